use serde::{Deserialize, Serialize};

use super::{Card, Date, Kicker, unknown_block::lenient_body};
use crate::model::{Block, Picture, Text};

/// A story with its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub kicker: Kicker,
    pub headline: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub standfirst: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Byline>,
    pub published: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Picture>,
    #[serde(deserialize_with = "lenient_body")]
    pub body: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Endnote>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<AuthorBox>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Card>,
}

/// An author's name over a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Byline {
    pub name: String,
    pub href: String,
}

/// A footnote and the places that refer to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Endnote {
    pub number: u32,
    pub text: Text,
}

/// Who wrote it, under the story and at the top of the author's page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AuthorBox {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub biography: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Picture>,
    /// The page of all that the author wrote.
    pub href: String,
}
