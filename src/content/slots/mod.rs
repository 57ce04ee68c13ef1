//! The HTML of a publication's own: the files of `slots/` that the site file names.

mod flaws;
mod fragment;
mod loads;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{Problem, reading::EVERY_FILE_IS_READ, source::Source, texts::Texts};
use crate::model::Site;
pub use flaws::{Flaw, refused, shape};
pub use fragment::{Fragment, Tag};
pub use loads::{Load, loads};

/// The folder that they are in, in the content folder.
pub const FOLDER: &str = "slots";

/// A file of HTML as it was read.
#[derive(Debug)]
pub struct SlotFile {
    /// Where it was read from.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
    /// Its tags.
    pub fragment: Fragment,
}

impl SlotFile {
    fn new(path: PathBuf, text: String) -> Self {
        Self {
            fragment: Fragment::parse(&text),
            path,
            text,
        }
    }

    /// What is wrong at a place in it.
    pub fn problem(&self, flaw: Flaw) -> Problem {
        Problem::at(self.path.clone(), flaw.at, flaw.what, flaw.mend)
    }
}

/// Reads each file that the site file names, by its name; a problem where one can't be read.
pub fn read(
    root: &Path,
    site: &Site,
    source: &Source,
    texts: &Texts,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, SlotFile> {
    let mut files = BTreeMap::new();
    for (place, index, slot) in site.slots.all() {
        let path = root.join(FOLDER).join(&slot.file);
        let text = match texts.get(&path) {
            Some(text) => Ok(text.clone()),
            None => read_inside(root, &path),
        };
        match text {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                files.insert(slot.file.clone(), SlotFile::new(path, text));
            }
            Err((what, mend)) => {
                let at = pointer(site, place, index);
                let what = format!("`slots/{}` {what}", slot.file);
                let problem = source.problem(&format!("{at}/file"), what, mend);
                problems.push(problem.of(EVERY_FILE_IS_READ));
            }
        }
    }
    files
}

/// Where a slot stands in the site file: alone or in a list.
pub fn pointer(site: &Site, place: crate::model::Place, index: usize) -> String {
    match site.slots.at(place) {
        [_] => format!("/slots/{}", place.as_str()),
        _ => format!("/slots/{}/{index}", place.as_str()),
    }
}

/// What a link leads to outside of the content folder is not read: it might be anything.
fn read_inside(root: &Path, path: &Path) -> Result<String, (String, &'static str)> {
    let real = path.canonicalize().map_err(|_| {
        (
            "is not there".to_owned(),
            "write the file, or mend its name",
        )
    })?;
    if !root.canonicalize().is_ok_and(|root| real.starts_with(root)) {
        let what = "is a link that leads out of the content folder, and is not followed";
        return Err((what.to_owned(), "put the file itself there"));
    }
    fs::read_to_string(&real).map_err(|error| {
        (
            format!("can't be read: {error}"),
            "save it as text in UTF-8",
        )
    })
}
