//! What others have written in other systems becomes a content folder, and a report of what could not be
//! kept.

mod folders;
pub mod html;
mod media;
mod output;
mod report;
mod slug;
mod wordpress;

use std::{io, path::PathBuf};

use thiserror::Error;

pub use self::{
    folders::{FolderOrder, System, import as folder},
    media::Origin,
    wordpress::import as wordpress,
};

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
    /// It is no export of WordPress.
    #[error("{0}: there is no story in it: export all content in WordPress, under Tools, Export")]
    NoExport(String),
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
}

impl Summary {
    /// Counts what a report says.
    fn count(&mut self, report: &report::Report) {
        use html::Outcome;
        let outcomes = [
            Outcome::Kept,
            Outcome::Converted,
            Outcome::Downgraded,
            Outcome::Dropped,
        ];
        self.outcomes = outcomes.map(|outcome| report.count(outcome));
        let count = |what: &str| report.files.get(what).map_or(0, Vec::len);
        self.written = count("written");
        self.left_alone =
            count("changed since and left alone") + count("removed since and left out");
    }
}
