use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
use crate::model::{Caption, Text};

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
}

/// A heading with its number in a row of such headings: "1", "2" and so on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct NumberedTitle {
    pub text: Text,
    /// Where the count differs from the place in the row, as in a countdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 1000000))]
    pub number: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct List {
    /// Numbered, because the order matters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ordered: bool,
    /// The first number, where that is not 1; of a reversed list, where it is not the number of items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -1000000, max = 1000000))]
    pub start: Option<i32>,
    /// Counted down, as the places of a ranking.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reversed: bool,
    #[schemars(length(min = 1))]
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub text: Text,
    /// Its own number, from which the next ones are counted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -1000000, max = 1000000))]
    pub value: Option<i32>,
    /// Whether the list in it is numbered.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ordered: bool,
    /// The first number of the list in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -1000000, max = 1000000))]
    pub start: Option<i32>,
    /// Whether the list in it is counted down.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reversed: bool,
    /// A list in the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// One list, whether it is a block or stands in an item of another.
#[derive(Debug, Clone, Copy)]
pub struct ListOf<'a> {
    /// Whether it is numbered.
    pub ordered: bool,
    /// Its first number.
    pub start: Option<i32>,
    /// Whether it is counted down.
    pub reversed: bool,
    /// What is in it.
    pub items: &'a [Item],
}

impl List {
    /// The list itself.
    pub fn list(&self) -> ListOf<'_> {
        ListOf {
            ordered: self.ordered,
            start: self.start,
            reversed: self.reversed,
            items: &self.items,
        }
    }
}

impl Item {
    /// The list in it, which may have no items.
    pub fn list(&self) -> ListOf<'_> {
        ListOf {
            ordered: self.ordered,
            start: self.start,
            reversed: self.reversed,
            items: &self.items,
        }
    }
}

/// Words that stand by themselves inside a block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub text: Text,
}

/// A list of words and what they mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Definitions {
    #[schemars(length(min = 1))]
    pub items: Vec<Definition>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Definition {
    pub term: Line,
    #[schemars(length(min = 1))]
    pub meanings: Vec<Line>,
}

/// A few lines of verse in a story's prose; a line ends where a `\n` is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Verse {
    pub text: Text,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// A whole poem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Poem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[schemars(length(min = 1))]
    pub stanzas: Vec<Stanza>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Stanza {
    #[schemars(length(min = 1))]
    pub lines: Vec<Line>,
}

/// Text whose spaces and line ends matter: a telegram, a drawing made of letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Preformatted {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Code {
    pub text: String,
    /// The programming language, by its usual short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
}

/// A break between two parts that need no heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Divider {}

fn part() -> u8 {
    2
}

fn is_part(level: &u8) -> bool {
    *level == part()
}
