//! Directives as blocks and as parts of blocks, by what the schema says of them.

use super::{
    attributes::Attribute,
    blocks::{self, Block, File},
    embeds,
    lines::{Directive, Piece},
    placed::{Node, Placed},
    scalar::meant,
    shape::Shape,
    trouble::Trouble,
    yaml,
};

/// The blocks of some pieces of a file.
pub fn blocks(pieces: Vec<Piece>, file: &mut File) -> Vec<Block> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Markdown(range) => found.extend(blocks::read(range, file)),
            Piece::Directive(directive) => {
                let shape = Shape::block().of_type(&directive.name);
                found.push(Block::Made(object(directive, &shape, true, file)));
            }
        }
    }
    found
}

/// What a directive is: a block of its name, or an object that a field holds.
fn object(directive: Directive, shape: &Shape, is_block: bool, file: &mut File) -> Placed {
    let at = directive.offset;
    let mut fields = Vec::new();
    if let Some(range) = directive.fields {
        let text = file.text.get(range.clone()).unwrap_or_default();
        let read = yaml::read(text, range.start, Some(shape), &mut file.troubles);
        fields = read.unwrap_or_default();
    }
    for attribute in &directive.attributes {
        if fields.iter().any(|(name, _)| *name == attribute.name) {
            let what = format!("`{}` stands here a second time", attribute.name);
            let trouble = Trouble::new(attribute.offset, what, "keep one of the two");
            file.troubles.push(trouble);
        }
    }
    apply(&mut fields, directive.attributes, shape);
    let mut content = Vec::new();
    for piece in directive.pieces {
        match piece {
            Piece::Markdown(range) => content.extend(blocks::read(range, file)),
            Piece::Directive(inner) => match part(&inner.name, shape) {
                Some((name, inside)) => field(inner, name, &inside, &mut fields, file),
                None => {
                    let inside = Shape::block().of_type(&inner.name);
                    content.push(Block::Made(object(inner, &inside, true, file)));
                }
            },
        }
    }
    if shape.is_unknown() {
        // The schema says so.
        content.clear();
    }
    fill(at, content, shape, &mut fields, &directive.name, file);
    if is_block {
        if directive.name == "embed" && fields.iter().all(|(name, _)| name != "provider") {
            let href = fields.iter().find(|(name, _)| name == "href");
            let provider = href.and_then(|(_, href)| embeds::provider(href.as_str()?));
            fields.extend(provider.map(|name| ("provider".to_owned(), Placed::words(at, name))));
        }
        let kind = ("type".to_owned(), Placed::words(at, directive.name));
        fields.insert(0, kind);
    }
    Placed::object(at, fields)
}

/// The field that a directive in another stands for: its name, or one of many that the field holds.
fn part(name: &str, shape: &Shape) -> Option<(String, Shape)> {
    let many = format!("{name}s");
    let is_part = |inside: &Shape| {
        let is_object = |shape: &Shape| shape.takes("object") && !shape.is_text();
        is_object(inside)
            || inside.is_blocks()
            || !inside.is_text() && inside.item().is_some_and(|item| is_object(&item))
    };
    [name, &many].into_iter().find_map(|name| {
        let inside = shape.field(name).filter(is_part)?;
        Some((name.to_owned(), inside))
    })
}

/// Adds what a directive says to a field of the one around it.
fn field(
    directive: Directive,
    name: String,
    shape: &Shape,
    fields: &mut Vec<(String, Placed)>,
    file: &mut File,
) {
    let at = directive.offset;
    if shape.is_blocks() {
        let content = blocks(directive.pieces, file);
        let made = finished(content, file);
        add(fields, name, at, made);
        return;
    }
    let Some(item) = shape.item().filter(|_| !shape.takes("object")) else {
        let object = object(directive, shape, false, file);
        set(fields, name, object, file);
        return;
    };
    let is_bare = directive.attributes.is_empty() && directive.fields.is_none();
    if is_bare
        && item.field("text").is_some()
        && let [Piece::Markdown(range)] = directive.pieces.as_slice()
    {
        let mut content = blocks::read(range.clone(), file);
        if let [Block::List { items, .. }] = content.as_mut_slice() {
            let items = std::mem::take(items);
            let made = items.into_iter().map(|(at, blocks)| {
                let mut fields = Vec::new();
                fill(at, blocks, &item, &mut fields, "an item", file);
                Placed::object(at, fields)
            });
            let made = made.collect();
            add(fields, name, at, made);
        } else {
            let mut inner = Vec::new();
            fill(at, content, &item, &mut inner, &name, file);
            add(fields, name, at, vec![Placed::object(at, inner)]);
        }
        return;
    }
    let object = object(directive, &item, false, file);
    add(fields, name, at, vec![object]);
}

/// Adds to a field that is a list.
fn add(fields: &mut Vec<(String, Placed)>, name: String, at: usize, more: Vec<Placed>) {
    let known = fields.iter_mut().find(|(field, _)| *field == name);
    match known.map(|(_, value)| &mut value.node) {
        Some(Node::List(items)) => items.extend(more),
        Some(_) => {}
        None => fields.push((name, Placed::list(at, more))),
    }
}

fn set(fields: &mut Vec<(String, Placed)>, name: String, value: Placed, file: &mut File) {
    if fields.iter().any(|(field, _)| *field == name) {
        let what = format!("`{name}` stands here a second time");
        file.troubles
            .push(Trouble::new(value.offset, what, "keep one of the two"));
    } else {
        fields.push((name, value));
    }
}

