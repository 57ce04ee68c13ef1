//! What an upload has to move: lists of files, one a line, in the order in which they are to be moved.

use std::{collections::BTreeSet, fs, io, path::Path};

use super::{file_error::FileError, output::Written, replace::replace};

/// What pages ask for by a name that changes with its bytes: it is to be there before they are.
const ASSETS: &str = "1-assets.txt";

/// Everything else that is new or has changed.
const DOCUMENTS: &str = "2-documents.txt";

/// What is to be deleted, when nothing that is online names it any more.
const REMOVED: &str = "3-removed.txt";

/// Adds to the lists in a folder what a build has changed. They are kept until they are removed, so that what an
/// upload did not get to is moved by the next.
pub fn write(folder: &Path, written: &Written) -> Result<(), FileError> {
    let mut changed = written.changed.clone();
    let mut removed = written.removed.clone();
    for name in [ASSETS, DOCUMENTS] {
        changed.extend(read(&folder.join(name))?);
    }
    changed.retain(|name| written.files.contains(name));
    removed.extend(read(&folder.join(REMOVED))?);
    removed.retain(|name| !written.files.contains(name));
    let (assets, documents): (BTreeSet<_>, BTreeSet<_>) = changed.into_iter().partition(|name| {
        ["assets/", "media/"]
            .iter()
            .any(|folder| name.starts_with(folder))
    });
    for (name, files) in [(ASSETS, assets), (DOCUMENTS, documents), (REMOVED, removed)] {
        let path = folder.join(name);
        let text: String = files.iter().map(|file| format!("{file}\n")).collect();
        replace(&path, text.as_bytes()).map_err(FileError::at(&path))?;
    }
    Ok(())
}

fn read(list: &Path) -> Result<Vec<String>, FileError> {
    match fs::read_to_string(list) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(FileError::at(list)(error)),
    }
}
