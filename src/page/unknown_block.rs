//! A body may hold blocks of a kind that came after this app. Their words are found by one rule:
//! every list of spans sits under the key `text`.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::model::{Block, Span, Text};

/// Reads a body; a block that can't be read becomes [`Block::Unknown`].
pub fn lenient_body<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    let blocks = Vec::<Value>::deserialize(deserializer)?;
    Ok(blocks.into_iter().map(known_or_words).collect())
}

fn known_or_words(block: Value) -> Block {
    Block::read(block.clone()).unwrap_or_else(|_| {
        let mut words = Text::default();
        gather(&block, &mut words);
        Block::Unknown(words)
    })
}

fn gather(value: &Value, words: &mut Text) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("text", Value::String(run)) => {
                        part_from_last(words);
                        words.0.push(Span::Plain(run.clone()));
                    }
                    ("text", Value::Array(spans)) => {
                        part_from_last(words);
                        spans.iter().for_each(|span| keep(span, words));
                    }
                    _ => gather(value, words),
                }
            }
        }
        _ => {}
    }
}

/// A span that can't be read gives the spans inside it.
fn keep(span: &Value, words: &mut Text) {
    match Span::read(span) {
        Ok(span) => words.0.push(span),
        Err(_) => match span.get("text") {
            Some(Value::String(run)) => words.0.push(Span::Plain(run.clone())),
            Some(Value::Array(spans)) => spans.iter().for_each(|span| keep(span, words)),
            _ => gather(span, words),
        },
    }
}

fn part_from_last(words: &mut Text) {
    if !words.is_empty() {
        words.0.push(Span::Plain(" ".to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_unknown_block_keeps_its_words() {
        let block = json!({
            "type": "hologram",
            "title": { "text": "Before" },
            "layers": [{ "text": ["and ", { "type": "emphasis", "text": "after" }], "depth": 3 }]
        });

        let Block::Unknown(words) = known_or_words(block) else {
            panic!("it became a known block")
        };

        assert_eq!(words.plain(), "and after Before");
    }

    #[test]
    fn an_unknown_span_does_not_lose_the_others() {
        let block = json!({
            "type": "paragraph",
            "text": ["one ", { "type": "blink", "text": "two" }, " three"]
        });

        let Block::Unknown(words) = known_or_words(block) else {
            panic!("it became a known block")
        };

        assert_eq!(words.plain(), "one two three");
    }
}
