//! Which of its extensions the parser of Markdown knows, and what it must not be given.

use pulldown_cmark::Options;

/// Raw HTML is among the events whatever stands here.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// How many dollar signs may stand in one paragraph: the time to pair them grows with their square.
const DOLLARS: usize = 2000;

/// Where the first paragraph with too many dollar signs begins, in bytes.
pub fn too_many_dollars(text: &str) -> Option<usize> {
    let (mut count, mut begin, mut at) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            (count, begin) = (0, at + line.len());
        }
        count += line.matches('$').count();
        if count > DOLLARS {
            return Some(begin);
        }
        at += line.len();
    }
    None
}
