//! What others have written in other systems becomes a content folder, and a report of what could not be
//! kept.

mod addresses;
mod credit;
mod folders;
mod ghost;
pub mod html;
mod levels;
mod lock;
mod media;
mod output;
mod patterns;
mod report;
mod site_file;
mod slug;
mod sound;
mod taken;
mod there;
mod told;
mod wish;
mod wordpress;

use std::{io, path::PathBuf};

use thiserror::Error;

pub use self::{
    folders::{FolderOrder, System, import as folder},
    ghost::import as ghost,
    media::Origin,
    wordpress::import as wordpress,
};
use self::{html::Outcome, media::Media, report::Report};

/// What is to be imported, and where to.
#[derive(Debug)]
pub struct Order {
    /// The files or folders of the export.
    pub sources: Vec<PathBuf>,
    /// The content folder, which may be there already.
    pub content: PathBuf,
    /// Where pictures and files are taken from.
    pub media: Origin,
    /// The kinds of items that become stories, besides posts.
    pub kinds: Vec<String>,
    /// Whether nothing is to be written.
    pub is_trial: bool,
}

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A file can't be read or written.
    #[error("{path}: {error}", path = .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It is no export of WordPress: the files, and what to do.
    #[error("{0}: there is no story in it: {1}")]
    NoExport(String, &'static str),
    /// It is no export of Ghost.
    #[error(
        "{0}: it is no export of Ghost that can be read: {1}; save one in Ghost, under Settings, Import/Export"
    )]
    NoGhost(String, String),
    /// Files are to be fetched, and nobody knows where from.
    #[error("the export does not say where the site stands: add `--url https://…`")]
    NoAddress,
    /// What was given as the address of the site is none.
    #[error("{0}")]
    Address(String),
    /// The folder that pictures are to be taken from is not there.
    #[error(
        "{}: there is no such folder: `--media` names a copy of the folder that the old site kept its pictures in, \
         `fetch` or `none`",
        .0.display()
    )]
    NoMedia(PathBuf),
    /// There is no Markdown in the folder of a site.
    #[error(
        "{}: there is no Markdown in it, where {} has it: name the folder of the whole site, or the program \
         that made it (`--system`)",
        .0.display(), .1.name()
    )]
    NoMarkdown(PathBuf, System),
    /// The folder that is read and the one that is written lie in one another.
    #[error(
        "{}: the content folder `{}` lies in it, or it in that: name another one, such as `--content ../content`",
        .0.display(), .1.display()
    )]
    Inside(PathBuf, PathBuf),
}

impl Order {
    /// # Errors
    /// Where pictures are to be taken from a folder that is not there.
    fn can_bring(&self) -> Result<(), ImportError> {
        match &self.media {
            Origin::Folder(folder) if !folder.is_dir() => Err(ImportError::NoMedia(folder.clone())),
            _ => Ok(()),
        }
    }
}

impl ImportError {
    fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, error }
    }
}

/// What an import has come to.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many stories and pages there are.
    pub stories: usize,
    /// How many of them are drafts.
    pub drafts: usize,
    /// How many files were written.
    pub written: usize,
    /// How many files somebody has changed or removed since.
    pub left_alone: usize,
    /// How many pictures and files were brought, and how many are missing.
    pub media: (usize, usize),
    /// How many constructs were kept, converted, downgraded and dropped.
    pub outcomes: [usize; 4],
    /// What nobody should miss, as sentences without a full stop.
    pub first_of_all: Vec<String>,
}

impl Summary {
    /// Counts what was brought, what was written, and what has become of each construct.
    fn tell(&mut self, media: &Media, report: &Report) {
        self.media = (media.brought, media.missing);
        self.tell_outcomes(report);
    }

    /// Counts what was written, and what has become of each construct.
    fn tell_outcomes(&mut self, report: &Report) {
        let outcomes = [
            Outcome::Kept,
            Outcome::Converted,
            Outcome::Downgraded,
            Outcome::Dropped,
        ];
        self.outcomes = outcomes.map(|outcome| report.count(outcome));
        self.first_of_all.clone_from(&report.first_of_all);
        let count = |what: &str| report.files.get(what).map_or(0, Vec::len);
        self.written = count("written");
        self.left_alone =
            count("changed since and left alone") + count("removed since and left out");
    }
}
