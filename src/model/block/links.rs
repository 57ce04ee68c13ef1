use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Href, Picture, Text};

/// The card of another story of this publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct StoryCard {
    /// The story's page: `/section/slug/`.
    pub href: Href,
}

/// A page elsewhere with what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Bookmark {
    pub href: Href,
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who publishes it; by default the host in its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A link as a button, in a line of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Button {
    pub href: Href,
    /// What it says.
    #[schemars(length(min = 1))]
    pub label: String,
}

/// Links to read on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct ReadMore {
    /// By default "Read more" in the story's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[schemars(length(min = 1))]
    pub items: Vec<Reading>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Reading {
    pub href: Href,
    /// By default the headline of the story of this publication that it leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about: with this, or a picture, it is a card.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who publishes it, on a card; by default the host in its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// Where a newsletter can be had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Newsletter {
    #[schemars(length(min = 1))]
    pub title: String,
    /// What is in it, and how often it comes.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    pub href: Href,
    /// What the link says; by default "Sign up" in the story's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}
