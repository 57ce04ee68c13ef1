use serde::{Deserialize, Serialize};

use super::Card;

/// A section's front: its stories, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionFront {
    pub name: String,
    pub slug: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub cards: Vec<Card>,
}
