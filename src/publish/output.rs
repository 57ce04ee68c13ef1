use std::{
    collections::BTreeSet,
    fs,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use walkdir::WalkDir;

/// The list of the files that the last build wrote, in the folder it wrote them to.
const LEDGER: &str = ".standfirst";

/// The folder of previews. They are in no list, since a host may serve the list.
const PREVIEWS: &str = "preview";

/// A folder that a site is written to. Files whose bytes are there already are left alone, and so is
/// everything that no build wrote.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    written: Mutex<BTreeSet<String>>,
    changed: AtomicUsize,
}

/// A file that can't be written.
#[derive(Debug)]
pub struct OutputError {
    pub path: PathBuf,
    pub error: io::Error,
}

impl Output {
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            written: Mutex::default(),
            changed: AtomicUsize::new(0),
        }
    }

    /// Writes a file, `name` being its path from the site's root.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.put(name, |path| replace(path, bytes))
    }

    /// Writes a file as another one is, however long it may be.
    pub fn copy(&self, name: &str, from: &Path) -> Result<(), OutputError> {
        self.put(name, |path| replace_by(path, from))
    }

    fn put(
        &self,
        name: &str,
        replace: impl FnOnce(&Path) -> io::Result<bool>,
    ) -> Result<(), OutputError> {
        let name = name.trim_start_matches('/');
        let path = self.root.join(name);
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned());
        let changed = replace(&path).map_err(|error| OutputError { path, error })?;
        self.changed.fetch_add(changed.into(), Ordering::Relaxed);
        Ok(())
    }

    /// Removes what the last build wrote and this one did not. Gives the number of files, and how
    /// many of them are new or changed.
    pub fn finish(self) -> Result<(usize, usize), OutputError> {
        let ledger = self.root.join(LEDGER);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| OutputError { path, error }
        };
        let written = self
            .written
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let before = match fs::read_to_string(&ledger) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(&ledger)(error)),
        };
        for name in before.lines().filter(|name| !written.contains(*name)) {
            remove(&self.root, name).map_err(failed(&self.root.join(name)))?;
        }
        let is_preview = |name: &str| name.split('/').next() == Some(PREVIEWS);
        for entry in WalkDir::new(self.root.join(PREVIEWS)).into_iter().flatten() {
            let name = entry
                .path()
                .strip_prefix(&self.root)
                .unwrap_or(entry.path());
            let name = name.to_string_lossy().replace('\\', "/");
            if entry.file_type().is_file() && !written.contains(&name) {
                remove(&self.root, &name).map_err(failed(entry.path()))?;
            }
        }
        let listed = written.iter().filter(|name| !is_preview(name));
        let text: String = listed.map(|name| format!("{name}\n")).collect();
        replace(&ledger, text.as_bytes()).map_err(failed(&ledger))?;
        Ok((written.len(), self.changed.into_inner()))
    }
}

/// Whether the file had to be touched. A new file takes the old one's place in one step, so that a
/// reader never gets half of it, and a hard link made of the old one keeps the old bytes.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if holds(path, bytes.len() as u64, bytes).unwrap_or(false) {
        return Ok(false);
    }
    in_one_step(path, |temporary| fs::write(temporary, bytes))
}

/// The same with the bytes of another file.
fn replace_by(path: &Path, from: &Path) -> io::Result<bool> {
    let file = fs::File::open(from)?;
    let length = file.metadata()?.len();
    if holds(path, length, BufReader::new(file)).unwrap_or(false) {
        return Ok(false);
    }
    in_one_step(path, |temporary| {
        // Not by `fs::copy`, which would also copy that nobody may write it.
        let mut to = fs::File::create(temporary)?;
        io::copy(&mut fs::File::open(from)?, &mut to)?;
        Ok(())
    })
}

/// Whether a file holds just these bytes.
fn holds(path: &Path, length: u64, mut bytes: impl BufRead) -> io::Result<bool> {
    if fs::metadata(path)?.len() != length {
        return Ok(false);
    }
    let mut old = BufReader::new(fs::File::open(path)?);
    loop {
        let (one, other) = (old.fill_buf()?, bytes.fill_buf()?);
        let both = one.len().min(other.len());
        if both == 0 {
            return Ok(one.len() == other.len());
        }
        if one[..both] != other[..both] {
            return Ok(false);
        }
        old.consume(both);
        bytes.consume(both);
    }
}

fn in_one_step(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<bool> {
    // Two threads may write the same file.
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    // A long name has no room for an ending.
    if name.len() > 200 {
        name = "long".into();
    }
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    name.push(format!(".{}-{number}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = write(&temporary).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        _ = fs::remove_file(&temporary);
    }
    written.map(|()| true)
}

/// Removes a file and the folders that it leaves empty. A ledger that was tampered with can't reach
/// out of the folder.
fn remove(root: &Path, name: &str) -> io::Result<()> {
    let relative = Path::new(name);
    if !relative
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
    {
        return Ok(());
    }
    match fs::remove_file(root.join(relative)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
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
