//! What a publication is made of. Knows nothing of files, pages or browsers.

mod article;
mod author;
mod block;
mod credit;
mod front;
mod href;
mod kind;
mod language;
mod media;
mod moment;
mod picture;
mod publication;
mod site;
mod slug;
mod span;
mod static_page;

pub use article::{Article, Note, Patronage, Review, Sponsor};
pub use author::{Author, Elsewhere};
pub use block::*;
pub use credit::{Credit, Role};
pub use front::{Container, Layout, Query};
pub use href::{Href, MediaFile};
pub use kind::Kind;
pub use language::{Direction, Language};
pub use media::{File, Media};
pub use moment::Moment;
pub use picture::{Caption, Picture};
pub use publication::{Preview, Publication};
pub use site::{Section, Site, Tone, Topic};
pub use slug::{Slug, SlugError};
pub use span::{Mark, Span, Text};
pub use static_page::StaticPage;
