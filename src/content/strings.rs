use serde_json::Value;

use super::pointer;

/// Calls `act` with every string in a value that stands at a JSON pointer (RFC 6901), and with its own.
pub fn each<'a>(value: &'a Value, at: &mut String, act: &mut impl FnMut(&str, &'a str)) {
    let whole = at.len();
    match value {
        Value::String(words) => act(at, words),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                at.push_str(&format!("/{index}"));
                each(value, at, act);
                at.truncate(whole);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                at.push('/');
                at.push_str(&pointer::escape(name));
                each(value, at, act);
                at.truncate(whole);
            }
        }
        _ => {}
    }
}

/// Line and column of the end of a text, both from 1, the column in characters.
pub fn end_of(text: &str) -> (usize, usize) {
    let line_start = text.rfind('\n').map_or(0, |newline| newline + 1);
    (
        text.matches('\n').count() + 1,
        text[line_start..].chars().count() + 1,
    )
}
