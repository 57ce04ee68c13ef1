use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{add, keep_the_newest, revision};
use crate::{
    content::load::Entry,
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
pub fn read(root: &Path, story: &Entry<Article>, now: Timestamp) -> History {
    let file = file(root, &story.source.path);
    let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok());
    let known = text.iter().flat_map(|text| text.lines());
    let known: Vec<Revision> = known
        .filter_map(|line| serde_json::from_str(line).ok())
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
    History {
        revisions,
        // As of a time that is past nothing can be noted between what is.
        unrecorded: file.filter(|_| is_new && all == before),
    }
}

/// Writes down what this edition has told for the first time.
pub fn record(publication: &Publication) -> io::Result<()> {
    for History {
        revisions,
        unrecorded,
    } in &publication.histories
    {
        let Some(file) = unrecorded else { continue };
        let mut text = String::new();
        for revision in revisions {
            text.push_str(&serde_json::to_string(revision)?);
            text.push('\n');
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let temporary = file.with_extension("tmp");
        fs::write(&temporary, text)?;
        fs::rename(&temporary, file)?;
    }
    Ok(())
}
