use serde::{Deserialize, Serialize};

use super::{Date, Endnote, unknown_block::lenient_body};
use crate::model::{Block, Text};

/// A page that is no story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaticPage {
    pub title: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    #[serde(deserialize_with = "lenient_body")]
    pub body: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Endnote>,
}
