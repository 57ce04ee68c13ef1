//! What differs between two revisions of a story: paragraph by paragraph, then word by word.

use std::collections::BTreeMap;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use crate::model::Revision;

/// Longer texts, in bytes, are not compared word by word but shown one after the other.
const LONGEST: usize = 40_000;

/// More paragraphs than that, old times new, are paired by their order alone.
const PAIRS: usize = 10_000;

/// Two paragraphs with less in common are no two versions of one.
const ALIKE: f32 = 0.4;

/// How many words of what has not changed stand on each side of a change.
const CONTEXT: usize = 12;

/// Where in a story something has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Headline,
    Standfirst,
    Body,
}

/// Words of the old text, of the new one, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Kept(String),
    /// Words of both that are left out.
    Gap,
    Removed(String),
    Added(String),
}

/// A headline, a standfirst or a paragraph that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub part: Part,
    pub runs: Vec<Run>,
}

/// Every passage that differs, in reading order.
pub fn compare(old: &Revision, new: &Revision) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut add = |part, old: Option<&str>, new: Option<&str>| {
        if old != new {
            let runs = words(old.unwrap_or_default(), new.unwrap_or_default());
            passages.push(Passage { part, runs });
        }
    };
    add(Part::Headline, Some(&old.headline), Some(&new.headline));
    add(
        Part::Standfirst,
        Some(&old.standfirst),
        Some(&new.standfirst),
    );
    for change in capture_diff_slices(Algorithm::Myers, &old.body, &new.body) {
        if let DiffOp::Equal { .. } = change {
            continue;
        }
        let (before, after) = (&old.body[change.old_range()], &new.body[change.new_range()]);
        for (before, after) in paired(before, after) {
            add(Part::Body, before, after);
        }
    }
    passages
}

/// Old paragraphs with the new ones that came of them, in order: those pairs that have most in common
/// altogether. What has no other stands alone.
fn paired<'a>(old: &'a [String], new: &'a [String]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let (rows, columns) = (old.len(), new.len());
    if rows * columns > PAIRS {
        let one = |texts: &'a [String], place| texts.get(place).map(String::as_str);
        return (0..rows.max(columns))
            .map(|place| (one(old, place), one(new, place)))
            .collect();
    }
    let (old_bags, new_bags): (Vec<_>, Vec<_>) = (
        old.iter().map(|text| bag(text)).collect(),
        new.iter().map(|text| bag(text)).collect(),
    );
    // The best from each place to the end.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    let mut alike = vec![vec![0.0_f32; columns]; rows];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let common = likeness(&old_bags[row], &new_bags[column]);
            alike[row][column] = common;
            let pair = match common >= ALIKE {
                true => common + best[row + 1][column + 1],
                false => 0.0,
            };
            best[row][column] = pair.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let is_pair = row < rows
            && column < columns
            && alike[row][column] >= ALIKE
            && best[row][column] <= alike[row][column] + best[row + 1][column + 1];
        let is_old = column == columns || row < rows && best[row][column] <= best[row + 1][column];
        let before = (is_pair || is_old).then(|| old[row].as_str());
        let after = (is_pair || !is_old).then(|| new[column].as_str());
        row += usize::from(before.is_some());
        column += usize::from(after.is_some());
        pairs.push((before, after));
    }
    pairs
}

/// How often each word stands in a text.
fn bag(text: &str) -> BTreeMap<&str, usize> {
    let mut bag = BTreeMap::new();
    let mut count = |word| *bag.entry(word).or_default() += 1;
    match text.contains(' ') {
        true => text.split(' ').for_each(&mut count),
        // By letters where words are not parted by spaces.
        false => text
            .char_indices()
            .for_each(|(at, letter)| count(&text[at..at + letter.len_utf8()])),
    }
    bag
}

/// From 0, nothing in common, to 1 (Dice).
fn likeness(one: &BTreeMap<&str, usize>, other: &BTreeMap<&str, usize>) -> f32 {
    let count = |bag: &BTreeMap<&str, usize>| bag.values().sum::<usize>();
    let both = one.iter().map(|(word, times)| {
        let others = other.get(word).copied().unwrap_or_default();
        others.min(*times)
    });
    let both: usize = both.sum();
    2.0 * both as f32 / (count(one) + count(other)).max(1) as f32
}

