//! How JSON and its schema are spoken of in sentences.

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;
use unicode_normalization::char::is_combining_mark;

use super::pointer::field;
use crate::{
    grammar::words::{lower_case, without_invisible},
    model::Slug,
};

/// What a value is, in words.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "`null`".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(_) => describe_type("string"),
        Value::Array(_) => describe_type("array"),
        Value::Object(_) => describe_type("object"),
    }
}

/// What a `type` of JSON Schema is, in words.
pub fn describe_type(name: &str) -> String {
    match name {
        "array" => "a list `[…]`".to_owned(),
        "object" => "an object `{…}`".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "integer" => "a whole number".to_owned(),
        other => format!("a {other}"),
    }
}

/// What was written for a slug, as one, with its accents; none where it can't be made one, or is one.
pub fn as_slug(written: &str) -> Option<String> {
    let last = written.trim_end_matches('/').rsplit('/').next()?;
    let slug = words_of_slug(last).join("-");
    (slug.parse::<Slug>().is_ok() && slug != written).then_some(slug)
}

/// What can be in a slug of some words, each as it would be there.
pub fn words_of_slug(text: &str) -> Vec<String> {
    let letters = lower_case(&without_invisible(text));
    letters
        .split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A number as it is written by hand: 5, and not 5.0.
fn whole(number: &Value) -> String {
    let written = number.to_string();
    written.trim_end_matches(".0").to_owned()
}

/// What is wrong with a value that is too large, too small or too long.
pub fn out_of_bounds(error: &ValidationError) -> Option<(String, String)> {
    let (name, value) = (field(error.instance_path().as_str()), error.instance());
    let length = || value.as_array().map_or(0, Vec::len);
    Some(match error.kind() {
        ValidationErrorKind::MaxItems { limit } => (
            format!("`{name}` has {} entries", length()),
            format!("it may have {limit} at most: leave some out, or put them into another one"),
        ),
        ValidationErrorKind::Maximum { limit } => (
            format!("`{name}` is {value}"),
            format!("it may be {} at most", whole(limit)),
        ),
        ValidationErrorKind::Minimum { limit } => (
            format!("`{name}` is {value}"),
            format!("it has to be {} at least", whole(limit)),
        ),
        ValidationErrorKind::MultipleOf { multiple_of } => (
            format!("`{name}` is {value}"),
            format!("it has to be a multiple of {multiple_of}"),
        ),
        ValidationErrorKind::MaxLength { limit } => {
            let characters = value.as_str().unwrap_or_default().chars().count();
            (
                format!("`{name}` has {characters} characters"),
                format!("it may have {limit} at most"),
            )
        }
        _ => return None,
    })
}
