//! How deep headings stand.

use serde_json::Value;

/// Counts the levels of all headings from the highest that the text has: that is the second, and what stands below it
/// the third.
pub fn count(blocks: &mut [Value]) {
    let mut highest = u64::MAX;
    each(blocks, &mut |heading| highest = highest.min(level(heading)));
    each(blocks, &mut |heading| {
        if level(heading) > highest {
            heading["level"] = 3.into();
        } else if let Some(fields) = heading.as_object_mut() {
            fields.remove("level");
        }
    });
}

fn level(heading: &Value) -> u64 {
    heading["level"].as_u64().unwrap_or(2)
}

/// Goes to each heading, in boxes too.
fn each(blocks: &mut [Value], look: &mut dyn FnMut(&mut Value)) {
    for block in blocks {
        if block["type"] == "heading" {
            look(block);
        } else if let Some(body) = block.get_mut("body").and_then(Value::as_array_mut) {
            each(body, look);
        }
    }
}
