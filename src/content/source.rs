use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

use super::{
    Problem,
    counted::{colons, keys},
    markdown,
    not_json::{self, NotJson},
    part::{Offsets, Part, repeated},
    pointer,
    reading::{A_FILE_IS_JSON, A_KEY_STANDS_ONCE, EVERY_FILE_IS_READ, MARKDOWN_HOLDS_A_STORY},
    strings::{self, end_of},
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
    /// Where comments in Markdown begin, in bytes.
    comments: Vec<usize>,
    /// Where addresses begin in Markdown that nothing names, in bytes.
    unused: Vec<usize>,
    /// What in its Markdown may be meant otherwise than it is read.
    hints: Vec<markdown::Trouble>,
    /// What its blocks may have, in Markdown.
    pub(super) shapes: markdown::Shapes,
    /// Of the file on disk; none where the text came from elsewhere.
    stamp: Option<Stamp>,
    /// Made at the first problem of a file, since most have none and some have thousands.
    offsets: OnceLock<Offsets>,
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
        Self::read_by(path, texts, markdown::Shapes::default())
    }

    /// The same of a story or a page whose publication has blocks of its own.
    ///
    /// # Errors
    /// As those of [`read`](Self::read).
    pub fn read_by(path: &Path, texts: &Texts, shapes: markdown::Shapes) -> Result<Self, Problem> {
        if let Some(text) = texts.get(path) {
            return Self::of(path, text.clone(), shapes);
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
        let mut source = Self::of(path, text, shapes)?;
        source.stamp = stamp;
        Ok(source)
    }

    fn of(path: &Path, text: String, shapes: markdown::Shapes) -> Result<Self, Problem> {
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        if is_markdown(path) {
            return Self::markdown(path, text, shapes);
        }
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Self {
                path: path.to_owned(),
                text,
                value,
                troubles: Vec::new(),
                comments: Vec::new(),
                unused: Vec::new(),
                hints: Vec::new(),
                shapes,
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
        self.position(self.offsets().of(pointer))
    }

    fn markdown(path: &Path, text: String, shapes: markdown::Shapes) -> Result<Self, Problem> {
        let read = markdown::read_by(&text, shapes);
        let offsets = Offsets::new(read.part, &text);
        let source = Self {
            path: path.to_owned(),
            text,
            value: read.value,
            troubles: read.troubles,
            comments: read.comments,
            unused: read.unused,
            hints: read.hints,
            shapes,
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
            markdown::Place::of(&self.text, pointer).sentence(&mend.into())
        } else {
            mend.into()
        };
        self.problem_at(self.offsets().of(pointer), what, mend)
    }

    /// Where the value at a JSON pointer stands; none where nothing is there.
    pub fn part_at(&self, pointer: &str) -> Option<&Part> {
        let mut segments = pointer.split('/').skip(1);
        segments.try_fold(&self.offsets().root, |part, segment| {
            part.inside(&pointer::unescape(segment))
        })
    }

    /// The file as it was read, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A problem at a byte of the file's text.
    pub fn problem_at(
        &self,
        offset: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Problem {
        Problem::at(self.path.clone(), self.position(offset), what, mend)
    }

    /// Line and column of a byte of its text.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        self.offsets().position(&self.text, offset)
    }

    /// Where comments begin, in bytes; in JSON there are none.
    pub fn comments(&self) -> &[usize] {
        &self.comments
    }

    /// Where the addresses of links begin that nothing names, in bytes; in JSON there are none.
    pub fn unused(&self) -> &[usize] {
        &self.unused
    }

    /// What in its Markdown may be meant otherwise than it is read.
    pub fn hints(&self) -> &[markdown::Trouble] {
        &self.hints
    }

    /// What is wrong with its Markdown.
    pub fn troubles(&self) -> &[markdown::Trouble] {
        &self.troubles
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
        // Colons stand behind keys, so that most files need not be parsed again to tell.
        if colons(&self.text) == keys(&self.value) {
            return Vec::new();
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

/// Whether a file is Markdown by its name.
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}
