//! Which files of a folder are read: those in it and in the folders in it, wherever its links lead
//! inside the content folder.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::{Problem, litter::is_litter, texts::Texts};

/// The files to read below a folder of the content, in the order of their paths; a problem at each that
/// is not read and may be missed. What follows a link out of the content folder is not read: it might be
/// anything, and is not there on another machine. A text of a file that is not on disk yet counts as one. Names
/// end in one of the `endings`.
pub fn content_files(
    content: &Path,
    folder: &Path,
    endings: &[&str],
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> Vec<PathBuf> {
    let unsaved = texts
        .keys()
        .filter(|path| has_ending(path, endings) && path.starts_with(folder) && !path.exists());
    let unsaved: Vec<_> = unsaved.cloned().collect();
    let mut paths = Vec::new();
    if fs::symlink_metadata(folder).is_ok() {
        paths = files_on_disk(content, folder, endings, problems);
    }
    if !unsaved.is_empty() {
        paths.extend(unsaved);
        paths.sort();
    }
    paths
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let own = path.extension().unwrap_or_default();
    endings.iter().any(|ending| own == *ending)
}

fn files_on_disk(
    content: &Path,
    folder: &Path,
    endings: &[&str],
    problems: &mut Vec<Problem>,
) -> Vec<PathBuf> {
    // The folder itself may be a link, to wherever its files are kept.
    let inside: Vec<_> = [content, folder]
        .into_iter()
        .flat_map(fs::canonicalize)
        .collect();
    let mut paths = Vec::new();
    let mut has_links = false;
    let mut walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(found) = walk.next() {
        let entry = match found {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                let is_named = path.file_name().is_some_and(|name| !is_left_over(name));
                if is_named || path == folder {
                    problems.push(unreadable(path, &error));
                }
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        has_links |= entry.path_is_symlink();
        let is_wanted = entry.depth() == 0
            || !is_left_over(entry.file_name()) && may_follow(&entry, &inside, problems);
        if is_folder && !is_wanted {
            walk.skip_current_dir();
        } else if !is_folder && is_wanted && is_read(&entry, endings, problems) {
            paths.push(entry.into_path());
        }
    }
    if has_links {
        warn_of_copies(&paths);
    }
    paths
}

fn is_left_over(name: &std::ffi::OsStr) -> bool {
    is_litter(&name.to_string_lossy())
}

/// Whether it is no link, or one that stays inside and doesn't lead back to a folder that it is in.
fn may_follow(entry: &DirEntry, inside: &[PathBuf], problems: &mut Vec<Problem>) -> bool {
    if !entry.path_is_symlink() {
        return true;
    }
    let path = entry.path();
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let place = path.parent().map(fs::canonicalize);
    if let Some(Ok(place)) = place
        && place.starts_with(&target)
    {
        problems.push(circle(path));
        return false;
    }
    if inside.iter().any(|root| target.starts_with(root)) {
        return true;
    }
    problems.push(Problem::in_file(
        path.to_owned(),
        format!(
            "this link leads out of the content folder, to `{}`, and is not followed",
            target.display()
        ),
        "put the file or folder itself here, or remove the link",
    ));
    false
}

fn circle(path: &Path) -> Problem {
    Problem::in_file(
        path.to_owned(),
        "this link leads back to a folder that it is in",
        "remove it, or have it lead elsewhere",
    )
}

fn unreadable(path: &Path, error: &walkdir::Error) -> Problem {
    if error.loop_ancestor().is_some() {
        return circle(path);
    }
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    if !is_link {
        let what = format!("can't be read: {}", in_words(error));
        return Problem::in_file(path.to_owned(), what, "make it readable");
    }
    let target = fs::read_link(path).unwrap_or_default();
    let (what, mend) = if fs::canonicalize(path).is_ok() {
        (
            format!("this link can't be followed: {}", in_words(error)),
            "make readable what it leads to, or remove it",
        )
    } else {
        (
            format!(
                "this link leads to `{}`, where nothing is",
                target.display()
            ),
            "remove it, or put back what it leads to",
        )
    };
    Problem::in_file(path.to_owned(), what, mend)
}

/// What the system says, without the path that a problem names already.
fn in_words(error: &walkdir::Error) -> String {
    error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// Whether a file is read. One that is passed over may be a story that someone misses, so it is a problem.
fn is_read(entry: &DirEntry, endings: &[&str], problems: &mut Vec<Problem>) -> bool {
    let path = entry.path();
    let (what, mend) = if !entry.file_type().is_file() {
        (
            "this is neither a file nor a folder",
            "remove it".to_owned(),
        )
    } else if has_ending(path, endings) {
        return true;
    } else {
        let endings: Vec<_> = endings
            .iter()
            .map(|ending| format!("`.{ending}`"))
            .collect();
        let endings = endings.join(" or ");
        (
            "this file is not read",
            format!("write it as a {endings} file, or keep it in another folder"),
        )
    };
    problems.push(Problem::in_file(path.to_owned(), what, mend));
    false
}

/// A link to a file under another name is a page of its own, which is seldom meant.
fn warn_of_copies(paths: &[PathBuf]) {
    let mut known: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for path in paths {
        let Ok(real) = fs::canonicalize(path) else {
            continue;
        };
        if let Some(before) = known.insert(real, path) {
            crate::say::err!(
                "warning: {} is the same file as {}, and is read twice",
                path.display(),
                before.display()
            );
        }
    }
}
