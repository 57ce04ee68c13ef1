use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::revision::{add, keep_the_newest, revision};
use crate::{
    content::{Problem, entry::Entry, reading::EVERY_FILE_IS_READ},
    model::{Article, History, Publication, Revision},
};

/// The folder of the ledger in the content folder. It mirrors `articles/`, a line a revision.
const FOLDER: &str = ".history";

/// A story's file in the ledger.
fn file(root: &Path, story: &Path) -> Option<PathBuf> {
    let name = story.strip_prefix(root.join("articles")).ok()?;
    Some(root.join(FOLDER).join(name).with_extension("jsonl"))
}

/// What the ledger says of a story, and what the story says now. A line that can't be read, because
/// it was cut off or comes from a later version, is passed over.
///
/// # Errors
/// Where the file can't be read.
pub fn read(root: &Path, story: &Entry<Article>, now: Timestamp) -> Result<History, Problem> {
    let file = file(root, &story.source.path);
    let lines = file.as_deref().map(lines).transpose().map_err(|error| {
        Problem::in_file(
            file.clone().unwrap_or_default(),
            format!("what this story said before can't be read: {error}"),
            "make it readable: nothing else knows what is in it",
        )
        .of(EVERY_FILE_IS_READ)
    })?;
    let known: Vec<_> = lines
        .iter()
        .flatten()
        .filter_map(|line| known(line))
        .collect();
    let all = known.len();
    let mut revisions: Vec<_> = known
        .into_iter()
        .filter(|revision| revision.at.0 <= now)
        .collect();
    let before = revisions.len();
    add(&mut revisions, revision(story.source.value(), now));
    let is_new = revisions.len() != before || revisions.last().is_some_and(|last| last.at.0 == now);
    keep_the_newest(&mut revisions);
    Ok(History {
        revisions,
        // In an edition of the past nothing new can be recorded between known revisions.
        unrecorded: file.filter(|_| is_new && all == before),
    })
}

fn lines(file: &Path) -> io::Result<Vec<Vec<u8>>> {
    match fs::read(file) {
        Ok(bytes) => {
            let lines = bytes.split(|byte| *byte == b'\n');
            Ok(lines
                .filter(|line| !line.is_empty())
                .map(Vec::from)
                .collect())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn known(line: &[u8]) -> Option<Revision> {
    serde_json::from_slice(line).ok()
}

/// Writes down what this edition is the first to say, file by file.
///
/// # Errors
/// Where a file can't be read or written.
pub fn record(publication: &Publication) -> io::Result<()> {
    for story in &publication.stories {
        let History {
            revisions,
            unrecorded,
        } = &story.history;
        let Some(file) = unrecorded else { continue };
        // Lines that can't be read are kept: the version that wrote them may read them again.
        let mut lines = lines(file)?;
        lines.retain(|line| known(line).is_none());
        for revision in revisions {
            lines.push(serde_json::to_vec(revision)?);
        }
        lines.iter_mut().for_each(|line| line.push(b'\n'));
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let temporary = file.with_extension("tmp");
        fs::write(&temporary, lines.concat())?;
        fs::rename(&temporary, file)?;
    }
    Ok(())
}
