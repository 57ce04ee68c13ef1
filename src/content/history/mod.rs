//! The earlier revisions of stories: from the commits of their files, or from a ledger of the publisher's own.

mod git;
mod ledger;
mod objects;
mod revision;

use std::path::Path;

use jiff::Timestamp;
use rayon::{iter::Either, prelude::*};

use super::{Problem, entry::Entry};
use crate::model::{Article, History, Record};
pub use ledger::record;

/// The histories of stories that are out, in their order. `now` dates what has not been seen before.
///
/// # Errors
/// Ledgers that can't be read. Without git, or without a repository, the histories are empty, with a
/// warning: a copy of the content without its commits must still be published.
pub fn read(
    root: &Path,
    record: Option<Record>,
    stories: &[Entry<Article>],
    now: Timestamp,
) -> Result<Vec<History>, Vec<Problem>> {
    let none = || stories.iter().map(|_| History::default()).collect();
    match record {
        None => Ok(none()),
        Some(Record::Ledger) => {
            let read = |story| Either::from(ledger::read(root, story, now));
            let (problems, histories): (Vec<_>, _) = stories.par_iter().partition_map(read);
            if problems.is_empty() {
                Ok(histories)
            } else {
                Err(problems)
            }
        }
        Some(Record::Git) => Ok(git::read(root, stories, now).unwrap_or_else(|error| {
            crate::say::err!("warning: no story shows what has changed in it: {error}");
            none()
        })),
    }
}
