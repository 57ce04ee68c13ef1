//! What each address says, as plain serialisable data: `index.json` is one [`Page`]. No markup, no files,
//! no clock.

mod article;
mod card;
mod content;
mod date;
mod directory;
mod front;
mod head;
pub mod hooks;
mod listing;
mod masthead;
mod node;
mod not_found;
mod picture;
mod record;
mod static_page;

use crate::{
    json::Json,
    model::{Direction, Language},
};
pub use article::{AuthorBox, Byline, Related, Story};
pub use card::{Card, Kicker};
pub use content::Content;
pub use date::Date;
pub use directory::{Counted, Directory, Group};
pub use front::{Front, Shelf};
pub use head::{Alternate, Head, TITLE_JOINT, Tag};
pub use listing::{AuthorPage, ListPage, Listing};
pub use masthead::{Entry, Masthead};
pub use node::{Element, Node, element};
pub use not_found::NotFound;
pub use picture::Picture;
pub use record::Field;
use record::record;
pub use static_page::StaticPage;

/// The version of this data. An app that meets another one leaves the page to the browser.
pub const FORMAT: u32 = 7;

record! {
    /// All that a reader sees at one address, ready to show.
    pub struct Page {
        /// [`FORMAT`], of the app that the page was made for.
        pub format: u32,
        /// The address without its origin, base included, percent-encoded, with its trailing slash.
        pub path: String,
        /// The language of the interface, where there are no strings in the page's own.
        pub interface: Option<(Language, Direction)>,
        /// The address of the interface strings in the page's language.
        pub strings: String,
        /// What the document's head says.
        pub head: Head,
        /// What stands at the top and at the foot.
        pub masthead: Masthead,
        /// What stands between them.
        pub content: Content,
    }
}

/// Why a text is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// Made for another app than this one.
    #[error("the page is not of format {FORMAT}")]
    OtherFormat,
    /// Not JSON, or not of this shape.
    #[error("the page can't be read")]
    Malformed,
}

impl Page {
    /// Reads `index.json`.
    pub fn from_json(text: &str) -> Result<Self, PageError> {
        let json = Json::parse(text).ok_or(PageError::Malformed)?;
        match u32::of(&json, "format") {
            Some(format) if format != FORMAT => Err(PageError::OtherFormat),
            _ => Self::read(&json).ok_or(PageError::Malformed),
        }
    }
}
