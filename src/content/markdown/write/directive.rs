//! Blocks as directives: their words as Markdown, and their other fields as attributes or in YAML.

use serde_json::{Map, Value};

use super::{
    attributes::flat,
    blocks::{all, fence, image, list, table},
    spans::{self, Style},
    yaml,
};
use crate::content::markdown::shape::Shape;

/// How long the line of a directive may be, in bytes.
const LINE: usize = 110;

/// How many bytes of words are better read as Markdown than in YAML.
const LONG: usize = 60;

/// Whether a directive can be called so.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-_".contains(&c))
}

/// A block as a directive.
pub fn block(block: &Value) -> Option<String> {
    let mut fields = block.as_object()?.clone();
    let kind = fields.remove("type")?;
    let kind = kind.as_str().filter(|kind| is_name(kind))?;
    let shape = Shape::block(kind);
    Some(object(kind, fields, &shape))
}

/// An object as a directive of that name.
fn object(name: &str, mut fields: Map<String, Value>, shape: &Shape) -> String {
    let mut content = Vec::new();
    take_text(&mut fields, shape, &mut content);
    let has_body = take_body(&mut fields, shape, &mut content);
    if !has_body {
        take_table(&mut fields, shape, &mut content);
        take_lists(&mut fields, shape, &mut content);
    }
    take_objects(&mut fields, shape, &mut content);
    let content = content.join("\n\n");
    let attributes = flat(&fields, shape).filter(|flat| name.len() + flat.len() < LINE);
    let deepest = content
        .lines()
        .map(|line| line.len() - line.trim_start_matches(':').len())
        .max();
    let colons = ":".repeat((deepest.unwrap_or_default() + 1).max(3));
    let space = |attributes: &str| if attributes.is_empty() { "" } else { " " };
    match attributes {
        Some(flat) if content.is_empty() => format!("::{name}{}{flat}", space(&flat)),
        Some(flat) => format!("{colons}{name}{}{flat}\n{content}\n{colons}", space(&flat)),
        None => {
            let mut front = String::new();
            yaml::fields(yaml::sorted(fields.iter()).into_iter(), &mut front);
            let gap = if content.is_empty() { "" } else { "\n" };
            let content = format!("{gap}{content}{gap}");
            format!("{colons}{name}\n---\n{front}---\n{content}{colons}")
        }
    }
}

fn take_text(fields: &mut Map<String, Value>, shape: &Shape, content: &mut Vec<String>) {
    let (Some(text), Some(inside)) = (fields.get("text"), shape.field("text")) else {
        return;
    };
    let written = if inside.is_text() {
        spans::prose(text)
    } else {
        let code = text.as_str().unwrap_or_default();
        let fence = fence(code);
        Some(format!("{fence}\n{code}\n{fence}"))
    };
    if let Some(written) = written.filter(|written| !written.is_empty()) {
        content.push(written);
        fields.remove("text");
    }
}

fn take_body(fields: &mut Map<String, Value>, shape: &Shape, content: &mut Vec<String>) -> bool {
    // Where words are missing or stand in YAML, the first paragraph would be taken for them.
    let is_safe =
        shape.field("text").is_none() || !content.is_empty() || fields.contains_key("text");
    for name in ["body", "answer", "transcript"] {
        if !shape.field(name).is_some_and(|inside| inside.is_blocks()) {
            continue;
        }
        let blocks = fields.get(name).and_then(Value::as_array);
        if let Some(blocks) = blocks.filter(|blocks| !blocks.is_empty() && is_safe) {
            content.push(all(blocks));
            fields.remove(name);
        }
        return true;
    }
    false
}

