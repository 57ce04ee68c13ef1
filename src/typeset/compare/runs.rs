//! What differs between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// Longer texts, both together, in bytes, are not compared word by word but shown one after the other.
const LONGEST: usize = 40_000;

/// How many unchanged words are shown on each side of a change.
const CONTEXT: usize = 12;

/// Words of the old text, of the new one, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words of both.
    Kept(String),
    /// Words of both that are left out.
    Gap,
    /// Words of the old text alone.
    Removed(String),
    /// Words of the new text alone.
    Added(String),
}

/// The runs of two texts that differ, with little of what is the same.
pub fn compare(old: &str, new: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    if old.is_empty() || new.is_empty() || old.len() + new.len() > LONGEST {
        push(&mut runs, ChangeTag::Delete, old);
        push(&mut runs, ChangeTag::Insert, new);
        return runs;
    }
    let difference = TextDiff::from_unicode_words(old, new);
    let changes: Vec<_> = difference
        .iter_all_changes()
        .map(|change| (change.tag(), change.value()))
        .collect();
    let (mut removed, mut added) = (String::new(), String::new());
    let mut rest = changes.as_slice();
    while let Some((tag, _)) = rest.first() {
        let many = rest.iter().take_while(|(other, _)| other == tag).count();
        let (run, after) = rest.split_at(many);
        let text: String = run.iter().map(|(_, word)| *word).collect();
        rest = after;
        match tag {
            ChangeTag::Delete => removed.push_str(&text),
            ChangeTag::Insert => added.push_str(&text),
            // A space or a comma between two changes does not separate them.
            ChangeTag::Equal
                if !text.contains(char::is_alphanumeric)
                    && !rest.is_empty()
                    && (!removed.is_empty() || !added.is_empty()) =>
            {
                removed.push_str(&text);
                added.push_str(&text);
            }
            ChangeTag::Equal => {
                push(&mut runs, ChangeTag::Delete, &std::mem::take(&mut removed));
                push(&mut runs, ChangeTag::Insert, &std::mem::take(&mut added));
                push(&mut runs, ChangeTag::Equal, &text);
            }
        }
    }
    push(&mut runs, ChangeTag::Delete, &removed);
    push(&mut runs, ChangeTag::Insert, &added);
    shorten(runs)
}

fn push(runs: &mut Vec<Run>, tag: ChangeTag, text: &str) {
    if !text.is_empty() {
        let text = text.to_owned();
        runs.push(match tag {
            ChangeTag::Equal => Run::Kept(text),
            ChangeTag::Delete => Run::Removed(text),
            ChangeTag::Insert => Run::Added(text),
        });
    }
}

/// Leaves out what is far from any change.
fn shorten(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut short = Vec::new();
    for (index, run) in runs.into_iter().enumerate() {
        let Run::Kept(text) = &run else {
            short.push(run);
            continue;
        };
        let words: Vec<_> = text.split_inclusive(' ').collect();
        let head = if index == 0 { 0 } else { CONTEXT };
        let tail = if index == last { 0 } else { CONTEXT };
        // A gap in place of a few words would save nothing.
        if words.len() <= head + tail + CONTEXT / 2 {
            short.push(run);
            continue;
        }
        if head > 0 {
            short.push(Run::Kept(words[..head].concat()));
        }
        short.push(Run::Gap);
        if tail > 0 {
            short.push(Run::Kept(words[words.len() - tail..].concat()));
        }
    }
    short
}
