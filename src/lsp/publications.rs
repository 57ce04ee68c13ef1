//! Which folders are publications.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use walkdir::WalkDir;

/// How far below a folder of the workspace they are looked for; what stands deeper is found once a file of it
/// is opened.
const DEPTH: usize = 2;

/// Where build tools put what they fetch and make.
const PASSED_OVER: [&str; 3] = ["node_modules", "target", "dist"];

/// The content folder that a file or folder is in.
pub fn around(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .find(|folder| is_one(folder))
        .map(Path::to_owned)
}

/// The content folders in a folder of the workspace, or the one that it is in.
pub fn within(folder: &Path) -> Vec<PathBuf> {
    if let Some(around) = around(folder) {
        return vec![around];
    }
    let is_looked_at = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') && !PASSED_OVER.contains(&&*name)
    };
    let folders = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name();
    let folders = folders.into_iter().filter_entry(is_looked_at);
    let folders = folders.filter_map(Result::ok);
    let folders = folders.filter(|entry| entry.file_type().is_dir());
    let found = folders.filter(|entry| is_one(entry.path()));
    found.map(walkdir::DirEntry::into_path).collect()
}

/// Whether it has a site file, and not some other file of that name.
fn is_one(folder: &Path) -> bool {
    let site = folder.join("site.json");
    if !site.is_file() {
        return false;
    }
    if folder.join("articles").is_dir() {
        return true;
    }
    let text = fs::read_to_string(site).unwrap_or_default();
    let site: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    site.get("base_url").is_some_and(Value::is_string)
}
