//! What tells whether a key of a JSON text stands twice in an object, of which a value keeps one.

use memchr::memchr2;
use serde_json::Value;

/// How many colons a JSON text has outside of its strings.
pub fn colons(json: &str) -> usize {
    let json = json.as_bytes();
    let mut count = 0;
    let mut at = 0;
    while let Some(step) = memchr2(b':', b'"', json.get(at..).unwrap_or_default()) {
        at += step + 1;
        if json[at - 1] == b':' {
            count += 1;
            continue;
        }
        while let Some(step) = memchr2(b'"', b'\\', json.get(at..).unwrap_or_default()) {
            at += step + 1;
            if json[at - 1] == b'"' {
                break;
            }
            // What is escaped ends no string.
            at += 1;
        }
    }
    count
}

/// How many keys the objects of a value have.
pub fn keys(value: &Value) -> usize {
    match value {
        Value::Array(values) => values.iter().map(keys).sum(),
        Value::Object(fields) => fields.len() + fields.values().map(keys).sum::<usize>(),
        _ => 0,
    }
}
