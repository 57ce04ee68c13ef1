//! Where content and app are, where nobody says so.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The environment variable that names the content folder.
pub const CONTENT: &str = "STANDFIRST_CONTENT";

/// The content folder: the folder that one is in, if it has a site file, else `content`. Under Trunk the one that
/// Trunk watches.
pub fn content() -> PathBuf {
    if env::var_os("TRUNK_STAGING_DIR").is_some()
        && let Some(folder) = watched()
    {
        return folder;
    }
    let here = Path::new(".");
    if is_content(here) {
        here.to_owned()
    } else {
        "content".into()
    }
}

/// The folder with a site file among those that `Trunk.toml` has watched, so that one line there is enough for
/// another publication.
fn watched() -> Option<PathBuf> {
    let settings: toml::Table = fs::read_to_string("Trunk.toml").ok()?.parse().ok()?;
    let paths = settings.get("watch")?.get("watch")?.as_array()?;
    let mut paths = paths
        .iter()
        .filter_map(|path| path.as_str().map(PathBuf::from));
    paths.find(|path| is_content(path))
}

fn is_content(folder: &Path) -> bool {
    folder.join("site.json").is_file()
}

/// The folder of the built app: beside the program, as where an archive was unpacked, or where systems keep what
/// belongs to a program; else where a build by Trunk leaves it.
pub fn app() -> PathBuf {
    let program = env::current_exe().and_then(|path| path.canonicalize());
    let beside = program
        .ok()
        .and_then(|path| path.parent().map(Path::to_owned));
    let known = beside.into_iter().flat_map(|folder| {
        let shared = folder.join("../share/standfirst/app");
        [folder.join("app"), shared]
    });
    let mut known = known.filter(|app| app.join("index.html").is_file());
    known.next().unwrap_or_else(|| "target/app".into())
}
