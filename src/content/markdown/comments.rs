//! Comments among fields, which no value has a place for.

use std::ops::Range;

use super::placed::{Node, Placed};

/// Where comments begin in fields in YAML or TOML that begin at a byte, by what was read of them; without those
/// that name a schema.
pub fn in_fields(text: &str, base: usize, fields: &[(String, Placed)]) -> Vec<usize> {
    let mut strings = Vec::new();
    for (_, field) in fields {
        each_string(field, &mut strings);
    }
    strings.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    let mut at = base;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let words = line.trim();
        if words.starts_with("# yaml-language-server: $schema=") || words.starts_with("#:schema ") {
            continue;
        }
        // In no string, a sign behind a space is the begin of a comment.
        let signs = line.match_indices('#').map(|(at, _)| at);
        let mut signs = signs.filter(|at| {
            let before = line.get(..*at).unwrap_or_default();
            before.is_empty() || before.ends_with(char::is_whitespace)
        });
        let comment = signs.find(|sign| {
            let sign = begin + sign;
            let before = strings.partition_point(|range| range.start <= sign);
            let around = before.checked_sub(1).and_then(|index| strings.get(index));
            around.is_none_or(|range| range.end <= sign)
        });
        found.extend(comment.map(|comment| begin + comment));
    }
    found
}

/// Where each string is written, from its first byte to its last.
fn each_string(value: &Placed, found: &mut Vec<Range<usize>>) {
    match &value.node {
        Node::Scalar(_) => {
            let starts = value.stretches.iter().map(|stretch| stretch.written.start);
            let ends = value.stretches.iter().map(|stretch| stretch.written.end);
            if let (Some(start), Some(end)) = (starts.min(), ends.max()) {
                found.push(start..end);
            }
        }
        Node::List(items) => items.iter().for_each(|item| each_string(item, found)),
        Node::Object(fields) => {
            for (_, field) in fields {
                each_string(field, found);
            }
        }
    }
}

/// Whether a comment in HTML has words: one without keeps two lists apart.
pub fn says_something(html: &str) -> bool {
    let mut comments = html.split("<!--").skip(1);
    comments.any(|comment| {
        let words = comment.split("-->").next().unwrap_or_default();
        !words.trim_matches(['-', ' ', '\n', '\r', '\t']).is_empty()
    })
}
