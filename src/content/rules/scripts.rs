//! A rule for the language that a text says it is in.

use std::collections::BTreeMap;

use icu_locale::{Locale, LocaleExpander};
use icu_properties::{
    CodePointMapData,
    props::{NamedEnumeratedProperty, Script},
};

use super::{
    Content, Problem,
    runs::{Run, each_run},
};

/// How many letters tell in which script a text is written: fewer may be a name or a quotation.
const LETTERS: usize = 40;

/// Ensure that a text is in the script of its language. What says it is English and is written in Arabic
/// letters is read out as noise, looks for its letters in the wrong fonts, and runs the wrong way.
pub(super) fn every_text_is_in_the_script_of_its_language(
    content: &Content,
    problems: &mut Vec<Problem>,
) {
    let scripts = CodePointMapData::<Script>::new();
    let mut known: BTreeMap<String, Vec<Script>> = BTreeMap::new();
    each_run(content, &mut |run: Run| {
        // Most texts are in Latin letters, and so are most languages: a look at one letter is enough.
        let expected = known
            .entry(run.language.to_owned())
            .or_insert_with(|| scripts_of(run.language));
        if expected.is_empty() {
            return;
        }
        if run.words.is_ascii() && expected.contains(&Script::Latin) {
            return;
        }
        let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
        for c in run.words.chars().filter(|c| c.is_alphabetic()) {
            *counts.entry(scripts.get(c)).or_default() += 1;
        }
        let own = [Script::Common, Script::Inherited];
        let all: usize = counts.values().sum();
        let Some((other, count)) = counts
            .into_iter()
            .filter(|(script, _)| !expected.contains(script) && !own.contains(script))
            .max_by_key(|(_, count)| *count)
        else {
            return;
        };
        if count >= LETTERS && count * 2 > all {
            problems.push(run.source.problem(
                &run.at,
                format!(
                    "this is in {} letters, and `{}` is not written in them",
                    other.long_name().replace('_', " "),
                    run.language
                ),
                "mark it with the `language` that it is in, or give the story its own",
            ));
        }
    });
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
