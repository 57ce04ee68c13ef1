//! What the kinds of page share, each part named for what it is.

pub mod author_box;
pub mod byline;
pub mod card;
pub mod kicker;
pub mod masthead;
pub mod navigation;
pub mod posts;
pub mod static_markup;
