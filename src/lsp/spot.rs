//! Which value of a JSON text the cursor is in.
//!
//! It reads only what stands before the cursor and goes on past mistakes, since a text is hardly ever JSON
//! while someone types.

use std::ops::Range;

use super::text::string;

/// The value that the cursor is in, or that is to be written there.
#[derive(Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where the value stands in the file: the names of the fields and the numbers of the items around it.
    pub path: Vec<String>,
    /// What it says.
    pub written: String,
    /// The part of it before the cursor.
    pub typed: String,
    /// What another value takes the place of, in bytes.
    pub replaced: Range<usize>,
    /// What has to be written before another value, so that it is a string.
    pub before: &'static str,
    /// And after it.
    pub after: &'static str,
}

/// What is open at a place.
#[derive(Debug)]
enum Level {
    Object { key: String, has_colon: bool },
    List { index: usize, is_filled: bool },
}

/// The value at a place of a text, in bytes. None at the name of a field, and where no value belongs.
pub fn spot(text: &str, cursor: usize) -> Option<Spot> {
    let mut levels = Vec::new();
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if at >= cursor {
            break;
        }
        let mut end = at + letter.len_utf8();
        match letter {
            '{' | '[' => {
                begin_value(&mut levels);
                levels.push(if letter == '{' {
                    Level::Object {
                        key: String::new(),
                        has_colon: false,
                    }
                } else {
                    Level::List {
                        index: 0,
                        is_filled: false,
                    }
                });
            }
            '}' | ']' => {
                levels.pop();
                end_value(&mut levels);
            }
            ':' => {
                if let Some(Level::Object { has_colon, .. }) = levels.last_mut() {
                    *has_colon = true;
                }
            }
            ',' => next(&mut levels),
            '"' => {
                let inside = &text[end..];
                let length = string(inside);
                let is_closed = length.is_some();
                let length =
                    length.unwrap_or_else(|| inside.find(['\n', '\r']).unwrap_or(inside.len()));
                if let Some(Level::Object {
                    key,
                    has_colon: false,
                }) = levels.last_mut()
                {
                    if cursor <= end + length {
                        return None;
                    }
                    *key = unescaped(&inside[..length]);
                } else {
                    begin_value(&mut levels);
                    if cursor <= end + length {
                        return Some(in_string(
                            text,
                            end..end + length,
                            cursor,
                            is_closed,
                            &levels,
                        ));
                    }
                    end_value(&mut levels);
                }
                end += length + usize::from(is_closed);
            }
            _ if letter.is_whitespace() => {}
            _ => {
                let length = text[at..].find(|c: char| !is_of_word(c));
                end = length.map_or(text.len(), |length| end.max(at + length));
                if !wants_value(&levels) {
                    // What belongs nowhere is passed over.
                } else if cursor <= end {
                    begin_value(&mut levels);
                    return Some(in_word(text, at..end, cursor, &levels));
                } else {
                    begin_value(&mut levels);
                    end_value(&mut levels);
                }
            }
        }
        at = end;
    }
    wants_value(&levels).then(|| in_word(text, cursor..cursor, cursor, &levels))
}

/// Whether a value is missing here.
fn wants_value(levels: &[Level]) -> bool {
    match levels.last() {
        Some(Level::Object { has_colon, .. }) => *has_colon,
        Some(Level::List { is_filled, .. }) => !is_filled,
        None => false,
    }
}

/// A value that follows another is the next, though the comma is missing.
fn begin_value(levels: &mut [Level]) {
    if let Some(Level::List {
        is_filled: true, ..
    }) = levels.last()
    {
        next(levels);
    }
}

fn end_value(levels: &mut [Level]) {
    match levels.last_mut() {
        Some(Level::Object { has_colon, .. }) => *has_colon = false,
        Some(Level::List { is_filled, .. }) => *is_filled = true,
        None => {}
    }
}

fn next(levels: &mut [Level]) {
    match levels.last_mut() {
        Some(Level::Object { has_colon, .. }) => *has_colon = false,
        Some(Level::List { index, is_filled }) => {
            *index += usize::from(*is_filled);
            *is_filled = false;
        }
        None => {}
    }
}

