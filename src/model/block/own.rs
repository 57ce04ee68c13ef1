use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value};

use super::{Block, Found, Parts};
use crate::model::{Href, Picture, Text};

/// What a block of a publication's own is set by. Beside it in the folder may stand its styles.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What its HTML is made by.
    pub html: String,
    /// The JSON Schema (2020-12) of the whole block, its type included.
    pub schema: Value,
}

/// The templates of a publication, by the types of their blocks: `x-big-number`.
pub type Templates = BTreeMap<String, Template>;

/// A block of a publication's own, whose fields and markup its template says.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnBlock {
    /// Its type: `x-` and the name of its template.
    pub kind: String,
    /// What else is in it.
    pub fields: BTreeMap<String, OwnField>,
}

/// What a field of such a block is follows from its name, at whatever depth it stands.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnField {
    /// `text`: words with their marks.
    Text(Text),
    /// `href`.
    Link(Href),
    /// `picture`.
    Picture(Picture),
    /// `body`.
    Blocks(Vec<Block>),
    /// Several under one name.
    List(Vec<OwnField>),
    /// Fields in a field.
    Object(BTreeMap<String, OwnField>),
    /// Words, a number or a flag that mean nothing else.
    Plain(Value),
}

/// The fields that mean the same in every block of a publication's own.
#[derive(JsonSchema)]
pub struct OwnFields {
    pub text: Text,
    pub href: Href,
    pub picture: Picture,
    pub body: Vec<Block>,
}

impl OwnBlock {
    /// What the types of all such blocks begin with, and those of no others.
    pub const PREFIX: &str = "x-";

    /// The block that an object says.
    ///
    /// # Errors
    /// The name of the field whose value is of another kind than its name says, and why.
    pub fn of(mut object: Map<String, Value>) -> Result<Self, String> {
        let kind = match object.remove("type") {
            Some(Value::String(kind)) => kind,
            _ => String::new(),
        };
        let fields = fields(object)?;
        Ok(Self { kind, fields })
    }
}

impl OwnField {
    fn of(name: &str, value: Value) -> Result<Self, String> {
        let why = |error: serde_json::Error| format!("`{name}`: {error}");
        Ok(match (name, value) {
            ("text", value) => Self::Text(serde_json::from_value(value).map_err(why)?),
            ("href", value) => Self::Link(serde_json::from_value(value).map_err(why)?),
            ("picture", value) => Self::Picture(serde_json::from_value(value).map_err(why)?),
            ("body", value) => Self::Blocks(serde_json::from_value(value).map_err(why)?),
            (_, Value::Array(values)) => {
                let items = values.into_iter().map(|value| Self::of("", value));
                Self::List(items.collect::<Result<_, _>>()?)
            }
            (_, Value::Object(object)) => Self::Object(fields(object)?),
            (_, value) => Self::Plain(value),
        })
    }
}

fn fields(object: Map<String, Value>) -> Result<BTreeMap<String, OwnField>, String> {
    let fields = object.into_iter();
    let fields = fields.map(|(name, value)| Ok((name.clone(), OwnField::of(&name, value)?)));
    fields.collect()
}

impl<'de> Deserialize<'de> for OwnBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Map::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Serialize for OwnBlock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = ("type", OwnField::Plain(self.kind.as_str().into()));
        let fields = self.fields.iter();
        let fields = fields.map(|(name, field)| (name.as_str(), field));
        serializer.collect_map(std::iter::once((kind.0, &kind.1)).chain(fields))
    }
}

impl Serialize for OwnField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Link(href) => href.serialize(serializer),
            Self::Picture(picture) => picture.serialize(serializer),
            Self::Blocks(blocks) => blocks.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Object(fields) => fields.serialize(serializer),
            Self::Plain(value) => value.serialize(serializer),
        }
    }
}

impl Parts for OwnBlock {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        find(&self.fields, at, found);
    }
}

fn find<'a>(fields: &'a BTreeMap<String, OwnField>, at: &str, found: &mut Found<'a>) {
    for (name, field) in fields {
        field.find(
            &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")),
            found,
        );
    }
}

impl Parts for OwnField {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        match self {
            Self::Text(text) => text.find(at, found),
            Self::Link(href) => href.find(at, found),
            Self::Picture(picture) => picture.find(at, found),
            Self::Blocks(blocks) => blocks.find(at, found),
            Self::List(items) => items.find(at, found),
            Self::Object(fields) => find(fields, at, found),
            Self::Plain(_) => {}
        }
    }
}
