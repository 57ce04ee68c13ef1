use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

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
