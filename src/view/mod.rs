//! A [`Page`] becomes HTML. The frame of a page, its lists and its cards are made here, the same when
//! publishing and in the browser; what a newsroom writes is set in `typeset` when publishing, and comes
//! here as [`Node`](crate::page::Node)s that are shown as they are.
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
    page::{Content, Page, hooks},
};
pub use news::news;
pub use not_found::nearest;
use part::masthead;
pub use part::{
    changing,
    modifier::{has_modifier, is_plain_click},
    posts::{PendingCards, PostsOf},
    static_markup::build,
};
pub use trouble::{Trouble, trouble};

/// Two sides of one sheet. There are two because Leptos keeps the elements of a view of the same type and
/// makes new ones for another: pages that follow each other are on different sides, so that no picture,
/// focus or open box of the old page is left on the new one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// That of the page in the document.
    #[default]
    One,
    /// That of the page after it.
    Other,
}

impl Side {
    /// The side that the next page is on.
    pub fn turned(self) -> Self {
        match self {
            Self::One => Self::Other,
            Self::Other => Self::One,
        }
    }
}

/// The whole page: skip link, masthead, `main`, foot. `fallback` stands before the content, which the
/// styles then hide, and `notice` over all: not in `main`, which is a container, so that in some browsers
/// `fixed` is relative to it. What is shown in many places is an `AnyView`: the code for it is then in
/// the app once, and not once a place.
pub fn page(
    page: &Page,
    strings: &Strings,
    side: Side,
    fallback: AnyView,
    notice: AnyView,
) -> AnyView {
    // At the top of the document already, since a style that waited for what comes below would shift it.
    let (masthead_class, main_class) = match &page.content {
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
        masthead::masthead(&page.masthead, masthead_class, strings),
        view! { <main id=hooks::frame::MAIN.name class=main_class>{fallback}{sheet}</main> },
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
        Content::Directory(directory) => index::index(directory).into_any(),
        Content::Page(page) => static_page::static_page(page, strings).into_any(),
        Content::NotFound(page) => not_found::not_found(page, strings).into_any(),
    }
}