fn words(old: &str, new: &str) -> Vec<Run> {
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
            // A space or a comma between two changes parts nothing.
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
    shortened(runs)
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

/// Without what is far from any change.
fn shortened(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut short = Vec::new();
    for (place, run) in runs.into_iter().enumerate() {
        let Run::Kept(text) = &run else {
            short.push(run);
            continue;
        };
        let words: Vec<_> = text.split_inclusive(' ').collect();
        let head = if place == 0 { 0 } else { CONTEXT };
        let tail = if place == last { 0 } else { CONTEXT };
        // A gap for the sake of a few words would be no gain.
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::model::Moment;

    fn revision(headline: &str, body: &[&str]) -> Revision {
        Revision {
            hash: String::new(),
            at: Moment(Timestamp::UNIX_EPOCH),
            headline: headline.to_owned(),
            standfirst: String::new(),
            body: body.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    /// `[-old-]` and `{+new+}`, as git has them.
    fn told(old: &[&str], new: &[&str]) -> Vec<String> {
        let passages = compare(&revision("", old), &revision("", new));
        let runs = |passage: &Passage| passage.runs.iter().map(run).collect();
        passages.iter().map(runs).collect()
    }

    fn run(run: &Run) -> String {
        match run {
            Run::Kept(text) => text.clone(),
            Run::Gap => "…".to_owned(),
            Run::Removed(text) => format!("[-{text}-]"),
            Run::Added(text) => format!("{{+{text}+}}"),
        }
    }

    #[test]
    fn what_is_the_same_is_not_told() {
        assert_eq!(told(&["one two", "three"], &["one two", "three"]), [""; 0]);
        assert_eq!(
            told(
                &["same", "it was 12 metres long"],
                &["same", "it was 21 metres long"]
            ),
            ["it was [-12-]{+21+} metres long"]
        );
    }

    #[test]
    fn words_that_change_together_are_told_together() {
        assert_eq!(
            told(
                &["he said one two three to her"],
                &["he said four five six to her"]
            ),
            ["he said [-one two three-]{+four five six+} to her"]
        );
    }

    #[test]
    fn a_paragraph_is_compared_with_the_one_that_it_came_of() {
        let old = ["the dam is 70 metres high and full"];
        let new = [
            "a new paragraph about another thing",
            "the dam is 71 metres high and full",
        ];

        assert_eq!(
            told(&old, &new),
            [
                "{+a new paragraph about another thing+}",
                "the dam is [-70-]{+71+} metres high and full",
            ]
        );
        assert_eq!(
            told(&new, &old),
            [
                "[-a new paragraph about another thing-]",
                "the dam is [-71-]{+70+} metres high and full",
            ]
        );
    }

    #[test]
    fn what_is_far_from_a_change_is_left_out() {
        let many = |word: &str| vec![word; 40].join(" ");
        let old = format!("{} old {}", many("a"), many("b"));
        let new = format!("{} new {}", many("a"), many("b"));

        let told = told(&[&old], &[&new]);

        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("…a a"), "{told:?}");
        assert!(told[0].contains("[-old-]{+new+}"), "{told:?}");
        assert!(told[0].ends_with("b b …"), "{told:?}");
    }

    #[test]
    fn a_language_without_spaces_is_compared_too() {
        assert_eq!(
            told(&["東京は大きい都市です"], &["東京は古い都市です"]),
            ["東京は[-大き-]{+古+}い都市です"]
        );
    }

    #[test]
    fn a_headline_is_a_passage() {
        let passages = compare(&revision("Old", &[]), &revision("New", &[]));

        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].part, Part::Headline);
    }

    #[test]
    fn a_book_is_compared_in_no_time() {
        let book = |word: &str| -> Vec<String> {
            (0..3000)
                .map(|place| format!("{word} {place} {}", "and so on ".repeat(50)))
                .collect()
        };
        let (old, new) = (book("one"), book("two"));
        let (old, new): (Vec<_>, Vec<_>) = (
            old.iter().map(String::as_str).collect(),
            new.iter().map(String::as_str).collect(),
        );
        let start = std::time::Instant::now();

        assert_eq!(told(&old, &new).len(), 3000);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
