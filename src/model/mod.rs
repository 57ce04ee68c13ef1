//! What a publication is made of. Knows nothing of files, pages or browsers.

mod article;
mod author;
mod block;
mod credit;
mod front;
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

pub use article::{Article, Note};
pub use author::{Author, Elsewhere};
pub use block::{
    Block, Cell, Code, Column, Heading, Item, List, Paragraph, PullQuote, Quote, Table, pictures,
    texts,
};
pub use credit::{Credit, Role};
pub use front::{Container, Layout, Query};
pub use kind::Kind;
pub use language::{Direction, Language};
pub use media::Media;
pub use moment::Moment;
pub use picture::{Caption, Picture};
pub use publication::{Preview, Publication};
pub use site::{Section, Site, Tone, Topic};
pub use slug::{Slug, SlugError};
pub use span::{Mark, Span, Text};
pub use static_page::StaticPage;
