//! What the kinds of page share, each part named for what it is.

pub mod author_box;
pub mod byline;
pub mod card;
pub mod kicker;
pub mod markup;
pub mod masthead;
pub mod posts;

use leptos::prelude::*;

/// A place whose content changes while the page is read. All such places are of one type, since the
/// code for each type is in the app once more.
pub fn changing(content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let content: Box<dyn Fn() -> AnyView + Send> = Box::new(content);
    content.into_any()
}
