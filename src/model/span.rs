use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::Language;

/// A run of text inside a block. In JSON a plain run is a string, any other an object with a `type`.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Words that mean nothing else.
    Plain(String),
    /// Words with what they mean.
    Marked(Mark),
}

/// A run of text that means something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    },
    /// A word that the story's glossary explains.
    Term {
        /// The `id` in the glossary.
        term: String,
        text: Text,
    },
    /// A formula in a line, as LaTeX.
    Formula { latex: String },
    /// Words in another language.
    Language { language: Language, text: Text },
    /// Words with their reading, as over Chinese characters.
    Ruby {
        text: Text,
        #[schemars(length(min = 1))]
        reading: String,
    },
    /// A short form of words.
    Abbreviation {
        /// What it is short for.
        #[schemars(length(min = 1))]
        title: String,
        text: Text,
    },
    /// Words that were added later.
    Insertion {
        /// When: a date, or a date and time with its offset, such as `2025-05-09`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        datetime: Option<String>,
        text: Text,
    },
    /// Words that no longer hold, struck through.
    Deletion {
        /// When they were struck: a date, or a date and time with its offset, such as `2025-05-09`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        datetime: Option<String>,
        text: Text,
    },
    /// Words to look at, as in a quotation where one passage matters.
    Highlight { text: Text },
    /// What is typed or pressed.
    Keyboard { text: Text },
    /// A date, a time or a duration.
    Time {
        /// The same for machines: `2025-05-09`, `14:30`, `2025-05-09T14:30+01:00`, `PT2H30M`.
        datetime: String,
        text: Text,
    },
    /// The end of a line inside a paragraph, as in an address.
    LineBreak {},
}

impl Mark {
    /// The same mark on other words.
    pub fn with(mut self, change: impl Fn(&Text) -> Text) -> Self {
        match &mut self {
            Self::Emphasis { text }
            | Self::Strong { text }
            | Self::Link { text, .. }
            | Self::Code { text }
            | Self::Sub { text }
            | Self::Sup { text }
            | Self::Term { text, .. }
            | Self::Language { text, .. }
            | Self::Ruby { text, .. }
            | Self::Abbreviation { text, .. }
            | Self::Insertion { text, .. }
            | Self::Deletion { text, .. }
            | Self::Highlight { text }
            | Self::Keyboard { text }
            | Self::Time { text, .. } => *text = change(text),
            Self::Note { .. } | Self::Formula { .. } | Self::LineBreak {} => {}
        }
        self
    }

    /// The spans inside; a note reference, a formula and a line break have none.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Emphasis { text }
            | Self::Strong { text }
            | Self::Link { text, .. }
            | Self::Code { text }
            | Self::Sub { text }
            | Self::Sup { text }
            | Self::Term { text, .. }
            | Self::Language { text, .. }
            | Self::Ruby { text, .. }
            | Self::Abbreviation { text, .. }
            | Self::Insertion { text, .. }
            | Self::Deletion { text, .. }
            | Self::Highlight { text }
            | Self::Keyboard { text }
            | Self::Time { text, .. } => Some(text),
            Self::Note { .. } | Self::Formula { .. } | Self::LineBreak {} => None,
        }
    }
}

/// A list of spans. In JSON a string stands for one plain span.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Whether there is no span in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words without their marks, as they hold: none that were struck, and a reading in brackets
    /// after its words. A line break is one.
    pub fn plain(&self) -> String {
        let mut words = String::new();
        self.push_plain(&mut words);
        words
    }

    fn push_plain(&self, words: &mut String) {
        for span in &self.0 {
            match span {
                Span::Plain(run) => words.push_str(run),
                Span::Marked(Mark::LineBreak {}) => words.push('\n'),
                Span::Marked(Mark::Deletion { .. }) => {}
                Span::Marked(Mark::Ruby { text, reading }) => {
                    text.push_plain(words);
                    words.push_str(&in_brackets(reading));
                }
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
        for (index, span) in self.0.iter().enumerate() {
            if let Span::Marked(mark) = span {
                let here = format!("{at}/{index}");
                let inside = mark.text().map(|text| text.marks(&format!("{here}/text")));
                found.push((here, mark));
                found.extend(inside.unwrap_or_default());
            }
        }
        found
    }
}

/// A reading where only words can stand.
pub fn in_brackets(reading: &str) -> String {
    format!("({reading})")
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

impl Text {
    /// Reads a string or a list of spans.
    fn read(value: &Value) -> Result<Self, String> {
        let span = |value: &Value| match value {
            Value::String(words) => Ok(Span::Plain(words.clone())),
            _ => Mark::deserialize(value)
                .map(Span::Marked)
                .map_err(|error| error.to_string()),
        };
        match value {
            Value::String(words) => Ok(words.as_str().into()),
            Value::Array(spans) => spans.iter().map(span).collect::<Result<_, _>>().map(Self),
            _ => Err("words are a string or a list of spans".to_owned()),
        }
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
