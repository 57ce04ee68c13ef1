//! The names of the parts of a page, by which addresses lead to them: `/section/slug/#what-it-costs`.

use super::words::{lower_case, without_invisible};

/// What the names of parts begin with that the publisher makes by itself; one made of words never does.
pub const GIVEN: [&str; 10] = [
    "note",
    "to",
    "post",
    "posts",
    "live",
    "shelf",
    "term",
    "card",
    "correction",
    "picture",
];

/// The name that a part has by its title, as long as no other one on the page has it: lower-case letters and
/// digits of any script, joined by hyphens.
pub fn of(title: &str) -> String {
    let title = lower_case(&without_invisible(title));
    let mut parts: Vec<_> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        parts.push("part");
    }
    if GIVEN.contains(&parts[0]) {
        parts.insert(0, "on");
    }
    parts.join("-")
}

/// Whether a name may be one that the publisher makes: of a note, a picture, a post or a part of one, or of
/// what every page has.
pub fn is_given(fragment: &str) -> bool {
    let first = fragment.split('-').next().unwrap_or_default();
    GIVEN.contains(&first) || ["main", "foot", "notes", "related"].contains(&fragment)
}