/// The columns and rows of a table or a chart.
fn take_table(fields: &mut Map<String, Value>, shape: &Shape, content: &mut Vec<String>) {
    if shape.field("columns").is_none() || shape.field("rows").is_none() {
        return;
    }
    let columns = fields.get("columns").and_then(Value::as_array);
    let rows = fields.get("rows").and_then(Value::as_array);
    let (Some(columns), Some(rows)) = (columns, rows) else {
        return;
    };
    let is_plain = |column: &Value| {
        let names = column.as_object().into_iter().flat_map(Map::keys);
        names.clone().count() > 0
            && names
                .clone()
                .all(|name| name == "text" || name == "numeric")
    };
    let is_whole = |row: &Value| {
        let cells = row.as_array();
        let is_one = |cell: &Value| {
            !cell.is_object() || cell.as_object().is_some_and(|cell| cell.len() == 1)
        };
        cells.is_some_and(|cells| cells.len() == columns.len() && cells.iter().all(is_one))
    };
    if columns.is_empty() || !columns.iter().all(is_plain) || !rows.iter().all(is_whole) {
        return;
    }
    if let Some(table) = table(fields, Style::Signs) {
        fields.remove("columns");
        fields.remove("rows");
        content.push(table);
    }
}

fn take_lists(fields: &mut Map<String, Value>, shape: &Shape, content: &mut Vec<String>) {
    let names: Vec<_> = fields.keys().cloned().collect();
    for name in names {
        let Some(items) = fields.get(&name).and_then(Value::as_array) else {
            continue;
        };
        let Some(item) = shape.field(&name).and_then(|inside| inside.item()) else {
            continue;
        };
        if item.is_picture() {
            let pictures = items.iter().map(|item| image(item.as_object()?));
            if let Some(pictures) = pictures.collect::<Option<Vec<_>>>() {
                content.push(pictures.join("\n"));
                fields.remove(&name);
            }
            continue;
        }
        let is_words = |item: &Value| {
            let names = item.as_object().into_iter().flat_map(Map::keys);
            names.clone().any(|name| name == "text")
                && names
                    .clone()
                    .all(|name| ["text", "items", "ordered"].contains(&name.as_str()))
        };
        let is_list = !items.is_empty() && items.iter().all(is_words);
        let of_list = Map::from_iter([("items".to_owned(), Value::from(items.clone()))]);
        if is_list && name == crate::content::markdown::fill::list_name(shape) {
            if let Some(written) = list(&of_list) {
                content.push(written);
                fields.remove(&name);
            }
            continue;
        }
        if !items.iter().any(|value| is_prose(value, &item)) {
            continue;
        }
        let inner: Option<Vec<_>> = items.iter().map(Value::as_object).collect();
        if let Some(inner) = inner {
            let one = singular(&name, shape);
            let parts = inner
                .into_iter()
                .map(|fields| object(one, fields.clone(), &item));
            let parts: Vec<_> = parts.collect();
            content.push(parts.join("\n\n"));
            fields.remove(&name);
        }
    }
}

/// What one entry of a field is called: `event` of `events`.
fn singular<'n>(name: &'n str, shape: &Shape) -> &'n str {
    match name.strip_suffix('s') {
        Some(one) if shape.field(one).is_none() => one,
        _ => name,
    }
}

/// Objects with words that are more than a caption: the two pictures of a comparison.
fn take_objects(fields: &mut Map<String, Value>, shape: &Shape, content: &mut Vec<String>) {
    let names: Vec<_> = fields.keys().cloned().collect();
    for name in names {
        let Some(inside) = shape.field(&name) else {
            continue;
        };
        let Some(value) = fields.get(&name).and_then(Value::as_object) else {
            continue;
        };
        let text = value.get("text");
        let is_marked = text.is_some_and(Value::is_array);
        if is_marked && inside.field("text").is_some() {
            let written = object(&name, value.clone(), &inside);
            content.push(written);
            fields.remove(&name);
        }
    }
}

/// Whether anything in it is better read as Markdown.
fn is_prose(value: &Value, shape: &Shape) -> bool {
    let Some(fields) = value.as_object() else {
        return false;
    };
    fields.iter().any(|(name, value)| {
        let Some(inside) = shape.field(name) else {
            return false;
        };
        if inside.is_text() {
            let is_long = value.as_str().is_some_and(|words| words.len() > LONG);
            return value.is_array() || is_long;
        }
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        if inside.is_blocks() {
            return !items.is_empty();
        }
        let item = inside.item();
        item.is_some_and(|item| items.iter().any(|value| is_prose(value, &item)))
            || is_prose(value, &inside)
    })
}
