//! What stands in a directive, given to the fields that it is for.

use std::collections::VecDeque;

use serde_json::Value;

use super::{
    blocks::{Block, File},
    directive::finished,
    fields::{add, put},
    placed::{Node, Placed},
    scalar::plain,
    shape::Shape,
    trouble::Trouble,
};

/// Gives what stands in a directive to the fields that it is for: the first paragraph to its text, a list
/// to its items, pictures and a table to what holds them, and the rest to its body.
pub fn fill(
    at: usize,
    content: Vec<Block>,
    shape: &Shape,
    fields: &mut Vec<(String, Placed)>,
    name: &str,
    file: &mut File,
) {
    if content.is_empty() {
        return;
    }
    let mut content = VecDeque::from(content);
    if let Some(text) = shape.field("text")
        && is_free(fields, "text")
    {
        take_text(&text, &mut content, fields);
    }
    let body = ["body", "answer", "transcript"].into_iter().find(|name| {
        let inside = shape.field(name);
        inside.is_some_and(|inside| inside.is_blocks()) && is_free(fields, name)
    });
    if let Some(body) = body {
        if !content.is_empty() {
            let made = finished(content.into(), file);
            fields.push((body.to_owned(), Placed::list(at, made)));
        }
        return;
    }
    for block in content {
        let offset = block.offset();
        if let Some(block) = take(block, shape, fields, file) {
            let kind = match &block {
                Block::Made(made) => made.get("type").and_then(Placed::as_str),
                Block::List { .. } => Some("list"),
            };
            let kind = kind.unwrap_or("block").to_owned();
            let what = format!("there is no place for this {kind} in `{name}`");
            let mend = if kind == "paragraph" && name == "an item" {
                "write `<br><br>` in place of the empty line before it, or end the list there"
            } else {
                "move it out of it, or look in the manual what can stand in it"
            };
            file.troubles.push(Trouble::new(offset, what, mend));
        }
    }
}

/// The first paragraph; or the code, where words are wanted as they are.
fn take_text(shape: &Shape, content: &mut VecDeque<Block>, fields: &mut Vec<(String, Placed)>) {
    let name = if shape.is_text() { "paragraph" } else { "code" };
    if !content.front().is_some_and(|block| block.is(name)) {
        return;
    }
    if let Some(Block::Made(block)) = content.pop_front() {
        let inside = block.into_fields();
        fields.extend(inside.into_iter().filter(|(name, _)| name == "text"));
    }
}

/// Gives a block to a field; it comes back where there is none for it.
pub fn take(
    block: Block,
    shape: &Shape,
    fields: &mut Vec<(String, Placed)>,
    file: &mut File,
) -> Option<Block> {
    match block {
        Block::List {
            offset,
            start,
            items,
        } => {
            let list = list_field(shape).filter(|(name, _)| is_free(fields, name));
            let Some((name, item)) = list else {
                return Some(Block::List {
                    offset,
                    start,
                    items,
                });
            };
            let items = items
                .into_iter()
                .map(|(at, blocks)| self::item(at, blocks, &item, file));
            let items = Placed::list(offset, items.collect());
            fields.push((name.to_owned(), items));
            numbered(offset, start, shape, fields);
            None
        }
        Block::Made(block) if block.is("image") => picture(block, shape, fields),
        Block::Made(block) if block.is("table") && shape.field("columns").is_some() => {
            let is_of_data = shape.field("rows").is_some_and(|rows| {
                let cell = rows.item().and_then(|row| row.item());
                cell.is_some_and(|cell| !cell.takes("object"))
            });
            for (name, value) in block.into_fields() {
                if is_free(fields, &name) {
                    let value = if is_of_data {
                        data(&name, value)
                    } else {
                        value
                    };
                    fields.push((name, value));
                }
            }
            None
        }
        Block::Made(block) if block.is("paragraph") && shape.field("text").is_none() => {
            let is_known = fields
                .iter()
                .any(|(name, caption)| name == "caption" && caption.get("text").is_some());
            if shape.field("caption").is_none() || is_known {
                return Some(Block::Made(block));
            }
            let text = block.get("text").cloned();
            let text = text.unwrap_or_else(|| Placed::words(block.offset, ""));
            put(fields, &["caption".to_owned(), "text".to_owned()], text);
            None
        }
        other => Some(other),
    }
}

