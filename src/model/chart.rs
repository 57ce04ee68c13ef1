use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use super::Text;

/// Figures as a picture, drawn when publishing, with the figures themselves in a table under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Chart {
    pub kind: ChartKind,
    /// What it says, as a headline.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What is measured, where and when; stands under the title.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// What the picture shows, for those who don't see it.
    #[schemars(length(min = 1))]
    pub alt: String,
    /// The first is what the rows are named or dated by; every other is a series, up to eight.
    #[schemars(length(min = 2, max = 9))]
    pub columns: Vec<ChartColumn>,
    /// A cell for each column: a name, year, date (`2025-05-09`, `2025-05`) or number first, then
    /// numbers. `null` is a gap.
    #[schemars(length(min = 1))]
    pub rows: Vec<Vec<Datum>>,
    /// The axis of the first column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<Across>,
    /// The axis of the figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<Along>,
    /// Moments or places on the first axis with something to say of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<ChartMark>,
    /// What has to be known to read the figures rightly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum ChartKind {
    /// A line a series, over years, dates or numbers.
    Line,
    /// Bars that lie, one under the other: for names.
    Bar,
    /// Bars that stand, side by side: for years and dates, and few short names.
    Column,
    /// The series on top of each other: parts of a whole.
    Stacked,
    /// A dot a figure: on a line a name, or anywhere over years, dates or numbers.
    Dot,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartColumn {
    pub text: Text,
    /// In the head of the table, if it isn't that of the axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The series that the story is about: those without it step back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub focus: bool,
}

/// A cell of the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Datum {
    /// A figure.
    Number(f64),
    /// A name, a year, a date, or a number in quotation marks.
    Words(String),
    /// What is not known.
    Gap,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Across {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the first column holds, where it can't be told from the cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AcrossKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum AcrossKind {
    Names,
    Years,
    Dates,
    Numbers,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Along {
    /// What the figures are, if title and text don't say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// `%`, `°C`, `million tonnes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Where the axis begins. Bars begin at zero, whatever stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartMark {
    /// A cell as in the first column, or between two of them.
    pub at: Datum,
    pub text: Text,
}

impl<'de> Deserialize<'de> for Datum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Null => Ok(Self::Gap),
            Value::String(words) => Ok(Self::Words(words)),
            Value::Number(number) => number
                .as_f64()
                .map(Self::Number)
                .ok_or_else(|| de::Error::custom("a number that is too large")),
            _ => Err(de::Error::custom("a figure is a number, words or null")),
        }
    }
}

impl JsonSchema for Datum {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Datum".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string", "null"] })
    }
}
