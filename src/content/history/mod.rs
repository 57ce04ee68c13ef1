//! What stories said before: from the commits of their files, or from a ledger of the publisher's own.

mod git;
mod ledger;

use std::path::Path;

use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::load::Entry;
use crate::model::{Article, History, Moment, Record, Revision, even, words};
pub use ledger::record;

/// How many revisions of a story are kept, the newest.
const MOST: usize = 20;

/// The histories of stories that are out, in their order. `now` dates what has not been seen before.
pub fn read(
    root: &Path,
    record: Option<Record>,
    stories: &[Entry<Article>],
    now: Timestamp,
) -> Vec<History> {
    match record {
        None => stories.iter().map(|_| History::default()).collect(),
        Some(Record::Ledger) => stories
            .par_iter()
            .map(|story| ledger::read(root, story, now))
            .collect(),
        Some(Record::Git) => git::read(root, stories, now).unwrap_or_else(|error| {
            // A copy of the content without its commits must still be published.
            eprintln!("warning: no story shows what has changed in it: {error}");
            stories.iter().map(|_| History::default()).collect()
        }),
    }
}

/// What a story in JSON says, of whatever version its model is.
fn revision(story: &Value, at: Timestamp) -> Revision {
    let headline = story.get("headline").and_then(Value::as_str);
    let standfirst = story.get("standfirst").unwrap_or(&Value::Null);
    let body = story.get("body").and_then(Value::as_array);
    let body = body.into_iter().flatten().map(words);
    let mut revision = Revision {
        hash: String::new(),
        at: Moment(at),
        headline: even(headline.unwrap_or_default()),
        standfirst: words(&serde_json::json!({ "text": standfirst })),
        body: body.filter(|words| !words.is_empty()).collect(),
    };
    let mut hash = Sha256::new();
    let opening = [&revision.headline, &revision.standfirst];
    for words in opening.into_iter().chain(&revision.body) {
        hash.update(words);
        hash.update("\n");
    }
    revision.hash = hash.finalize()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    revision
}

fn says_the_same(one: &Revision, other: &Revision) -> bool {
    (&one.headline, &one.standfirst, &one.body) == (&other.headline, &other.standfirst, &other.body)
}

/// Adds what a story said from then on, if that is something new.
fn add(revisions: &mut Vec<Revision>, next: Revision) {
    // What was there for no time nobody has read.
    if revisions.last().is_some_and(|last| last.at >= next.at) {
        revisions.pop();
    }
    if !revisions
        .last()
        .is_some_and(|last| says_the_same(last, &next))
    {
        revisions.push(next);
    }
}

fn keep_the_newest(revisions: &mut Vec<Revision>) {
    let many = revisions.len().saturating_sub(MOST);
    revisions.drain(..many);
}
