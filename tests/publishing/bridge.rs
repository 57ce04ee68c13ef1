//! A story whose words are corrected and changed in the tests.

use serde_json::{Value, json};

use crate::support::publisher::Publisher;

pub const BRIDGE: &str = "articles/science/bridge.json";

pub fn bridge() -> Value {
    json!({
        "headline": "The bridge",
        "standfirst": "It is long",
        "section": "science",
        "published": "2025-05-10T08:00:00Z",
        "body": [
            { "type": "paragraph", "text": "It was opened in spring, with music." },
            { "type": "paragraph", "text": ["It is ", { "type": "strong", "text": "400 metres" }, " long from end to end."] },
            { "type": "paragraph", "text": "Many people walk over it every day." }
        ]
    })
}

pub fn corrected() -> Value {
    let mut story = bridge();
    story["corrections"] = json!([
        {
            "date": "2025-05-12T09:00:00Z",
            "text": ["It is 400 metres long, not ", { "type": "emphasis", "text": "<500>" }, "."],
            "block": "is 400  metres"
        },
        { "date": "2025-05-11T09:00:00Z", "kind": "clarification", "text": "Spring is meant." },
        { "date": "2025-05-21T09:00:00Z", "text": "Not yet to be told." }
    ]);
    story
}

/// The story with one paragraph changed and one put in.
pub fn edited() -> Value {
    let mut story = bridge();
    story["body"][1]["text"] = json!("It is 410 metres long from end to end.");
    let new = json!({ "type": "paragraph", "text": "A second bridge is planned." });
    story["body"].as_array_mut().expect("a body").insert(0, new);
    story
}

/// A publication with the story, which keeps a ledger of what its stories said.
pub fn with_ledger(story: Value) -> Publisher {
    Publisher::new()
        .with(BRIDGE, story)
        .with_site(json!({ "history": "ledger" }))
}

/// The text of each node of a page's body, as its data has them.
pub fn texts(page: &Value) -> Vec<String> {
    fn text(node: &Value) -> String {
        match node {
            Value::String(words) => words.clone(),
            Value::Array(parts) => parts.iter().skip(1).map(text).collect(),
            _ => String::new(),
        }
    }
    let body = page["content"]["page"]["body"].as_array().expect("a body");
    body.iter().map(text).collect()
}
