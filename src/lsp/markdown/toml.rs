//! Fields in TOML.

use std::ops::Range;

use super::{
    Lines, Place, Word,
    flow::{self, Form},
    value,
};

const FORM: Form = Form {
    sign: '=',
    mark: "\"",
};

/// What the cursor is at.
pub fn place(lines: Lines) -> Option<Place> {
    let cursor = lines.cursor;
    let mut table: Vec<String> = Vec::new();
    let mut brackets: Option<(usize, Vec<String>)> = None;
    for (begin, line) in lines.each() {
        let is_here = cursor <= begin + line.len();
        let content = line.trim_start();
        let own = begin + line.len() - content.len();
        let equals = content.find('=').filter(|_| !content.starts_with('#'));
        if let Some((open, path)) = &brackets {
            // A field in a line of its own says that the brackets before it were forgotten.
            let is_field = equals.is_some() && !content.starts_with(['{', '"', '\'']);
            if is_here && !is_field {
                return flow::place(lines, *open, path, FORM);
            }
            let so_far = &lines.text[*open..begin + line.len()];
            let is_closed = is_closed(so_far);
            if is_closed || is_field {
                brackets = None;
            }
            if !is_field {
                continue;
            }
        }
        let Some(equals) = equals else {
            if content.starts_with('[') {
                let name = content.trim_matches(['[', ']', ' ']);
                table = name.split('.').map(|part| part.trim().to_owned()).collect();
                if content.starts_with("[[") {
                    table.push("0".to_owned());
                }
            } else if is_here {
                let is_word = content
                    .chars()
                    .all(|c| c.is_alphanumeric() || "_-$".contains(c));
                let replaced = own..own + content.len();
                let after = " = ";
                let word = Word { replaced, after };
                return is_word.then_some(Place::Field(None, table, word));
            }
            continue;
        };
        let name = content[..equals].trim_end();
        if is_here && cursor <= own + equals {
            let replaced = own..own + name.len();
            return Some(Place::Field(
                None,
                table,
                Word {
                    replaced,
                    after: "",
                },
            ));
        }
        let mut path = table.clone();
        let parts = name.split('.').map(|part| part.trim().trim_matches('"'));
        path.extend(parts.map(str::to_owned));
        let rest = &content[equals + 1..];
        let written = rest.trim_start();
        let at = own + content.len() - written.len();
        if written.starts_with(['[', '{']) {
            if is_here && cursor > at {
                return flow::place(lines, at, &path, FORM);
            }
            if !is_closed(written) {
                brackets = Some((at, path));
            }
        } else if is_here {
            let end = begin + line.trim_end().len();
            return scalar(lines, at.min(cursor)..end, path);
        }
    }
    None
}

/// A value outside of brackets, in a line that ends where the part does; none where the cursor is in the comment
/// behind it.
fn scalar(lines: Lines, part: Range<usize>, path: Vec<String>) -> Option<Place> {
    let Lines { text, cursor, .. } = lines;
    let at = part.start;
    let written = text.get(part.clone()).unwrap_or_default();
    let is_quoted = written.trim_start().starts_with(['"', '\'']);
    let comment = written.find('#').filter(|_| !is_quoted);
    if comment.is_some_and(|comment| cursor > at + comment) {
        return None;
    }
    let written = written[..comment.unwrap_or(written.len())].trim_end();
    let end = at + written.len();
    let mut spot = value(text, at..end.max(cursor), cursor, path, FORM.mark);
    if comment == Some(0) {
        spot.after = "\" ";
    }
    Some(Place::Value(spot))
}

/// Whether every bracket is closed.
fn is_closed(text: &str) -> bool {
    let count = |signs: [char; 2]| text.matches(signs).count();
    count(['[', '{']) <= count([']', '}'])
}
