use serde::{Deserialize, Serialize};

use super::Node;

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Picture {
    /// Its published address.
    pub src: String,
    /// What it shows, for those who don't see it; empty for a mere ornament.
    pub alt: String,
    /// In CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// In CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The line under it, with who made it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Node>,
}
