use std::{
    io,
    path::{Path, PathBuf},
};

/// A file or folder that can't be read or written.
#[derive(Debug, thiserror::Error)]
#[error("`{}`: {source}", .path.display())]
pub struct FileError {
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    /// For `map_err`: adds to what went wrong where it did.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self {
            path: path.to_owned(),
            source,
        }
    }
}
