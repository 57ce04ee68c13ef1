use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the house writes: `content/style.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StyleGuide {
    /// Words to avoid, and what to write in their place.
    #[schemars(length(min = 1))]
    pub words: Vec<StyleWord>,
}

/// A word, or several, that the house writes otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StyleWord {
    /// What not to write, as it stands in a text, capitals and all.
    #[schemars(length(min = 1))]
    pub wrong: String,
    /// What to write in its place; `check --fix` does so. Without it the writer has to find other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// Why, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}