fn is_free(fields: &[(String, Placed)], name: &str) -> bool {
    fields.iter().all(|(field, _)| field != name)
}

/// An item of a list as an object; one without words has empty ones.
fn item(at: usize, blocks: Vec<Block>, shape: &Shape, file: &mut File) -> Placed {
    let mut fields = Vec::new();
    fill(at, blocks, shape, &mut fields, "an item", file);
    if shape.field("text").is_some() && is_free(&fields, "text") {
        fields.push(("text".to_owned(), Placed::words(at, "")));
    }
    Placed::object(at, fields)
}

/// What a list says by its numbers.
fn numbered(at: usize, start: Option<u64>, shape: &Shape, fields: &mut Vec<(String, Placed)>) {
    let Some(start) = start else { return };
    if shape.field("ordered").is_some() && is_free(fields, "ordered") {
        fields.push(("ordered".to_owned(), Placed::scalar(at, true.into())));
    }
    if start != 1 && shape.field("start").is_some() && is_free(fields, "start") {
        fields.push(("start".to_owned(), Placed::scalar(at, start.into())));
    }
}

/// Gives a picture to the object, where that is one itself, or to the one field that takes pictures.
fn picture(block: Placed, shape: &Shape, fields: &mut Vec<(String, Placed)>) -> Option<Block> {
    if shape.is_picture() && is_free(fields, "src") {
        for (name, value) in block.into_fields() {
            if is_free(fields, &name) {
                fields.push((name, value));
            }
        }
        return None;
    }
    let offset = block.offset;
    let many = shape.fields().find(|name| {
        let item = shape.field(name).and_then(|inside| inside.item());
        item.is_some_and(|item| item.is_picture())
    });
    if let Some(many) = many {
        let picture = Placed::object(offset, block.into_fields());
        add(fields, many.to_owned(), offset, vec![picture]);
        return None;
    }
    let mut one = shape.fields().filter(|name| {
        let inside = shape.field(name);
        inside.is_some_and(|inside| inside.is_picture())
    });
    match (one.next(), one.next()) {
        (Some(one), None) if is_free(fields, one) => {
            let picture = Placed::object(offset, block.into_fields());
            fields.push((one.to_owned(), picture));
            None
        }
        _ => Some(Block::Made(block)),
    }
}

/// The list that a list in a directive is, and what its items are.
fn list_field(shape: &Shape) -> Option<(&'static str, Shape)> {
    let of_lines = |name: &'static str| {
        let inside = shape.field(name).filter(|inside| !inside.is_text())?;
        let item = inside.item()?;
        let text = item.field("text")?;
        (text.is_text() && !inside.is_blocks()).then_some((name, item))
    };
    let items = shape.fields().find(|name| *name == "items");
    items.and_then(of_lines).or_else(|| {
        shape
            .fields()
            .filter(|name| *name != "columns")
            .find_map(of_lines)
    })
}

/// The field that a list in a directive fills; empty where there is none.
pub fn list_name(shape: &Shape) -> &'static str {
    list_field(shape).map_or("", |(name, _)| name)
}

/// The columns and rows of a table as figures.
fn data(name: &str, value: Placed) -> Placed {
    let at = value.offset;
    let Node::List(items) = value.node else {
        return value;
    };
    let items = items.into_iter().map(|item| {
        if name == "columns" {
            let text = item.get("text").cloned();
            let text = text.unwrap_or_else(|| Placed::words(item.offset, ""));
            return Placed::object(item.offset, vec![("text".to_owned(), text)]);
        }
        let place = item.offset;
        let Node::List(cells) = item.node else {
            return item;
        };
        let cells = cells.into_iter().map(|cell| {
            let text = cell.get("text").cloned();
            let text = text.unwrap_or_else(|| Placed::words(cell.offset, ""));
            match text.as_str() {
                Some(words) => Placed::scalar(cell.offset, figure(words)),
                None => text,
            }
        });
        Placed::list(place, cells.collect())
    });
    Placed::list(at, items.collect())
}

/// A figure as it is written in a cell: nothing or a dash for a gap, a minus sign as it is set.
fn figure(words: &str) -> Value {
    let words = words.trim();
    if words.is_empty() || words == "–" || words == "-" {
        return Value::Null;
    }
    let number = plain(&words.replace('−', "-"));
    if number.is_number() {
        number
    } else {
        words.into()
    }
}
