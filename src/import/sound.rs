//! What was made is what the model can read.

use serde_json::{Value, json};

use super::{
    credit,
    html::{self, Body, Findings, Outcome},
    levels,
};
use crate::model::{Article, Block, StaticPage};

/// A story or a page with its body, its notes and the picture that stands over it, which pages have at the top of
/// their body.
pub fn whole(
    mut file: Value,
    body: Body,
    lead: Option<Value>,
    is_story: bool,
    findings: &mut Findings,
) -> Value {
    let mut blocks = body.blocks;
    if let Some(mut lead) = lead {
        if blocks
            .first()
            .is_some_and(|first| is_the_same(first, &lead))
        {
            let first = blocks.remove(0);
            for field in ["alt", "caption"] {
                let is_said = !lead[field].is_null() && lead[field] != "";
                if !is_said && !first[field].is_null() {
                    lead[field] = first[field].clone();
                }
            }
            let detail = "the lead, which is the same picture";
            findings.add("first picture", Outcome::Converted, detail, "");
        }
        if is_story {
            file["lead"] = lead;
        } else {
            lead["type"] = "image".into();
            blocks.insert(0, lead);
        }
    }
    if !body.notes.is_empty() {
        file["notes"] = body.notes.into();
    }
    levels::count(&mut blocks);
    file["body"] = blocks.into();
    credit::split_off(&mut file, findings);
    sound(file, is_story, findings)
}

/// Whether a block is the lead once more, and says nothing that the lead can't say in its place.
fn is_the_same(block: &Value, lead: &Value) -> bool {
    let fields = block.as_object().into_iter().flatten();
    let is_told = |(name, value): (&String, &Value)| match name.as_str() {
        "type" | "src" | "role" => true,
        "alt" => value == "" || lead["alt"] == "" || lead["alt"].is_null() || *value == lead["alt"],
        "caption" => lead["caption"].is_null() || *value == lead["caption"],
        _ => false,
    };
    block["type"] == "image" && block["src"] == lead["src"] && fields.into_iter().all(is_told)
}

/// A story that its type can read. A block that it can't is a paragraph with all that is written in it.
fn sound(mut file: Value, is_story: bool, findings: &mut Findings) -> Value {
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
