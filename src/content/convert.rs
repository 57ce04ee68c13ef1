//! A story or page in the other of its two forms.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde_json::Value;
use thiserror::Error;

use super::{
    Problem,
    markdown::{normal, read, write_in_order},
    part::Part,
    source::Source,
    texts::Texts,
};

/// How a story is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `.json`
    Json,
    /// `.md`
    Markdown,
}

/// Why a file is not written in another form.
#[derive(Debug, Error)]
pub enum ConvertError {
    /// What is wrong with the file.
    #[error("there are problems in it")]
    Content(Vec<Problem>),
    /// Its name doesn't say how it is written.
    #[error("its name ends neither in `.json` nor in `.md`")]
    Unknown,
    /// It has that form already.
    #[error("it has that form already")]
    Same,
    /// What is in it is no story.
    #[error("it is no story or page: there is no object in it with a list `body`")]
    NoStory,
    /// It would say something else.
    #[error(
        "it can't be written in that form without a change; please tell those who make this program"
    )]
    Unlike,
    /// JSON has no comments, so they would be gone with the file.
    #[error(
        "a comment stands in line {0}, and there are none in JSON: take it out, or leave out `--replace`, \
         and keep both files until it is seen to"
    )]
    Comment(usize),
    /// Neither has it places for what nothing names.
    #[error(
        "the address of a link stands in line {0}, nothing in the file names it, and there is no place for it in \
         JSON: take it out, or leave out `--replace`, and keep both files until it is seen to"
    )]
    Unused(usize),
    /// There is one of that name.
    #[error("`{}` is there already, and is left as it is", .0.display())]
    Exists(PathBuf),
    /// It could not be written.
    #[error("`{}`: {}", .0.display(), .1)]
    Io(PathBuf, io::Error),
}

impl Form {
    /// That of a name with its ending, and the name without it.
    pub fn of_file(name: &str) -> Option<(&str, Self)> {
        let (stem, ending) = name.rsplit_once('.')?;
        Some((stem, Self::of_ending(ending)?))
    }

    /// That of an ending without its dot.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// How the name of a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }
}

/// Writes a file in another form beside it, by default in the one that it hasn't, and removes it if it is
/// to be replaced. Gives the path of what was written.
///
/// # Errors
/// Where it can't be read, is no story, or where a file of that name is there already.
pub fn convert(path: &Path, form: Option<Form>, replace: bool) -> Result<PathBuf, ConvertError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let own = Form::of_ending(&ending).ok_or(ConvertError::Unknown)?;
    let form = form.unwrap_or(match own {
        Form::Json => Form::Markdown,
        Form::Markdown => Form::Json,
    });
    if form == own {
        return Err(ConvertError::Same);
    }
    let source = Source::read(path, &Texts::new())
        .map_err(|problem| ConvertError::Content(vec![problem]))?;
    let faults = source.faults();
    if !faults.is_empty() {
        return Err(ConvertError::Content(faults));
    }
    let value = source.value();
    if !value.get("body").is_some_and(Value::is_array) {
        return Err(ConvertError::NoStory);
    }
    let text = match form {
        Form::Json => {
            let first = source.comments().iter().min();
            if let (Some(first), true) = (first, replace) {
                return Err(ConvertError::Comment(source.position(*first).0));
            }
            if let (Some(first), true) = (source.unused().iter().min(), replace) {
                return Err(ConvertError::Unused(source.position(*first).0));
            }
            let mut text = String::new();
            json(value, Some(source.part()), 0, &mut text);
            text + "\n"
        }
        Form::Markdown => {
            let part = source.part();
            let offset = |name: &str| part.fields.get(name).map_or(usize::MAX, |it| it.offset);
            let text = write_in_order(value, offset);
            let again = read(&text);
            if again.value != normal(value) || !again.troubles.is_empty() {
                return Err(ConvertError::Unlike);
            }
            text
        }
    };
    let target = path.with_extension(form.ending());
    create(&target, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ConvertError::Exists(target.clone()),
        _ => ConvertError::Io(target.clone(), error),
    })?;
    if replace {
        fs::remove_file(path).map_err(|error| ConvertError::Io(path.to_owned(), error))?;
    }
    Ok(target)
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

/// A value as JSON, its fields in the order in which they stand in the file.
fn json(value: &Value, part: Option<&Part>, indent: usize, text: &mut String) {
    let line = |indent: usize| format!("\n{}", " ".repeat(indent));
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let mut fields: Vec<_> = fields.iter().collect();
            let offset = |name: &str| {
                let part = part.and_then(|part| part.fields.get(name));
                part.map_or(usize::MAX, |part| part.offset)
            };
            fields.sort_by_key(|(name, _)| (*name != "type", offset(name)));
            text.push('{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&line(indent + 2));
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push_str(": ");
                let inside = part.and_then(|part| part.fields.get(name));
                json(value, inside, indent + 2, text);
            }
            text.push_str(&line(indent));
            text.push('}');
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&line(indent + 2));
                let inside = part.and_then(|part| part.items.get(index));
                json(item, inside, indent + 2, text);
            }
            text.push_str(&line(indent));
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}