/// Takes attributes as fields: `caption="Words"` is the words of a caption, `caption.credit` what is in
/// it, and what the object has no field for is its caption's too.
pub fn apply(fields: &mut Vec<(String, Placed)>, attributes: Vec<Attribute>, shape: &Shape) {
    for attribute in attributes {
        let mut path: Vec<String> = attribute.name.split('.').map(str::to_owned).collect();
        if let [name] = path.as_slice() {
            let inside = shape.field(name);
            let caption = shape.field("caption");
            let is_of_caption = || caption.is_some_and(|caption| caption.field(name).is_some());
            match inside {
                Some(inside) if takes_words(&inside) => path.push("text".to_owned()),
                None if is_of_caption() => path.insert(0, "caption".to_owned()),
                _ => {}
            }
        }
        let inside = path
            .iter()
            .try_fold(shape.clone(), |shape, name| shape.field(name));
        let value = match (&attribute.value, attribute.is_quoted) {
            (None, _) => Placed::scalar(attribute.offset, true.into()),
            (Some(words), true) if !takes_numbers(inside.as_ref()) => {
                Placed::words(attribute.offset, words.as_str())
            }
            (Some(words), _) => Placed::scalar(attribute.offset, meant(words, inside.as_ref())),
        };
        put(fields, &path, value);
    }
}

/// Whether it is an object that words can stand for: a caption.
fn takes_words(shape: &Shape) -> bool {
    let text = shape.field("text");
    !shape.takes("string") && text.is_some_and(|text| text.is_text())
}

/// Whether a number in quotation marks is a number.
fn takes_numbers(shape: Option<&Shape>) -> bool {
    let takes = |name: &str| shape.is_some_and(|shape| shape.takes(name));
    (takes("number") || takes("integer") || takes("boolean")) && !takes("string")
}

fn put(fields: &mut Vec<(String, Placed)>, path: &[String], value: Placed) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    let index = fields.iter().position(|(field, _)| field == name);
    if rest.is_empty() {
        if index.is_none() {
            fields.push((name.clone(), value));
        }
        return;
    }
    let index = index.unwrap_or_else(|| {
        fields.push((name.clone(), Placed::object(value.offset, Vec::new())));
        fields.len() - 1
    });
    if let Some((_, Placed { node, .. })) = fields.get_mut(index)
        && let Node::Object(inner) = node
    {
        put(inner, rest, value);
    }
}

/// Gives what stands in a directive to the fields that it is for: the first paragraph to its text, a list
/// to its items, pictures and a table to what holds them, and the rest to its body.
fn fill(
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
    let is_free = |fields: &[(String, Placed)], name: &str| fields.iter().all(|(it, _)| it != name);
    let mut content = std::collections::VecDeque::from(content);
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
            let mend = "move it out of it, or look in the manual what can stand in it";
            file.troubles.push(Trouble::new(offset, what, mend));
        }
    }
}

/// The first paragraph; or the code, where words are wanted as they are.
fn take_text(
    shape: &Shape,
    content: &mut std::collections::VecDeque<Block>,
    fields: &mut Vec<(String, Placed)>,
) {
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
fn take(
    block: Block,
    shape: &Shape,
    fields: &mut Vec<(String, Placed)>,
    file: &mut File,
) -> Option<Block> {
    let is_free = |fields: &[(String, Placed)], name: &str| fields.iter().all(|(it, _)| it != name);
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
            let made = items.into_iter().map(|(at, blocks)| {
                let mut inner = Vec::new();
                fill(at, blocks, &item, &mut inner, "an item", file);
                if item.field("text").is_some() && inner.iter().all(|(name, _)| name != "text") {
                    inner.push(("text".to_owned(), Placed::words(at, "")));
                }
                Placed::object(at, inner)
            });
            let made = made.collect();
            fields.push((name.to_owned(), Placed::list(offset, made)));
            let is_ordered = start.is_some() && shape.field("ordered").is_some();
            if is_ordered && is_free(fields, "ordered") {
                fields.push(("ordered".to_owned(), Placed::scalar(offset, true.into())));
            }
            let first = start.filter(|first| *first != 1 && shape.field("start").is_some());
            if let Some(first) = first.filter(|_| is_free(fields, "start")) {
                fields.push(("start".to_owned(), Placed::scalar(offset, first.into())));
            }
            None
        }
        Block::Made(block) if block.is("image") => {
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
fn figure(words: &str) -> serde_json::Value {
    let words = words.trim();
    if words.is_empty() || words == "–" || words == "-" {
        return serde_json::Value::Null;
    }
    let number = super::scalar::plain(&words.replace('−', "-"));
    if number.is_number() {
        number
    } else {
        words.into()
    }
}

/// Blocks as values; a list whose items hold more than words and one list is a trouble.
pub fn finished(blocks: Vec<Block>, file: &mut File) -> Vec<Placed> {
    let shape = Shape::block().of_type("list");
    let mut made = Vec::new();
    for block in blocks {
        match block {
            Block::Made(block) => made.push(block),
            list => {
                let at = list.offset();
                let mut fields = vec![("type".to_owned(), Placed::words(at, "list"))];
                if let Some(list) = take(list, &shape, &mut fields, file) {
                    let what = "this list can't stand here";
                    let trouble = Trouble::new(list.offset(), what, "move it elsewhere");
                    file.troubles.push(trouble);
                }
                made.push(Placed::object(at, fields));
            }
        }
    }
    made
}
