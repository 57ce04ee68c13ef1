//! What a word of front matter or of an attribute is: words, a number, yes or no.

use serde_json::{Number, Value};

use super::shape::Shape;

/// What unquoted words stand for at their place: a date is words where words are wanted, and so are `no`
/// and `2024`; without a place as YAML has it (YAML 1.2, section 10.3, "Core Schema").
pub fn meant(written: &str, shape: Option<&Shape>) -> Value {
    let value = plain(written);
    let Some(shape) = shape.filter(|shape| !shape.is_unknown()) else {
        return value;
    };
    let is_wanted = match &value {
        Value::Null => shape.takes("null") || written.is_empty(),
        Value::Bool(_) => shape.takes("boolean"),
        Value::Number(_) => shape.takes("number") || shape.takes("integer"),
        _ => {
            let flag = flag(written).filter(|_| shape.takes("boolean") && !shape.takes("string"));
            return flag.map_or(value, Value::Bool);
        }
    };
    if is_wanted || !shape.takes("string") {
        value
    } else {
        written.into()
    }
}

/// As YAML has it, without a look at the place.
pub fn plain(written: &str) -> Value {
    match written {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        _ => number(written).map_or_else(|| written.into(), Value::Number),
    }
}

/// What older YAML and people take for yes or no.
pub fn flag(written: &str) -> Option<bool> {
    match written.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" => Some(true),
        "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

fn number(written: &str) -> Option<Number> {
    let is_number = written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if !is_number || !written.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(whole) = written.parse::<i64>() {
        // JSON tells minus zero from zero.
        return (written != "-0").then(|| whole.into());
    }
    if let Ok(whole) = written.parse::<u64>() {
        return Some(whole.into());
    }
    Number::from_f64(written.parse().ok()?)
}
