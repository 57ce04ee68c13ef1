use std::{
    collections::BTreeSet,
    fs, io,
    path::{Component, Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use walkdir::WalkDir;

use super::{
    file_error::FileError,
    precompress,
    replace::{replace, replace_by},
};

/// The list of the files that the last build wrote, in the folder it wrote them to.
const LEDGER: &str = ".standfirst";

/// The folder of previews. They are not in the ledger, since a host may serve it.
const PREVIEWS: &str = "preview";

/// A folder that a site is written to. Files whose bytes are there already are left alone, and so is
/// everything that no build wrote.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    /// Whether compressed files stand beside those that can be compressed.
    is_precompressed: bool,
    written: Mutex<BTreeSet<String>>,
    changed: Mutex<BTreeSet<String>>,
    twice: Mutex<BTreeSet<String>>,
}

/// The files of a site, by their paths from its root.
#[derive(Debug)]
pub struct Written {
    /// All of them.
    pub files: BTreeSet<String>,
    /// Those that are new or have other bytes than before.
    pub changed: BTreeSet<String>,
    /// Those that were there before, and no longer are.
    pub removed: BTreeSet<String>,
}

impl Output {
    /// The folder need not exist.
    pub fn new(root: &Path, is_precompressed: bool) -> Self {
        Self {
            root: root.to_owned(),
            is_precompressed,
            written: Mutex::default(),
            changed: Mutex::default(),
            twice: Mutex::default(),
        }
    }

    /// Whether compressed files stand beside those that can be compressed.
    pub fn is_precompressed(&self) -> bool {
        self.is_precompressed
    }

    /// What has been written so far, by paths from the site's root.
    pub fn names(&self) -> Vec<String> {
        held(&self.written).iter().cloned().collect()
    }

    /// Of what has been written so far, what has been written over.
    pub fn written_twice(&self) -> BTreeSet<String> {
        held(&self.twice).clone()
    }

    /// Writes a file, `name` being its path from the site's root.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.put(name, |path| replace(path, bytes))
    }

    /// Writes a file as another one is, however long it may be.
    pub fn copy(&self, name: &str, from: &Path) -> Result<(), FileError> {
        self.put(name, |path| replace_by(path, from))
    }

    fn put(
        &self,
        name: &str,
        replace: impl FnOnce(&Path) -> io::Result<bool>,
    ) -> Result<(), FileError> {
        let name = name.trim_start_matches('/');
        let path = self.root.join(name);
        if !held(&self.written).insert(name.to_owned()) {
            held(&self.twice).insert(name.to_owned());
        }
        if replace(&path).map_err(FileError::at(&path))? {
            held(&self.changed).insert(name.to_owned());
        }
        if self.is_precompressed {
            let beside = precompress::write_beside(&path, name).map_err(FileError::at(&path))?;
            for (ending, is_new) in beside {
                let name = format!("{name}.{ending}");
                if is_new {
                    held(&self.changed).insert(name.clone());
                }
                held(&self.written).insert(name);
            }
        }
        Ok(())
    }

    /// Removes what the last build wrote and this one did not, and writes the ledger.
    pub fn finish(self) -> Result<Written, FileError> {
        let Self {
            root,
            is_precompressed: _,
            written,
            changed,
            twice: _,
        } = self;
        let written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut removed = BTreeSet::new();
        let ledger = root.join(LEDGER);
        let before = match fs::read_to_string(&ledger) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(FileError::at(&ledger)(error)),
        };
        for name in before.lines().filter(|name| !written.contains(*name)) {
            remove(&root, name)?;
            removed.insert(name.to_owned());
        }
        for name in previews(&root).filter(|name| !written.contains(name)) {
            remove(&root, &name)?;
            removed.insert(name);
        }
        let text: String = written
            .iter()
            .filter(|name| name.split('/').next() != Some(PREVIEWS))
            .map(|name| format!("{name}\n"))
            .collect();
        replace(&ledger, text.as_bytes()).map_err(FileError::at(&ledger))?;
        Ok(Written {
            files: written,
            changed: changed.into_inner().unwrap_or_else(PoisonError::into_inner),
            removed,
        })
    }
}

/// Another thread that panicked leaves names that are as good as before.
fn held(names: &Mutex<BTreeSet<String>>) -> MutexGuard<'_, BTreeSet<String>> {
    names.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The files of previews, by their paths from the site's root.
fn previews(root: &Path) -> impl Iterator<Item = String> {
    WalkDir::new(root.join(PREVIEWS))
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(move |entry| {
            let name = entry.path().strip_prefix(root).unwrap_or(entry.path());
            name.to_string_lossy().replace('\\', "/")
        })
}

/// Removes a file and the folders that it leaves empty. A ledger that was tampered with can't reach
/// out of the folder.
fn remove(root: &Path, name: &str) -> Result<(), FileError> {
    let relative = Path::new(name);
    let stays_inside = |part| matches!(part, Component::Normal(_));
    if !relative.components().all(stays_inside) {
        return Ok(());
    }
    let path = root.join(relative);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(FileError::at(&path)(error));
        }
        _ => {}
    }
    for folder in relative
        .ancestors()
        .skip(1)
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
