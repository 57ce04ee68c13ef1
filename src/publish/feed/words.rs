//! Words as feeds have them.

use crate::grammar::words::without_invisible;

/// Words without markup, and without the characters that only help a browser to break lines.
pub fn words(text: &str) -> String {
    xml_text(&without_invisible(text))
}

/// A name among other words, which keeps its direction to itself (Unicode Bidirectional Algorithm,
/// section 2.4).
pub fn isolated(name: &str) -> String {
    format!("\u{2068}{}\u{2069}", words(name))
}

/// Without the characters that XML 1.0 has no way to write: the rest of the feed is not to be lost by
/// them.
pub fn xml_text(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\u{7f}'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
