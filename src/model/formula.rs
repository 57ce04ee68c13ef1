use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A formula in a line of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Formula {
    /// In LaTeX, without dollar signs: `E = mc^2`.
    pub latex: String,
    /// Its number or sign, by which the story refers to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}
