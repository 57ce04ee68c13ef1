//! Words that readers are to see something of.

use serde_json::{Map, Value};

use crate::{
    grammar::words::{codes, is_visible},
    model::{Mark, Text},
};

/// The format of a string that readers are to see something of.
pub const WORDS: &str = "words";

/// The same schema, by which a string that can't be empty can't be blank either.
pub fn with_words(schema: Value) -> Value {
    match schema {
        Value::Array(values) => values.into_iter().map(with_words).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter();
            let mut schema: Map<_, _> = fields
                .map(|(name, value)| (name, with_words(value)))
                .collect();
            if schema.get("minLength").is_some_and(Value::is_number) {
                schema.entry("format").or_insert_with(|| WORDS.into());
            }
            schema.into()
        }
        other => other,
    }
}

/// What is wrong with words that nobody sees.
pub fn blank(name: &str, written: &str) -> String {
    if written.trim().is_empty() {
        format!("`{name}` has nothing in it but white space")
    } else {
        let codes = codes(written);
        format!("`{name}` has nothing in it that can be seen, only {codes}")
    }
}

/// Whether a text draws nothing. A note's number, a formula and words that are struck through are seen too.
pub fn is_blank(text: &Text) -> bool {
    let marks = text.marks("");
    let mut drawn = marks.iter().map(|(_, mark)| match mark {
        Mark::Note { .. } => true,
        Mark::Formula { latex } => is_visible(latex),
        Mark::Deletion { text, .. } => is_visible(&text.plain()),
        _ => false,
    });
    !is_visible(&text.plain()) && !drawn.any(|is_drawn| is_drawn)
}
