//! What is said where a value may have one of several forms, and has none of them.

use jsonschema::ValidationError;
use serde_json::Value;

use super::{
    content_type::ContentType,
    dates, meant,
    pointer::field,
    problem::suggestion,
    wording::{describe, describe_type},
};
use crate::model::Block;

impl<T> ContentType<T> {
    /// The first of the types that an object without one may have.
    pub(super) fn first_type(&self, error: &ValidationError) -> String {
        let types = self
            .schema_of(error)
            .and_then(|schema| schema.pointer("/properties/type/enum/0")?.as_str());
        types.unwrap_or("paragraph").to_owned()
    }

    /// How a value of another kind is written: with an example, where what was written can stand in it.
    pub(super) fn form_wanted(&self, error: &ValidationError) -> String {
        let wanted = self.wanted(error);
        let is_wanted = |name: &str| wanted == describe_type(name);
        let alone = match &**error.instance() {
            Value::Array(values) if values.len() == 1 => values.first(),
            _ => None,
        };
        if let Some(one) = alone.filter(|one| is_wanted(kind(one))) {
            return format!("take it out of its list: `{}`", shortened(one));
        }
        let schema = self.schema_of(error);
        if schema.is_some_and(|schema| schema.get("format").is_some_and(|it| it == "date-time")) {
            return dates::mend(&error.instance().to_string());
        }
        match &**error.instance() {
            Value::Number(_) | Value::Bool(_) if is_wanted("string") => {
                format!(
                    "write it between quotation marks: `\"{}\"`",
                    error.instance()
                )
            }
            Value::Array(_) | Value::Object(_) if is_wanted("string") => {
                "write words alone, between quotation marks: no marks can stand in it".to_owned()
            }
            Value::Object(_) if is_wanted("array") => "put it into a list: `[{…}]`".to_owned(),
            Value::String(words) if is_wanted("array") => {
                let example = Value::from(beginning(words));
                let blocks = ["answer", "body", "transcript"];
                if blocks.contains(&field(error.instance_path().as_str())) {
                    format!(
                        "make it a list: `[{{ \"type\": \"paragraph\", \"text\": {example} }}]`"
                    )
                } else {
                    format!("put it into a list: `[{example}]`")
                }
            }
            Value::String(words) if is_meant(words, &wanted) => {
                format!("write it without quotation marks: `{words}`")
            }
            value if is_wanted("object") => match self.object_wanted(error, value) {
                Some(example) => format!("write it as `{example}`"),
                None => format!("it has to be {wanted}"),
            },
            _ => format!("it has to be {wanted}"),
        }
    }

    /// An object with the fields that it has to have, and in the first one what was written in its place.
    fn object_wanted(&self, error: &ValidationError, value: &Value) -> Option<String> {
        let schema = self.schema_of(error)?;
        let required = schema.get("required").and_then(Value::as_array);
        let mut fields: Vec<_> = required
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let has_text = schema.pointer("/properties/text").is_some();
        if fields.is_empty() && has_text {
            fields.push("text");
        }
        let (first, others) = fields.split_first()?;
        // What is written short is the first thing that is told: a file, words, an address.
        let is_told = ["author", "href", "name", "src", "text"].contains(first);
        let example = match value {
            Value::String(words) if is_told => Value::from(beginning(words)).to_string(),
            _ => "…".to_owned(),
        };
        let others = others.iter().map(|name| format!(", \"{name}\": …"));
        Some(format!(
            "{{ \"{first}\": {example}{} }}",
            others.collect::<String>()
        ))
    }
}

/// The type that JSON Schema has for a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A value as an example shows it.
fn shortened(value: &Value) -> String {
    match value {
        Value::String(words) => Value::from(beginning(words)).to_string(),
        Value::Object(_) => "{…}".to_owned(),
        Value::Array(_) => "[…]".to_owned(),
        other => other.to_string(),
    }
}

/// Whether words are what is wanted, with quotation marks around it.
fn is_meant(words: &str, wanted: &str) -> bool {
    let is = |name: &str| wanted == describe_type(name);
    match words {
        "true" | "false" => is("boolean"),
        _ if is("integer") => serde_json::from_str::<i64>(words).is_ok(),
        _ => is("number") && serde_json::from_str::<serde_json::Number>(words).is_ok(),
    }
}

/// How to mend a `type` that is none of those that can be there.
pub fn type_wanted(at: &str, value: &Value, types: &[&str]) -> String {
    let written = value.as_str().unwrap_or_default();
    let outer = at.rsplit('/').nth(1).unwrap_or_default();
    if outer == "lead" && ["image", "picture", "photo"].contains(&written) {
        return "leave `type` out: a picture that leads a story needs none".to_owned();
    }
    if let Some(name) = meant::alias("type", written, types) {
        return format!("did you mean `{name}`?");
    }
    let is_block = || Block::NAMES.iter().any(|name| kebab(name) == written);
    let are_spans = types.contains(&"emphasis") && types.contains(&"strong");
    if are_spans && is_block() {
        return if at.split('/').nth(1) == Some("standfirst") {
            "make every part of the standfirst an object of the type `paragraph` or `list`"
                .to_owned()
        } else {
            format!("end the words before it: {written} is a block, and stands in a `body`")
        };
    }
    suggestion(written, types.iter().copied())
}

/// What is wrong with a value in the place of words, of a map's areas or of a story's lead, and how to
/// mend it.
pub fn misplaced(at: &str, value: &Value) -> Option<(String, String)> {
    let what = format!("this is {}", describe(value));
    if field(at) == "geometry" {
        let what = match value {
            Value::Object(_) => "this is GeoJSON itself".to_owned(),
            _ => what,
        };
        return meant::geometry(value).map(|mend| (what, mend));
    }
    let is_entry = is_entry(at);
    match (field(at), value) {
        ("lead", Value::String(src)) => {
            let src = Value::from(beginning(src));
            let mend = format!("write it as `{{ \"src\": {src}, \"alt\": \"…\" }}`");
            Some((what, mend))
        }
        ("lead", Value::Array(_)) => Some((
            what,
            "write one object, without the list around it".to_owned(),
        )),
        ("text" | "standfirst" | "biography", Value::Object(span)) if !is_entry => {
            let mend = match span.get("type") {
                Some(_) => "put it into a list: `[{…}]`",
                None => "write the words as a string, or as a list of strings and objects",
            };
            Some((what, mend.to_owned()))
        }
        ("text" | "standfirst" | "biography", Value::Object(_)) => None,
        ("text" | "standfirst" | "biography", Value::Array(_)) if !is_entry => None,
        ("text" | "standfirst" | "biography", _) => {
            let mend = match value {
                Value::Null => {
                    "write words between quotation marks, `\"\"` where there are none".to_owned()
                }
                Value::Array(_) => "take the list out of the list that it stands in".to_owned(),
                other => format!("write it between quotation marks: `\"{other}\"`"),
            };
            Some((what, mend))
        }
        _ => None,
    }
}

/// Whether a pointer leads to an entry of a list.
pub fn is_entry(at: &str) -> bool {
    at.rsplit('/')
        .next()
        .is_some_and(|last| last.parse::<usize>().is_ok())
}

/// As much of what was written as helps to find it.
pub fn beginning(words: &str) -> String {
    const SHOWN: usize = 40;
    let mut short: String = words.chars().take(SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// A name as JSON has it.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}
