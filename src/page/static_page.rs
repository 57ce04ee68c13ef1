use serde::{Deserialize, Serialize};

use super::{Date, Node};

/// A page that is no story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaticPage {
    pub title: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Node>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    pub body: Vec<Node>,
    /// What belongs to the body and stands under it, such as its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Node>,
}
