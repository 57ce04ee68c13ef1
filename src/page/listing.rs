use serde::{Deserialize, Serialize};

use super::{AuthorBox, Card, Date};

/// Stories, newest first, and the way to the pages before and after.
///
/// The pages of a list are numbered from the oldest story on, and each but the first one that a
/// reader meets is full: a new story moves nothing from one page to another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Listing {
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
    pub name: String,
    /// The section's tone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub listing: Listing,
}

/// An author and all that the author had a part in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuthorPage {
    pub author: AuthorBox,
    pub listing: Listing,
}
