//! Files of the content folder, written so that the next import knows what has been changed since.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::Value;

use super::{
    lock::Lock,
    report::Report,
    there::{HASH, There},
};
use crate::{
    content::{markdown, with_schema, write_schemas},
    hash::{sha256_hex_from, sha256_hex_of},
    model::Templates,
};

/// Writes files of a content folder, and none over one that somebody has changed.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    is_trial: bool,
    /// What was written before.
    before: Lock,
    /// What is written now.
    now: Lock,
}

impl Output {
    /// Of a content folder; a trial writes nothing.
    ///
    /// # Errors
    /// Where the folder can't be read.
    pub fn open(root: &Path, is_trial: bool) -> io::Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            is_trial,
            before: Lock::read(root)?,
            now: Lock::default(),
        })
    }

    /// The stories and pages that stand in the content folder.
    ///
    /// # Errors
    /// Where one can't be read.
    pub fn there(&self) -> io::Result<There> {
        There::read(&self.root, &self.before)
    }

    /// What was written before.
    pub fn before(&self) -> &Lock {
        &self.before
    }

    /// Has what stands at a path be taken for new, since it was brought anew, and remembers by what its source
    /// knows it.
    pub fn know(&mut self, key: &str, path: &str, is_new: bool) {
        if is_new {
            self.before.files.remove(path);
        }
        self.now.stories.insert(key.to_owned(), path.to_owned());
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
        let is_text = value.get("body").is_some_and(Value::is_array);
        let (ending, other) = if is_text {
            ("md", "json")
        } else {
            ("json", "md")
        };
        let path = format!("{stem}.{ending}");
        let there = format!("{stem}.{other}");
        if self.root.join(&there).exists() {
            // Somebody has made the other form of it.
            let files = report.files.entry("changed since and left alone");
            files.or_default().push(there);
            let before = self.before.files.get(&path).cloned();
            self.now.files.extend(before.map(|hash| (path, hash)));
            return Ok(());
        }
        if is_text {
            let text = markdown::write(&with_schema(&path, value.clone()));
            self.write(&path, text.as_bytes(), report)
        } else {
            self.write_json(&path, value, report)
        }
    }

    /// Writes a file in JSON that names its schema to editors.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write_json(
        &mut self,
        path: &str,
        value: &impl Serialize,
        report: &mut Report,
    ) -> io::Result<()> {
        let value = serde_json::to_value(value).unwrap_or_default();
        self.write(path, &in_json(&with_schema(path, value)), report)
    }

    /// Writes a story or a page, and remembers by what its source knows it. `from` is the file, without its
    /// ending, that it stood in: nobody may have touched that, and it is removed.
    ///
    /// # Errors
    /// Where a file can't be written or removed.
    pub fn write_known_story(
        &mut self,
        key: &str,
        (from, stem): (Option<&str>, &str),
        value: &Value,
        report: &mut Report,
    ) -> io::Result<()> {
        self.write_story(stem, value, report)?;
        self.now.stories.insert(key.to_owned(), stem.to_owned());
        let Some(from) = from.filter(|from| *from != stem) else {
            return Ok(());
        };
        let path = format!("{from}.md");
        self.before.files.remove(&path);
        if !self.is_trial {
            fs::remove_file(self.root.join(&path))?;
        }
        report.files.entry("moved").or_default().push(path);
        Ok(())
    }

    /// Says which stories were written before whose source has them no more: those by whose key `is_of` knows
    /// that they are of this source.
    pub fn say_left_over(&self, is_of: impl Fn(&str) -> bool, report: &mut Report) {
        for (key, stem) in &self.before.stories {
            if is_of(key) && !self.now.stories.contains_key(key) {
                let files = report.files.entry("not in the source any more");
                files.or_default().push(stem.clone());
            }
        }
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
        let before = self.before.files.get(path);
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
        self.now
            .files
            .extend(kept.map(|hash| (path.to_owned(), hash)));
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
            .files
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

    /// Forgets the hash of a file that was brought before: another one stands there now.
    pub fn forget(&mut self, path: &str) {
        self.before.files.remove(path);
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
        let before = self.before.files.get(path).cloned();
        if before.as_ref().is_some_and(|before| *before != hash) {
            let files = report.files.entry("changed since and left alone");
            files.or_default().push(path.to_owned());
        }
        self.now
            .files
            .insert(path.to_owned(), before.unwrap_or(hash));
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
        write_schemas(&self.root, &Templates::new())?;
        // What another import has written is known still.
        let before = std::mem::take(&mut self.before);
        self.now.fill(before);
        let (name, lock) = self.now.written();
        replace(&self.root.join(name), lock.as_bytes())?;
        replace_by(&self.root.join("import-report.json"), |file| {
            report.write_json(file)
        })?;
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
    replace_by(file, |to| to.write_all(bytes))
}

/// The same of what is written piece by piece.
fn replace_by(file: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = file.with_file_name(".import.part");
    let mut to = BufWriter::new(fs::File::create(&part)?);
    write(&mut to)?;
    to.flush()?;
    drop(to);
    fs::rename(&part, file)
}
