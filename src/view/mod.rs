//! A [`Page`] becomes HTML: the only markup, the same when publishing and in the browser.
//!
//! Nothing here may differ between the two: no clock, no locale formatting, no window. And every
//! nested element holds something dynamic: an element that is static through and through would be
//! built by `innerHTML`, which the policy on Trusted Types forbids.

mod article;
mod front;
mod index;
mod list;
mod not_found;
mod part;
mod static_page;

use leptos::prelude::*;

use crate::{
    locales::Strings,
    model::Kind,
    page::{Content, Page},
};
pub use front::FOLD;
use part::masthead;
pub use part::posts::{Coming, PostsOf};

/// The whole page: skip link, masthead, `main`, foot. What stands in many places is an `AnyView`: the
/// code for it is then in the app once, and not once a place.
pub fn page(page: &Page, strings: &Strings) -> impl IntoView + use<> {
    // At the top of the document already, since a style that waited for what comes below would shift it.
    let (top, main) = match &page.content {
        Content::Front(_) => ("masthead masthead--front", "main main--front"),
        Content::Article(story) if story.kind == Kind::Opinion => {
            ("masthead masthead--opinion", "main")
        }
        _ => ("masthead", "main"),
    };
    (
        masthead::skip_link(strings),
        masthead::masthead(&page.masthead, top, strings),
        view! { <main id="main" class=main>{content(&page.content, strings)}</main> },
        masthead::foot(page, strings),
    )
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
