//! What the fixture publication holds, and stories to put into it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// Its name.
pub const NAME: &str = "The Fixture & Sons";

/// A story with a block and a span of every simple kind.
pub const STORY: &str = "world/every-block/";
pub const STORY_HEADING: &str = "Every block & every span";
pub const STORY_TITLE: &str = "Every block & every span | The Fixture & Sons";

/// The story that is related to it, and the link from the one to the other.
pub const PLAIN: &str = "science/plain/";
pub const PLAIN_DATA: &str = "/science/plain/index.json";
pub const PLAIN_HEADING: &str = "A plain story";
pub const PLAIN_LINK: &str = ".related .card__headline a[href$='/science/plain/']";

/// A file that the tests read.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// A story of the world section, with some fields of its own.
pub fn story(published: &str, fields: Value) -> Value {
    let story = json!({
        "headline": "A story",
        "section": "world",
        "published": published,
        "body": [{ "type": "paragraph", "text": "Words." }]
    });
    with(story, fields)
}

/// Sets fields of a JSON object.
pub fn with(mut value: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else {
        panic!("no fields: {fields}");
    };
    for (name, field) in fields {
        value[name] = field;
    }
    value
}
