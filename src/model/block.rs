use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use super::{Caption, Note, Picture, Text};

/// One piece of a story's body. Every list of spans in any block sits under the key `text`, so that
/// an app that doesn't know a block can still show its words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    Paragraph(Paragraph),
    Heading(Heading),
    List(List),
    Quote(Quote),
    PullQuote(PullQuote),
    Image(Picture),
    Table(Table),
    Code(Code),
    /// A break between two parts that need no heading.
    Divider {},
    /// A block of a kind that this app doesn't know, by the words in it; never in content.
    #[serde(skip)]
    Unknown(Text),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Paragraph {
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Heading {
    pub text: Text,
    /// 2 for a part of the story, 3 for a part of a part.
    #[serde(default = "part", skip_serializing_if = "is_part")]
    #[schemars(range(min = 2, max = 3))]
    pub level: u8,
    /// The fragment that leads to it, made when publishing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(skip)]
    pub id: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct List {
    /// Numbered, because the order matters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ordered: bool,
    #[schemars(length(min = 1))]
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Quote {
    pub text: Text,
    /// Who said or wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// The address where it can be read whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Words of the story itself, set large: an ornament, since they stand in the text too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct PullQuote {
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Table {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    #[schemars(length(min = 1))]
    pub columns: Vec<Column>,
    /// The first cell of each row names the row.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub text: Text,
    /// Figures, set flush to the end of the column.
    #[serde(default, skip_serializing_if = "is_false")]
    pub numeric: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Code {
    pub text: String,
    /// The programming language, by its usual short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// By hand, as a span is.
impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Value::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Block {
    /// Reads an object with a `type`.
    pub fn read(mut value: Value) -> Result<Self, serde_json::Error> {
        let kind = value
            .as_object_mut()
            .and_then(|fields| fields.remove("type"));
        match kind.as_ref().and_then(Value::as_str).unwrap_or_default() {
            "paragraph" => Paragraph::deserialize(value).map(Self::Paragraph),
            "heading" => Heading::deserialize(value).map(Self::Heading),
            "list" => List::deserialize(value).map(Self::List),
            "quote" => Quote::deserialize(value).map(Self::Quote),
            "pull-quote" => PullQuote::deserialize(value).map(Self::PullQuote),
            "image" => Picture::deserialize(value).map(Self::Image),
            "table" => Table::deserialize(value).map(Self::Table),
            "code" => Code::deserialize(value).map(Self::Code),
            "divider" => Ok(Self::Divider {}),
            other => Err(de::Error::custom(format!("an unknown block, `{other}`"))),
        }
    }

    /// Every list of spans in the block, in reading order, each with its JSON pointer (RFC 6901)
    /// from the block.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let own = |text| vec![("/text".to_owned(), text)];
        match self {
            Self::Paragraph(paragraph) => own(&paragraph.text),
            Self::Heading(heading) => own(&heading.text),
            Self::List(list) => {
                let items = list.items.iter().enumerate();
                items
                    .map(|(place, item)| (format!("/items/{place}/text"), &item.text))
                    .collect()
            }
            Self::Quote(quote) => own(&quote.text),
            Self::PullQuote(quote) => own(&quote.text),
            Self::Image(picture) => picture.caption.iter().map(Caption::text_at).collect(),
            Self::Table(table) => table.texts(),
            Self::Code(_) | Self::Divider {} => Vec::new(),
            Self::Unknown(text) => own(text),
        }
    }

    /// Every list of spans in the block, in reading order, to be changed in place.
    pub fn texts_mut(&mut self) -> Vec<&mut Text> {
        match self {
            Self::Paragraph(paragraph) => vec![&mut paragraph.text],
            Self::Heading(heading) => vec![&mut heading.text],
            Self::List(list) => list.items.iter_mut().map(|item| &mut item.text).collect(),
            Self::Quote(quote) => vec![&mut quote.text],
            Self::PullQuote(quote) => vec![&mut quote.text],
            Self::Image(picture) => picture
                .caption
                .iter_mut()
                .map(|caption| &mut caption.text)
                .collect(),
            Self::Table(table) => {
                let caption = table.caption.iter_mut().map(|caption| &mut caption.text);
                let columns = table.columns.iter_mut().map(|column| &mut column.text);
                let cells = table.rows.iter_mut().flatten().map(|cell| &mut cell.text);
                caption.chain(columns).chain(cells).collect()
            }
            Self::Code(_) | Self::Divider {} => Vec::new(),
            Self::Unknown(text) => vec![text],
        }
    }
}

impl Table {
    fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts: Vec<_> = self.caption.iter().map(Caption::text_at).collect();
        for (place, column) in self.columns.iter().enumerate() {
            texts.push((format!("/columns/{place}/text"), &column.text));
        }
        for (row, cells) in self.rows.iter().enumerate() {
            for (place, cell) in cells.iter().enumerate() {
                texts.push((format!("/rows/{row}/{place}/text"), &cell.text));
            }
        }
        texts
    }
}

/// Every list of spans in a body and its notes, each with its JSON pointer.
pub fn texts<'a>(body: &'a [Block], notes: &'a [Note]) -> Vec<(String, &'a Text)> {
    let mut texts = Vec::new();
    for (place, block) in body.iter().enumerate() {
        let inside = block.texts().into_iter();
        texts.extend(inside.map(|(pointer, text)| (format!("/body/{place}{pointer}"), text)));
    }
    for (place, note) in notes.iter().enumerate() {
        texts.push((format!("/notes/{place}/text"), &note.text));
    }
    texts
}

/// Every picture in a body with its JSON pointer.
pub fn pictures(body: &[Block]) -> Vec<(String, &Picture)> {
    let blocks = body.iter().enumerate();
    blocks
        .filter_map(|(place, block)| match block {
            Block::Image(picture) => Some((format!("/body/{place}"), picture)),
            _ => None,
        })
        .collect()
}

fn part() -> u8 {
    2
}

fn is_part(level: &u8) -> bool {
    *level == part()
}

fn is_false(flag: &bool) -> bool {
    !flag
}
