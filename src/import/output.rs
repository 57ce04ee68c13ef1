//! Files of the content folder, written so that the next import knows what has been changed since.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::Value;

use super::report::Report;
use crate::{
    content::markdown,
    hash::{sha256_hex_from, sha256_hex_of},
};

/// What was written, with the hash of each file: it stands in the content folder.
const LOCK: &str = "import.lock";

/// How many bytes of a hash are kept.
const HASH: usize = 16;

/// Writes files of a content folder, and none over one that somebody has changed.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    is_trial: bool,
    /// What was written before, by path.
    before: BTreeMap<String, String>,
    /// What is written now.
    now: BTreeMap<String, String>,
}

impl Output {
    /// Of a content folder; a trial writes nothing.
    ///
    /// # Errors
    /// Where the folder can't be read.
    pub fn open(root: &Path, is_trial: bool) -> io::Result<Self> {
        let lock = match fs::read_to_string(root.join(LOCK)) {
            Ok(lock) => lock,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let lines = lock.lines().filter_map(|line| line.split_once("  "));
        let before = lines.map(|(hash, path)| (path.to_owned(), hash.to_owned()));
        Ok(Self {
            root: root.to_owned(),
            is_trial,
            before: before.collect(),
            now: BTreeMap::new(),
        })
    }

    /// The content folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a story or a page as Markdown, another file as JSON: the one place that knows in which form.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write_story(
        &mut self,
        stem: &str,
        value: &Value,
        report: &mut Report,
    ) -> io::Result<()> {
        if value.get("body").is_some_and(Value::is_array) {
            let text = markdown::write(value);
            return self.write(&format!("{stem}.md"), text.as_bytes(), report);
        }
        self.write(&format!("{stem}.json"), &in_json(value), report)
    }

    /// Writes a file that no writer touches, unless one has.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write(&mut self, path: &str, bytes: &[u8], report: &mut Report) -> io::Result<()> {
        let hash = sha256_hex_of(&[bytes], HASH);
        let file = self.root.join(path);
        let there = match fs::read(&file) {
            Ok(there) => Some(sha256_hex_of(&[&there], HASH)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let before = self.before.get(path);
        let what = match (&there, before) {
            (Some(there), _) if *there == hash => "unchanged",
            (Some(there), Some(before)) if there == before => "written",
            (Some(_), _) => "changed since and left alone",
            (None, Some(_)) => "removed since and left out",
            (None, None) => "written",
        };
        let kept = match (what, before) {
            ("written" | "unchanged", _) => Some(hash),
            (_, before) => before.cloned(),
        };
        self.now.extend(kept.map(|hash| (path.to_owned(), hash)));
        let files = report.files.entry(what).or_default();
        files.push(path.to_owned());
        if what == "written" && !self.is_trial {
            replace(&file, bytes)?;
        }
        Ok(())
    }

    /// Writes a file that was added to, whoever has changed it.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn extend(&mut self, path: &str, bytes: &[u8], report: &mut Report) -> io::Result<()> {
        self.now
            .insert(path.to_owned(), sha256_hex_of(&[bytes], HASH));
        report
            .files
            .entry("written")
            .or_default()
            .push(path.to_owned());
        if self.is_trial {
            Ok(())
        } else {
            replace(&self.root.join(path), bytes)
        }
    }

    /// Remembers a file that was brought and not written here, by the hash of its bytes; says so where it is
    /// another one than it was.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn remember(&mut self, path: &str, report: &mut Report) -> io::Result<()> {
        if self.is_trial {
            return Ok(());
        }
        let hash = sha256_hex_from(fs::File::open(self.root.join(path))?, HASH)?;
        let before = self.before.get(path).cloned();
        if before.as_ref().is_some_and(|before| *before != hash) {
            let files = report.files.entry("changed since and left alone");
            files.or_default().push(path.to_owned());
        }
        self.now.insert(path.to_owned(), before.unwrap_or(hash));
        Ok(())
    }

    /// Writes the report, and what the next import has to know.
    ///
    /// # Errors
    /// Where a file can't be written.
    pub fn finish(mut self, report: &Report) -> io::Result<()> {
        if self.is_trial {
            return Ok(());
        }
        // What another import has written is known still.
        let before = std::mem::take(&mut self.before);
        for (path, hash) in before {
            self.now.entry(path).or_insert(hash);
        }
        let lines = self
            .now
            .iter()
            .map(|(path, hash)| format!("{hash}  {path}\n"));
        replace(&self.root.join(LOCK), lines.collect::<String>().as_bytes())?;
        replace(&self.root.join("import-report.json"), &in_json(report))?;
        replace(
            &self.root.join("import-report.md"),
            report.page().as_bytes(),
        )
    }
}

/// As it is written to a file.
pub fn in_json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Writes a file whole or not at all.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = file.with_file_name(".import.part");
    fs::write(&part, bytes)?;
    fs::rename(&part, file)
}
