//! Front matter and what follows it.

use std::ops::Range;

use serde_json::Value;

use super::{
    blocks::File,
    comments::in_fields,
    directive::{blocks, finished},
    lines::{Piece, pieces},
    placed::{Node, Placed},
    shape::{Shape, Shapes},
    toml,
    trouble::Trouble,
    yaml,
};
use crate::content::part::Part;

/// What a Markdown file says.
#[derive(Debug)]
pub struct Story {
    /// The same as in a JSON file; `null` where the fields before the story can't be read.
    pub value: Value,
    /// Where each part of it stands.
    pub part: Part,
    /// What is wrong with the file.
    pub troubles: Vec<Trouble>,
    /// What may be meant otherwise than it is read, in no order.
    pub hints: Vec<Trouble>,
    /// Where comments begin, in bytes, in no order.
    pub comments: Vec<usize>,
    /// Where the addresses of links begin that nothing names, in bytes, in no order.
    pub unused: Vec<usize>,
}

/// Reads a story or a page in Markdown: CommonMark with tables, notes, formulas and definitions, with
/// directives for what these lack. Its fields but `body` stand before it, in YAML between two lines `---` or
/// in TOML between two lines `+++`.
pub fn read(text: &str) -> Story {
    read_by(text, Shapes::default())
}

/// The same with the blocks of a publication's own.
pub fn read_by(text: &str, shapes: Shapes) -> Story {
    let mut file = File::new(text);
    file.shapes = shapes;
    let Some((mut fields, begin)) = front(text, &mut file) else {
        return Story {
            value: Value::Null,
            part: Part::default(),
            troubles: file.troubles,
            hints: Vec::new(),
            comments: file.comments,
            unused: Vec::new(),
        };
    };
    if let Some(index) = fields.iter().position(|(name, _)| name == "body") {
        let (_, body) = fields.remove(index);
        let what = "the body of a story in Markdown is no field";
        let mend = "write it under the line that ends the fields, as Markdown";
        file.troubles.push(Trouble::new(body.offset, what, mend));
    }
    let pieces = pieces(text, begin, &mut file.troubles);
    gather(&pieces, text, &mut file);
    let content = blocks(pieces, &mut file);
    let body = finished(content, &mut file);
    fields.push(("body".to_owned(), Placed::list(begin, body)));
    let notes = std::mem::take(&mut file.notes);
    if let Some(first) = notes.first() {
        let at = first.offset;
        let known = fields.iter_mut().find(|(name, _)| name == "notes");
        match known.map(|(_, value)| &mut value.node) {
            Some(Node::List(before)) => before.extend(notes),
            _ => fields.push(("notes".to_owned(), Placed::list(at, notes))),
        }
    }
    let (value, part) = Placed::object(0, fields).split();
    file.comments.extend(file.definitions.unused(true));
    Story {
        value,
        part,
        troubles: file.troubles,
        hints: file.hints,
        comments: file.comments,
        unused: file.definitions.unused(false).collect(),
    }
}

/// The links that are written out anywhere in it.
fn gather(pieces: &[Piece], text: &str, file: &mut File) {
    for piece in pieces {
        match piece {
            Piece::Markdown(range) => {
                let text = text.get(range.clone()).unwrap_or_default();
                file.definitions.gather(text, range.start);
            }
            Piece::Directive(directive) => gather(&directive.pieces, text, file),
        }
    }
}

/// What stands before a story, by its names, in its order.
type Fields = Vec<(String, Placed)>;

/// The fields of the front matter, and where it ends, in bytes.
fn front(text: &str, file: &mut File) -> Option<(Fields, usize)> {
    let troubles = &mut file.troubles;
    let first = text.lines().next().unwrap_or_default().trim_end();
    let sign = match first {
        "---" | "+++" => first,
        _ => {
            let what = "the story's fields are missing";
            let mend = "begin the file with a line `---`, fields such as `headline: …`, a line each, and another line `---`";
            troubles.push(Trouble::new(0, what, mend));
            return None;
        }
    };
    let Some((inside, begin)) = until(text, sign) else {
        let what = "the story's fields don't end";
        let mend = format!("write a line `{sign}` after them, before the story itself");
        troubles.push(Trouble::new(0, what, mend));
        return None;
    };
    let shape = Shape::file();
    let front = text.get(inside.clone()).unwrap_or_default();
    let mut fields = if sign == "---" {
        yaml::read(front, inside.start, Some(&shape), troubles)?
    } else {
        toml::read(front, inside.start, &shape, troubles)?
    };
    let comments = in_fields(front, inside.start, &fields);
    file.comments.extend(comments);
    let schema = front.lines().next().and_then(schema);
    if let Some(schema) = schema
        && !fields.iter().any(|(name, _)| name == "$schema")
    {
        let schema = Placed::words(inside.start, schema);
        fields.insert(0, ("$schema".to_owned(), schema));
    }
    Some((fields, begin))
}

/// The schema that a comment names to editors.
fn schema(line: &str) -> Option<&str> {
    let rest = line
        .trim_end()
        .strip_prefix("# yaml-language-server: $schema=")
        .or_else(|| line.trim_end().strip_prefix("#:schema "))?;
    (!rest.is_empty()).then_some(rest)
}

/// What stands between the first line and the next that is the same, and where it goes on after that. YAML
/// has a second sign for its end (YAML 1.2, section 9.1.2), behind which nothing of it is read.
fn until(text: &str, sign: &str) -> Option<(Range<usize>, usize)> {
    let is_end = |line: &str| line == sign || sign == "---" && line == "...";
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        match start {
            None => start = Some(at),
            Some(start) if is_end(line.trim_end()) => return Some((start..begin, at)),
            Some(_) => {}
        }
    }
    None
}
