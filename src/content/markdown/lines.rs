//! Where the directives of a file are, line by line: `:::NAME {ATTRIBUTES}` up to `:::`, and the Markdown
//! between them.

use std::ops::Range;

use super::{
    attributes::Attribute,
    line::{Line, Opaque, of_line},
    trouble::Trouble,
};

/// A part of a file, in its order.
#[derive(Debug)]
pub enum Piece {
    /// Where Markdown stands, in bytes.
    Markdown(Range<usize>),
    /// A directive with what is in it.
    Directive(Directive),
}

/// A block, or a part of one, that Markdown has no sign for.
#[derive(Debug)]
pub struct Directive {
    /// Where its colons begin, in bytes.
    pub offset: usize,
    /// What stands behind the colons.
    pub name: String,
    /// Those on its line, with their places in the file.
    pub attributes: Vec<Attribute>,
    /// Where its fields stand in YAML, in bytes.
    pub fields: Option<Range<usize>>,
    /// What stands in it.
    pub pieces: Vec<Piece>,
    /// How many colons it begins with.
    pub colons: usize,
}

/// How many directives may stand in each other.
const DEEPEST: usize = 32;

/// The parts of a text from a byte on.
pub fn pieces(text: &str, from: usize, troubles: &mut Vec<Trouble>) -> Vec<Piece> {
    let mut scan = Scan {
        open: Vec::new(),
        outer: Vec::new(),
        markdown: from,
        troubles,
    };
    let mut opaque = Opaque::None;
    let mut at = from;
    let mut lines = text
        .get(from..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let was_opaque = opaque != Opaque::None;
        opaque = opaque.after(line);
        if was_opaque || opaque != Opaque::None {
            continue;
        }
        match of_line(line) {
            Line::Other => {}
            Line::Unreadable(column, why) => {
                scan.markdown_until(start, at);
                let (what, mend) = why.unwrap_or_else(|| {
                    let mend = "write it as in `:::info-box {title=\"A title\"}`, or a backslash before it, if these are words";
                    ("this line begins like a block, and can't be read", mend.to_owned())
                });
                scan.troubles.push(Trouble::new(start + column, what, mend));
            }
            Line::Close(colons) => {
                scan.markdown_until(start, at);
                scan.close(colons, start);
            }
            Line::Open(mut directive, is_leaf) => {
                scan.markdown_until(start, at);
                directive.offset += start;
                for attribute in &mut directive.attributes {
                    attribute.offset += start;
                }
                let has_fields = lines.peek().is_some_and(|line| line.trim_end() == "---");
                if !is_leaf && has_fields {
                    at += lines.next().map_or(0, str::len);
                    let begin = at;
                    let mut end = None;
                    for line in lines.by_ref() {
                        let before = at;
                        at += line.len();
                        if line.trim_end() == "---" {
                            end = Some(before);
                            break;
                        }
                    }
                    if end.is_none() {
                        let what = format!("the fields of `{}` don't end", directive.name);
                        let mend = "write a line `---` after them; a divider is written `***`";
                        scan.troubles.push(Trouble::new(start, what, mend));
                    }
                    directive.fields = Some(begin..end.unwrap_or(at));
                    scan.markdown = at;
                }
                if !scan.open(directive, is_leaf) {
                    return scan.outer;
                }
            }
        }
    }
    scan.markdown_until(at, at);
    while let Some(directive) = scan.open.pop() {
        scan.unclosed(&directive);
        scan.add(Piece::Directive(directive));
    }
    scan.outer
}

struct Scan<'r> {
    open: Vec<Directive>,
    outer: Vec<Piece>,
    /// Where the Markdown begins that has not been added.
    markdown: usize,
    troubles: &'r mut Vec<Trouble>,
}

impl Scan<'_> {
    fn add(&mut self, piece: Piece) {
        match self.open.last_mut() {
            Some(directive) => directive.pieces.push(piece),
            None => self.outer.push(piece),
        }
    }

    /// Adds the Markdown before a line, and goes on behind the line.
    fn markdown_until(&mut self, start: usize, next: usize) {
        if self.markdown < start {
            self.add(Piece::Markdown(self.markdown..start));
        }
        self.markdown = next;
    }

    /// Whether there is room for it.
    fn open(&mut self, directive: Directive, is_leaf: bool) -> bool {
        if is_leaf {
            self.add(Piece::Directive(directive));
        } else if self.open.len() == DEEPEST {
            self.troubles.push(Trouble::new(
                directive.offset,
                "too many blocks stand in one another here",
                "move this out of some of them",
            ));
            while let Some(directive) = self.open.pop() {
                self.add(Piece::Directive(directive));
            }
            return false;
        } else {
            self.open.push(directive);
        }
        true
    }

    fn close(&mut self, colons: usize, start: usize) {
        let same = self.open.iter().rposition(|one| one.colons == colons);
        let Some(same) = same else {
            let (what, mend) = match self.open.last() {
                Some(open) => (
                    format!(
                        "`{}` is closed by {colons} colons and was opened by {}",
                        open.name, open.colons
                    ),
                    "close it by as many as it was opened by",
                ),
                None => (
                    "these colons close nothing".to_owned(),
                    "remove them, or open a block before them, such as `:::info-box`",
                ),
            };
            self.troubles.push(Trouble::new(start, what, mend));
            if let Some(directive) = self.open.pop() {
                self.add(Piece::Directive(directive));
            }
            return;
        };
        while self.open.len() > same {
            let Some(directive) = self.open.pop() else {
                return;
            };
            if self.open.len() > same {
                self.unclosed(&directive);
            }
            self.add(Piece::Directive(directive));
        }
    }

    fn unclosed(&mut self, directive: &Directive) {
        let what = format!("`{}` is not closed", directive.name);
        let colons = ":".repeat(directive.colons);
        let mend = format!(
            "write a line `{colons}` after it; what stands in another block has fewer colons than that"
        );
        self.troubles
            .push(Trouble::new(directive.offset, what, mend));
    }
}
