//! A [`Page`] becomes HTML. The frame of a page, its lists and its cards are made here, the same when
//! publishing and in the browser; what a newsroom writes is set in `typeset` when publishing, and comes
//! here as [`Node`](crate::page::Node)s that are shown as they are.
//!
//! A view is made once: printed by the publisher, built by the app. What happens on a page is heard on
//! the document (`reader/events.rs`), so that no view has a listener of its own.
//!
//! Nothing here may differ between the two: no clock, no locale formatting, no window. And every
//! nested element holds something dynamic: an element that is static through and through would be
//! built by `innerHTML`, which the policy on Trusted Types forbids.

mod article;
mod front;
mod index;
mod list;
mod made;
mod not_found;
mod part;
mod static_page;
mod trouble;

use leptos::prelude::*;

use crate::{
    locales::Strings,
    model::Kind,
    page::{Content, Page, hooks},
};
pub use made::{Made, Make};
pub use not_found::nearest;
#[cfg(not(target_arch = "wasm32"))]
pub use part::card::found;
use part::masthead;
pub use part::posts::latest;
#[cfg(target_arch = "wasm32")]
pub use part::static_markup::build_with;
pub use part::static_markup::static_markup;
pub use trouble::{Trouble, news, trouble};

/// The parts of a page, in the order of [`hooks::frame::PARTS`].
pub type Parts<T> = [T; hooks::frame::PARTS.len()];

/// The whole page: skip link, masthead, `main`, foot.
pub fn page(page: &Page, strings: &Strings) -> Parts<Made> {
    // At the top of the document already, since a style that waited for what comes below would shift it.
    let (masthead_class, main_class) = match &page.content {
        Content::Front(_) => ("masthead masthead--front", "main main--front"),
        Content::Article(story) if story.kind == Kind::Opinion => {
            ("masthead masthead--opinion", "main")
        }
        _ => ("masthead", "main"),
    };
    let content = content(page, strings);
    [
        masthead::skip_link(page, strings),
        masthead::masthead(page, masthead_class, strings),
        view! { <main id=hooks::frame::MAIN.name class=main_class>{content}</main> }.made(),
        masthead::foot(page, strings),
    ]
}

fn content(page: &Page, strings: &Strings) -> Made {
    match &page.content {
        Content::Front(front) => front::front(front, strings),
        Content::Article(story) => article::story(story, &page.interface, strings),
        Content::Section(page) | Content::Topic(page) | Content::Archive(page) => {
            list::list(page, strings)
        }
        Content::Author(author) => list::author(author, strings),
        Content::Directory(directory) => index::index(directory),
        Content::Page(page) => static_page::static_page(page, strings),
        Content::NotFound(page) => not_found::not_found(page, strings),
    }
}
