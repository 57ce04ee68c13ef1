use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Href, Moment, Text};

/// What every page says at its top until a moment, unless a reader has closed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// In the site's own language: a sentence, with links or with `href`.
    pub text: Text,
    /// Where all of it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
    /// From when on it is gone.
    pub until: Moment,
    /// Stays the same while the words are edited: who has closed it does not see it again. By default the
    /// words themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub id: Option<String>,
}
