use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Href, Text};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Quote {
    pub text: Text,
    /// Who said or wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// The address where it can be read whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Href>,
}

/// Words of the story itself, set large: an ornament, since they stand in the text too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct PullQuote {
    pub text: Text,
}
