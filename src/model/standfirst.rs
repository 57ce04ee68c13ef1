use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::{Found, Line, Paragraph, Parts, Span, Text};

/// What stands under a headline and says what the story is. In JSON words alone, or a list of paragraphs
/// and lists.
#[derive(Debug, Clone, PartialEq)]
pub enum Standfirst {
    /// One paragraph.
    Words(Text),
    /// Several, or lists of links between or under them.
    Parts(Vec<StandfirstPart>),
}

/// A part of a standfirst that has several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum StandfirstPart {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list, such as one of links to related stories.
    List(StandfirstList),
}

/// A list in a standfirst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct StandfirstList {
    /// Its items, a line each.
    #[schemars(length(min = 1))]
    pub items: Vec<Line>,
}

impl Standfirst {
    /// One that says nothing.
    pub const EMPTY: Self = Self::Parts(Vec::new());

    /// Whether a value in JSON is a list of paragraphs and lists, and no list of spans.
    pub fn has_parts(value: &Value) -> bool {
        let kind = value.get(0).and_then(|first| first.get("type")?.as_str());
        matches!(kind, Some("paragraph" | "list"))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Words(text) => text.is_empty(),
            Self::Parts(parts) => parts.is_empty(),
        }
    }

    /// Its paragraphs as one, without its lists: for a card, and for a line that describes the story.
    pub fn paragraph(&self) -> Cow<'_, Text> {
        let parts = match self {
            Self::Words(text) => return Cow::Borrowed(text),
            Self::Parts(parts) => parts,
        };
        let mut whole = Text::default();
        for part in parts {
            if let StandfirstPart::Paragraph(paragraph) = part {
                if !whole.is_empty() {
                    whole.0.push(Span::Plain(" ".to_owned()));
                }
                whole.0.extend(paragraph.text.0.iter().cloned());
            }
        }
        Cow::Owned(whole)
    }
}

impl Default for Standfirst {
    fn default() -> Self {
        Self::Words(Text::default())
    }
}

impl Parts for Standfirst {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        match self {
            Self::Words(text) => text.find(at, found),
            Self::Parts(parts) => parts.find(at, found),
        }
    }
}

impl Parts for StandfirstPart {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        match self {
            Self::Paragraph(paragraph) => paragraph.find(at, found),
            Self::List(list) => list.items.find(&format!("{at}/items"), found),
        }
    }
}

impl Serialize for Standfirst {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Words(text) => text.serialize(serializer),
            Self::Parts(parts) => parts.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Standfirst {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // By hand, since serde's untagged enums don't say what is wrong.
        let value = Value::deserialize(deserializer)?;
        let read = if Self::has_parts(&value) {
            Vec::deserialize(value).map(Self::Parts)
        } else {
            Text::deserialize(value).map(Self::Words)
        };
        read.map_err(de::Error::custom)
    }
}

impl JsonSchema for Standfirst {
    fn schema_name() -> Cow<'static, str> {
        "Standfirst".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let part = generator.subschema_for::<StandfirstPart>();
        let text = generator.subschema_for::<Text>();
        let is_part = json_schema!({
            "type": "object",
            "required": ["type"],
            "properties": { "type": { "enum": ["paragraph", "list"] } }
        });
        json_schema!({
            "description": "Words, or a list of objects of the `type` `paragraph` or `list`.",
            "if": { "type": "array", "minItems": 1, "prefixItems": [is_part] },
            "then": { "type": "array", "items": part },
            "else": text
        })
    }
}
