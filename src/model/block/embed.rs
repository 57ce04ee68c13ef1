use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Href, Picture, Text};

/// Something that stands elsewhere. Until a reader asks for it, nothing of it is fetched: its words
/// and its picture are kept here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Embed {
    pub provider: Provider,
    /// Where it stands, as copied from the address bar.
    pub href: Href,
    /// What it is.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What the post says.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who posted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Kept here, shown before it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Of a generic frame, in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 100, max = 2000))]
    pub height: Option<u32>,
}

/// Who sends what is embedded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Provider {
    Youtube,
    Vimeo,
    X,
    Instagram,
    Tiktok,
    Bluesky,
    Mastodon,
    Spotify,
    Soundcloud,
    Facebook,
    Threads,
    Twitch,
    Dailymotion,
    ApplePodcasts,
    Datawrapper,
    Flourish,
    GoogleMaps,
    /// A page of any other site.
    Frame,
}
