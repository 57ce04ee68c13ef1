use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::{
    model::Media,
    publish::{file_error::FileError, replace::replace},
};

/// How long a file stays that no build asks for.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// A file's time is set anew no more often than this.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What stands in the file of a picture without a tint.
const NO_TINT: &str = "none";

/// A folder of all that was made of pictures. A file's name has the hash of what it was made of, so a
/// file that is there is right.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Makes the folder if there is none.
    pub fn open(folder: &Path) -> Result<Self, FileError> {
        fs::create_dir_all(folder).map_err(FileError::at(folder))?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Whether the file that is published at this path was made before.
    pub fn has(&self, published: &str) -> bool {
        self.file(published).is_file()
    }

    /// The bytes of the file that is published at this path.
    pub fn get(&self, published: &str) -> Result<Vec<u8>, FileError> {
        let path = self.file(published);
        touch(&path);
        fs::read(&path).map_err(FileError::at(&path))
    }

    /// Keeps the bytes of the file that is published at this path.
    pub fn keep(&self, published: &str, bytes: &[u8]) -> Result<(), FileError> {
        write(&self.file(published), bytes)
    }

    /// Whether the tint of a picture was found before, even if there is none.
    pub fn knows_tint(&self, media: &Media) -> bool {
        fs::metadata(self.tint_file(media)).is_ok_and(|file| file.len() > 0)
    }

    /// The tint of a picture; none where something shines through, and where it is not known.
    pub fn tint(&self, media: &Media) -> Option<String> {
        let path = self.tint_file(media);
        touch(&path);
        fs::read_to_string(path).ok().filter(|tint| tint != NO_TINT)
    }

    /// Keeps the tint of a picture, or that it has none.
    pub fn keep_tint(&self, media: &Media, tint: Option<&str>) -> Result<(), FileError> {
        write(&self.tint_file(media), tint.unwrap_or(NO_TINT).as_bytes())
    }

    /// Removes what has not been asked for in a long time; what can't be removed stays.
    pub fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let age = entry
                .metadata()
                .and_then(|data| data.modified())
                .ok()
                .and_then(|time| time.elapsed().ok());
            if age.is_some_and(|age| age > KEPT) {
                _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Without the picture's own name, so that a picture that was renamed is not made again.
    fn file(&self, published: &str) -> PathBuf {
        let mut parts: Vec<_> = published.rsplitn(4, '.').take(3).collect();
        parts.reverse();
        self.folder.join(parts.join("."))
    }

    fn tint_file(&self, media: &Media) -> PathBuf {
        // Of what moves, all frames were looked at.
        let frames = if media.kind.moves() { ".frames" } else { "" };
        self.folder.join(format!("{}{frames}.tint", media.hash))
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    replace(path, bytes).map_err(FileError::at(path))?;
    Ok(())
}

/// Notes that a file is still asked for.
fn touch(path: &Path) {
    let old = |time: SystemTime| time.elapsed().is_ok_and(|age| age > DAY);
    let time = fs::metadata(path).and_then(|data| data.modified());
    if time.is_ok_and(old) {
        let set = |file: fs::File| -> io::Result<()> { file.set_modified(SystemTime::now()) };
        _ = fs::File::options().append(true).open(path).and_then(set);
    }
}
