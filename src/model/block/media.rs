use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Block;
use crate::model::{Caption, Language, MediaFile, Picture, Text};

/// Pictures that are looked at one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Gallery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[schemars(length(min = 1, max = 30))]
    pub pictures: Vec<Picture>,
    #[serde(default, skip_serializing_if = "GalleryLayout::is_pairs")]
    pub layout: GalleryLayout,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
}

/// How the pictures of a gallery stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum GalleryLayout {
    /// Wider than the text, two beside each other; where their number is odd, the first by itself.
    #[default]
    Pairs,
    /// As wide as the text, two or three beside each other.
    Row,
}

impl GalleryLayout {
    fn is_pairs(&self) -> bool {
        *self == Self::Pairs
    }
}

/// One place at two times: two pictures of the same size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Comparison {
    pub before: Picture,
    pub after: Picture,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Audio {
    /// Path of the file under `content/media/`: MP3, M4A, OGG, OPUS, FLAC or WAV.
    pub src: MediaFile,
    #[schemars(length(min = 1))]
    pub title: String,
    /// What stands over it, such as the cover of a podcast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Chapter>,
    /// All that is said, for those who don't hear it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Chapter {
    /// From the start: `minutes:seconds` or `hours:minutes:seconds`.
    #[schemars(regex(pattern = r"^(\d{1,2}:)?\d{1,3}:[0-5]\d$"))]
    pub at: String,
    #[schemars(length(min = 1))]
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Video {
    /// Path of the file under `content/media/`: MP4 or WebM. A film that stands elsewhere is an embed.
    pub src: MediaFile,
    #[schemars(length(min = 1))]
    pub title: String,
    /// What stands there before it plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<Picture>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Captions>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Chapter>,
    /// All that is said and seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

/// What is said, to be read under the film.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Captions {
    /// Path of a WebVTT file under `content/media/`.
    pub src: MediaFile,
    pub language: Language,
    /// What the choice is called: "English", "Deutsch".
    #[schemars(length(min = 1))]
    pub label: String,
}

/// A file to take home, with its kind and size beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Document {
    /// Path of the file under `content/media/`.
    pub src: MediaFile,
    #[schemars(length(min = 1))]
    pub title: String,
    /// What is in it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
}
