use serde::{Deserialize, Serialize};

use super::Date;
use crate::model::{Direction, Language, Picture, Text};

/// A story as it stands on a front or under another story: all but its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub headline: String,
    pub href: String,
    pub kicker: Kicker,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    pub published: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The story's language, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// The words above a headline and the section they lead to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kicker {
    pub name: String,
    pub href: String,
    /// The section's slug, which the style tells sections apart by.
    pub section: String,
}
