//! A [`Page`] becomes HTML: the only markup, the same when publishing and in the browser.
//!
//! Nothing here may differ between the two: no clock, no locale formatting, no window. And every
//! nested element holds something dynamic: an element that is static through and through would be
//! built by `innerHTML`, which the policy on Trusted Types forbids.

mod article;
mod front;
mod index;
mod list;
mod news;
mod not_found;
mod part;
mod static_page;
mod trouble;

use leptos::{either::Either, prelude::*};

use crate::{
    locales::Strings,
    model::Kind,
    page::{Content, Page},
};
pub use front::FOLD;
pub use news::news;
pub use not_found::{NEAR, near};
use part::masthead;
pub use part::masthead::FOOT;
pub use part::{
    changing,
    markup::build,
    posts::{Coming, PostsOf},
};
pub use trouble::{Trouble, trouble};

/// Two sides of one sheet: a page on the other side than the one before has a `main` of new elements,
/// so that no picture, focus or open box of the old page is left on the new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    One,
    Other,
}

impl Side {
    pub fn turned(self) -> Self {
        match self {
            Self::One => Self::Other,
            Self::Other => Self::One,
        }
    }
}

/// The whole page: skip link, masthead, `main`, foot. `stead` stands before the content, in whose place
/// it may be, and `notice` over all: not in `main`, where `fixed` once meant to stay within (CSS
/// Containment Level 3 took layout containment from size containers in 2024). What stands in many places is an `AnyView`: the code for it is then in the app once, and not once a place.
pub fn page(
    page: &Page,
    strings: &Strings,
    side: Side,
    stead: AnyView,
    notice: AnyView,
) -> AnyView {
    // At the top of the document already, since a style that waited for what comes below would shift it.
    let (top, main) = match &page.content {
        Content::Front(_) => ("masthead masthead--front", "main main--front"),
        Content::Article(story) if story.kind == Kind::Opinion => {
            ("masthead masthead--opinion", "main")
        }
        _ => ("masthead", "main"),
    };
    let content = content(&page.content, strings);
    let sheet = match side {
        Side::One => Either::Left(content),
        Side::Other => Either::Right(content),
    };
    (
        masthead::skip_link(strings),
        masthead::masthead(&page.masthead, top, strings),
        view! { <main id="main" class=main>{stead}{sheet}</main> },
        notice,
        masthead::foot(page, strings),
    )
        .into_any()
}

fn content(content: &Content, strings: &Strings) -> AnyView {
    match content {
        Content::Front(front) => front::front(front, strings).into_any(),
        Content::Article(story) => article::story(story, strings).into_any(),
        Content::Section(page) | Content::Topic(page) | Content::Archive(page) => {
            list::list(page, strings).into_any()
        }
        Content::Author(author) => list::author(author, strings).into_any(),
        Content::Index(index) => index::index(index).into_any(),
        Content::Page(page) => static_page::static_page(page, strings).into_any(),
        Content::NotFound(page) => not_found::not_found(page, strings).into_any(),
    }
}
