//! A field of the editor for each field of a schema.

use serde_json::{Map, Value, json};

/// What can be chosen from.
#[derive(Debug)]
pub struct Names {
    /// Label and slug of each section.
    pub sections: Vec<Value>,
    /// The same of each topic.
    pub topics: Vec<Value>,
}

/// How deep objects and lists are taken apart; what is inside is written as JSON.
const DEPTH: usize = 3;

/// The field that an entry is named by.
pub fn title(kind: &str) -> &'static str {
    match kind {
        "article" => "headline",
        "page" => "title",
        _ => "name",
    }
}

/// The fields of a kind of content file: those first that every file has to have.
pub fn of(schema: &Value, names: &Names) -> Value {
    let maker = Maker {
        root: schema,
        names,
    };
    let mut fields = maker.fields(schema, 0, true);
    fields.retain(|field| field["name"] != "$schema");
    // The words of a story come before what is said about it.
    fields.sort_by_key(|field| {
        let first = [
            "headline",
            "title",
            "name",
            "standfirst",
            "section",
            "published",
            "authors",
            "lead",
            "body",
        ];
        let place = first.iter().position(|name| field["name"] == *name);
        (place.unwrap_or(first.len()), field["required"] == false)
    });
    fields.into()
}

/// The fields of what is written in Markdown: its body is words, as they stand in the file, and its notes are in them.
/// An editor of rich text would write anew what it knows, and lose what only Standfirst knows.
pub fn before_markdown(fields: &Value) -> Value {
    let fields = fields.as_array().into_iter().flatten();
    let fields = fields.filter(|field| field["name"] != "notes");
    let fields = fields.map(|field| match field["name"].as_str() {
        Some("body") => json!({
            "name": "body",
            "label": "Text",
            "widget": "text",
            "required": field["required"],
            "hint": "In Markdown, with an empty line between paragraphs"
        }),
        _ => field.clone(),
    });
    fields.collect()
}

struct Maker<'a> {
    root: &'a Value,
    names: &'a Names,
}

impl Maker<'_> {
    /// The fields of an object. Where it may be left out, so may each of them: the editor would not save
    /// without them.
    fn fields(&self, object: &Value, depth: usize, is_needed: bool) -> Vec<Value> {
        let required = object["required"].as_array().filter(|_| is_needed);
        let is_required = |name: &str| {
            let mut all = required.into_iter().flatten();
            all.any(|one| one == name)
        };
        let properties = object["properties"].as_object().into_iter().flatten();
        let properties = properties.filter(|(_, schema)| schema.get("const").is_none());
        let field = |(name, schema): (&String, &Value)| {
            let is_needed = is_required(name);
            let mut field = self.widget(name, schema, depth, is_needed);
            field.insert("name".to_owned(), name.as_str().into());
            field.insert("label".to_owned(), label(name).into());
            field.insert("required".to_owned(), is_needed.into());
            if let Some(hint) = schema["description"].as_str() {
                field.insert("hint".to_owned(), hint.replace('\n', " ").into());
            }
            Value::Object(field)
        };
        properties.map(field).collect()
    }

    /// Follows references, and takes what is no null of several.
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        if let Some(name) = schema["$ref"].as_str() {
            let target = self.root.pointer(name.trim_start_matches('#'));
            return target.map_or(schema, |target| self.resolved(target));
        }
        // What is no player is a picture.
        if schema["else"].is_object() {
            return self.resolved(&schema["else"]);
        }
        match schema["anyOf"].as_array().map(Vec::as_slice) {
            Some([one, other]) if other["type"] == "null" => self.resolved(one),
            _ => schema,
        }
    }

    fn widget(
        &self,
        name: &str,
        schema: &Value,
        depth: usize,
        is_needed: bool,
    ) -> Map<String, Value> {
        let several = schema["type"] == "array";
        let widget = match name {
            "section" => Some(json!({ "widget": "select", "options": self.names.sections })),
            // Those of the site file are what others name.
            "topics" if several && !self.resolved(&schema["items"])["properties"].is_object() => {
                Some(json!({ "widget": "select", "multiple": true, "options": self.names.topics }))
            }
            "series" => Some(json!({ "widget": "select", "options": self.names.topics })),
            "authors" if several => Some(json!({
                "widget": "relation",
                "collection": "authors",
                "multiple": true,
                "value_field": "{{filename}}",
                "display_fields": ["name"],
                "search_fields": ["name"]
            })),
            _ => None,
        };
        let widget =
            widget.unwrap_or_else(|| self.by_type(name, self.resolved(schema), depth, is_needed));
        match widget {
            Value::Object(widget) => widget,
            _ => Map::new(),
        }
    }

    fn by_type(&self, name: &str, schema: &Value, depth: usize, is_needed: bool) -> Value {
        let choices = schema["oneOf"].as_array().into_iter().flatten();
        // Those without a description of their own stand together.
        let choices = choices.flat_map(|one| match one["enum"].as_array() {
            Some(several) => several.clone(),
            None => one["const"].as_str().map(Value::from).into_iter().collect(),
        });
        let choices: Vec<_> = choices.collect();
        if !choices.is_empty() {
            return json!({ "widget": "select", "options": choices });
        }
        if let Some(choices) = schema["enum"].as_array() {
            let choices: Vec<_> = choices.iter().filter(|one| !one.is_null()).collect();
            return json!({ "widget": "select", "options": choices });
        }
        if name == "src" && schema["type"] == "string" {
            return json!({ "widget": "image" });
        }
        let kind = schema["type"].as_str();
        let kind = kind.or_else(|| schema["type"].as_array()?.first()?.as_str());
        match kind {
            Some("boolean") => json!({ "widget": "boolean" }),
            Some("integer") => json!({ "widget": "number", "value_type": "int" }),
            Some("number") => json!({ "widget": "number", "value_type": "float" }),
            Some("string") if schema["format"] == "date-time" => json!({
                "widget": "datetime",
                "format": "YYYY-MM-DDTHH:mm:ssZ"
            }),
            Some("string") => json!({ "widget": "string" }),
            Some("object") if schema["properties"].is_object() && depth < DEPTH => json!({
                "widget": "object",
                "collapsed": true,
                "fields": self.fields(schema, depth + 1, is_needed)
            }),
            Some("array") => self.list(schema, depth),
            _ => json!({ "widget": "words" }),
        }
    }

    fn list(&self, schema: &Value, depth: usize) -> Value {
        let items = self.resolved(&schema["items"]);
        if let Some(kinds) = items["oneOf"].as_array()
            && depth == 0
        {
            let types = kinds.iter().filter_map(|kind| {
                let name = kind.pointer("/properties/type/const")?.as_str()?;
                let mut fields = self.fields(kind, depth + 1, true);
                if fields.is_empty() {
                    // The editor knows no type without a field.
                    fields.push(json!({ "name": "type", "widget": "hidden", "default": name }));
                }
                Some(json!({
                    "name": name,
                    "label": label(name),
                    "widget": "object",
                    "fields": fields
                }))
            });
            let types: Vec<_> = types.collect();
            return json!({
                "widget": "list",
                "label_singular": "block",
                "typeKey": "type",
                "types": types
            });
        }
        if items["type"] == "string" {
            return json!({ "widget": "list", "field": { "name": "item", "label": "Item", "widget": "string" } });
        }
        if items["properties"].is_object() && depth < DEPTH {
            return json!({ "widget": "list", "fields": self.fields(items, depth + 1, true) });
        }
        json!({ "widget": "words" })
    }
}

/// As people read it.
fn label(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
