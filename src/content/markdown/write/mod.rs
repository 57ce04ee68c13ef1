//! Stories as Markdown. What is written is read again at once, and where it doesn't say the same, it is
//! written in a plainer form: words by HTML elements, or a block's fields in YAML.

mod attributes;
mod blocks;
mod directive;
mod marks;
mod spans;
mod yaml;

use serde_json::{Map, Value};

use super::{read, scalar::plain};

/// Fields that stand first, in this order.
const FIRST: [&str; 22] = [
    "title",
    "slug",
    "kind",
    "headline",
    "kicker",
    "standfirst",
    "language",
    "section",
    "topics",
    "series",
    "authors",
    "byline",
    "published",
    "updated",
    "expires",
    "draft",
    "history",
    "lead",
    "related",
    "review",
    "sponsor",
    "live",
];

/// Fields that hold words: a string or a list of spans.
const TEXTS: [&str; 2] = ["standfirst", "text"];

/// A story or a page in JSON as a Markdown file that says the same.
pub fn write(story: &Value) -> String {
    write_in_order(story, |_| 0)
}

/// As [`write()`], with the fields in the order of a number that each is given.
pub fn write_in_order(story: &Value, order: impl Fn(&str) -> usize) -> String {
    let story = &normal(story);
    let rank = |name: &str| {
        let usual = FIRST.iter().position(|first| *first == name);
        (order(name), usual.unwrap_or(FIRST.len()))
    };
    let file = |fields: &Map<String, Value>, without: &[&str], body: &str, notes: &str| {
        file(fields, without, &rank, [body, notes])
    };
    let Some(fields) = story.as_object() else {
        return "---\n---\n".to_owned();
    };
    let body = fields.get("body").and_then(Value::as_array);
    let body = body.map_or(&[][..], Vec::as_slice);
    let notes = fields.get("notes").and_then(notes);
    let nice = blocks::all(body);
    if let Some(notes) = notes {
        let whole = file(fields, &["body", "notes"], &nice, &notes);
        if says(&whole, story) {
            return whole;
        }
    }
    let whole = file(fields, &["body"], &nice, "");
    if says(&whole, story) {
        return whole;
    }
    let raw: Vec<_> = body.iter().map(blocks::raw).collect();
    file(fields, &["body"], &raw.join("\n\n"), "")
}

/// A story in which words without a mark are a string, and no list of one.
pub fn normal(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| {
                let is_text = TEXTS.contains(&name.as_str());
                let value = match value.as_array().map(Vec::as_slice) {
                    Some([Value::String(words)]) if is_text => words.as_str().into(),
                    _ => normal(value),
                };
                (name.clone(), value)
            });
            fields.collect::<Map<_, _>>().into()
        }
        Value::Array(values) => values.iter().map(normal).collect(),
        other => other.clone(),
    }
}

/// Whether a file says the same as a story.
fn says(file: &str, story: &Value) -> bool {
    let read = read(file);
    read.troubles.is_empty() && read.value == *story
}

fn file(
    fields: &Map<String, Value>,
    without: &[&str],
    rank: &dyn Fn(&str) -> (usize, usize),
    parts: [&str; 2],
) -> String {
    let mut whole = "---\n".to_owned();
    let schema = fields.get("$schema").and_then(Value::as_str);
    let schema = schema.filter(|path| !path.is_empty() && !path.contains(char::is_whitespace));
    if let Some(schema) = schema {
        whole.push_str(&format!("# yaml-language-server: $schema={schema}\n"));
    }
    let mut front: Vec<_> = fields
        .iter()
        .filter(|(name, _)| !without.contains(&name.as_str()))
        .filter(|(name, _)| *name != "$schema" || schema.is_none())
        .collect();
    front.sort_by_key(|(name, _)| rank(name));
    yaml::fields(front.into_iter(), &mut whole);
    whole.push_str("---\n");
    for part in parts {
        if !part.is_empty() {
            whole.push('\n');
            whole.push_str(part);
            whole.push('\n');
        }
    }
    whole
}

/// The notes, where each of them can be written as one.
fn notes(notes: &Value) -> Option<String> {
    let mut lines = Vec::new();
    for note in notes.as_array()? {
        let fields = note.as_object().filter(|fields| fields.len() == 2)?;
        let id = fields.get("id")?.as_str().filter(|id| spans::is_id(id))?;
        let text = spans::prose(fields.get("text")?)?;
        lines.push(format!("[^{id}]: {}", text.replace('\n', "\n    ")));
    }
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

/// Whether words that stand without quotation marks are read as words.
fn is_plain(words: &str) -> bool {
    plain(words).is_string() && super::scalar::flag(words).is_none()
}
