//! Mends that need nobody to think: words in the place of others, and the rest of the file as it was.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::Problem;

/// What to write in place of what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fix {
    /// Where it begins in the text of the file, in bytes, a byte order mark not counted.
    pub start: usize,
    /// What stands there, as it is written in the file.
    pub was: String,
    /// What is to stand there, as it is written in the file.
    pub with: String,
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
    // A link stays one: what it leads to is mended.
    let file = file.canonicalize()?;
    let whole = fs::read_to_string(&file)?;
    let (mark, text) = match whole.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", whole.as_str()),
    };
    let (mut mended, mut count, mut done) = (mark.to_owned(), 0, 0);
    for fix in fixes {
        let is_there = text.get(fix.start..fix.end()) == Some(fix.was.as_str());
        if is_there && let Some(before) = text.get(done..fix.start) {
            mended += before;
            mended += &fix.with;
            done = fix.end();
            count += 1;
        }
    }
    mended += text.get(done..).unwrap_or_default();
    if count > 0 {
        replace(&file, mended.as_bytes())?;
    }
    Ok(count)
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
