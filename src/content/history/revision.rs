use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::{
    grammar::words::is_visible,
    hash::{SHORT, sha256_hex_of},
    model::{Moment, Revision, Standfirst, block_words, block_words_except, normalize_whitespace},
};

/// How many revisions of a story are kept, the newest.
pub const MOST: usize = 20;

/// What a story in JSON says, of whatever version its model is.
pub fn revision(story: &Value, at: Timestamp) -> Revision {
    let headline = story.get("headline").and_then(Value::as_str);
    let headline = normalize_whitespace(headline.unwrap_or_default());
    let standfirst = match story.get("standfirst") {
        Some(parts) if Standfirst::has_parts(parts) => block_words(parts),
        words => block_words(&json!({ "text": words })),
    };
    let blocks = story.get("body").and_then(Value::as_array);
    let body: Vec<_> = blocks
        .into_iter()
        .flatten()
        .map(|block| block_words_except(block, &leads_to_another_story))
        .filter(|words| is_visible(words))
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

/// Whether a block tells of another page, which may be a story that is shown only while it is out. What it
/// says of that is no part of this one's history, which would go on telling of it.
fn leads_to_another_story(block: &Map<String, Value>) -> bool {
    let field = |name: &str| block.get(name).and_then(Value::as_str);
    let is_card = match field("type") {
        Some(kind) => matches!(kind, "bookmark" | "newsletter"),
        // An entry of a list to read on; a person and a picture that lead there are shown anyway.
        None => !block.contains_key("name") && !block.contains_key("src"),
    };
    is_card && field("href").is_some()
}

/// Whether nothing that a reader can see differs.
pub fn says_the_same(one: &Revision, other: &Revision) -> bool {
    (&one.headline, &one.standfirst, &one.body) == (&other.headline, &other.standfirst, &other.body)
}

/// Adds what a story says from then on, if that is something new. A revision that lasted no time
/// makes way, since nobody can have read it.
pub fn add(revisions: &mut Vec<Revision>, next: Revision) {
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

/// Drops the oldest where there are more than are kept.
pub fn keep_the_newest(revisions: &mut Vec<Revision>) {
    let many = revisions.len().saturating_sub(MOST);
    revisions.drain(..many);
}
