//! Where the parts of a file are.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use jsonc_parser::{ast, common::Ranged};

use super::{markdown::Stretch, pointer};

/// Where the parts of a file are, in bytes.
#[derive(Debug, Clone)]
pub struct Offsets {
    /// Where the whole value is.
    pub root: Part,
    /// Where each line begins.
    lines: Vec<usize>,
    is_ascii: bool,
}

/// A value in a file, with those in it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Where it begins, in bytes; a field of an object with its name.
    pub offset: usize,
    /// Where the value itself begins and ends in JSON, in bytes.
    pub value: Range<usize>,
    /// How a string is written in Markdown, as far as that is known.
    pub stretches: Vec<Stretch>,
    /// Those of an object.
    pub fields: BTreeMap<String, Part>,
    /// Those of a list.
    pub items: Vec<Part>,
}

impl Part {
    /// Of a value whose place begins at a byte.
    pub fn of(value: &ast::Value, offset: usize) -> Self {
        let mut part = Self {
            offset,
            value: value.start()..value.end(),
            ..Self::default()
        };
        match value {
            ast::Value::Object(object) => {
                for property in &object.properties {
                    let name = property.name.as_str().to_owned();
                    let inside = Self::of(&property.value, property.start());
                    part.fields.entry(name).or_insert(inside);
                }
            }
            ast::Value::Array(array) => {
                let elements = array.elements.iter();
                part.items = elements.map(|one| Self::of(one, one.start())).collect();
            }
            _ => {}
        }
        part
    }

    /// The field or the item of that name.
    pub fn inside(&self, segment: &str) -> Option<&Self> {
        let item = || self.items.get(segment.parse::<usize>().ok()?);
        self.fields.get(segment).or_else(item)
    }
}

impl Offsets {
    /// With the lines of the text.
    pub fn new(root: Part, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self {
            root,
            lines: std::iter::once(0).chain(ends).collect(),
            is_ascii: text.is_ascii(),
        }
    }

    /// Of the value at a JSON pointer, or of the nearest one around it.
    pub fn of(&self, pointer: &str) -> usize {
        let mut part = &self.root;
        for segment in pointer.split('/').skip(1) {
            match part.inside(&pointer::unescape(segment)) {
                Some(inside) => part = inside,
                None => break,
            }
        }
        part.offset
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let column = match (self.is_ascii, text.get(start..offset)) {
            (false, Some(before)) => before.chars().count(),
            _ => offset.saturating_sub(start),
        };
        (line, column + 1)
    }
}

/// Adds each key that its object has already, with its offset in bytes.
pub fn repeated(value: &ast::Value, found: &mut Vec<(String, usize)>) {
    match value {
        ast::Value::Object(object) => {
            let mut names = BTreeSet::new();
            for property in &object.properties {
                let name = property.name.as_str();
                if !names.insert(name) {
                    found.push((name.to_owned(), property.start()));
                }
                repeated(&property.value, found);
            }
        }
        ast::Value::Array(array) => {
            for value in &array.elements {
                repeated(value, found);
            }
        }
        _ => {}
    }
}
