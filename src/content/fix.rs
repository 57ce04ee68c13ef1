//! Mends that need nobody to think: words in the place of others, and the rest of the file as it was.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::Value;

use super::{
    Problem, markdown,
    source::{Source, is_markdown},
};

/// What to write in place of what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fix {
    /// Where it begins in the text of the file, in bytes, a byte order mark not counted.
    pub start: usize,
    /// What stands there, as it is written in the file.
    pub was: String,
    /// What is to stand there, as it is written in the file.
    pub with: String,
    /// How the file is to read then, where that is to be seen only by reading it: in Markdown.
    #[serde(skip)]
    pub change: Option<Change>,
}

/// What a part of a string is to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Of the string, as a JSON pointer.
    pub pointer: String,
    /// Where the part begins in it, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is to stand in its place.
    pub with: String,
    /// A field that is to be there then, as a JSON pointer, and its words.
    pub added: Option<(String, String)>,
}

impl Fix {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.was.len()
    }
}

/// What has been mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// How many places.
    pub count: usize,
    /// The files that they are in.
    pub files: Vec<PathBuf>,
    /// What kept a file from being mended, in words.
    pub refused: Vec<String>,
}

impl Mended {
    /// Adds what another round has mended.
    pub fn add(&mut self, other: Self) {
        self.count += other.count;
        self.files.extend(other.files);
        self.files.sort();
        self.files.dedup();
        self.refused.extend(other.refused);
    }
}

/// Writes all fixes into their files, each file at once and whole. Of two that meet in one place, the first
/// is made; a file that has changed since it was read is left alone where it has.
pub fn apply(problems: &[Problem]) -> Mended {
    let mut files: BTreeMap<&Path, Vec<&Fix>> = BTreeMap::new();
    for problem in problems {
        if let Some(fix) = &problem.fix {
            files.entry(&problem.file).or_default().push(fix);
        }
    }
    let mut mended = Mended::default();
    for (file, mut fixes) in files {
        fixes.sort();
        fixes.dedup();
        match write(file, &fixes) {
            Ok(0) => {}
            Ok(count) => {
                mended.count += count;
                mended.files.push(file.to_owned());
            }
            Err(error) => mended.refused.push(format!(
                "{}: it can't be written: {error}\n    make it writable",
                file.display()
            )),
        }
    }
    mended
}

/// Gives the number of places.
fn write(file: &Path, fixes: &[&Fix]) -> io::Result<usize> {
    let is_markdown = is_markdown(file);
    // A link stays one: what it leads to is mended.
    let file = file.canonicalize()?;
    let whole = fs::read_to_string(&file)?;
    let (mark, text) = match whole.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", whole.as_str()),
    };
    let mut made = possible(text, fixes);
    let mut mended = written(text, &made);
    if is_markdown {
        let shapes = markdown::Shapes::default();
        let before = markdown::read(text);
        let is_meant = |mended: &str, made: &[&Fix]| {
            reads_as_meant(&before.value, before.troubles.len(), mended, made, shapes)
        };
        if !is_meant(&mended, &made) {
            // One after the other, each as far as it goes with those before it.
            let all = std::mem::take(&mut made);
            for fix in all {
                made.push(fix);
                let more = written(text, &made);
                if !is_meant(&more, &made) {
                    made.pop();
                }
            }
            mended = written(text, &made);
        }
    }
    if !made.is_empty() {
        replace(&file, (mark.to_owned() + &mended).as_bytes())?;
    }
    Ok(made.len())
}

/// Those whose place is as it was read and is not another's too.
fn possible<'f>(text: &str, fixes: &[&'f Fix]) -> Vec<&'f Fix> {
    let mut done = 0;
    let fixes = fixes.iter().copied().filter(|fix| {
        let is_there = text.get(fix.start..fix.end()) == Some(fix.was.as_str());
        let is_free = is_there && fix.start >= done;
        if is_free {
            done = fix.end();
        }
        is_free
    });
    fixes.collect()
}

fn written(text: &str, fixes: &[&Fix]) -> String {
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for fix in fixes {
        mended += text.get(done..fix.start).unwrap_or_default();
        mended += &fix.with;
        done = fix.end();
    }
    mended + text.get(done..).unwrap_or_default()
}

/// Whether a Markdown file that has been mended reads as before but for what was to change.
fn reads_as_meant(
    before: &Value,
    troubles: usize,
    mended: &str,
    fixes: &[&Fix],
    shapes: markdown::Shapes,
) -> bool {
    let mut meant = before.clone();
    // From the last on, so that the places of those before it hold.
    for change in fixes.iter().rev().filter_map(|fix| fix.change.as_ref()) {
        let Some(Value::String(words)) = meant.pointer_mut(&change.pointer) else {
            return false;
        };
        if words.get(change.start..change.end).is_none() {
            return false;
        }
        words.replace_range(change.start..change.end, &change.with);
        if let Some((pointer, words)) = &change.added {
            let (object, name) = pointer.rsplit_once('/').unwrap_or_default();
            let Some(Value::Object(fields)) = meant.pointer_mut(object) else {
                return false;
            };
            fields.insert(name.to_owned(), words.as_str().into());
        }
    }
    let after = markdown::read_by(mended, shapes);
    after.troubles.len() == troubles && after.value == meant
}

impl Source {
    /// A mend of this file in the form in which it reads as is meant; none where there is no such form.
    pub fn confirmed(&self, fix: Fix) -> Option<Fix> {
        let Some(change) = &fix.change else {
            return Some(fix);
        };
        if change.added.is_some() {
            return self.takes(&fix).then_some(fix);
        }
        let words = &change.with;
        let escaped = words.chars().flat_map(|c| {
            let sign = c.is_ascii_punctuation().then_some('\\');
            sign.into_iter().chain([c])
        });
        let forms = [
            words.clone(),
            escaped.collect(),
            words.replace('\\', "\\\\").replace('"', "\\\""),
            words.replace('\'', "''"),
        ];
        let forms = forms.into_iter().map(|with| Fix {
            with,
            ..fix.clone()
        });
        let mut good = forms.filter(|fix| self.takes(fix));
        good.next()
    }

    /// Whether this file would read as a mend says.
    pub fn takes(&self, fix: &Fix) -> bool {
        let mended = written(self.text(), &[fix]);
        let troubles = self.troubles().len();
        reads_as_meant(self.value(), troubles, &mended, &[fix], self.shapes)
    }
}

/// The file is the old one or the new one at any time, and never a part of it.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let temporary = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::metadata(file)
        .and_then(|found| {
            fs::write(&temporary, bytes)?;
            fs::set_permissions(&temporary, found.permissions())
        })
        .and_then(|()| fs::rename(&temporary, file));
    if written.is_err() {
        _ = fs::remove_file(&temporary);
    }
    written
}