fn path(levels: &[Level]) -> Vec<String> {
    let segments = levels.iter().map(|level| match level {
        Level::Object { key, .. } => key.clone(),
        Level::List { index, .. } => index.to_string(),
    });
    segments.collect()
}

fn in_string(
    text: &str,
    inside: Range<usize>,
    cursor: usize,
    is_closed: bool,
    levels: &[Level],
) -> Spot {
    let after = &text[cursor..inside.end];
    // Of a string that was just begun the mark may be that of the next one.
    let is_closed = is_closed && !after.contains([',', ':']);
    let end = if is_closed {
        inside.end
    } else {
        cursor + after.find(|c: char| !is_of_word(c)).unwrap_or(after.len())
    };
    Spot {
        path: path(levels),
        written: unescaped(&text[inside.start..end]),
        typed: unescaped(&text[inside.start..cursor]),
        replaced: inside.start..end,
        before: "",
        after: if is_closed { "" } else { "\"" },
    }
}

fn in_word(text: &str, word: Range<usize>, cursor: usize, levels: &[Level]) -> Spot {
    Spot {
        path: path(levels),
        written: text[word.clone()].to_owned(),
        typed: text[word.start..cursor].to_owned(),
        replaced: word,
        before: "\"",
        after: "\"",
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || "-_/.".contains(letter)
}

fn unescaped(inside: &str) -> String {
    serde_json::from_str(&format!("\"{inside}\"")).unwrap_or_else(|_| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place, what is replaced and what is typed, with the cursor at `|`.
    fn at(marked: &str) -> Option<(String, String, String)> {
        let cursor = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        spot(&text, cursor).map(|spot| {
            let replaced = &text[spot.replaced];
            let around = format!("{}{replaced}{}", spot.before, spot.after);
            (spot.path.join("/"), around, spot.typed)
        })
    }

    #[test]
    fn the_value_at_the_cursor_is_found_in_json_and_in_what_is_not_json_yet() {
        for (marked, path, replaced, typed) in [
            (r#"{ "a": "x|y", "b": 1 }"#, "a", "xy", "x"),
            (r#"{ "a": { "b": [1, {"c": "|"}] } }"#, "a/b/1/c", "", ""),
            (r#"{ "a": [["x"], "y|"] }"#, "a/1", "y", "y"),
            // A comma is missing, before or after.
            (r#"{ "a": "x" "b": "y|" }"#, "b", "y", "y"),
            (r#"{ "a": ["x" "y|" }"#, "a/1", "y", "y"),
            // Nothing is closed yet.
            ("{ \"a\": \"sc|i\n \"b\": 1 }", "a", "sci\"", "sc"),
            ("{ \"a\": \"|, \"b\": \"y\" }", "a", "\"", ""),
            ("{ \"a\": [\"x\", \"|", "a/1", "\"", ""),
            // No quotation mark either.
            (r#"{ "a": | }"#, "a", "\"\"", ""),
            (r#"{ "a": sc|i, "b": 1 }"#, "a", "\"sci\"", "sc"),
            (r#"{ "a": ["x", |]"#, "a/1", "\"\"", ""),
            (r#"{ "a": [|] }"#, "a/0", "\"\"", ""),
            // A string was not closed in the line before.
            ("{ \"a\": \"x\n \"b\": \"y|\"", "b", "y", "y"),
            ("{ \"a\": \"\\\"\\u00e9|\" }", "a", "\\\"\\u00e9", "\"é"),
            ("{ \"a\\/b\": \"ورق|\" }", "a/b", "ورق", "ورق"),
            (r#"{ "a": 1, } ] "b": [ 2, "x|"#, "1", "x\"", "x"),
        ] {
            let expected = (path.to_owned(), replaced.to_owned(), typed.to_owned());
            assert_eq!(at(marked), Some(expected), "{marked}");
        }
    }

    #[test]
    fn where_no_value_belongs_there_is_none() {
        for marked in [
            "|",
            r#"{ | }"#,
            r#"{ "a|": 1 }"#,
            r#"{ "a" | "#,
            r#"{ "a": "x" | }"#,
            r#"{ "a": ["x" | ] }"#,
            "{} |",
        ] {
            assert_eq!(at(marked), None, "{marked}");
        }
    }
}
