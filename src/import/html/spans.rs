//! Texts of blocks that are made.

use serde_json::{Value, json};

use super::{
    list,
    run::{plain, text},
};
use crate::grammar::words::is_visible;

/// How many blocks stand in one another.
pub fn block_depth(blocks: &[Value]) -> usize {
    let inner = blocks.iter().map(|block| {
        let body = block["body"].as_array().map_or(0, |body| block_depth(body));
        let items = block["items"].as_array();
        1 + body.max(items.map_or(0, |items| list::depth(items)))
    });
    inner.max().unwrap_or_default()
}

/// A paragraph of the model.
pub fn paragraph(spans: Vec<Value>) -> Value {
    json!({ "type": "paragraph", "text": text(spans) })
}

/// Blocks as one run of spans, a line a block; what has no words of that kind is lifted out.
pub fn as_spans(blocks: Vec<Value>, lifted: &mut Vec<Value>) -> Vec<Value> {
    let mut spans: Vec<Value> = Vec::new();
    let mut add = |more: Vec<Value>| {
        if more.is_empty() {
            return;
        }
        if !spans.is_empty() {
            spans.push(json!({ "type": "line-break" }));
        }
        spans.extend(more);
    };
    for block in blocks {
        match block["type"].as_str().unwrap_or_default() {
            "paragraph" | "heading" | "verse" => add(spans_of(&block["text"])),
            "quote" => {
                add(spans_of(&block["text"]));
                add(block.get("attribution").cloned().into_iter().collect());
            }
            "list" => {
                for line in list::lines(&block["items"]) {
                    add(line);
                }
            }
            "divider" => {}
            _ => lifted.push(block),
        }
    }
    spans
}

/// The spans of a text of the model.
pub fn spans_of(text: &Value) -> Vec<Value> {
    match text {
        Value::String(words) if words.is_empty() => Vec::new(),
        Value::String(_) => vec![text.clone()],
        Value::Array(spans) => spans.clone(),
        _ => Vec::new(),
    }
}

/// Whether there is anything to be seen in spans, a reference to a note apart.
pub fn says_something(spans: &[Value]) -> bool {
    is_visible(&spans.iter().map(plain).collect::<String>())
}

/// In a verse a line ends where a `\n` is.
pub fn lines_as_ends(spans: Vec<Value>) -> Vec<Value> {
    let mut lines: Vec<Value> = Vec::new();
    for span in spans {
        let span = match span {
            Value::Object(fields) if fields["type"] == "line-break" => "\n".into(),
            other => other,
        };
        if let (Some(Value::String(before)), Value::String(words)) = (lines.last_mut(), &span) {
            before.push_str(words);
        } else {
            lines.push(span);
        }
    }
    lines
}

/// The address that spans consist of, if they are one and nothing else.
pub fn address(spans: &[Value]) -> Option<String> {
    let [Value::String(words)] = spans else {
        return None;
    };
    let is_address = ["http://", "https://"]
        .iter()
        .any(|it| words.starts_with(it))
        && !words.contains(char::is_whitespace);
    is_address.then(|| words.clone())
}

/// All that is written in a block, wherever in it.
pub fn all_words(value: &Value) -> String {
    let mut words = Vec::new();
    let mut waiting = vec![(true, value)];
    while let Some((is_words, value)) = waiting.pop() {
        match value {
            Value::String(text) if is_words => words.push(text.clone()),
            Value::Array(values) => waiting.extend(values.iter().rev().map(|it| (is_words, it))),
            Value::Object(fields) => waiting.extend(fields.iter().rev().map(|(name, value)| {
                (
                    !matches!(name.as_str(), "type" | "src" | "href" | "provider"),
                    value,
                )
            })),
            _ => {}
        }
    }
    words.join(" ")
}
