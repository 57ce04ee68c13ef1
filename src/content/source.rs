use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

use super::{
    Problem, markdown,
    not_json::{self, NotJson},
    pointer,
    reading::{A_FILE_IS_JSON, A_KEY_STANDS_ONCE, EVERY_FILE_IS_READ, MARKDOWN_HOLDS_A_STORY},
    strings::{self, end_of, without_quotes},
    texts::{Stamp, Texts},
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
    /// Of the file on disk; none where the text came from elsewhere.
    stamp: Option<Stamp>,
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
    /// Where the value itself begins and ends, in bytes; of Markdown it is not known.
    pub value: Range<usize>,
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
    /// without; or the text that goes before it.
    ///
    /// # Errors
    /// Where it can't be read, is not UTF-8, not JSON or has no readable front matter, with the place.
    pub fn read(path: &Path, texts: &Texts) -> Result<Self, Problem> {
        if let Some(text) = texts.get(path) {
            return Self::of(path, text.clone());
        }
        let stamp = Stamp::of(path);
        let bytes = std::fs::read(path).map_err(|error| {
            Problem::in_file(
                path.to_owned(),
                format!("can't be read: {error}"),
                "make it readable",
            )
            .of(EVERY_FILE_IS_READ)
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let (line, column) = end_of(&String::from_utf8_lossy(good));
            let (what, mend) = ("this is not UTF-8", "save the file as UTF-8");
            Problem::at(path.to_owned(), (line, column), what, mend).of(A_FILE_IS_JSON)
        })?;
        let mut source = Self::of(path, text)?;
        source.stamp = stamp;
        Ok(source)
    }

    fn of(path: &Path, text: String) -> Result<Self, Problem> {
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
                stamp: None,
                offsets: OnceLock::new(),
            }),
            Err(error) => {
                let NotJson { offset, what, mend } = not_json::explain(&text, &error);
                let (line, column) = end_of(text.get(..offset).unwrap_or_default());
                let what = format!("this is not JSON: {what}");
                Err(Problem::at(path.to_owned(), (line, column), what, mend).of(A_FILE_IS_JSON))
            }
        }
    }

    /// Whether reading it again would give the same.
    pub fn is_current(&self, texts: &Texts) -> bool {
        match texts.get(&self.path) {
            Some(text) => text.trim_start_matches('\u{feff}') == self.text,
            None => self.stamp.is_some() && self.stamp == Stamp::of(&self.path),
        }
    }

    /// Line and column of a problem with the value at a JSON pointer.
    pub fn place(&self, pointer: &str) -> (usize, usize) {
        self.offsets()
            .position(&self.text, self.offsets().of(pointer))
    }

    fn markdown(path: &Path, text: String) -> Result<Self, Problem> {
        let read = markdown::read(&text);
        let offsets = Offsets::new(read.part, &text);
        let source = Self {
            path: path.to_owned(),
            text,
            value: read.value,
            troubles: read.troubles,
            stamp: None,
            offsets: OnceLock::from(offsets),
        };
        match source.troubles.first() {
            // Without its fields the rest makes no sense.
            Some(trouble) if source.value.is_null() => Err(source.problem_of(trouble)),
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

    /// The value at a JSON pointer as it is written in the file, and where it begins, in bytes; none where
    /// nothing is there.
    pub fn written(&self, pointer: &str) -> Option<(usize, &str)> {
        if is_markdown(&self.path) {
            return None;
        }
        let mut segments = pointer.split('/').skip(1);
        let part = segments.try_fold(&self.offsets().root, |part, segment| {
            part.inside(&pointer::unescape(segment))
        })?;
        let text = self.text.get(part.value.clone())?;
        Some((part.value.start, text))
    }

    /// A problem at a byte of the file's text.
    pub fn problem_at(
        &self,
        offset: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Problem {
        let place = self.offsets().position(&self.text, offset);
        Problem::at(self.path.clone(), place, what, mend)
    }

    fn problem_of(&self, trouble: &markdown::Trouble) -> Problem {
        self.problem_at(trouble.offset, &trouble.what, &trouble.mend)
            .of(MARKDOWN_HOLDS_A_STORY)
    }

    /// What is wrong with how it is written: keys that stand twice in one object, of which JSON takes the
    /// last and says nothing, and Markdown that is no part of a story.
    pub fn faults(&self) -> Vec<Problem> {
        if is_markdown(&self.path) {
            let troubles = self.troubles.iter();
            return troubles.map(|trouble| self.problem_of(trouble)).collect();
        }
        let mut found = Vec::new();
        self.with_tree(|tree| repeated(tree, &mut found));
        let problem = |(key, offset): (String, usize)| {
            let what = format!("`{key}` stands here a second time");
            self.problem_at(offset, what, "keep one of the two")
                .of(A_KEY_STANDS_ONCE)
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
