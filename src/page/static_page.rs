use serde::{Deserialize, Serialize};

use super::{date::Date, node::Node};

/// A page that is no story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaticPage {
    /// The heading.
    pub title: String,
    /// One or two sentences under the heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Node>,
    /// The day of the last change that the page tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// Its blocks, set.
    pub body: Vec<Node>,
    /// What belongs to the body and stands under it, such as its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Node>,
}
