//! What each address says, as plain serialisable data: `index.json` is one [`Page`], and so is the
//! data block in `index.html`. No markup, no files, no clock.

mod article;
mod card;
mod front;
mod head;
pub mod hooks;
mod index;
mod listing;
mod masthead;
mod node;
mod not_found;
mod picture;
mod static_page;

use serde::{Deserialize, Serialize};

pub use article::{AuthorBox, Byline, Related, Story};
pub use card::{Card, Kicker};
pub use front::{Front, Shelf};
pub use head::{Alternate, Head, Tag};
pub use index::{Counted, Group, Index};
pub use listing::{AuthorPage, ListPage, Listing};
pub use masthead::{Entry, Masthead};
pub use node::{Element, Node, element};
pub use not_found::NotFound;
pub use picture::Picture;
pub use static_page::StaticPage;

/// The version of this data. An app that meets a newer one leaves the page to the browser.
pub const FORMAT: u32 = 3;

/// All that a reader sees at one address, ready to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub format: u32,
    /// The address without its origin, base included, percent-encoded, with its trailing slash.
    pub path: String,
    /// Where the interface strings of the page's language are.
    pub strings: String,
    pub head: Head,
    pub masthead: Masthead,
    pub content: Content,
}

/// The kinds of page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    Front(Front),
    Section(ListPage),
    Article(Box<Story>),
    Author(Box<AuthorPage>),
    Topic(ListPage),
    /// A month, or all stories.
    Archive(ListPage),
    Index(Index),
    Page(StaticPage),
    NotFound(NotFound),
}

/// A date with its words, written when publishing in the page's language and the site's time zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Date {
    /// RFC 3339, for `datetime`.
    pub iso: String,
    pub text: String,
}

/// Why a text is no page.
#[derive(Debug)]
pub enum PageError {
    /// Made for another app than this.
    OtherFormat(u64),
    Malformed(serde_json::Error),
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
