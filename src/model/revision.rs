use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Moment;

/// What a reader could read in a story from a moment on: words alone, with white space evened out, so
/// that two revisions differ where a reader can see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Of its words, in hexadecimal: what it is named by.
    pub hash: String,
    pub at: Moment,
    pub headline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standfirst: String,
    /// The words of each block that has any.
    pub body: Vec<String>,
}

/// The revisions of a story that were published, the oldest first; the last one is what it says now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    pub revisions: Vec<Revision>,
    /// Where they are to be written down; none where they are known already.
    pub unrecorded: Option<PathBuf>,
}

/// All words of a block in JSON, from any version of this model: every list of spans in any block sits
/// under the key `text`. White space is evened out.
pub fn words(block: &Value) -> String {
    words_without(block, &|_| false)
}

/// The same, but for blocks to be passed over, at whatever depth.
pub fn words_without(block: &Value, passed: &dyn Fn(&Map<String, Value>) -> bool) -> String {
    let mut words = String::new();
    gather(block, false, passed, &mut words);
    even(&words)
}

/// With one space between any two words.
pub fn even(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(
    value: &Value,
    is_text: bool,
    passed: &dyn Fn(&Map<String, Value>) -> bool,
    words: &mut String,
) {
    match value {
        Value::String(run) if is_text => words.push_str(run),
        Value::Array(values) => values
            .iter()
            .for_each(|value| gather(value, is_text, passed, words)),
        Value::Object(fields) if is_text || !passed(fields) => {
            // A file's own order of keys must not look like a change.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            for (name, value) in fields {
                let has_text = name == "text";
                // A span goes on in the line that it stands in; anything else begins a new one.
                if !is_text {
                    words.push(' ');
                }
                gather(value, has_text, passed, words);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_words_of_any_block_are_found_under_its_texts() {
        let cases = [
            (
                json!({ "type": "paragraph", "text": "one\n  two " }),
                "one two",
            ),
            (
                json!({ "type": "paragraph", "text": ["o", { "type": "emphasis", "text": ["n", "e"] }, "."] }),
                "one.",
            ),
            (
                json!({ "type": "list", "items": [{ "text": "one" }, { "text": ["two"] }] }),
                "one two",
            ),
            (
                json!({ "type": "hologram", "layers": [{ "z": { "text": "two" }, "a": { "text": "one" } }] }),
                "one two",
            ),
            (
                json!({ "text": ["why", { "type": "note", "note": "x" }, "?"] }),
                "why?",
            ),
            (json!({ "type": "divider" }), ""),
            (json!(null), ""),
        ];
        for (block, expected) in cases {
            assert_eq!(words(&block), expected, "{block}");
        }
    }
}
