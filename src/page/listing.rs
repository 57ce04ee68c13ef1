use serde::{Deserialize, Serialize};

use super::{article::AuthorBox, card::Card, date::Date};

/// Stories, newest first, and the way to the pages before and after.
///
/// Numbered pages count from the oldest story on and are always full; only the first page, with the
/// newest stories, is not numbered and grows. So a new story moves no other from page to page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Listing {
    /// The stories on this page.
    pub cards: Vec<Card>,
    /// The days of the first and the last story, where this is not the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(Date, Date)>,
    /// The address of the page of newer stories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<String>,
    /// The address of the page of older stories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<String>,
}

/// A section, a topic, a month, or all stories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// Of the section, the topic or the month.
    pub name: String,
    /// The section's tone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<String>,
    /// A sentence on what the list is about; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The stories on this page of it.
    pub listing: Listing,
}

/// An author and all that the author had a part in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuthorPage {
    /// Who the author is.
    pub author: AuthorBox,
    /// The stories on this page, newest first.
    pub listing: Listing,
}
