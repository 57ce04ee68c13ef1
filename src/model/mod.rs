//! What a publication is made of. Knows nothing of files, pages or browsers.

mod article;
mod author;
mod block;
mod language;
mod media;
mod moment;
mod picture;
mod publication;
mod site;
mod slug;
mod span;

pub use article::{Article, Note};
pub use author::Author;
pub use block::{Block, Cell, Code, Column, Heading, Item, List, Paragraph, Quote, Table};
pub use language::{Direction, Language};
pub use media::Media;
pub use moment::Moment;
pub use picture::{Caption, Picture};
pub use publication::Publication;
pub use site::{Section, Site};
pub use slug::{Slug, SlugError};
pub use span::{Mark, Span, Text};
