//! What a line is: Markdown, the beginning of a directive or its end.

use super::{
    attributes::{Escapes, read, why},
    lines::Directive,
};

/// Lines in which colons mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opaque {
    /// None of them.
    None,
    /// Code between fences of a sign, by how many.
    Code(char, usize),
    /// A comment that is not closed yet.
    Comment,
}

impl Opaque {
    /// What the line after this one is in.
    pub fn after(self, line: &str) -> Self {
        let inner = line.trim_start_matches(' ');
        let indent = line.len() - inner.len();
        match self {
            Self::None if indent > 3 => Self::None,
            Self::None if inner.starts_with("<!--") => {
                if inner[4..].contains("-->") {
                    Self::None
                } else {
                    Self::Comment
                }
            }
            Self::None => {
                let Some(sign) = inner.chars().next().filter(|c| matches!(c, '`' | '~')) else {
                    return Self::None;
                };
                let rest = inner.trim_start_matches(sign);
                let count = inner.len() - rest.len();
                if count < 3 || sign == '`' && rest.contains('`') {
                    Self::None
                } else {
                    Self::Code(sign, count)
                }
            }
            Self::Code(sign, count) => {
                let rest = inner.trim_start_matches(sign);
                let is_end =
                    indent <= 3 && inner.len() - rest.len() >= count && rest.trim().is_empty();
                if is_end { Self::None } else { self }
            }
            Self::Comment if line.contains("-->") => Self::None,
            Self::Comment => self,
        }
    }
}

/// What a line is.
pub enum Line {
    /// Markdown.
    Other,
    /// The end of a directive, by its colons.
    Close(usize),
    /// The beginning of one, with whether it is closed already.
    Open(Directive, bool),
    /// It begins like a directive, and can't be read from a column on, in bytes; and what is wrong there with its
    /// attributes, and how to mend it.
    Unreadable(usize, Option<(&'static str, String)>),
}

/// What a line is, where colons mean something.
pub fn of_line(line: &str) -> Line {
    let line = line.trim_end();
    let inner = line.trim_start_matches(' ');
    let indent = line.len() - inner.len();
    let rest = inner.trim_start_matches(':');
    let colons = inner.len() - rest.len();
    if indent > 3 || colons < 2 {
        return Line::Other;
    }
    let is_leaf = colons == 2;
    if rest.trim().is_empty() {
        return if is_leaf {
            Line::Other
        } else {
            Line::Close(colons)
        };
    }
    let other = |column: usize| {
        if is_leaf {
            Line::Other
        } else {
            Line::Unreadable(column, None)
        }
    };
    let after = rest.trim_start();
    let name_at = line.len() - after.len();
    let end = after
        .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c)))
        .unwrap_or(after.len());
    let (name, after) = after.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return other(name_at);
    }
    let mut directive = Directive {
        offset: indent,
        name: name.to_owned(),
        attributes: Vec::new(),
        fields: None,
        pieces: Vec::new(),
        colons,
    };
    let inside = after.trim_start();
    if inside.is_empty() {
        return Line::Open(directive, is_leaf);
    }
    let Some(inside) = inside.strip_prefix('{') else {
        return other(line.len() - inside.len());
    };
    let begin = line.len() - inside.len();
    match read(inside, &['}'], Escapes::Backslash) {
        Ok((attributes, end)) if end + 1 == inside.len() => {
            directive.attributes = attributes;
            for attribute in &mut directive.attributes {
                attribute.offset += begin;
            }
            Line::Open(directive, is_leaf)
        }
        Ok((_, end)) => Line::Unreadable(begin + end + 1, None),
        Err(at) => Line::Unreadable(begin + at, Some(why(inside, at))),
    }
}
