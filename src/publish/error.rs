use std::{io, path::PathBuf};

use super::{app::AppError, file_error::FileError};
use crate::{
    content::{LoadError, PreviewError, Problem},
    grammar::BaseError,
    resolve::IndexError,
};

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The content has errors: all that were found.
    #[error("{} problems in the content", .0.len())]
    Content(Vec<Problem>),
    /// A story can't be previewed.
    #[error(transparent)]
    Preview(PreviewError),
    /// The app folder is none.
    #[error(transparent)]
    App(#[from] AppError),
    /// Pagefind made no index.
    #[error(
        "the index for searching can't be made: {0}\n    publish without it by `\"search\": false` in the site file"
    )]
    Search(String),
    /// A file or folder can't be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The site file, the command line or Trunk has a base URL that is none.
    #[error(transparent)]
    Base(#[from] BaseError),
    /// A frame would show a page of the site's own.
    #[error(
        "`{0}` is embedded, and stands where the site is to stand: link to it, or give another --base-url"
    )]
    OwnFrame(String),
    /// Writing the site would destroy its content.
    #[error(
        "the site can't be written to `{}`, which holds the content or is part of what is read of it: name another folder by --out",
        .0.display()
    )]
    Overlap(PathBuf),
    /// The key of previews would be published.
    #[error(
        "`{}` has no place in the site: whoever has this key finds the drafts that are previewed: move it back beside the site file",
        .0.display()
    )]
    Secret(PathBuf),
    /// The publication can't be made into pages.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A page can't be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A feed can't be written as XML.
    #[error(transparent)]
    Feed(#[from] atom_syndication::Error),
    /// A feed can't be written as RSS.
    #[error(transparent)]
    Rss(#[from] rss::Error),
    /// The list of pages can't be written as XML.
    #[error("the sitemap can't be written: {0}")]
    Sitemap(io::Error),
    /// A date that a feed can't express, and why.
    #[error("{0}")]
    Date(String),
    /// A share card can't be drawn.
    #[error("the share card of `{0}` can't be drawn: leave out what is unusual in its headline")]
    ShareCard(String),
    /// The file that lists the revisions of a story can't be written.
    #[error("the history of the stories can't be kept: {0}")]
    History(io::Error),
}

impl From<Problem> for PublishError {
    fn from(problem: Problem) -> Self {
        Self::Content(vec![problem])
    }
}

impl From<LoadError> for PublishError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Content(problems) => Self::Content(problems),
            LoadError::Preview(error) => Self::Preview(error),
        }
    }
}
