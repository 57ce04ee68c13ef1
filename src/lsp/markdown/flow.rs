//! Lists and objects in brackets, as YAML and TOML have them.

use std::ops::Range;

use super::{Lines, Place, value};

/// What is open.
enum Level {
    List(usize),
    Object(String),
}

/// How such a text is written.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// What stands between a name and its value.
    pub sign: char,
    /// What words stand in.
    pub mark: &'static str,
}

/// The value at the cursor in brackets that begin at a byte; none where they end before it, or where it is at
/// none. `path` is where the value in brackets stands.
pub fn place(lines: Lines, begin: usize, path: &[String], form: Form) -> Option<Place> {
    let Lines { text, cursor, .. } = lines;
    let mut levels: Vec<Level> = Vec::new();
    let mut at = begin;
    // Where the value begins that the cursor may be in.
    let mut start = begin;
    while let Some(c) = text.get(at..cursor).and_then(|rest| rest.chars().next()) {
        let mut next = at + c.len_utf8();
        match c {
            '[' => levels.push(Level::List(0)),
            '{' => levels.push(Level::Object(String::new())),
            ']' | '}' => {
                levels.pop();
                if levels.is_empty() {
                    return None;
                }
            }
            ',' => match levels.last_mut() {
                Some(Level::List(index)) => *index += 1,
                Some(Level::Object(name)) => name.clear(),
                None => {}
            },
            '"' | '\'' if text[start..at].trim().is_empty() => {
                let inside = text[next..].lines().next().unwrap_or_default();
                let length = inside.find(c).map_or(inside.len(), |end| end + 1);
                next += length;
                if next > cursor {
                    break;
                }
            }
            // A comment, up to the end of its line.
            '#' if text[..at].ends_with(char::is_whitespace) => {
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                if cursor <= end {
                    return None;
                }
                // The word before it goes on in no other line.
                at = end;
                start = end;
                continue;
            }
            _ if c == form.sign => {
                if let Some(Level::Object(name)) = levels.last_mut()
                    && name.is_empty()
                {
                    let written = text[start..at].trim();
                    *name = written.trim_matches(['"', '\'']).to_owned();
                }
            }
            _ => {
                at = next;
                continue;
            }
        }
        if !matches!(c, '"' | '\'') {
            start = next;
        }
        at = next;
    }
    let is_named = match levels.last()? {
        Level::List(_) => true,
        Level::Object(name) => !name.is_empty(),
    };
    if !is_named {
        return None;
    }
    let mut path = path.to_vec();
    path.extend(levels.iter().map(|level| match level {
        Level::List(index) => index.to_string(),
        Level::Object(name) => name.clone(),
    }));
    let part = written(text, start, cursor);
    Some(Place::Value(value(text, part, cursor, path, form.mark)))
}

/// Where the value stands that the cursor is in, which may begin at a byte.
fn written(text: &str, start: usize, cursor: usize) -> Range<usize> {
    let rest = &text[start..];
    let start = (start + rest.len() - rest.trim_start().len()).min(cursor);
    let quote = text[start..].chars().next();
    let quote = quote.filter(|c| matches!(c, '"' | '\''));
    let inside = &text[start + quote.map_or(0, char::len_utf8)..];
    let end = match quote {
        Some(quote) => closed(inside, quote).map_or_else(|| 1 + word(inside), |end| end + 2),
        None => word(inside),
    };
    // Behind a value in quotation marks there is nothing to name.
    start..(start + end).max(cursor.min(text.len()))
}

/// Where the word ends that a text begins with.
fn word(text: &str) -> usize {
    let end = text.find([',', ']', '}', '\n', '\r']);
    let text = &text[..end.unwrap_or(text.len())];
    let comment = if text.starts_with('#') {
        Some(0)
    } else {
        text.find(" #")
    };
    text[..comment.unwrap_or(text.len())].trim_end().len()
}

/// Where words in quotation marks end; none where they don't in their line, or others begin before.
fn closed(text: &str, quote: char) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default();
    let end = line.find(quote)?;
    (!line[..end].contains([',', '[', ']', '{', '}'])).then_some(end)
}
