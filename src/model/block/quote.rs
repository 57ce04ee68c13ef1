use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
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
    /// A reader's comment, which is said of it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub comment: bool,
}

/// Words of the story itself, set large: an ornament, since they stand in the text too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct PullQuote {
    pub text: Text,
    /// Who said it, where it is not the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    #[serde(default, skip_serializing_if = "PullQuoteRole::is_side")]
    pub role: PullQuoteRole,
}

/// Where a pull quote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum PullQuoteRole {
    /// In the margin, where there is one.
    #[default]
    Side,
    /// As wide as the text.
    Inline,
    /// Wider than the text, as a lead is.
    Wide,
}

impl PullQuoteRole {
    /// As in JSON; nothing for the usual one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Side => None,
            Self::Inline => Some("inline"),
            Self::Wide => Some("wide"),
        }
    }

    fn is_side(&self) -> bool {
        *self == Self::Side
    }
}
