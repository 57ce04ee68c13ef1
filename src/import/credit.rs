//! Credits that stand in captions, moved into a field of their own.

use serde_json::Value;

use super::html::{Findings, Outcome, plain, text};
use crate::grammar::credit;

/// Has the captions of all pictures of a story say in their own field who made those, where the words end in it.
pub fn split_off(value: &mut Value, findings: &mut Findings) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| split_off(it, findings)),
        Value::Object(fields) => {
            let is_picture =
                fields.contains_key("alt") || fields.get("type").is_some_and(|it| it == "gallery");
            for (name, value) in fields {
                if is_picture && name == "caption" {
                    of_caption(value, findings);
                } else {
                    split_off(value, findings);
                }
            }
        }
        _ => {}
    }
}

fn of_caption(caption: &mut Value, findings: &mut Findings) {
    let Some(fields) = caption
        .as_object_mut()
        .filter(|it| !it.contains_key("credit"))
    else {
        return;
    };
    let mut spans = match fields.get("text") {
        Some(Value::Array(spans)) => spans.clone(),
        Some(words) => vec![words.clone()],
        None => return,
    };
    let Some(credit) = credit_of(&mut spans) else {
        return;
    };
    if spans.is_empty() {
        fields.remove("text");
    } else {
        fields.insert("text".to_owned(), text(spans));
    }
    fields.insert("credit".to_owned(), credit.into());
    let detail = "the credit of its picture";
    findings.add("credit in a caption", Outcome::Converted, detail, "");
}

/// Takes the credit at the end of a text.
fn credit_of(spans: &mut Vec<Value>) -> Option<String> {
    let (last, before) = spans.split_last()?;
    let is_set_off = last["type"] == "emphasis" || last["type"] == "strong";
    let words = if is_set_off { &last["text"] } else { last };
    let (rest, credit, in_brackets) = credit::at_end(words.as_str()?)?;
    let goes_on = before.last().is_some_and(|before| {
        before["type"] != "line-break" && !plain(before).trim_end().ends_with(['.', '!', '?', '…'])
    });
    if rest.is_empty() && goes_on && !in_brackets || !rest.is_empty() && is_set_off {
        return None;
    }
    let (rest, credit) = (rest.to_owned(), credit.to_owned());
    spans.pop();
    spans.push(rest.into());
    while let Some(last) = spans.last_mut() {
        if let Value::String(words) = last {
            words.truncate(words.trim_end().len());
        }
        if *last != "" && last["type"] != "line-break" {
            break;
        }
        spans.pop();
    }
    Some(credit)
}
