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
