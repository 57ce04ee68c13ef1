//! A rule for signs of Markdown that mean nothing where they stand.

use std::sync::LazyLock;

use regex::Regex;

use super::{Problem, Source, Survey};
use crate::content::source::is_markdown;

/// Words with the signs of Markdown around them, from the beginning of a word on.
static MARKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = [
        r"\*\*\S[^*]*\*\*",
        r"\*[^\s*][^*]*\*",
        "`[^`]+`",
        r"\[[^\]]+\]\([^)\s]+\)",
    ];
    Regex::new(&format!(r"(?:^|[\s(“„‘«])({})", words.join("|"))).ok()
});

/// Fields that are read by programs, and shown to nobody.
const FOR_PROGRAMS: [&str; 6] = ["$schema", "aliases", "datetime", "href", "latex", "src"];

/// Ensure that the signs of Markdown mean something where they stand: the fields before a story are no Markdown, a
/// link by a name needs an address of that name, and no column of a table is centred. Readers would see the signs, or
/// nothing of what they were written for.
pub(super) fn every_sign_of_markdown_means_something(content: &Survey, hints: &mut Vec<Problem>) {
    for (source, ..) in content.documents() {
        if !is_markdown(&source.path) {
            continue;
        }
        for hint in source.hints() {
            hints.push(source.problem_at(hint.offset, &hint.what, &hint.mend));
        }
        source.each_string(&mut |at, words| look(source, at, words, hints));
    }
}

/// Looks for signs in the words of a field before the story.
fn look(source: &Source, at: &str, words: &str, hints: &mut Vec<Problem>) {
    let mut names = at.split('/').skip(1);
    let is_of_story = matches!(names.next(), Some("body" | "notes"));
    let is_for_programs = at.split('/').any(|name| FOR_PROGRAMS.contains(&name));
    if is_of_story || is_for_programs || !words.contains(['*', '`', '[']) {
        return;
    }
    let marked = MARKED
        .as_ref()
        .and_then(|marked| marked.captures(words)?.get(1));
    let Some(marked) = marked else { return };
    let shown = match marked.as_str() {
        code if code.starts_with('`') => code.to_owned(),
        other => format!("`{other}`"),
    };
    let what = format!("{shown} is shown with its signs: a field is no Markdown");
    let mend = if at.starts_with("/standfirst") {
        "take the signs out, or write the standfirst in parts: `[\"The \", { type: emphasis, text: last }, \" day\"]`"
    } else {
        "take the signs out"
    };
    hints.push(source.problem_in(at, &marked.range(), what, mend));
}
