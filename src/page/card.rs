use serde::{Deserialize, Serialize};

use super::{date::Date, node::Node, picture::Picture};
use crate::model::{Direction, Kind, Language};

/// A story as it stands on a front or under another story: all but its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// As the story has it.
    pub headline: String,
    /// The address of the story.
    pub href: String,
    /// The words above the headline.
    pub kicker: Kicker,
    /// What sort of story it is, which its look tells.
    #[serde(default, skip_serializing_if = "Kind::is_report")]
    pub kind: Kind,
    /// The kind in words of the story's language, where the kicker doesn't say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Without links, since the whole card is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Node>,
    /// Names of the authors, where the story is somebody's opinion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<String>,
    /// The day on which it came out.
    pub published: Date,
    /// The story's lead, cut to the shape of cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Why it stands under the story that it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The story's language, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// The words above a headline and where they lead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kicker {
    /// The words themselves.
    pub name: String,
    /// None where the words lead nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The section's tone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<String>,
    /// The language of the words, where it is not that of what stands around them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}
