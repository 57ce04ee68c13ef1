use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::{
    model::Media,
    publish::output::{OutputError, replace},
};

/// How long a file stays that no build asks for.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// A file's time is set anew no more often than this.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder of all that was made of pictures, by name. A name says what is in the file, so a file that
/// is there is right.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub fn open(folder: &Path) -> Result<Self, OutputError> {
        let folder = folder.to_owned();
        match fs::create_dir_all(&folder) {
            Ok(()) => Ok(Self { folder }),
            Err(error) => Err(OutputError {
                path: folder,
                error,
            }),
        }
    }

    pub fn has(&self, published: &str) -> bool {
        self.file(published).is_file()
    }

    pub fn get(&self, published: &str) -> Result<Vec<u8>, OutputError> {
        let path = self.file(published);
        touch(&path);
        fs::read(&path).map_err(|error| OutputError { path, error })
    }

    pub fn keep(&self, published: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write(self.file(published), bytes)
    }

    pub fn knows_tint(&self, media: &Media) -> bool {
        self.tint_file(media).is_file()
    }

    pub fn tint(&self, media: &Media) -> Option<String> {
        let path = self.tint_file(media);
        touch(&path);
        fs::read_to_string(path)
            .ok()
            .filter(|tint| !tint.is_empty())
    }

    pub fn keep_tint(&self, media: &Media, tint: Option<&str>) -> Result<(), OutputError> {
        self.write(self.tint_file(media), tint.unwrap_or_default().as_bytes())
    }

    /// Removes what has not been asked for in a long time; what can't be removed stays.
    pub fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let age = entry.metadata().and_then(|data| data.modified()).ok();
            let age = age.and_then(|time| time.elapsed().ok());
            if age.is_some_and(|age| age > KEPT) {
                _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Without the picture's own name, so that a picture that was renamed is not made again.
    fn file(&self, published: &str) -> PathBuf {
        let parts: Vec<_> = published.rsplitn(4, '.').take(3).collect();
        let parts: Vec<_> = parts.into_iter().rev().collect();
        self.folder.join(parts.join("."))
    }

    fn tint_file(&self, media: &Media) -> PathBuf {
        self.folder.join(format!("{}.tint", media.hash))
    }

    fn write(&self, path: PathBuf, bytes: &[u8]) -> Result<(), OutputError> {
        match replace(&path, bytes) {
            Ok(_) => Ok(()),
            Err(error) => Err(OutputError { path, error }),
        }
    }
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
