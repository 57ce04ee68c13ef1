//! A rule for single characters, wherever they stand.

use super::{Content, Problem};

/// Ensure that every character can stand in a page and in a feed: XML has no place for some that
/// JSON knows, and word processors leave them in what is copied.
pub(super) fn every_character_can_be_written(content: &Content, problems: &mut Vec<Problem>) {
    let authors = content.authors.iter().map(|entry| &entry.source);
    let articles = content.articles.iter().map(|entry| &entry.source);
    let pages = content.pages.iter().map(|entry| &entry.source);
    let sources = std::iter::once(&content.site_source);
    for source in sources.chain(authors).chain(articles).chain(pages) {
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

/// What XML 1.0 allows, but for the carriage return, which browsers read as a line feed.
fn is_writable(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
