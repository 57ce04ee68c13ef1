//! Where a file that was fetched goes: never in the place of somebody's own.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::Path,
};

use tempfile::TempPath;

use super::{look::look, name};
use crate::{hash::sha256_hex_from, import::there::HASH};

/// The media folder, and what earlier imports have brought into it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// `content/media`.
    pub folder: &'a Path,
    /// Hashes, by path in the content folder.
    pub before: &'a BTreeMap<String, String>,
}

impl Place<'_> {
    /// The path of what an earlier import has brought for a path, if it is there and no page of a mistake.
    pub fn brought(&self, target: &str) -> Option<String> {
        let is_there = |path: &str| look(&self.folder.join(path)).is_ok();
        let plain = format!("media/{target}");
        if self.before.contains_key(&plain) {
            return is_there(target).then(|| target.to_owned());
        }
        // Somebody's own file has the name, so it was brought under one with a hash.
        let (start, ending) = plain.rsplit_once('.').unwrap_or((&plain, ""));
        let is_its = |path: &str| {
            let rest = path.strip_prefix(start).and_then(|it| it.strip_prefix('-'));
            let (hash, end) = rest
                .and_then(|it| it.split_at_checked(8))
                .unwrap_or_default();
            let is_hash = hash.len() == 8 && hash.bytes().all(|it| it.is_ascii_hexdigit());
            is_hash && end.strip_prefix('.').unwrap_or(end) == ending
        };
        let all = self.before.range(start.to_owned()..);
        let mut all = all.take_while(|(path, _)| path.starts_with(start));
        let (path, _) = all.find(|(path, _)| is_its(path))?;
        let path = path.strip_prefix("media/")?;
        let has_own = self.folder.join(target).exists();
        (has_own && is_there(path)).then(|| path.to_owned())
    }

    /// Puts a file at a path, or at one with a hash where something else stands there. Gives where it is, and whether
    /// it is new there.
    ///
    /// # Errors
    /// Why it can't be put there, in words.
    pub fn put(&self, part: &Path, target: &str) -> Result<(String, bool), String> {
        self.put_anywhere(part, target)
            .map_err(|error| error.to_string())
    }

    fn put_anywhere(&self, part: &Path, target: &str) -> io::Result<(String, bool)> {
        let hash = sha256_hex_from(File::open(part)?, HASH)?;
        let with_hash = name::with_hash(target, &hash);
        for target in [target, &with_hash] {
            let path = self.folder.join(target);
            if rename_if_free(part, &path)? {
                return Ok((target.to_owned(), true));
            }
            let there = sha256_hex_from(File::open(&path)?, HASH)?;
            if there == hash {
                fs::remove_file(part)?;
                return Ok((target.to_owned(), false));
            }
            if self.before.get(&format!("media/{target}")) == Some(&there) {
                fs::rename(part, &path)?;
                return Ok((target.to_owned(), true));
            }
        }
        let what = format!("other files stand at `{target}` and `{with_hash}`");
        Err(io::Error::other(what))
    }
}

/// Gives a file its name, unless a file has that, even one that came this moment. Says whether it did.
fn rename_if_free(part: &Path, path: &Path) -> io::Result<bool> {
    let part = TempPath::try_from_path(part)?;
    match part.persist_noclobber(path) {
        Ok(()) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            // It is not to vanish with what stood for it.
            error.path.keep()?;
            Ok(false)
        }
        Err(error) => Err(error.error),
    }
}
