//! What each address says, as plain serialisable data: `index.json` is one [`Page`], and so is the
//! data block in `index.html`. No markup, no files, no clock.

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
mod static_page;

use serde::{Deserialize, Serialize};

pub use article::{AuthorBox, Byline, Related, Story};
pub use card::{Card, Kicker};
pub use content::Content;
pub use date::Date;
pub use directory::{Counted, Directory, Group};
pub use front::{Front, Shelf};
pub use head::{Alternate, Head, Tag};
pub use listing::{AuthorPage, ListPage, Listing};
pub use masthead::{Entry, Masthead};
pub use node::{Element, Node, element};
pub use not_found::NotFound;
pub use picture::Picture;
pub use static_page::StaticPage;

/// The version of this data. An app that meets another one leaves the page to the browser.
pub const FORMAT: u32 = 3;

/// All that a reader sees at one address, ready to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// [`FORMAT`], of the app that the page was made for.
    pub format: u32,
    /// The address without its origin, base included, percent-encoded, with its trailing slash.
    pub path: String,
    /// The address of the interface strings in the page's language.
    pub strings: String,
    /// What the document's head says.
    pub head: Head,
    /// What stands at the top and at the foot.
    pub masthead: Masthead,
    /// What stands between them.
    pub content: Content,
}

/// Why a text is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Made for another app than this one: its [`FORMAT`].
    #[error("the page is of format {0}, and not of format {FORMAT}")]
    OtherFormat(u64),
    /// Not JSON, or not of this shape.
    #[error("the page can't be read: {0}")]
    Malformed(#[source] serde_json::Error),
}

impl Page {
    /// Reads `index.json` or the data block of `index.html`.
    pub fn from_json(text: &str) -> Result<Self, PageError> {
        let page: serde_json::Value = serde_json::from_str(text).map_err(PageError::Malformed)?;
        match page.get("format").and_then(serde_json::Value::as_u64) {
            Some(format) if format != u64::from(FORMAT) => Err(PageError::OtherFormat(format)),
            // From a value and not from the text, since one kind of deserializer is half the code.
            _ => Self::deserialize(page).map_err(PageError::Malformed),
        }
    }
}
