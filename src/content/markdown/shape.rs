//! What a value may be at its place, by the schema: so a new field or block needs no line of code here.

use std::{collections::BTreeMap, sync::LazyLock};

use serde_json::Value;

use crate::{
    content::schema,
    model::{Article, OwnBlock, OwnFields, StaticPage},
};

/// The schemas of stories and pages.
static SCHEMAS: LazyLock<[Value; 2]> =
    LazyLock::new(|| [schema::<Article>(), schema::<StaticPage>()]);

/// The types of blocks and of spans, since they are asked for again and again.
static BLOCKS: LazyLock<BTreeMap<&str, Shape>> =
    LazyLock::new(|| Shape::defined(&SCHEMAS[0], "Block").by_type());
static MARKS: LazyLock<BTreeMap<&str, Shape>> =
    LazyLock::new(|| Shape::defined(&SCHEMAS[0], "Mark").by_type());

/// What a block of a publication's own has by the names of its fields, whatever its schema says.
static OWN: LazyLock<Value> = LazyLock::new(schema::<OwnFields>);

/// What the blocks of a publication may have, by their types.
#[derive(Debug, Clone, Copy)]
pub struct Shapes(&'static BTreeMap<&'static str, Shape>);

impl Default for Shapes {
    fn default() -> Self {
        Self(&BLOCKS)
    }
}

impl Shapes {
    /// By the schema of stories, which has those of the publication's own.
    pub fn of(schema: &'static Value) -> Self {
        Self(Box::leak(Box::new(
            Shape::defined(schema, "Block").by_type(),
        )))
    }

    /// A block of that type.
    pub fn block(self, name: &str) -> Shape {
        self.0
            .get(name)
            .map_or_else(|| Shape::block(name), Shape::clone)
    }

    /// The types of blocks, each with what it is for.
    pub fn blocks(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().map(|(name, shape)| {
            let form = shape.forms.first();
            (*name, form.map_or("", |(_, node)| about(node)))
        })
    }
}

/// Whether a field of that name is more than words, a number or a flag wherever a block has it.
pub fn is_compound(name: &str) -> bool {
    let is_simple = |shape: &Shape| {
        let types = ["string", "number", "integer", "boolean"];
        types.iter().any(|name| shape.takes(name))
    };
    let mut fields = BLOCKS
        .values()
        .filter_map(|block| block.field(name))
        .peekable();
    fields.peek().is_some() && !fields.any(|field| is_simple(&field))
}

fn about(node: &'static Value) -> &'static str {
    let about = node.get("description").and_then(Value::as_str);
    about.unwrap_or_default()
}

/// The forms that a value may have at its place.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    forms: Vec<(&'static Value, &'static Value)>,
    /// The definitions that were passed on the way to the forms.
    names: Vec<&'static str>,
}

impl Shape {
    /// A whole file.
    pub fn file() -> Self {
        Self::gather(SCHEMAS.iter().map(|schema| (schema, schema)))
    }

    /// A block of that type.
    pub fn block(name: &str) -> Self {
        if name.starts_with(OwnBlock::PREFIX) {
            return Self::gather(std::iter::once((&*OWN, &*OWN)));
        }
        BLOCKS.get(name).cloned().unwrap_or_default()
    }

    /// A span of that type that means something.
    pub fn mark(name: &str) -> Self {
        MARKS.get(name).cloned().unwrap_or_default()
    }

    /// The type of span of that name, if there is one.
    pub fn mark_name(name: &str) -> Option<&'static str> {
        MARKS.get_key_value(name).map(|(name, _)| *name)
    }

    fn by_type(&self) -> BTreeMap<&'static str, Self> {
        let types = self.types();
        types.map(|name| (name, self.of_type(name))).collect()
    }

    fn defined(schema: &'static Value, name: &str) -> Self {
        let node = schema.get("$defs").and_then(|defs| defs.get(name));
        Self::gather(node.map(|node| (schema, node)).into_iter())
    }

    fn gather(nodes: impl Iterator<Item = (&'static Value, &'static Value)>) -> Self {
        let mut shape = Self::default();
        for (root, node) in nodes {
            shape.add(root, node);
        }
        shape
    }

    fn add(&mut self, root: &'static Value, node: &'static Value) {
        if let Some(path) = node.get("$ref").and_then(Value::as_str) {
            self.names.push(path.rsplit('/').next().unwrap_or_default());
            if let Some(node) = root.pointer(path.trim_start_matches('#')) {
                self.add(root, node);
            }
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            let nodes = node.get(key).and_then(Value::as_array);
            for node in nodes.into_iter().flatten() {
                self.add(root, node);
            }
        }
        for key in ["then", "else"] {
            if let Some(node) = node.get(key) {
                self.add(root, node);
            }
        }
        if node.get("type").is_some() {
            self.forms.push((root, node));
        }
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.forms.is_empty()
    }

    /// That of a field.
    pub fn field(&self, name: &str) -> Option<Self> {
        let nodes = self.forms.iter().filter_map(|(root, node)| {
            let field = node.get("properties")?.get(name)?;
            Some((*root, field))
        });
        let shape = Self::gather(nodes);
        (!shape.is_unknown()).then_some(shape)
    }

    /// The names of all fields that it may have.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        let objects = self.forms.iter().filter_map(|(_, node)| {
            let properties = node.get("properties")?.as_object()?;
            Some(properties.keys().map(String::as_str))
        });
        objects.flatten()
    }

    /// The names of all fields that it may have, each with what it is for.
    pub fn described(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let objects = self.forms.iter().filter_map(|(_, node)| {
            let properties = node.get("properties")?.as_object()?;
            Some(
                properties
                    .iter()
                    .map(|(name, node)| (name.as_str(), about(node))),
            )
        });
        objects.flatten()
    }

    /// That of the entries of a list.
    pub fn item(&self) -> Option<Self> {
        let nodes = self
            .forms
            .iter()
            .filter_map(|(root, node)| Some((*root, node.get("items")?)));
        let shape = Self::gather(nodes);
        (!shape.is_unknown()).then_some(shape)
    }

    /// Those of its forms that a `type` chooses.
    pub fn of_type(&self, name: &str) -> Self {
        let mut shape = self.clone();
        shape.forms.retain(|(_, node)| {
            let kind = node.pointer("/properties/type/const");
            kind.is_some_and(|kind| kind == name)
        });
        shape
    }

    /// Every `type` that it may have.
    pub fn types(&self) -> impl Iterator<Item = &'static str> {
        let nodes = self.forms.iter().map(|(_, node)| node);
        nodes.filter_map(|node| node.pointer("/properties/type/const")?.as_str())
    }

    /// Whether it may be of a type of JSON Schema, such as `string`.
    pub fn takes(&self, name: &str) -> bool {
        self.forms.iter().any(|(_, node)| match &node["type"] {
            Value::String(one) => one == name,
            Value::Array(many) => many.iter().any(|one| one == name),
            _ => false,
        })
    }

    /// Whether it is a list of spans.
    pub fn is_text(&self) -> bool {
        self.names.contains(&"Text")
    }

    /// Whether it is a list of blocks.
    pub fn is_blocks(&self) -> bool {
        let item = self.item();
        item.is_some_and(|item| item.names.contains(&"Block"))
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.field("src").is_some() && self.field("alt").is_some()
    }
}
