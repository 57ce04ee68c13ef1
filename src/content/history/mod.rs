//! What stories said before: from the commits of their files, or from a ledger of the publisher's own.

mod git;
mod ledger;

use std::path::Path;

use jiff::Timestamp;
use rayon::{iter::Either, prelude::*};
use serde_json::{Map, Value, json};

use super::{Problem, entry::Entry};
use crate::{
    hash::{SHORT, sha256_hex_of},
    model::{
        Article, History, Moment, Record, Revision, block_words, block_words_except,
        normalize_whitespace,
    },
};
pub use ledger::record;

/// How many revisions of a story are kept, the newest.
const MOST: usize = 20;

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
            eprintln!("warning: no story shows what has changed in it: {error}");
            none()
        })),
    }
}

/// What a story in JSON says, of whatever version its model is.
fn revision(story: &Value, at: Timestamp) -> Revision {
    let headline = story.get("headline").and_then(Value::as_str);
    let headline = normalize_whitespace(headline.unwrap_or_default());
    let standfirst = block_words(&json!({ "text": story.get("standfirst") }));
    let blocks = story.get("body").and_then(Value::as_array);
    let body: Vec<_> = blocks
        .into_iter()
        .flatten()
        .map(|block| block_words_except(block, &leads_to_another_story))
        .filter(|words| !words.is_empty())
        .collect();
    let lines: Vec<&[u8]> = [&headline, &standfirst]
        .into_iter()
        .chain(&body)
        .flat_map(|words| [words.as_bytes(), b"\n"])
        .collect();
    Revision {
        hash: sha256_hex_of(&lines, SHORT),
        at: Moment(at),
        headline,
        standfirst,
        body,
    }
}

/// Whether a block is shown only while the story is out that it leads to. What it says of that story
/// is no part of this one's history, which would go on telling of it.
fn leads_to_another_story(block: &Map<String, Value>) -> bool {
    let field = |name: &str| block.get(name).and_then(Value::as_str);
    let is_card = matches!(field("type"), Some("bookmark" | "newsletter"));
    is_card && field("href").is_some_and(|href| href.starts_with('/'))
}

fn says_the_same(one: &Revision, other: &Revision) -> bool {
    (&one.headline, &one.standfirst, &one.body) == (&other.headline, &other.standfirst, &other.body)
}

/// Adds what a story says from then on, if that is something new. A revision that lasted no time
/// makes way, since nobody can have read it.
fn add(revisions: &mut Vec<Revision>, next: Revision) {
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
