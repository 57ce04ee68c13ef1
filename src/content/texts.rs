//! What makes it unnecessary to read a file: a text that goes before it, or that it was read already.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Texts that go before the files on disk, by path: what is open in an editor, saved or not.
pub type Texts = BTreeMap<PathBuf, String>;

/// By what a file that has been written to is told from before, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: SystemTime,
    /// How long it is, in bytes.
    length: u64,
}

impl Stamp {
    /// None where there is no such file, or its system knows no times.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            modified: metadata.modified().ok()?,
            length: metadata.len(),
        })
    }
}
