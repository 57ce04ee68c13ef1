use std::{fs, path::Path, time::SystemTime};

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
