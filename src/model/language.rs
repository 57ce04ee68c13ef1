use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A BCP 47 language tag, such as `en`, `ar` or `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(pub String);

/// Which way a language is written; the values of HTML's `dir`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}

impl Language {
    /// The form of a tag, as a regular expression (RFC 5646, section 2.1, in short).
    pub const PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    /// The tag without region, script or variant.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl Direction {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ltr, Self::Rtl];

    /// From the value of `dir`; from left to right if it is no other.
    pub fn from_attribute(value: &str) -> Self {
        match value {
            "rtl" => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// The value of `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Language {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": Language::PATTERN,
            "description": "A BCP 47 language tag, such as en, ar or zh-Hant."
        })
    }
}
