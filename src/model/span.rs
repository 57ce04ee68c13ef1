use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::{Direction, Language};

/// A run of text inside a block. In JSON a plain run is a string, any other an object with a `type`.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    Plain(String),
    Marked(Mark),
}

/// A run of text that means something.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Mark {
    /// Stress, a title, a foreign phrase.
    Emphasis { text: Text },
    /// Importance.
    Strong { text: Text },
    /// A link to a page of this publication (`/section/slug/`) or elsewhere (`https://…`).
    Link { href: String, text: Text },
    /// A piece of code.
    Code { text: Text },
    /// Subscript, as in CO₂.
    Sub { text: Text },
    /// Superscript, as in m³.
    Sup { text: Text },
    /// A reference to one of the article's notes.
    Note {
        /// The note's `id`.
        note: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(skip)]
        number: Option<u32>,
        /// Whether an earlier reference leads to the same note.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[schemars(skip)]
        again: bool,
    },
    /// Words in another language.
    Language {
        language: Language,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(skip)]
        direction: Option<Direction>,
        text: Text,
    },
}

impl Mark {
    /// The spans inside; a note reference has none.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Emphasis { text }
            | Self::Strong { text }
            | Self::Link { text, .. }
            | Self::Code { text }
            | Self::Sub { text }
            | Self::Sup { text }
            | Self::Language { text, .. } => Some(text),
            Self::Note { .. } => None,
        }
    }

    pub(crate) fn text_mut(&mut self) -> Option<&mut Text> {
        match self {
            Self::Emphasis { text }
            | Self::Strong { text }
            | Self::Link { text, .. }
            | Self::Code { text }
            | Self::Sub { text }
            | Self::Sup { text }
            | Self::Language { text, .. } => Some(text),
            Self::Note { .. } => None,
        }
    }
}

/// A list of spans. In JSON a string stands for one plain span.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words without their marks.
    pub fn plain(&self) -> String {
        let mut words = String::new();
        self.push_plain(&mut words);
        words
    }

    fn push_plain(&self, words: &mut String) {
        for span in &self.0 {
            match span {
                Span::Plain(run) => words.push_str(run),
                Span::Marked(mark) => {
                    if let Some(text) = mark.text() {
                        text.push_plain(words);
                    }
                }
            }
        }
    }

    /// Every marked run, the outer before the inner, each with its JSON pointer, `at` being this
    /// text's own.
    pub fn marks(&self, at: &str) -> Vec<(String, &Mark)> {
        let mut found = Vec::new();
        for (place, span) in self.0.iter().enumerate() {
            if let Span::Marked(mark) = span {
                let here = format!("{at}/{place}");
                let inside = mark.text().map(|text| text.marks(&format!("{here}/text")));
                found.push((here, mark));
                found.extend(inside.unwrap_or_default());
            }
        }
        found
    }

    /// Calls `change` on every marked run, the outer before the inner.
    pub fn change_marks(&mut self, change: &mut impl FnMut(&mut Mark)) {
        for span in &mut self.0 {
            if let Span::Marked(mark) = span {
                change(mark);
                if let Some(text) = mark.text_mut() {
                    text.change_marks(change);
                }
            }
        }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self(vec![Span::Plain(words.to_owned())])
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [Span::Plain(words)] => serializer.serialize_str(words),
            spans => serializer.collect_seq(spans),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// Read by hand: what serde derives for enums with a tag is a sixth of the app.
impl Text {
    /// Reads a string or a list of spans.
    pub fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(words) => Ok(words.as_str().into()),
            Value::Array(spans) => spans
                .iter()
                .map(Span::read)
                .collect::<Result<_, _>>()
                .map(Self),
            _ => Err("words are a string or a list of spans".to_owned()),
        }
    }
}

impl Span {
    /// Reads a string or an object with a `type`.
    pub fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::String(words) => Ok(Self::Plain(words.clone())),
            _ => Mark::read(value).map(Self::Marked),
        }
    }
}

impl Mark {
    fn read(value: &Value) -> Result<Self, String> {
        let string = |name: &str| {
            let field = value.get(name).and_then(Value::as_str);
            field
                .map(str::to_owned)
                .ok_or_else(|| format!("a span without `{name}`"))
        };
        let kind = string("type")?;
        if kind == "note" {
            let number = value.get("number").and_then(Value::as_u64);
            return Ok(Self::Note {
                note: string("note")?,
                number: number.and_then(|number| number.try_into().ok()),
                again: value
                    .get("again")
                    .and_then(Value::as_bool)
                    .unwrap_or_default(),
            });
        }
        let text = Text::read(value.get("text").unwrap_or(&Value::Null))?;
        Ok(match kind.as_str() {
            "emphasis" => Self::Emphasis { text },
            "strong" => Self::Strong { text },
            "link" => Self::Link {
                href: string("href")?,
                text,
            },
            "code" => Self::Code { text },
            "sub" => Self::Sub { text },
            "sup" => Self::Sup { text },
            "language" => Self::Language {
                language: Language(string("language")?),
                direction: value
                    .get("direction")
                    .and_then(Value::as_str)
                    .map(Direction::read),
                text,
            },
            _ => return Err(format!("an unknown span, `{kind}`")),
        })
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(words) => serializer.serialize_str(words),
            Self::Marked(mark) => mark.serialize(serializer),
        }
    }
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let span = generator.subschema_for::<Span>();
        json_schema!({
            "description": "Words: a string, or a list of spans.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": span }]
        })
    }
}

impl JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mark = generator.subschema_for::<Mark>();
        json_schema!({
            "description": "A run of text: a string, or an object with a `type`.",
            "anyOf": [{ "type": "string" }, mark]
        })
    }
}
