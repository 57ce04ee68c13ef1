use serde::{Deserialize, Serialize};

use crate::model::{Direction, Language};

/// The publication's name and the ways through it, at the top and foot of every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Masthead {
    pub name: String,
    pub tagline: String,
    /// The address of the front.
    pub home: String,
    pub sections: Vec<Entry>,
    /// The indexes of the publication, by address; none where there is nothing in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Static pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Entry>,
    /// The language of name and tagline, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    pub href: String,
    /// Whether the page is the one that it leads to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
    /// The language of the name, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}
