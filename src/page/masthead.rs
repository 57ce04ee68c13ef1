use serde::{Deserialize, Serialize};

use crate::model::{Direction, Language};

/// The publication's name and the ways through it, at the top and foot of every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Masthead {
    /// Of the publication.
    pub name: String,
    /// Beside the name; may be empty.
    pub tagline: String,
    /// The address of the front.
    pub home: String,
    /// The sections that the site file puts here.
    pub sections: Vec<Entry>,
    /// The address of the list of topics; none, as of the two below, where nothing is on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<String>,
    /// The address of the list of authors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<String>,
    /// The address of the list of months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Static pages, and the page of all corrections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Entry>,
    /// The language of name and tagline, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// A link to another page of the site by that page's name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What the link says.
    pub name: String,
    /// The address of the page, base included.
    pub href: String,
    /// Whether it leads to the page that it stands on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
    /// The language of the name, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}
