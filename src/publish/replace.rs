//! Files take their predecessors' places in one step, and only where their bytes differ.

use std::{
    fs,
    io::{self, BufRead, BufReader},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Writes a file, and says whether its bytes were others before. A new file takes the old one's place
/// in one step, so that a reader never gets half of it, and a hard link to the old one keeps the old
/// bytes.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if holds(path, bytes.len() as u64, bytes).unwrap_or(false) {
        return Ok(false);
    }
    in_one_step(path, |temporary| fs::write(temporary, bytes))
}

/// The same with the bytes of another file, which need not fit into memory.
pub fn replace_by(path: &Path, from: &Path) -> io::Result<bool> {
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

/// Has a temporary file written beside `path` and renames it.
fn in_one_step(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<bool> {
    // Two threads may write the same file, each by a temporary file of its own.
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
