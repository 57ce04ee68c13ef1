use std::{
    collections::HashMap,
    fs,
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
}

/// The files that are bundled, read before, and a sheet that imports them. The others are read as they are
/// imported.
#[derive(Debug)]
pub struct Sources {
    entry: String,
    imports: Vec<PathBuf>,
    texts: HashMap<PathBuf, Result<String, String>>,
}

/// The name of the sheet that imports the others. No file has it.
pub const ENTRY: &str = "\u{0}.css";

impl Sources {
    /// With all that is imported, however deep.
    pub fn read(imports: &[Import]) -> Self {
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
        let mut next = sources.imports.clone();
        while let Some(path) = next.pop() {
            if sources.texts.contains_key(&path) {
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|error| error.to_string());
            if let Ok(text) = &text {
                next.extend(imported(text).filter_map(|name| beside(&path, &name)));
            }
            sources.texts.insert(path, text);
        }
        sources
    }
}

impl SourceProvider for Sources {
    type Error = SourceError;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, SourceError> {
        if file == Path::new(ENTRY) {
            return Ok(&self.entry);
        }
        match self.texts.get(file) {
            Some(Ok(text)) => Ok(text),
            Some(Err(error)) => Err(SourceError::File(file.to_owned(), error.clone())),
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
