//! What was made is what the model can read.

use serde_json::{Value, json};

use super::html::{self, Findings, Outcome};
use crate::model::{Article, Block, StaticPage};

/// A story that its type can read. A block that it can't is a paragraph with all that is written in it.
pub fn sound(mut file: Value, is_story: bool, findings: &mut Findings) -> Value {
    let is_read = |file: &Value| {
        if is_story {
            serde_json::from_value::<Article>(file.clone()).is_ok()
        } else {
            serde_json::from_value::<StaticPage>(file.clone()).is_ok()
        }
    };
    if is_read(&file) {
        return file;
    }
    for block in file["body"].as_array_mut().into_iter().flatten() {
        if serde_json::from_value::<Block>(block.clone()).is_ok() {
            continue;
        }
        let words = html::all_words(block);
        let kind = block["type"].as_str().unwrap_or_default();
        findings.add(kind, Outcome::Downgraded, "a paragraph with its words", "");
        *block = json!({ "type": "paragraph", "text": words });
    }
    file
}
