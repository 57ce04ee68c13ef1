use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Moment, OwnBlock, in_brackets};

/// What a reader could read in a story from a moment on: words alone, with white space normalized, so
/// that two revisions differ where a reader can see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// Of its words, eight bytes in hexadecimal: what it is named by.
    pub hash: String,
    /// From when on.
    pub at: Moment,
    /// Its headline then.
    pub headline: String,
    /// Empty where it had none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standfirst: String,
    /// The words of each block that has any.
    pub body: Vec<String>,
}

/// The revisions of a story that were published, the oldest first; the last one is what it says now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// Each as it read from its moment on.
    pub revisions: Vec<Revision>,
    /// The file of the ledger where they are to be written down; none where they are known already.
    pub unrecorded: Option<PathBuf>,
}

/// All words of a block in JSON, from any version of this model: every list of spans in any block sits
/// under the key `text`, and a figure that is as much as words under `number`. White space is normalized.
pub fn block_words(block: &Value) -> String {
    block_words_except(block, &|_| false)
}

/// The same without the blocks that `is_left_out` names, at whatever depth.
pub fn block_words_except(
    block: &Value,
    is_left_out: &dyn Fn(&Map<String, Value>) -> bool,
) -> String {
    let mut words = String::new();
    gather(block, false, is_left_out, &mut words);
    normalize_whitespace(&words)
}

/// The same words with one space between any two, and none around them.
pub fn normalize_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(
    value: &Value,
    is_text: bool,
    is_left_out: &dyn Fn(&Map<String, Value>) -> bool,
    words: &mut String,
) {
    match value {
        Value::String(run) if is_text => words.push_str(run),
        Value::Array(values) => values
            .iter()
            .for_each(|value| gather(value, is_text, is_left_out, words)),
        Value::Object(fields) if is_text || !is_left_out(fields) => {
            let is_a = |kind: &str| is_text && fields.get("type").is_some_and(|it| it == kind);
            if is_a("line-break") {
                words.push(' ');
            }
            // What is struck through is said no longer.
            if is_a("deletion") {
                return;
            }
            // Of a publication's own blocks nothing is known but that what they say are words.
            let kind = fields.get("type").and_then(Value::as_str);
            let is_own = !is_text && kind.is_some_and(|kind| kind.starts_with(OwnBlock::PREFIX));
            let reading = fields.get("reading");
            // A file's own order of keys must not look like a change.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            for (name, value) in fields {
                let is_word = is_own && value.is_string() && name != "type" && name != "href";
                let has_text = name == "text" || name == "number" || is_word;
                // A span goes on in the line that it stands in; anything else begins a new one.
                if !is_text {
                    words.push(' ');
                }
                gather(value, has_text, is_left_out, words);
            }
            if let (true, Some(Value::String(reading))) = (is_a("ruby"), reading) {
                words.push_str(&in_brackets(reading));
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
            (
                json!({ "text": ["one", { "type": "line-break" }, "two"] }),
                "one two",
            ),
            (
                json!({ "text": [
                    { "type": "deletion", "text": "one" },
                    { "type": "insertion", "text": "two " },
                    { "type": "ruby", "text": "三", "reading": "さん" },
                ] }),
                "two 三(さん)",
            ),
            (
                json!({ "items": [{ "number": "48%", "text": "of the seats" }, { "number": 2 }] }),
                "48% of the seats",
            ),
            (
                json!({ "type": "x-fact", "label": "one", "href": "/", "text": "two" }),
                "one two",
            ),
            (json!({ "type": "divider" }), ""),
            (json!(null), ""),
        ];
        for (block, expected) in cases {
            assert_eq!(block_words(&block), expected, "{block}");
        }
    }
}
