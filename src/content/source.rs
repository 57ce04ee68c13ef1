use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

use super::Problem;

/// A content file as it was read: the value in it, and where each part of it stands.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: PathBuf,
    text: String,
    value: Value,
    /// Found when something is wrong, which is seldom, and then once: much may be wrong.
    places: OnceLock<Places>,
}

/// Where the parts of a file are, in bytes.
#[derive(Debug, Clone)]
struct Places {
    root: Place,
    lines: Vec<usize>,
    is_ascii: bool,
}

#[derive(Debug, Clone, Default)]
struct Place {
    /// Where it begins; a field of an object with its name.
    at: usize,
    fields: BTreeMap<String, Place>,
    items: Vec<Place>,
}

impl Source {
    /// Reads a JSON file.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let bytes = std::fs::read(path).map_err(|error| {
            Problem::in_file(
                path.to_owned(),
                format!("can't be read: {error}"),
                "make it readable",
            )
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let (line, column) = end_of(&String::from_utf8_lossy(good));
            Problem {
                file: path.to_owned(),
                line,
                column,
                what: "this is not UTF-8".to_owned(),
                mend: "save the file as UTF-8".to_owned(),
            }
        })?;
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Self {
                path: path.to_owned(),
                text,
                value,
                places: OnceLock::new(),
            }),
            Err(error) => Err(Problem {
                file: path.to_owned(),
                line: error.line(),
                column: error.column().max(1),
                what: format!("this is not JSON: {}", without_place(&error.to_string())),
                mend: "look for a missing comma, quotation mark or bracket here or just before"
                    .to_owned(),
            }),
        }
    }

    pub fn value(&self) -> &Value {
        &self.value
    }

    /// A problem with the value at a JSON pointer (RFC 6901), or with the nearest one around it.
    pub fn problem(
        &self,
        pointer: &str,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Problem {
        let places = self.places();
        let (line, column) = places.position(&self.text, places.offset(pointer));
        Problem {
            file: self.path.clone(),
            line,
            column,
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// Keys that stand twice in one object: JSON takes the last and says nothing.
    pub fn repeated_keys(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        self.with_tree(|tree| {
            repeated(tree, &mut |key, offset| {
                found.push((key.to_owned(), offset))
            })
        });
        let problem = |(key, offset): (String, usize)| {
            let (line, column) = self.places().position(&self.text, offset);
            Problem {
                file: self.path.clone(),
                line,
                column,
                what: format!("`{key}` stands here a second time"),
                mend: "keep one of the two".to_owned(),
            }
        };
        found.into_iter().map(problem).collect()
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let mut root = Place::default();
            self.with_tree(|tree| root = Place::of(tree, tree.start()));
            let ends = self.text.match_indices('\n').map(|(end, _)| end + 1);
            Places {
                root,
                lines: std::iter::once(0).chain(ends).collect(),
                is_ascii: self.text.is_ascii(),
            }
        })
    }

    /// The text has passed a stricter parser, so this one reads it.
    fn with_tree(&self, mut look: impl FnMut(&ast::Value)) {
        let parsed = parse_to_ast(
            &self.text,
            &CollectOptions::default(),
            &ParseOptions::default(),
        );
        if let Some(tree) = parsed.ok().and_then(|parsed| parsed.value) {
            look(&tree);
        }
    }
}

impl Place {
    fn of(value: &ast::Value, at: usize) -> Self {
        let mut place = Self {
            at,
            ..Self::default()
        };
        match value {
            ast::Value::Object(object) => {
                for property in &object.properties {
                    let name = property.name.as_str().to_owned();
                    let inside = Self::of(&property.value, property.start());
                    place.fields.entry(name).or_insert(inside);
                }
            }
            ast::Value::Array(array) => {
                let elements = array.elements.iter();
                place.items = elements.map(|one| Self::of(one, one.start())).collect();
            }
            _ => {}
        }
        place
    }

    fn inside(&self, segment: &str) -> Option<&Self> {
        let item = || self.items.get(segment.parse::<usize>().ok()?);
        self.fields.get(segment).or_else(item)
    }
}

impl Places {
    /// Of the value at a JSON pointer, or of the nearest one around it.
    fn offset(&self, pointer: &str) -> usize {
        let mut place = &self.root;
        for segment in pointer.split('/').skip(1) {
            let segment = segment.replace("~1", "/").replace("~0", "~");
            match place.inside(&segment) {
                Some(inside) => place = inside,
                None => break,
            }
        }
        place.at
    }

    /// Line and column of a byte, both from 1, the column in characters.
    fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let column = match (self.is_ascii, text.get(start..offset)) {
            (false, Some(before)) => before.chars().count(),
            _ => offset.saturating_sub(start),
        };
        (line, column + 1)
    }
}

fn repeated(value: &ast::Value, found: &mut impl FnMut(&str, usize)) {
    match value {
        ast::Value::Object(object) => {
            let mut names = BTreeSet::new();
            for property in &object.properties {
                let name = property.name.as_str();
                if !names.insert(name) {
                    found(name, property.start());
                }
                repeated(&property.value, found);
            }
        }
        ast::Value::Array(array) => array
            .elements
            .iter()
            .for_each(|value| repeated(value, found)),
        _ => {}
    }
}

/// Line and column of the end of a text, both from 1, the column in characters.
fn end_of(text: &str) -> (usize, usize) {
    let line_start = text.rfind('\n').map_or(0, |newline| newline + 1);
    (
        text.matches('\n').count() + 1,
        text[line_start..].chars().count() + 1,
    )
}

fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}
