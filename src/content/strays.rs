//! Folders and files of which the name is nearly one that is read, and which nothing reads.

use std::{fs, path::Path};

use super::{Problem, litter::is_litter, reading::EVERY_FILE_IS_READ};
use crate::grammar::nearest;

/// The folders of the content whose files are read, and nothing is written to.
pub const FOLDERS: [&str; 9] = [
    "articles",
    "authors",
    "media",
    "pages",
    "public",
    "slots",
    "strings",
    "templates",
    "theme",
];

/// The files that are read.
const FILES: [&str; 2] = ["site.json", "style.json"];

/// A problem at each: what is in it would be missing from the site, and nobody would know.
pub fn find(root: &Path, problems: &mut Vec<Problem>) {
    let Ok(entries) = fs::read_dir(root) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !is_litter(name)) else {
            continue;
        };
        if let Some(meant) = meant(name, entry.path().is_dir())
            && !is_one(root, name, meant)
        {
            let what = format!("nothing reads `{name}`, and so it is missing from the site");
            let problem = Problem::in_file(entry.path(), what, format!("call it `{meant}`"));
            problems.push(problem.of(EVERY_FILE_IS_READ));
        }
    }
}

/// The name that was probably meant.
fn meant(name: &str, is_folder: bool) -> Option<&'static str> {
    let lower = name.to_lowercase();
    if is_folder {
        let known = FOLDERS.map(|folder| (folder, folder));
        return nearest(&lower, known, 0.9).filter(|folder| *folder != name);
    }
    FILES
        .into_iter()
        .find(|file| *file == lower)
        .filter(|file| *file != name)
}

/// Whether both names are of one file, as where capitals make no difference.
fn is_one(root: &Path, name: &str, meant: &str) -> bool {
    let real = |name: &str| fs::canonicalize(root.join(name)).ok();
    name.eq_ignore_ascii_case(meant) && real(name).is_some() && real(name) == real(meant)
}
