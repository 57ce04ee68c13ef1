use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Picture, Text};

/// Who wrote: a person or a desk, `content/authors/SLUG.json`. Everything about it may be missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Author {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A desk, an agency or the editors together, and no single person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub desk: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub biography: Text,
    /// A square picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Picture>,
    /// The account in the fediverse, such as `@ada@social.example`: Mastodon names it beside links to the
    /// author's stories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^@[^@\s/]+@[^@\s/]+$"))]
    pub fediverse: Option<String>,
    /// Where else the author can be found or reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Elsewhere>,
}

/// A named address outside the publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    #[schemars(length(min = 1))]
    pub name: String,
    pub href: String,
}
