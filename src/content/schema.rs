//! JSON Schemas, made from the types: what the checks, the published site and editors use.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Value, json};

use crate::model::{Article, Author, Site, StaticPage, StyleGuide};

/// Makes the schema of a type anew.
pub type MakeSchema = fn() -> Value;

/// Name and schema of every kind of content file.
pub const SCHEMAS: [(&str, MakeSchema); 5] = [
    ("article", schema::<Article>),
    ("author", schema::<Author>),
    ("page", schema::<StaticPage>),
    ("site", schema::<Site>),
    ("style", schema::<StyleGuide>),
];

/// The JSON Schema (2020-12) of a kind of content file. Any of them may name its own schema, for
/// completion in editors.
pub fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema: Schema = settings.into_generator().into_root_schema_for::<T>();
    if let Some(properties) = schema
        .pointer_mut("/properties")
        .and_then(Value::as_object_mut)
    {
        properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    }
    schema.to_value()
}
