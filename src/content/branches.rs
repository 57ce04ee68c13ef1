//! Schemas in which the `type` of an object alone decides what else it has to have.
//!
//! A `oneOf`, as derived from an enum, tries every branch, and each branch all that is inside: in a value
//! with nine levels of spans a wrong word at the bottom is found millions of times.

use serde_json::{Map, Value, json};

/// The same schema, by which a value is held against the one branch that its `type` names.
pub fn by_type(schema: Value) -> Value {
    match schema {
        Value::Array(values) => values.into_iter().map(by_type).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter();
            chosen(fields.map(|(name, value)| (name, by_type(value))).collect()).into()
        }
        other => other,
    }
}

/// Whether a schema, made by [`by_type`], has such branches.
pub fn are_in(schema: &Value) -> bool {
    schema.pointer("/allOf/0/if/properties/type/enum").is_some()
}

fn chosen(mut schema: Map<String, Value>) -> Map<String, Value> {
    let branches = schema.get("oneOf").and_then(Value::as_array);
    let names: Option<Vec<Value>> = branches.and_then(|branches| {
        let name = |branch: &Value| branch.pointer("/properties/type/const").cloned();
        branches.iter().map(name).collect()
    });
    let taken = ["type", "required", "properties", "allOf"];
    let (Some(names), false) = (names, taken.iter().any(|key| schema.contains_key(*key))) else {
        return schema;
    };
    let Some(Value::Array(branches)) = schema.remove("oneOf") else {
        return schema;
    };
    let is_known = json!({
        "type": "object",
        "properties": { "type": { "enum": names } },
        "required": ["type"]
    });
    let branches: Vec<_> = names.iter().cloned().zip(branches).collect();
    let branch = json!({ "if": is_known, "then": halved(&branches) });
    schema.insert("allOf".to_owned(), json!([branch]));
    schema.insert("type".to_owned(), "object".into());
    schema.insert("required".to_owned(), json!(["type"]));
    schema.insert(
        "properties".to_owned(),
        json!({ "type": { "enum": names } }),
    );
    schema
}

/// The branch of a type that is known to be one of these, found by halves: of forty, six are looked at.
fn halved(branches: &[(Value, Value)]) -> Value {
    let (first, second) = branches.split_at(branches.len() / 2);
    match (first, second) {
        // Of none there is nothing to find.
        (_, []) => Value::Bool(true),
        ([], [(_, branch), ..]) => branch.clone(),
        _ => {
            let names: Vec<_> = first.iter().map(|(name, _)| name).collect();
            json!({
                "if": { "properties": { "type": { "enum": names } } },
                "then": halved(first),
                "else": halved(second)
            })
        }
    }
}
