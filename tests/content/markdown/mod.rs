//! Stories in Markdown say the same as in JSON.

mod converted;
mod hostile;
mod identity;
mod mended;
mod mistakes;
mod natural;
mod shown;

use serde_json::{Value, json};
use standfirst::content::markdown::read;

/// The blocks of a story with that body.
fn body(markdown: &str) -> Value {
    let read = read(&format!("---\nheadline: A\n---\n{markdown}"));
    assert_eq!(read.troubles, [], "{markdown}");
    read.value["body"].clone()
}

/// The words of its one paragraph.
fn words(markdown: &str) -> Value {
    let blocks = body(markdown);
    assert_eq!(blocks.as_array().map(Vec::len), Some(1), "{blocks}");
    assert_eq!(blocks[0]["type"], "paragraph", "{blocks}");
    blocks[0]["text"].clone()
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}
