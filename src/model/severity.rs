use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How grave it is to break a rule.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Severity {
    /// It keeps the site from being published.
    Error,
    /// It is told.
    Warning,
    /// It is not looked at.
    Off,
}

impl Severity {
    /// As the site file and the messages name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Off => "off",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
