use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::{Author, Elsewhere, Found, Parts, Picture, Slug, Text};

/// Who had a part in a story. In JSON the author's slug, or an object that names the part too, or that
/// introduces a guest.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// Who it was.
    pub by: Contributor,
    /// What they did.
    pub role: Role,
}

/// Somebody who had a part in a story.
#[derive(Debug, Clone, PartialEq)]
pub enum Contributor {
    /// A file name under `content/authors/`.
    Author(Slug),
    /// Somebody who is told of in this story alone.
    Guest(Box<Guest>),
}

/// Who wrote for the publication once: introduced in the story itself, without a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guest {
    #[schemars(length(min = 1))]
    pub name: String,
    /// An agency or another group, and no single person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub desk: bool,
    /// In the story's language.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub biography: Text,
    /// A square picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Picture>,
    /// Where the guest can be found or reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Elsewhere>,
}

impl Credit {
    /// The author, where it is one of the publication's.
    pub fn author(&self) -> Option<&Slug> {
        match &self.by {
            Contributor::Author(author) => Some(author),
            Contributor::Guest(_) => None,
        }
    }

    /// The guest, where it is one.
    pub fn guest(&self) -> Option<&Guest> {
        match &self.by {
            Contributor::Author(_) => None,
            Contributor::Guest(guest) => Some(guest),
        }
    }

    /// What the file calls them: a slug, or a guest's name.
    pub fn called(&self) -> &str {
        match &self.by {
            Contributor::Author(author) => author.as_str(),
            Contributor::Guest(guest) => &guest.name,
        }
    }
}

impl Guest {
    /// The same as an author's file would say it.
    pub fn author(&self) -> Author {
        Author {
            name: Some(self.name.clone()),
            desk: self.desk,
            biography: self.biography.clone(),
            portrait: self.portrait.clone(),
            fediverse: None,
            links: self.links.clone(),
        }
    }
}

impl Parts for Credit {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        if let Some(guest) = self.guest() {
            let at = format!("{at}/guest");
            guest.biography.find(&format!("{at}/biography"), found);
            guest.portrait.find(&format!("{at}/portrait"), found);
        }
    }
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
struct AuthorCredit {
    author: Slug,
    #[serde(default, skip_serializing_if = "Role::is_author")]
    role: Role,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct GuestCredit {
    guest: Box<Guest>,
    #[serde(default, skip_serializing_if = "Role::is_author")]
    role: Role,
}

impl Serialize for Credit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let role = self.role;
        match &self.by {
            Contributor::Author(author) if role.is_author() => author.serialize(serializer),
            Contributor::Author(author) => AuthorCredit {
                author: author.clone(),
                role,
            }
            .serialize(serializer),
            Contributor::Guest(guest) => GuestCredit {
                guest: guest.clone(),
                role,
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Credit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // By hand, since serde's untagged enums don't say what is wrong.
        let (by, role) = match Value::deserialize(deserializer)? {
            Value::String(author) => {
                let author = author.parse().map_err(de::Error::custom)?;
                (Contributor::Author(author), Role::Author)
            }
            value if value.get("guest").is_some() => {
                let GuestCredit { guest, role } =
                    GuestCredit::deserialize(value).map_err(de::Error::custom)?;
                (Contributor::Guest(guest), role)
            }
            value => {
                let AuthorCredit { author, role } =
                    AuthorCredit::deserialize(value).map_err(de::Error::custom)?;
                (Contributor::Author(author), role)
            }
        };
        Ok(Self { by, role })
    }
}

impl JsonSchema for Credit {
    fn schema_name() -> Cow<'static, str> {
        "Credit".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let slug = generator.subschema_for::<Slug>();
        let author = generator.subschema_for::<AuthorCredit>();
        let guest = generator.subschema_for::<GuestCredit>();
        json_schema!({
            "description": "An author's slug, or an object with `author` and `role`, or with `guest` for somebody without a file.",
            "anyOf": [slug, author, guest]
        })
    }
}
