//! What stories said before: from the commits of their files, or from a ledger of the publisher's own.

mod git;
mod ledger;

use std::path::Path;

use jiff::Timestamp;
use rayon::{iter::Either, prelude::*};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{Problem, load::Entry};
use crate::model::{Article, History, Moment, Record, Revision, even, words, words_without};
pub use ledger::record;

/// How many revisions of a story are kept, the newest.
const MOST: usize = 20;

/// The histories of stories that are out, in their order. `now` dates what has not been seen before.
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
            match problems.is_empty() {
                true => Ok(histories),
                false => Err(problems),
            }
        }
        Some(Record::Git) => Ok(git::read(root, stories, now).unwrap_or_else(|error| {
            // A copy of the content without its commits must still be published.
            eprintln!("warning: no story shows what has changed in it: {error}");
            none()
        })),
    }
}

/// Whether a block is shown only while the story is out that it leads to. What it says of that story
/// is no part of this one's history, where it might be told too soon.
fn leads_to_another_story(block: &Map<String, Value>) -> bool {
    let field = |name: &str| block.get(name).and_then(Value::as_str);
    let is_card = matches!(field("type"), Some("bookmark" | "newsletter"));
    is_card && field("href").is_some_and(|href| href.starts_with('/'))
}

/// What a story in JSON says, of whatever version its model is.
fn revision(story: &Value, at: Timestamp) -> Revision {
    let headline = story.get("headline").and_then(Value::as_str);
    let standfirst = story.get("standfirst").unwrap_or(&Value::Null);
    let body = story.get("body").and_then(Value::as_array);
    let body = body.into_iter().flatten();
    let body = body.map(|block| words_without(block, &leads_to_another_story));
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
