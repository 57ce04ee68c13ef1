use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::Slug;

/// Who had a part in a story. In JSON the author's slug, or an object that names the part too.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// A file name under `content/authors/`.
    pub author: Slug,
    /// What the author did.
    pub role: Role,
}

/// A part in the making of a story.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Role {
    #[default]
    Author,
    Editor,
    Reviewer,
    Translator,
    Photographer,
}

/// What stands for a name in the byline that a story has of its own.
pub const BYLINE_NAME: &str = "{}";

impl Role {
    /// Every part, in the order in which they stand over a story.
    pub const ALL: [Self; 5] = [
        Self::Author,
        Self::Editor,
        Self::Reviewer,
        Self::Translator,
        Self::Photographer,
    ];

    /// As content files name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Editor => "editor",
            Self::Reviewer => "reviewer",
            Self::Translator => "translator",
            Self::Photographer => "photographer",
        }
    }

    /// Whether it is the part of those who wrote it.
    pub fn is_author(&self) -> bool {
        *self == Self::Author
    }
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct FullCredit {
    author: Slug,
    #[serde(default)]
    role: Role,
}

impl Serialize for Credit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.role {
            Role::Author => self.author.serialize(serializer),
            role => FullCredit {
                author: self.author.clone(),
                role,
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Credit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // By hand, since serde's untagged enums don't say what is wrong.
        let whole = match Value::deserialize(deserializer)? {
            Value::String(author) => FullCredit {
                author: author.parse().map_err(de::Error::custom)?,
                role: Role::Author,
            },
            value => FullCredit::deserialize(value).map_err(de::Error::custom)?,
        };
        let FullCredit { author, role } = whole;
        Ok(Self { author, role })
    }
}

impl JsonSchema for Credit {
    fn schema_name() -> Cow<'static, str> {
        "Credit".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let slug = generator.subschema_for::<Slug>();
        let whole = generator.subschema_for::<FullCredit>();
        json_schema!({
            "description": "An author's slug, or an object with `author` and `role`.",
            "anyOf": [slug, whole]
        })
    }
}
