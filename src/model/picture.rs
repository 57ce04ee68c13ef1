use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Text};

/// A picture with what has to be said of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Picture {
    /// Path of the file under `content/media/`.
    pub src: String,
    /// What the picture shows, for those who don't see it; empty for a mere ornament.
    pub alt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    /// What part it has in the body of its story; a lead and a portrait have theirs by their place.
    #[serde(default, skip_serializing_if = "PictureRole::is_inline")]
    pub role: PictureRole,
    /// Where it leads, in the body of a story: it is a link then, and does not open over the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
    /// What must be on every cut of it; by default what is a little above the middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
}

/// What part a picture has in the body of a story, and so how large it stands there.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum PictureRole {
    /// As wide as the text.
    #[default]
    Inline,
    /// Half as wide as the text, its caption beside it.
    Supporting,
    /// Wider than the text, as a lead is.
    Wide,
    /// As wide as the page.
    Full,
    /// In the margin, where there is one.
    Side,
    /// Small, its caption beside it.
    Thumbnail,
}

/// A point of a picture, in shares of its width and height from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// From 0 at the left edge to 1 at the right one.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub x: f64,
    /// From 0 at the upper edge to 1 at the lower one.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub y: f64,
}

/// The line under a picture or over a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// A heading over its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// What the credit calls it; by default "Picture" in the story's language, or nothing where the
    /// credit says it itself, as in "Photograph: Ada".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<CreditLabel>,
}

/// What somebody has made, as a credit calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum CreditLabel {
    Photograph,
    Illustration,
    Graphic,
    /// Made of several pictures.
    Composite,
}

impl PictureRole {
    /// Whether it is the usual one, which JSON leaves out.
    pub fn is_inline(&self) -> bool {
        *self == Self::Inline
    }

    /// As in JSON; nothing for the usual one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Inline => None,
            Self::Supporting => Some("supporting"),
            Self::Wide => Some("wide"),
            Self::Full => Some("full"),
            Self::Side => Some("side"),
            Self::Thumbnail => Some("thumbnail"),
        }
    }
}
