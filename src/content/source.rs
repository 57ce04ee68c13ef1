use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

use super::{
    Problem, markdown,
    not_json::{self, NotJson},
    pointer,
    strings::{self, end_of, without_quotes},
};

/// A content file as it was read: the value in it, and where each part of it stands.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it was read from.
    pub path: PathBuf,
    text: String,
    value: Value,
    /// What is wrong with its Markdown.
    troubles: Vec<markdown::Trouble>,
    /// Made at the first problem of a file, since most have none and some have thousands.
    offsets: OnceLock<Offsets>,
}

/// Where the parts of a file are, in bytes.
#[derive(Debug, Clone)]
struct Offsets {
    root: Part,
    /// Where each line begins.
    lines: Vec<usize>,
    is_ascii: bool,
}

/// A value in a file, with those in it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Where it begins, in bytes; a field of an object with its name.
    pub offset: usize,
    /// Those of an object.
    pub fields: BTreeMap<String, Part>,
    /// Those of a list.
    pub items: Vec<Part>,
}

impl Source {
    /// Calls `act` with every string in it and where it stands: a JSON pointer (RFC 6901).
    pub fn each_string<'a>(&'a self, act: &mut impl FnMut(&str, &'a str)) {
        strings::each(&self.value, &mut String::new(), act);
    }

    /// Reads a file in JSON, or in Markdown if its name ends in `.md`: in UTF-8, with a byte order mark or
    /// without.
    ///
    /// # Errors
    /// Where it can't be read, is not UTF-8, not JSON or has no readable front matter, with the place.
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
        if is_markdown(path) {
            return Self::markdown(path, text);
        }
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Self {
                path: path.to_owned(),
                text,
                value,
                troubles: Vec::new(),
                offsets: OnceLock::new(),
            }),
            Err(error) => {
                let NotJson { offset, what, mend } = not_json::explain(&text, &error);
                let (line, column) = end_of(text.get(..offset).unwrap_or_default());
                Err(Problem {
                    file: path.to_owned(),
                    line,
                    column,
                    what: format!("this is not JSON: {what}"),
                    mend,
                })
            }
        }
    }

    fn markdown(path: &Path, text: String) -> Result<Self, Problem> {
        let read = markdown::read(&text);
        let offsets = Offsets::new(read.part, &text);
        let source = Self {
            path: path.to_owned(),
            text,
            value: read.value,
            troubles: read.troubles,
            offsets: OnceLock::from(offsets),
        };
        match source.troubles.first() {
            // Without its fields the rest makes no sense.
            Some(trouble) if source.value.is_null() => {
                Err(source.problem_at(trouble.offset, &trouble.what, &trouble.mend))
            }
            _ => Ok(source),
        }
    }

    /// Where the value and each part of it stands.
    pub fn part(&self) -> &Part {
        &self.offsets().root
    }

    /// The whole value.
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
        let mend = if is_markdown(&self.path) {
            without_quotes(&mend.into())
        } else {
            mend.into()
        };
        self.problem_at(self.offsets().of(pointer), what, mend)
    }

    fn problem_at(
        &self,
        offset: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Problem {
        let (line, column) = self.offsets().position(&self.text, offset);
        Problem {
            file: self.path.clone(),
            line,
            column,
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// What is wrong with how it is written: keys that stand twice in one object, of which JSON takes the
    /// last and says nothing, and Markdown that is no part of a story.
    pub fn faults(&self) -> Vec<Problem> {
        if is_markdown(&self.path) {
            let problem =
                |one: &markdown::Trouble| self.problem_at(one.offset, &one.what, &one.mend);
            return self.troubles.iter().map(problem).collect();
        }
        let mut found = Vec::new();
        self.with_tree(|tree| repeated(tree, &mut found));
        let problem = |(key, offset): (String, usize)| {
            let what = format!("`{key}` stands here a second time");
            self.problem_at(offset, what, "keep one of the two")
        };
        found.into_iter().map(problem).collect()
    }

    fn offsets(&self) -> &Offsets {
        self.offsets.get_or_init(|| {
            let mut root = Part::default();
            self.with_tree(|tree| root = Part::of(tree, tree.start()));
            Offsets::new(root, &self.text)
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

impl Part {
    fn of(value: &ast::Value, offset: usize) -> Self {
        let mut part = Self {
            offset,
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

    fn inside(&self, segment: &str) -> Option<&Self> {
        let item = || self.items.get(segment.parse::<usize>().ok()?);
        self.fields.get(segment).or_else(item)
    }
}

impl Offsets {
    fn new(root: Part, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self {
            root,
            lines: std::iter::once(0).chain(ends).collect(),
            is_ascii: text.is_ascii(),
        }
    }

    /// Of the value at a JSON pointer, or of the nearest one around it.
    fn of(&self, pointer: &str) -> usize {
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

/// Whether a file is Markdown by its name.
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}

/// Adds each key that its object has already, with its offset in bytes.
fn repeated(value: &ast::Value, found: &mut Vec<(String, usize)>) {
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
