use serde::{Deserialize, Serialize};

use crate::model::{Direction, Language};

/// The publication's name and its sections, at the top and foot of every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Masthead {
    pub name: String,
    pub tagline: String,
    /// The address of the front.
    pub home: String,
    pub sections: Vec<Entry>,
    /// The language of the names above, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    pub href: String,
    /// Whether the page is this section's front.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
}
