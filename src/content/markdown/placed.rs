//! Values with their places, as they are gathered from front matter and Markdown.

use serde_json::{Map, Value};

use super::stretch::Stretch;
use crate::content::part::Part;

/// A value, and where in the file it begins.
#[derive(Debug, Clone)]
pub struct Placed {
    /// In bytes; a field's is that of its name.
    pub offset: usize,
    /// The value itself.
    pub node: Node,
    /// How it is written, where it is a string: empty where that is not known.
    pub stretches: Vec<Stretch>,
}

/// What is at a place.
#[derive(Debug, Clone)]
pub enum Node {
    /// Neither a list nor an object.
    Scalar(Value),
    /// A list.
    List(Vec<Placed>),
    /// An object, in the order of the file.
    Object(Vec<(String, Placed)>),
}

impl Placed {
    /// A string.
    pub fn words(offset: usize, words: impl Into<String>) -> Self {
        Self::scalar(offset, Value::String(words.into()))
    }

    /// Neither a list nor an object.
    pub fn scalar(offset: usize, value: Value) -> Self {
        Self::of(offset, Node::Scalar(value))
    }

    /// A list.
    pub fn list(offset: usize, items: Vec<Self>) -> Self {
        Self::of(offset, Node::List(items))
    }

    /// An object.
    pub fn object(offset: usize, fields: Vec<(String, Self)>) -> Self {
        Self::of(offset, Node::Object(fields))
    }

    fn of(offset: usize, node: Node) -> Self {
        Self {
            offset,
            node,
            stretches: Vec::new(),
        }
    }

    /// The same, of which it is known how it is written.
    pub fn written(mut self, stretches: Vec<Stretch>) -> Self {
        self.stretches = stretches;
        self
    }

    /// An object with a `type`.
    pub fn typed(offset: usize, name: &str, fields: Vec<(&str, Self)>) -> Self {
        let kind = ("type".to_owned(), Self::words(offset, name));
        let fields = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Self::object(offset, std::iter::once(kind).chain(fields).collect())
    }

    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Node::Object(fields) = &self.node else {
            return None;
        };
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value)
    }

    /// Its words, where it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.node {
            Node::Scalar(Value::String(words)) => Some(words),
            _ => None,
        }
    }

    /// Whether it is an object of that `type`.
    pub fn is(&self, name: &str) -> bool {
        self.get("type").and_then(Self::as_str) == Some(name)
    }

    /// The fields of an object, without its `type`.
    pub fn into_fields(self) -> Vec<(String, Self)> {
        match self.node {
            Node::Object(mut fields) => {
                fields.retain(|(name, _)| name != "type");
                fields
            }
            _ => Vec::new(),
        }
    }

    /// The same value, all of it at one place.
    pub fn moved(mut self, offset: usize) -> Self {
        self.offset = offset;
        self.stretches.clear();
        match &mut self.node {
            Node::Scalar(_) => {}
            Node::List(items) => {
                for item in items {
                    *item = item.clone().moved(offset);
                }
            }
            Node::Object(fields) => {
                for (_, field) in fields {
                    *field = field.clone().moved(offset);
                }
            }
        }
        self
    }

    /// The value alone, and the places alone.
    pub fn split(self) -> (Value, Part) {
        let mut part = Part {
            offset: self.offset,
            stretches: self.stretches,
            ..Part::default()
        };
        let value = match self.node {
            Node::Scalar(value) => value,
            Node::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                for item in items {
                    let (value, place) = item.split();
                    values.push(value);
                    part.items.push(place);
                }
                values.into()
            }
            Node::Object(fields) => {
                let mut values = Map::new();
                for (name, field) in fields {
                    let (value, place) = field.split();
                    part.fields.insert(name.clone(), place);
                    values.insert(name, value);
                }
                values.into()
            }
        };
        (value, part)
    }
}
