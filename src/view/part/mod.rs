//! What the kinds of page share, each part named for what it is.

pub mod author_box;
pub mod byline;
pub mod card;
pub mod kicker;
pub mod masthead;
pub mod modifier;
pub mod posts;
pub mod static_markup;

use leptos::prelude::*;

/// Content that changes while the page is read. All of it is of one type, since the code for each type
/// is in the app once more.
pub fn changing(content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let content: Box<dyn Fn() -> AnyView + Send> = Box::new(content);
    content.into_any()
}
