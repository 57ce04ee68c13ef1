use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the interface says in a language of the newsroom's own: `content/strings/LANG.json`. `{}` stands
/// for a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// What the frame of a page says, and the app.
    #[serde(default)]
    pub strings: BTreeMap<String, String>,
    /// What is written into pages when they are published.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}
