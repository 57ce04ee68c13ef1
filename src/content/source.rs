use std::path::{Path, PathBuf};

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

use super::Problem;

/// A content file as it was read: the value in it, and where each part of it stands.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: PathBuf,
    text: String,
    value: Value,
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
            let (line, column) = position(&String::from_utf8_lossy(good), good.len());
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
        let (line, column) = position(&self.text, self.offset(pointer));
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
        let mut problems = Vec::new();
        self.with_tree(|tree| {
            repeated(tree, &mut |key, offset| {
                let (line, column) = position(&self.text, offset);
                problems.push(Problem {
                    file: self.path.clone(),
                    line,
                    column,
                    what: format!("`{key}` stands here a second time"),
                    mend: "keep one of the two".to_owned(),
                });
            })
        });
        problems
    }

    fn offset(&self, pointer: &str) -> usize {
        let mut offset = 0;
        self.with_tree(|tree| {
            let mut value = tree;
            offset = value.start();
            for segment in pointer.split('/').skip(1) {
                let segment = segment.replace("~1", "/").replace("~0", "~");
                let (start, next) = match value {
                    ast::Value::Object(object) => match object.get(&segment) {
                        Some(property) => (property.start(), &property.value),
                        None => break,
                    },
                    ast::Value::Array(array) => {
                        match segment
                            .parse()
                            .ok()
                            .and_then(|place: usize| array.elements.get(place))
                        {
                            Some(element) => (element.start(), element),
                            None => break,
                        }
                    }
                    _ => break,
                };
                (offset, value) = (start, next);
            }
        });
        offset
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

fn repeated(value: &ast::Value, found: &mut impl FnMut(&str, usize)) {
    match value {
        ast::Value::Object(object) => {
            for (place, property) in object.properties.iter().enumerate() {
                let name = property.name.as_str();
                if object.properties[..place]
                    .iter()
                    .any(|before| before.name.as_str() == name)
                {
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

/// Line and column of a byte, both from 1, the column in characters.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}
