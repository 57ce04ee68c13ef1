//! What the cursor is at in a story in Markdown.
//!
//! As in JSON only what stands around the cursor is looked at, line by line, since front matter is hardly ever
//! YAML or TOML while someone types.

mod body;
mod flow;
mod toml;
mod yaml;

use std::ops::Range;

use super::spot::Spot;
use crate::content::markdown::{Line, Opaque, of_line};

/// What is to be written at the cursor.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// A value.
    Value(Spot),
    /// The name of a field of the object at a path: of the block of that kind, or else of the file.
    Field(Option<String>, Vec<String>, Word),
    /// The kind of a block, behind its colons.
    Directive(Word),
}

/// A word that is being written.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// What another takes the place of, in bytes.
    pub replaced: Range<usize>,
    /// What has to be written after it; nothing where it stands there already.
    pub after: &'static str,
}

/// A part of a text with the cursor in it.
#[derive(Debug, Clone, Copy)]
struct Lines<'t> {
    text: &'t str,
    /// Where they begin, in bytes.
    begin: usize,
    /// In bytes of the text.
    cursor: usize,
}

/// What the cursor is at; none where nothing is named.
pub fn place(text: &str, cursor: usize) -> Option<Place> {
    let mut at = 0;
    let mut fields: Option<Fields> = None;
    let mut opaque = Opaque::None;
    // The block that the line before has opened.
    let mut opened: Option<String> = None;
    for line in text.split_inclusive('\n') {
        let (begin, end) = (at, at + line.len());
        at = end;
        let words = line.trim_end();
        let is_here = cursor < end || end == text.len() && !line.ends_with('\n');
        let lines = |begin| Lines {
            text,
            begin,
            cursor,
        };
        match &fields {
            Some(open) if open.is_end(words) => {
                if is_here {
                    return None;
                }
                fields = None;
            }
            Some(open) if is_here => return open.place(lines(open.begin)),
            Some(_) => {}
            None if begin == 0 && matches!(words, "---" | "+++") && !is_here => {
                fields = Some(Fields::new(words == "+++", None, end));
            }
            None if words == "---" && opened.is_some() && !is_here => {
                fields = Some(Fields::new(false, opened.take(), end));
            }
            None => {
                let was_opaque = opaque != Opaque::None;
                opaque = opaque.after(line);
                let is_markdown = !was_opaque && opaque == Opaque::None;
                if is_here {
                    return is_markdown.then(|| body::place(line, begin, cursor))?;
                }
                opened = match of_line(line) {
                    Line::Open(block, false) if is_markdown => Some(block.name),
                    _ => None,
                };
            }
        }
    }
    // Behind the last line.
    let open = fields?;
    open.place(Lines {
        text,
        begin: open.begin,
        cursor,
    })
}

/// Fields before a story or in a block.
struct Fields {
    is_toml: bool,
    block: Option<String>,
    begin: usize,
}

impl Fields {
    const fn new(is_toml: bool, block: Option<String>, begin: usize) -> Self {
        Self {
            is_toml,
            block,
            begin,
        }
    }

    fn is_end(&self, line: &str) -> bool {
        match line {
            "---" | "..." => !self.is_toml,
            "+++" => self.is_toml,
            _ => false,
        }
    }

    fn place(&self, lines: Lines) -> Option<Place> {
        let place = if self.is_toml {
            toml::place(lines)
        } else {
            yaml::place(lines)
        };
        Some(match place? {
            Place::Field(_, path, word) => Place::Field(self.block.clone(), path, word),
            other => other,
        })
    }
}

impl<'t> Lines<'t> {
    /// The lines before that of the cursor, and the whole of that, each with where it begins.
    fn each(self) -> impl Iterator<Item = (usize, &'t str)> {
        let mut at = self.begin;
        let lines = self.text.get(self.begin..).unwrap_or_default();
        // Behind the last line break stands a line too, which is begun there.
        let lines = lines.split('\n').map(move |line| {
            let begin = at;
            at += line.len() + 1;
            (begin, line.trim_end_matches('\r'))
        });
        let cursor = self.cursor;
        lines.take_while(move |(begin, _)| *begin <= cursor)
    }
}

/// The value that stands at a part of a text, in quotation marks or without.
fn value(
    text: &str,
    part: Range<usize>,
    cursor: usize,
    path: Vec<String>,
    mark: &'static str,
) -> Spot {
    let source = text.get(part.clone()).unwrap_or_default();
    let quote = match source.chars().next() {
        Some('"') => Some("\""),
        Some('\'') => Some("'"),
        _ => None,
    };
    let (inside, before, after) = match quote {
        Some(quote) => {
            let inside = source.get(1..).unwrap_or_default();
            match inside.find(quote) {
                Some(end) => (part.start + 1..part.start + 1 + end, "", ""),
                None => (part.start + 1..part.end, "", quote),
            }
        }
        None => (part, mark, mark),
    };
    let cursor = cursor.clamp(inside.start, inside.end);
    let of = |part: Range<usize>| text.get(part).unwrap_or_default().to_owned();
    Spot {
        path,
        written: of(inside.clone()),
        typed: of(inside.start..cursor),
        replaced: inside,
        before,
        after,
    }
}

#[cfg(test)]
mod tests;
