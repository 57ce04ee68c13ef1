//! A rule for single characters, wherever they stand.

use rayon::prelude::*;
use serde_json::Value;

use super::{Problem, Survey};

/// Ensure that every character can stand in a page and in a feed: XML has no place for some that
/// JSON knows, and word processors leave them in what is copied.
pub(super) fn every_character_can_be_written(content: &Survey, problems: &mut Vec<Problem>) {
    let authors = content.authors.iter().map(|entry| &entry.source);
    let articles = content.articles.iter().map(|entry| &entry.source);
    let pages = content.pages.iter().map(|entry| &entry.source);
    let sources = std::iter::once(&content.site_source);
    let sources = sources.chain(authors).chain(articles).chain(pages);
    let sources: Vec<_> = sources.collect();
    // Where each stands is asked only of files that have one.
    let wrong = sources
        .into_par_iter()
        .filter(|source| has_unwritable(source.value()));
    for source in wrong.collect::<Vec<_>>() {
        source.each_string(&mut |at, words| {
            if let Some(c) = words.chars().find(|c| !is_writable(*c)) {
                problems.push(source.problem(
                    at,
                    format!("the character U+{:04X} in this can't be shown", c as u32),
                    "remove it; a line ends in `\\n`, where lines may end",
                ));
            }
        });
    }
}

fn has_unwritable(value: &Value) -> bool {
    match value {
        Value::String(words) => words.chars().any(|c| !is_writable(c)),
        Value::Array(values) => values.iter().any(has_unwritable),
        Value::Object(fields) => fields.values().any(has_unwritable),
        _ => false,
    }
}

/// What XML 1.0 allows, but for the carriage return, which browsers read as a line feed.
fn is_writable(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
