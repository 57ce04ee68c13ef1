use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Slug;

/// A list of things that have the same fields, such as events: each is a file in the folder of the page's name,
/// `content/pages/PAGE/SLUG.json`, with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// What search engines are told that the things are, by schema.org.
    #[serde(default, skip_serializing_if = "CollectionKind::is_things")]
    pub kind: CollectionKind,
    /// What each of them has, in the order in which its page shows it.
    #[schemars(length(min = 1))]
    pub fields: Vec<CollectionField>,
    /// The names of the fields that stand in the list too, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Slug>,
    /// The name of the field by which the list is ordered; by default the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Slug>,
    /// The greatest first, such as the newest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub descending: bool,
    /// The names of dates after which a thing is over: the first of them that it has. What is over stands apart,
    /// the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub until: Vec<Slug>,
}

/// What the things of a collection are (schema.org).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CollectionKind {
    /// Nothing that search engines show in a way of its own.
    #[default]
    Things,
    /// `Event`: needs the dates `starts` and, if they are known, `ends`, and the text `place`.
    Events,
    /// `JobPosting`: needs the date `posted`, and the texts `employer` and `place`; may have the date `closes`.
    Jobs,
}

/// A field of the things in a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectionField {
    /// By which the files name it.
    pub name: Slug,
    /// What stands beside the value.
    #[schemars(length(min = 1))]
    pub label: String,
    /// What may be written in it.
    #[serde(rename = "type", default, skip_serializing_if = "FieldType::is_text")]
    pub kind: FieldType,
    /// Each thing must have it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

/// What may be written in a field of a collection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// Words.
    #[default]
    Text,
    /// A day, `2026-08-12`, or a moment with its offset from UTC, `2026-08-12T17:00:00Z` (RFC 3339).
    Date,
    /// An address on this site or another.
    Link,
    /// An e-mail address.
    Email,
    /// A number.
    Number,
}

/// What a thing of a collection has in a field: words, a date or an address in quotes, or a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FieldValue {
    /// A number.
    Number(f64),
    /// Anything else, as it is written.
    Text(String),
}

impl Collection {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&CollectionField> {
        self.fields.iter().find(|field| field.name.as_str() == name)
    }
}

impl CollectionKind {
    fn is_things(&self) -> bool {
        *self == Self::Things
    }

    /// The fields that search engines ask for: names, types, and whether each thing must have it (Google's documents
    /// on `Event` and `JobPosting`).
    pub fn needs(self) -> &'static [(&'static str, FieldType, bool)] {
        match self {
            Self::Things => &[],
            Self::Events => &[
                ("starts", FieldType::Date, true),
                ("ends", FieldType::Date, false),
                ("place", FieldType::Text, true),
            ],
            Self::Jobs => &[
                ("posted", FieldType::Date, true),
                ("closes", FieldType::Date, false),
                ("employer", FieldType::Text, true),
                ("place", FieldType::Text, true),
            ],
        }
    }
}

impl FieldType {
    fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

impl FieldValue {
    /// As it is written.
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}
