use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// A picture with what has to be said of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Picture {
    /// Path of the file under `content/media/`; on a page, its published address.
    pub src: String,
    /// What the picture shows, for those who don't see it; empty for a mere ornament.
    pub alt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    /// Width in CSS pixels, read from the file when publishing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(skip)]
    pub width: Option<u32>,
    /// Height in CSS pixels, read from the file when publishing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(skip)]
    pub height: Option<u32>,
}

/// The line under a picture or over a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

impl Caption {
    /// Its words with their JSON pointer from what it belongs to.
    pub fn text_at(&self) -> (String, &Text) {
        ("/caption/text".to_owned(), &self.text)
    }
}
