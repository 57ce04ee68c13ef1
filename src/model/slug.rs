use std::{fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::is_nfc;

/// One segment of an address: lower-case NFC letters, digits, marks and inner hyphens, in any
/// script, at most [`Slug::LONGEST`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// Why a text is no slug.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlugError {
    /// There is nothing in it.
    #[error("a slug can't be empty")]
    Empty,
    /// Its length, in bytes.
    #[error("a slug of {0} bytes is too long: at most {max} bytes", max = Slug::LONGEST)]
    TooLong(usize),
    /// There is a capital letter in it.
    #[error("a slug is written in lower case")]
    NotLowerCase,
    /// The same letters can be written in fewer characters.
    #[error(
        "an accent stands apart from its letter in this slug (Unicode NFD, where NFC is needed)"
    )]
    NotNfc,
    /// There is a hyphen at an end, or one beside another.
    #[error("hyphens stand singly and between words in a slug")]
    Hyphen,
    /// What is neither a letter nor a digit, mark or hyphen.
    #[error("`{0}` can't be in a slug: use letters, digits and hyphens")]
    Character(char),
}

impl Slug {
    /// The longest file name that common file systems take, in bytes.
    pub const LONGEST: usize = 255;

    /// Its name as a format of JSON Schema, which editors pass over.
    pub const FORMAT: &str = "slug";

    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > Self::LONGEST {
            return Err(SlugError::TooLong(text.len()));
        }
        if !text.chars().flat_map(char::to_lowercase).eq(text.chars()) {
            return Err(SlugError::NotLowerCase);
        }
        if !is_nfc(text) {
            return Err(SlugError::NotNfc);
        }
        if let Some(other) = text
            .chars()
            .find(|c| !(c.is_alphanumeric() || *c == '-' || is_mark(*c)))
        {
            return Err(SlugError::Character(other));
        }
        if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(SlugError::Hyphen);
        }
        Ok(Self(text.to_owned()))
    }
}

/// Vowel signs and accents that have no precomposed letter are part of a word in many scripts.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        text.parse()
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Slug {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Slug".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "maxLength": Slug::LONGEST,
            "format": Slug::FORMAT,
            "description": "Lower-case letters and digits of any script, joined by hyphens."
        })
    }
}
