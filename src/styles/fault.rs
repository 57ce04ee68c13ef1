use std::path::{Path, PathBuf};

/// Something that is wrong with a stylesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The stylesheet, as it is found from where the publisher runs.
    pub file: PathBuf,
    /// Line and column, from 1; 0 where the whole file is meant.
    pub place: (usize, usize),
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What to do about it, in the same form.
    pub mend: String,
}

impl Fault {
    /// At a place of a file.
    pub fn at(file: &Path, place: (usize, usize), what: String, mend: String) -> Self {
        Self {
            file: file.to_owned(),
            place,
            what,
            mend,
        }
    }
}
