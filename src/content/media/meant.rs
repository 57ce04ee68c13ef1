//! Which file was probably meant by a name that no file has.

use std::path::Path;

use walkdir::WalkDir;

use super::name;
use crate::{
    content::problem::LISTED,
    grammar::{address, nearest},
};

/// The name of a file as it is written here, from the media folder on, of one that is written from another folder,
/// with backslashes or percent-encoded.
pub fn from_here(folder: &Path, src: &str) -> Option<String> {
    let content = folder.parent().and_then(Path::file_name);
    let content = content.unwrap_or_default().to_string_lossy();
    let is_here =
        |name: &&str| *name != src && name::check(name).is_ok() && folder.join(name).is_file();
    let slashes = src.replace('\\', "/");
    // Names that are composed in another way are another matter.
    let decoded = slashes.contains('%').then(|| address::decoded(&slashes));
    [Some(slashes), decoded]
        .iter()
        .flatten()
        .find_map(|written| {
            let mut rest = written.as_str();
            while let Some(shorter) = ["./", "../", "/"]
                .iter()
                .find_map(|step| rest.strip_prefix(step))
            {
                rest = shorter;
            }
            let inside = below(below(rest, &content), "media");
            [inside, rest].into_iter().find(is_here).map(str::to_owned)
        })
}

/// A name without the folder that it begins with, if it does.
fn below<'n>(name: &'n str, folder: &str) -> &'n str {
    let inside = name.strip_prefix(folder);
    let inside = inside.and_then(|rest| rest.strip_prefix('/'));
    inside.unwrap_or(name)
}

/// The names of all files of the media folder, looked up once one is asked for that is not there.
#[derive(Debug)]
pub struct Names<'a> {
    folder: &'a Path,
    all: Option<Vec<String>>,
    asked: usize,
}

impl<'a> Names<'a> {
    /// Of this media folder.
    pub fn of(folder: &'a Path) -> Self {
        Self {
            folder,
            all: None,
            asked: 0,
        }
    }

    /// The name that is most like one that no file has: of another kind, in another folder, or almost the same; none
    /// where that was asked for often already, since each is compared with a whole archive.
    pub fn near(&mut self, src: &str) -> Option<&str> {
        self.asked += 1;
        if self.asked > 2 * LISTED {
            return None;
        }
        let folder = self.folder;
        let all = self.all.get_or_insert_with(|| names(folder));
        let (place, file) = split(src);
        let stem = stem(file);
        let beside = || all.iter().filter(|name| split(name).0 == place);
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        let of_another_kind = beside().find(|name| same(self::stem(split(name).1), stem));
        let elsewhere = || all.iter().find(|name| same(split(name).1, file));
        let almost = || {
            let names = beside().map(|name| (self::stem(split(name).1), name));
            nearest(stem, names, 0.85)
        };
        let found = of_another_kind.or_else(elsewhere).or_else(almost);
        found.map(String::as_str)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = walk.filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let names = files.filter_map(|entry| {
        let name = entry.path().strip_prefix(folder).ok()?.to_str()?;
        Some(name.replace('\\', "/"))
    });
    names
        .filter(|name| !split(name).1.starts_with('.'))
        .collect()
}

/// The folder and the file of a name.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

/// The name of a file without its ending.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
