//! The schemas of a publication's own blocks, and those of files that hold such blocks.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::{
    content::{Problem, Source, schema},
    model::{OwnFields, Templates},
};

/// What the fields are that mean the same in every block.
static OWN: LazyLock<Value> = LazyLock::new(|| {
    let mut own = schema::<OwnFields>();
    own.get_mut("properties")
        .map(Value::take)
        .unwrap_or_default()
});

/// What a schema of fields may say at its root: all of it is about an object.
const ROOT: [&str; 9] = [
    "$comment",
    "$schema",
    "allOf",
    "anyOf",
    "dependentRequired",
    "description",
    "properties",
    "required",
    "title",
];

/// Adds what is wrong with the schema of a block's fields.
pub fn check(source: &Source, problems: &mut Vec<Problem>) {
    let Some(fields) = source.value().as_object() else {
        let mend = "write `{ \"properties\": { … } }`, with a schema for each field";
        problems.push(source.problem("", "this is no schema of fields", mend));
        return;
    };
    for name in fields
        .keys()
        .filter(|name| !ROOT.contains(&name.as_str()) && *name != "type")
    {
        let what = format!("the schema of a block has no `{name}`");
        let mend = "leave it out: it has `description`, `properties` and `required`, and every other field is refused";
        problems.push(source.problem(&format!("/{name}"), what, mend));
    }
    if fields.get("type").is_some_and(|kind| kind != "object") {
        let what = "the schema of a block is that of an object";
        problems.push(source.problem("/type", what, "leave `type` out"));
    }
    if let Some(error) = jsonschema::meta::validate(source.value()).err() {
        let at = error.instance_path().to_string();
        let what = format!("this is no JSON Schema: {error}");
        let mend = "write it as https://json-schema.org/understanding-json-schema/ has it";
        problems.push(source.problem(&at, what, mend));
    }
    for name in ["allOf", "anyOf"] {
        let at_root = fields.get(name).map(Value::to_string).unwrap_or_default();
        if at_root.contains("#/$defs/Block\"") {
            let what = "a block can't be all blocks at once";
            let mend = "name `#/$defs/Block` in a field of `properties`";
            problems.push(source.problem(&format!("/{name}"), what, mend));
        }
    }
    if source.value().pointer("/properties/type").is_some() {
        let what = "`type` is what the block is called by";
        problems.push(source.problem("/properties/type", what, "give the field another name"));
    }
}

/// The schema of a whole block by that of its fields.
pub fn of_block(kind: &str, fields: &Value) -> Value {
    let mut schema = match known(fields.clone()) {
        Value::Object(schema) => schema,
        _ => Map::new(),
    };
    for name in ["$schema", "$comment", "title"] {
        schema.remove(name);
    }
    let mut required = vec![Value::from("type")];
    if let Some(Value::Array(names)) = schema.remove("required") {
        required.extend(names);
    }
    let properties = schema.entry("properties").or_insert_with(|| json!({}));
    if let Some(properties) = properties.as_object_mut() {
        properties.insert(
            "type".to_owned(),
            json!({ "type": "string", "const": kind }),
        );
    }
    schema.insert("type".to_owned(), "object".into());
    schema.insert("required".to_owned(), required.into());
    schema.insert("additionalProperties".to_owned(), false.into());
    schema.into()
}

/// That of a block of which nothing is known.
pub fn anything(kind: &str) -> Value {
    let kind = json!({ "type": "string", "const": kind });
    json!({ "type": "object", "properties": { "type": kind }, "required": ["type"] })
}

/// The same, in which the fields that mean the same everywhere are what they are. An object takes no others than
/// it names.
fn known(schema: Value) -> Value {
    let Value::Object(mut fields) = schema else {
        return schema;
    };
    if let Some(Value::Object(properties)) = fields.get_mut("properties") {
        for (name, field) in properties.iter_mut() {
            *field = match OWN.get(name) {
                Some(own) => with_description(own.clone(), field),
                None => known(field.take()),
            };
        }
        fields.entry("type").or_insert("object".into());
        fields.entry("additionalProperties").or_insert(false.into());
    }
    if let Some(items) = fields.get_mut("items") {
        *items = known(items.take());
        fields.entry("type").or_insert("array".into());
    }
    fields.into()
}

fn with_description(mut own: Value, field: &Value) -> Value {
    if let (Some(own), Some(description)) = (own.as_object_mut(), field.get("description")) {
        own.insert("description".to_owned(), description.clone());
    }
    own
}

/// A schema of files that hold blocks, with those of the publication's own.
pub fn with_templates(mut schema: Value, templates: &Templates) -> Value {
    let blocks = schema.pointer_mut("/$defs/Block/oneOf");
    if let Some(blocks) = blocks.and_then(Value::as_array_mut) {
        blocks.extend(templates.values().map(|template| template.schema.clone()));
    }
    schema
}
