//! Fields as attributes, where they are short and flat.

use serde_json::{Map, Value};

use super::yaml;
use crate::content::markdown::{scalar::meant, shape::Shape};

/// The fields of a block of that type as attributes; nothing where there are none, none where they can't
/// be.
pub fn attributes(fields: &Map<String, Value>, kind: &str) -> Option<String> {
    flat(fields, &Shape::block(kind))
}

/// The fields of an object of a shape as attributes, as [`attributes`].
pub fn flat(fields: &Map<String, Value>, shape: &Shape) -> Option<String> {
    let mut parts = Vec::new();
    for (name, value) in yaml::sorted(fields.iter()) {
        attribute(name, value, shape, &mut parts)?;
    }
    Some(if parts.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", parts.join(" "))
    })
}

fn attribute(name: &str, value: &Value, shape: &Shape, parts: &mut Vec<String>) -> Option<()> {
    let inside = shape.field(name);
    match value {
        Value::Bool(true) => parts.push(name.to_owned()),
        Value::Bool(_) | Value::Number(_) => parts.push(format!("{name}={value}")),
        Value::String(words) => {
            if words.contains(|c: char| c.is_control()) {
                return None;
            }
            let is_bare = !words.is_empty()
                && words
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte))
                && meant(words, inside.as_ref()) == *value;
            parts.push(if is_bare {
                format!("{name}={words}")
            } else {
                let words = words.replace('\\', "\\\\").replace('"', "\\\"");
                format!("{name}=\"{words}\"")
            });
        }
        Value::Object(inner) => {
            let inside = inside?;
            for (field, value) in inner {
                if value.is_object() || value.is_array() {
                    return None;
                }
                let is_words = field == "text" && name == "caption";
                let is_alone = name == "caption" && shape.field(field).is_none();
                let whole = if is_words {
                    name.to_owned()
                } else if is_alone {
                    field.clone()
                } else {
                    format!("{name}.{field}")
                };
                let mut one = Vec::new();
                attribute(field, value, &inside, &mut one)?;
                let one = one.concat();
                let rest = one.strip_prefix(field.as_str())?;
                parts.push(format!("{whole}{rest}"));
            }
            if inner.is_empty() {
                return None;
            }
        }
        _ => return None,
    }
    Some(())
}
