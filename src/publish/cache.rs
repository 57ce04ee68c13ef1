use std::{
    fs,
    path::{Path, PathBuf},
};

use super::file_error::FileError;

/// The folder's name in a content folder.
const NAME: &str = ".standfirst";

/// Where is kept what was made and can be made again. In `target`, where a program is compiled; elsewhere in the
/// content folder, since it belongs to the publication, from wherever that is published. Version control leaves it
/// alone.
pub fn cache(content: &Path) -> Result<PathBuf, FileError> {
    if Path::new("target").is_dir() {
        return Ok("target/standfirst".into());
    }
    let folder = content.join(NAME);
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        let made = fs::create_dir_all(&folder).and_then(|()| fs::write(&ignore, "*\n"));
        made.map_err(FileError::at(&ignore))?;
    }
    Ok(folder)
}

/// Whether a path is of such a folder.
pub fn is_cached(path: &Path) -> bool {
    path.iter().any(|part| part == NAME)
}
