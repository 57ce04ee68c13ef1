//! A bundler builds the app into a folder of its own and then serves that folder. What it has built is
//! kept as an app folder, and the site takes its place.

use std::{fs, io, path::Path};

use walkdir::WalkDir;

use super::{
    app::{AppError, SOURCES, STYLES, files},
    file_error::FileError,
};

/// From an app folder, `target/NAME`, to the folder that its stylesheets are in.
const UP: &str = "../..";

/// Makes an app folder of what is in `staging`, with the stylesheets, of which the bundler knows nothing.
pub fn keep_app(staging: &Path, app: &Path) -> Result<(), AppError> {
    if app.exists() {
        fs::remove_dir_all(app).map_err(FileError::at(app))?;
    }
    copy(staging, app)?;
    copy(Path::new(STYLES), &app.join(STYLES))?;
    let sources = app.join(SOURCES);
    Ok(fs::write(&sources, UP).map_err(FileError::at(&sources))?)
}

fn copy(from: &Path, to: &Path) -> Result<(), AppError> {
    for file in files(from)? {
        let target = to.join(&file.name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(FileError::at(parent))?;
        }
        fs::copy(&file.path, &target).map_err(FileError::at(&target))?;
    }
    Ok(())
}

/// Makes `staging` the same as `site`, by hard links where the file system has them.
pub fn link_site(site: &Path, staging: &Path) -> Result<(), FileError> {
    link(site, staging).map_err(FileError::at(staging))
}

fn link(site: &Path, staging: &Path) -> io::Result<()> {
    for entry in fs::read_dir(staging)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    for entry in WalkDir::new(site) {
        let entry = entry?;
        let Ok(relative) = entry.path().strip_prefix(site) else {
            continue;
        };
        let target = staging.join(relative);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else if fs::hard_link(entry.path(), &target).is_err() {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
