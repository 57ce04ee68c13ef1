//! A rule for the language that a text says it is in.

use std::collections::BTreeMap;

use icu_locale::{Locale, LocaleExpander};
use icu_properties::{
    CodePointMapData,
    props::{NamedEnumeratedProperty, Script},
};

use super::{
    Problem, Source, Survey,
    runs::{Run, each_file},
};

/// How many letters tell in which script a text is written: fewer may be a name or a quotation.
const LETTERS: usize = 40;

/// Ensure that a text is in the script of its language. What says it is English and is written in Arabic
/// letters is read out as noise, looks for its letters in the wrong fonts, and runs the wrong way.
pub(super) fn every_text_is_in_the_script_of_its_language(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    each_file(content, problems, |runs, problems| {
        let mut known: BTreeMap<&str, Vec<Script>> = BTreeMap::new();
        let mut text: Option<Text> = None;
        for run in runs {
            // Most texts are in Latin letters, and so are most languages: a look at one letter is enough.
            let expected = known
                .entry(run.language)
                .or_insert_with(|| scripts_of(run.language));
            if expected.is_empty() || run.words.is_ascii() && expected.contains(&Script::Latin) {
                continue;
            }
            let goes_on = text.as_ref().is_some_and(|text| text.has(&run));
            if !goes_on {
                problems.extend(text.take().and_then(|text| text.problem()));
            }
            let text = text.get_or_insert_with(|| Text::new(&run, expected));
            text.words += run.words;
        }
        problems.extend(text.and_then(|text| text.problem()));
    });
}

/// The runs of one text in one language.
struct Text<'a> {
    source: &'a Source,
    /// Of its first run.
    at: String,
    language: &'a str,
    expected: Vec<Script>,
    words: String,
}

impl<'a> Text<'a> {
    fn new(run: &Run<'a>, expected: &[Script]) -> Self {
        Self {
            source: run.source,
            at: run.at.clone(),
            language: run.language,
            expected: expected.to_vec(),
            words: String::new(),
        }
    }

    /// Whether a run is one of its.
    fn has(&self, run: &Run) -> bool {
        // Marks stand in the text that they are in.
        let whole = |at: &str| at.find("/text").map(|end| at[..end].to_owned());
        std::ptr::eq(self.source, run.source)
            && self.language == run.language
            && whole(&self.at).is_some_and(|own| whole(&run.at) == Some(own))
    }

    fn problem(self) -> Option<Problem> {
        // The first letter of another script (Unicode, "Blocks"): to pass over quotation marks is cheaper than to
        // count letters.
        let is_other = |c: char| c >= '\u{370}' && c.is_alphabetic();
        if self.expected.contains(&Script::Latin) && !self.words.chars().any(is_other) {
            return None;
        }
        let scripts = CodePointMapData::<Script>::new();
        let words = self.words.split_whitespace();
        let words = words.filter(|word| !is_address(word));
        let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
        for c in words.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
            *counts.entry(scripts.get(c)).or_default() += 1;
        }
        let own = [Script::Common, Script::Inherited];
        let all: usize = counts.values().sum();
        let others = counts
            .into_iter()
            .filter(|(script, _)| !self.expected.contains(script) && !own.contains(script));
        let (other, count) = others.max_by_key(|(_, count)| *count)?;
        // Books and papers are named as they are written, also where the rest is in another script.
        let is_reference = other == Script::Latin && is_reference(&self.words);
        if count < LETTERS || count * 2 <= all || is_reference {
            return None;
        }
        Some(self.source.problem(
            &self.at,
            format!(
                "this is in {} letters, and `{}` is not written in them",
                other.long_name().replace('_', " "),
                self.language
            ),
            "mark it with the `language` that it is in, or give the story its own",
        ))
    }
}

/// Whether a word is an address of the web or of mail, which is in Latin letters in every language.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.contains("www.") || word.contains("doi:")
}

/// Whether words name a book or a paper: by the year in which it came out, its pages, its volume or its number.
fn is_reference(words: &str) -> bool {
    let mut parts = words.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| {
        let is_year = part.len() == 4 && part.starts_with(['1', '2']);
        is_year && part.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(part, "pp" | "vol" | "Vol" | "ISBN" | "ISSN" | "eds" | "doi")
    })
}

/// The scripts that a language is written in; none where its tag is not known.
fn scripts_of(language: &str) -> Vec<Script> {
    let Ok(locale) = language.parse::<Locale>() else {
        return Vec::new();
    };
    let mut id = locale.id;
    LocaleExpander::new_common().maximize(&mut id);
    match id.script.as_ref().map(|script| script.as_str()) {
        Some("Jpan") => vec![Script::Han, Script::Hiragana, Script::Katakana],
        Some("Kore") => vec![Script::Hangul, Script::Han],
        Some("Hans" | "Hant" | "Hani") => vec![Script::Han, Script::Bopomofo],
        // Written in both.
        Some("Cyrl") if id.language.as_str() == "sr" => vec![Script::Cyrillic, Script::Latin],
        Some(code) => Script::try_from_str(code).into_iter().collect(),
        None => Vec::new(),
    }
}
