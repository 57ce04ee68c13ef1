//! A rule for the words of the house: `style.json`.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use icu_properties::{
    CodePointMapData,
    props::{LineBreak, Script},
};

use super::{
    Problem, Survey,
    runs::{Run, each_run},
};

use crate::model::StyleWord;

/// Ensure that no word stands in the content which `style.json` calls wrong: a house writes each word in one
/// way. Words are compared whole, as they are written there, capitals and all.
pub(super) fn every_word_is_of_the_house_style(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(guide) = &content.style_guide else {
        return;
    };
    let wrong = guide.words.iter().map(|word| &word.wrong);
    let built = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(wrong);
    // Only a list of millions of words is too long for it.
    let Ok(search) = built else { return };
    each_run(content, problems, |run, problems| {
        for found in search.find_iter(run.words) {
            let word = &guide.words[found.pattern().as_usize()];
            let range = found.range();
            if !is_whole(&run, &range) || is_right(run.words, &range, word) {
                continue;
            }
            let what = match &word.why {
                Some(why) => format!(
                    "`{}` is not of the house style: {}",
                    word.wrong,
                    why.trim_end_matches('.')
                ),
                None => format!("`{}` is not of the house style", word.wrong),
            };
            let mend = match word.right.as_deref() {
                Some("") => "leave it out".to_owned(),
                Some(right) => format!("write `{right}`"),
                None => "write it otherwise".to_owned(),
            };
            // What would be found again is for people to mend, and so are words whose ends nobody sees.
            let is_sure = |right: &&str| {
                !search.is_match(*right) && !word.wrong.chars().any(is_without_spaces)
            };
            let with = word.right.as_deref().filter(is_sure);
            problems.push(run.problem(&range, what, mend, with));
        }
    });
}

/// Whether a part of the words is one of what is right, as `New York` in `The New York`.
fn is_right(words: &str, part: &Range<usize>, word: &StyleWord) -> bool {
    let right = word.right.as_deref().unwrap_or_default();
    let mut places = right.match_indices(&word.wrong);
    places.any(|(at, _)| {
        let start = part.start.checked_sub(at);
        start.is_some_and(|start| {
            words
                .get(start..)
                .is_some_and(|rest| rest.starts_with(right))
        })
    })
}

/// Whether no letter or digit goes on at either end, in the run or in those beside it. Scripts without
/// spaces between words have no ends to look at.
fn is_whole(run: &Run, part: &Range<usize>) -> bool {
    let (outer, inner) = (&run.words, &run.words[part.clone()]);
    let before = outer[..part.start].chars().next_back().or(run.before);
    let after = outer[part.end..].chars().next().or(run.after);
    let is_part = |c: char| c.is_alphanumeric() && !is_without_spaces(c);
    // A hyphen makes one word of two.
    let goes_on = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(|c| is_part(c) || "-\u{2010}\u{2011}".contains(c))
            && inner.is_some_and(is_part)
    };
    !goes_on(before, inner.chars().next()) && !goes_on(after, inner.chars().next_back())
}

/// Ideographs, kana, and the scripts of which only a dictionary knows the words (Unicode, annex 14).
fn is_without_spaces(c: char) -> bool {
    let breaks = CodePointMapData::<LineBreak>::new().get(c);
    let script = CodePointMapData::<Script>::new().get(c);
    matches!(breaks, LineBreak::Ideographic | LineBreak::ComplexContext)
        || matches!(script, Script::Hiragana | Script::Katakana | Script::Han)
}
