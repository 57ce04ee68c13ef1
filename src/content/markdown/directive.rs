//! Directives as blocks and as parts of blocks, by what the schema says of them.

use super::{
    blocks::{self, Block, File},
    comments::in_fields,
    embeds,
    fields::{add, apply, set},
    fill::{fill, take},
    lines::{Directive, Piece},
    placed::Placed,
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
                let shape = file.shapes.block(&directive.name);
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
        file.comments.extend(in_fields(text, range.start, &fields));
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
                    let inside = file.shapes.block(&inner.name);
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

/// Blocks as values; a list whose items hold more than words and one list is a trouble.
pub fn finished(blocks: Vec<Block>, file: &mut File) -> Vec<Placed> {
    let shape = Shape::block("list");
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
