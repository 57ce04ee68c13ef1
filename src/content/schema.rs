//! JSON Schemas, made from the types: what the checks, the published site and editors use.

use std::{fs, io, path::Path};

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Value, json};

use super::templates::with_templates;
use crate::model::{Article, Author, Site, StaticPage, StyleGuide, Templates};

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

/// Name and text of the file of each schema, as it is published and as it stands beside the content, with the
/// blocks of the publication's own.
pub fn schema_files(templates: &Templates) -> impl Iterator<Item = (String, String)> {
    SCHEMAS.into_iter().map(|(name, schema)| {
        let text = format!("{:#}\n", with_templates(schema(), templates));
        (format!("schema/{name}.json"), text)
    })
}

/// Writes the schemas into a content folder, by which editors complete what is written there; those that are there
/// and of another version anew.
///
/// # Errors
/// Where one can't be written.
pub fn write_schemas(root: &Path, templates: &Templates) -> io::Result<()> {
    for (name, text) in schema_files(templates) {
        let file = root.join(name);
        if fs::read_to_string(&file).is_ok_and(|there| there == text) {
            continue;
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, text)?;
    }
    Ok(())
}

/// What is written to a path of the content folder, with the address of its schema from there.
pub fn with_schema(path: &str, mut value: Value) -> Value {
    let (folder, _) = path.split_once('/').unwrap_or(("", path));
    let kind = match folder {
        "articles" => "article",
        "authors" => "author",
        "pages" => "page",
        _ => "site",
    };
    let up = "../".repeat(path.matches('/').count());
    if let Some(fields) = value.as_object_mut() {
        let schema = format!("{up}schema/{kind}.json");
        fields.insert("$schema".to_owned(), schema.into());
    }
    value
}

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
