//! The Markdown files of the repository, taken apart.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use walkdir::WalkDir;

/// A Markdown file of the repository.
#[derive(Default)]
pub struct Document {
    /// From the root of the repository.
    pub path: PathBuf,
    pub examples: Vec<Example>,
    /// Files that are shown whole, such as ` ```html title="content/slots/letter.html" `: their paths and texts.
    pub files: Vec<(String, String)>,
    pub links: Vec<String>,
    /// The fragments that lead to its headings.
    pub anchors: BTreeSet<String>,
    /// What stands between backticks, and what is set as code and is not JSON.
    pub code: Vec<String>,
}

/// A piece of JSON or of a story in Markdown that is shown.
#[derive(Default)]
pub struct Example {
    pub line: usize,
    /// Empty where the info string has none.
    pub title: String,
    pub is_markdown: bool,
    pub text: String,
}

/// What the words of a Markdown file are part of.
enum Inside {
    Prose,
    Heading(String),
    Example(Example),
    Code(String),
    File(String, String),
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn documents() -> Vec<Document> {
    // Stories are no documents.
    const OTHERS: [&str; 4] = ["content", "dist", "fixtures", "target"];
    let is_ours = |name: &str| !name.starts_with('.') && !OTHERS.contains(&name);
    WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_ours(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| Document::read(&path))
        .collect()
}

impl Document {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a document");
        let mut document = Self {
            path: path.strip_prefix(root()).expect("a path").to_owned(),
            ..Self::default()
        };
        let mut inside = Inside::Prose;
        for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { .. }) => inside = Inside::Heading(String::new()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                    if info.starts_with("json") || info.starts_with("md ") =>
                {
                    let title = info.split('"').nth(1).unwrap_or_default();
                    inside = Inside::Example(Example {
                        line: text[..range.start].lines().count() + 1,
                        title: title.to_owned(),
                        is_markdown: info.starts_with("md"),
                        text: String::new(),
                    });
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                    if info.contains("title=\"content/") =>
                {
                    let title = info.split('"').nth(1).unwrap_or_default();
                    inside = Inside::File(title.to_owned(), String::new());
                }
                Event::Start(Tag::CodeBlock(_)) => inside = Inside::Code(String::new()),
                Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock) => {
                    match std::mem::replace(&mut inside, Inside::Prose) {
                        Inside::Heading(words) => document.anchor(&words),
                        Inside::Example(example) => document.examples.push(example),
                        Inside::Code(code) => document.code.push(code),
                        Inside::File(title, text) => document.files.push((title, text)),
                        Inside::Prose => {}
                    }
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push(dest_url.into_string());
                }
                Event::Text(words) => inside.push(&words),
                Event::Code(words) => {
                    inside.push(&words);
                    document.code.push(words.into_string());
                }
                _ => {}
            }
        }
        document
    }

    /// Lays the files that it shows into a content folder.
    pub fn lay_files(&self, content: &Path) {
        for (title, text) in &self.files {
            let file = content.join(title.trim_start_matches("content/"));
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
    }

    /// As GitHub makes fragments of headings.
    fn anchor(&mut self, heading: &str) {
        let kept = |c: &char| c.is_alphanumeric() || ['-', '_', ' '].contains(c);
        let name: String = heading.to_lowercase().chars().filter(kept).collect();
        let name = name.replace(' ', "-");
        let numbered = (1..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|anchor| !self.anchors.contains(anchor));
        self.anchors.extend(free);
    }

    /// The commands and names between backticks and in code, one by one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.code.iter().flat_map(|code| code.split_whitespace())
    }
}

impl Inside {
    fn push(&mut self, words: &str) {
        if let Self::Heading(text)
        | Self::Code(text)
        | Self::File(_, text)
        | Self::Example(Example { text, .. }) = self
        {
            text.push_str(words);
        }
    }
}
