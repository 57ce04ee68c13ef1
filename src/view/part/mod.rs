//! What the kinds of page share, each part named for what it is.

pub mod author_box;
pub mod block;
pub mod byline;
pub mod card;
pub mod date;
pub mod kicker;
pub mod masthead;
pub mod note;
pub mod picture;
pub mod posts;
pub mod text;
