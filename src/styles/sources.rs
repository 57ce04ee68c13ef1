use std::{
    collections::HashMap,
    fs, io,
    path::{Component, Path, PathBuf},
};

use lightningcss::bundler::{ResolveResult, SourceProvider};

/// A stylesheet to bundle.
#[derive(Debug)]
pub struct Import {
    path: PathBuf,
    /// What is in it, where that is not read from the file.
    text: Option<String>,
    /// What `@import` says besides, such as a layer.
    condition: &'static str,
}

impl Import {
    /// A file.
    pub fn file(path: PathBuf, condition: &'static str) -> Self {
        Self {
            path,
            text: None,
            condition,
        }
    }

    /// What is made of a file that is no stylesheet.
    pub fn text(path: PathBuf, text: String, condition: &'static str) -> Self {
        Self {
            path,
            text: Some(text),
            condition,
        }
    }
}

/// Why a stylesheet can't be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It is not there, or no text.
    #[error("`{}` can't be read: {}", .0.display(), .1)]
    File(PathBuf, String),
    /// It is elsewhere.
    #[error("`{0}` is not in the folder of the styles")]
    Elsewhere(String),
    /// It would take too much to read it.
    #[error("{0}")]
    TooMuch(&'static str),
}

/// The files that are bundled, read before, and a sheet that imports them. The others are read as they are
/// imported.
#[derive(Debug)]
pub struct Sources {
    entry: String,
    imports: Vec<PathBuf>,
    texts: HashMap<PathBuf, Result<String, Unread>>,
}

/// Why a file was not read.
#[derive(Debug)]
enum Unread {
    Elsewhere,
    TooMuch(&'static str),
    Failed(String),
}

/// How many bytes a stylesheet may have.
const LONGEST: u64 = 4_000_000;

/// How deep brackets may stand in each other, and how many imports follow from one another: who reads them
/// goes down as deep.
const DEEPEST: usize = 60;

/// The name of the sheet that imports the others. No file has it.
pub const ENTRY: &str = "\u{0}.css";

impl Sources {
    /// With all that is imported. No file is read from outside of the folders `roots`.
    pub fn read(imports: &[Import], roots: &[&Path]) -> Self {
        let roots: Vec<_> = roots.iter().flat_map(fs::canonicalize).collect();
        let lines = imports.iter().enumerate();
        let lines = lines.map(|(index, one)| format!("@import \"{index}\"{};", one.condition));
        let mut sources = Self {
            entry: lines.collect(),
            imports: imports.iter().map(|one| one.path.clone()).collect(),
            texts: imports
                .iter()
                .filter_map(|one| Some((one.path.clone(), Ok(one.text.clone()?))))
                .collect(),
        };
        let mut next: Vec<_> = sources
            .imports
            .iter()
            .map(|path| (path.clone(), 0))
            .collect();
        while let Some((path, depth)) = next.pop() {
            if sources.texts.contains_key(&path) {
                continue;
            }
            let text = if depth > DEEPEST {
                Err(Unread::TooMuch("too many imports follow from one another"))
            } else {
                text(&path, &roots)
            };
            if let Ok(text) = &text {
                let beside = imported(text).filter_map(|name| beside(&path, &name));
                next.extend(beside.map(|path| (path, depth + 1)));
            }
            sources.texts.insert(path, text);
        }
        sources
    }
}

fn text(path: &Path, roots: &[PathBuf]) -> Result<String, Unread> {
    let failed = |error: io::Error| Unread::Failed(error.to_string());
    let real = fs::canonicalize(path).map_err(failed)?;
    if !roots.iter().any(|root| real.starts_with(root)) {
        return Err(Unread::Elsewhere);
    }
    let about = fs::metadata(&real).map_err(failed)?;
    if !about.is_file() || about.len() > LONGEST {
        return Err(Unread::TooMuch(
            "it is no file, or too large for a stylesheet",
        ));
    }
    let text = fs::read_to_string(&real).map_err(failed)?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    if depth(&text) > DEEPEST {
        return Err(Unread::TooMuch("too many brackets stand in one another"));
    }
    Ok(text)
}

/// How deep brackets stand in each other, but for those in strings and comments.
fn depth(css: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | '[' | '{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '\\' => _ = letters.next(),
            '"' | '\'' => {
                while let Some(inside) = letters.next_if(|inside| *inside != '\n') {
                    match inside {
                        '\\' => _ = letters.next(),
                        end if end == letter => break,
                        _ => {}
                    }
                }
            }
            '/' if letters.next_if_eq(&'*').is_some() => {
                while let Some(inside) = letters.next() {
                    if inside == '*' && letters.next_if_eq(&'/').is_some() {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    deepest
}

impl SourceProvider for Sources {
    type Error = SourceError;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, SourceError> {
        if file == Path::new(ENTRY) {
            return Ok(&self.entry);
        }
        match self.texts.get(file) {
            Some(Ok(text)) => Ok(text),
            Some(Err(Unread::Failed(error))) => {
                Err(SourceError::File(file.to_owned(), error.clone()))
            }
            Some(Err(Unread::Elsewhere)) => Err(SourceError::Elsewhere(file.display().to_string())),
            Some(Err(Unread::TooMuch(what))) => Err(SourceError::TooMuch(what)),
            None => Err(SourceError::File(file.to_owned(), "it is not there".into())),
        }
    }

    fn resolve(&self, name: &str, from: &Path) -> Result<ResolveResult, SourceError> {
        let path = if from == Path::new(ENTRY) {
            let index = name.parse::<usize>().ok();
            index.and_then(|index| self.imports.get(index).cloned())
        } else {
            beside(from, name)
        };
        path.map(ResolveResult::File)
            .ok_or_else(|| SourceError::Elsewhere(name.to_owned()))
    }
}

/// The addresses of a text's `@import` rules.
fn imported(text: &str) -> impl Iterator<Item = String> {
    use lightningcss::{
        rules::CssRule,
        stylesheet::{ParserOptions, StyleSheet},
    };
    let options = ParserOptions {
        error_recovery: true,
        ..ParserOptions::default()
    };
    let sheet = StyleSheet::parse(text, options).ok();
    let rules = sheet.into_iter().flat_map(|sheet| sheet.rules.0);
    rules.filter_map(|rule| match rule {
        CssRule::Import(import) => Some(import.url.to_string()),
        _ => None,
    })
}

/// A path beside a file; none for an address that is no relative path.
pub fn beside(file: &Path, name: &str) -> Option<PathBuf> {
    if name.starts_with('/') || name.contains(':') || name.is_empty() {
        return None;
    }
    let mut path = file.parent()?.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::ParentDir => _ = path.pop(),
            Component::Normal(part) => path.push(part),
            _ => {}
        }
    }
    Some(path)
}
