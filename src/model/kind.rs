use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The sort of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Kind {
    /// What happened, without a label.
    #[default]
    Report,
    /// How something works.
    Explainer,
    /// What it means, with the reasons.
    Analysis,
    /// What the author thinks of it.
    Opinion,
    /// A story to take time over.
    LongRead,
}

impl Kind {
    pub fn is_report(&self) -> bool {
        *self == Self::Report
    }
}
