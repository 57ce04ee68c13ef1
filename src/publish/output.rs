use std::{
    collections::BTreeSet,
    fs, io,
    path::{Component, Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use walkdir::WalkDir;

use super::{
    file_error::FileError,
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
    written: Mutex<BTreeSet<String>>,
    changed: AtomicUsize,
}

/// How many files a site has.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// All of them.
    pub files: usize,
    /// Those that are new or have other bytes than before.
    pub changed: usize,
}

impl Output {
    /// The folder need not exist.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            written: Mutex::default(),
            changed: AtomicUsize::new(0),
        }
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
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned());
        let changed = replace(&path).map_err(FileError::at(&path))?;
        self.changed.fetch_add(changed.into(), Ordering::Relaxed);
        Ok(())
    }

    /// Removes what the last build wrote and this one did not, and writes the ledger.
    pub fn finish(self) -> Result<Written, FileError> {
        let Self {
            root,
            written,
            changed,
        } = self;
        let written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let ledger = root.join(LEDGER);
        let before = match fs::read_to_string(&ledger) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(FileError::at(&ledger)(error)),
        };
        for name in before.lines().filter(|name| !written.contains(*name)) {
            remove(&root, name)?;
        }
        for name in previews(&root).filter(|name| !written.contains(name)) {
            remove(&root, &name)?;
        }
        let text: String = written
            .iter()
            .filter(|name| name.split('/').next() != Some(PREVIEWS))
            .map(|name| format!("{name}\n"))
            .collect();
        replace(&ledger, text.as_bytes()).map_err(FileError::at(&ledger))?;
        Ok(Written {
            files: written.len(),
            changed: changed.into_inner(),
        })
    }
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
