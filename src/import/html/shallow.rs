//! HTML in which no more elements stand in one another than a parser has time for: it looks at those around
//! for each that it meets.

use std::{borrow::Cow, collections::HashMap};

use memchr::memchr;

/// How many elements may stand in one another.
const DEEPEST: usize = 400;

/// How many marks may be open at a time: a parser opens them anew in each paragraph.
const MARKS: usize = 32;

/// How many attributes an element may have: a parser compares each with all others.
const ATTRIBUTES: usize = 500;

/// HTML without the tags of what stands too deep, and how many those were.
pub fn shallow(html: &str) -> (Cow<'_, str>, usize) {
    if !html.contains('<') {
        return (html.into(), 0);
    }
    let mut reader = Reader {
        html,
        out: String::new(),
        copied: 0,
        open: Vec::new(),
        marks: Vec::new(),
        left_out: HashMap::new(),
        count: 0,
    };
    let mut at = 0;
    while let Some(found) = memchr(b'<', &html.as_bytes()[at..]) {
        at = reader.tag(at + found);
    }
    if reader.count == 0 {
        return (html.into(), 0);
    }
    reader.out.push_str(&html[reader.copied..]);
    (reader.out.into(), reader.count)
}

struct Reader<'h> {
    html: &'h str,
    out: String,
    /// How much of the HTML is in `out`, or was left out.
    copied: usize,
    open: Vec<String>,
    marks: Vec<String>,
    /// How many tags were left out that nothing has ended, by name.
    left_out: HashMap<String, usize>,
    count: usize,
}

impl Reader<'_> {
    /// Reads what begins at a `<`. Gives where to go on.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.html[at..];
        let all = self.html.len();
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(all, |end| at + end + 3);
        }
        let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return at + 1;
        }
        let is_end = |c: char| c.is_whitespace() || c == '/' || c == '>';
        let name = &inner[..inner.find(is_end).unwrap_or(inner.len())];
        let (length, attributes) = tag_length(rest);
        let end = at + length;
        let name = name.to_ascii_lowercase();
        if rest.starts_with("</") {
            self.close(&name, at, end);
            return end;
        }
        if is_raw(&name) {
            // What is in it is no HTML.
            let close = format!("</{name}");
            let inside = &self.html[end..];
            let mut starts = inside.match_indices("</");
            let found = starts.find(|(from, _)| {
                let close_here = inside.get(*from..*from + close.len());
                close_here.is_some_and(|it| it.eq_ignore_ascii_case(&close))
            });
            return found.map_or(all, |(from, _)| end + from);
        }
        let is_closed_itself = rest[..length].ends_with("/>") && is_drawn(&name);
        if attributes > ATTRIBUTES {
            self.leave_out(at, end);
        } else if !is_alone(&name) && !is_closed_itself {
            self.open(name, at, end);
        }
        end
    }

    fn open(&mut self, name: String, at: usize, end: usize) {
        let (stack, most) = if is_mark(&name) {
            (&mut self.marks, MARKS)
        } else {
            (&mut self.open, DEEPEST)
        };
        if stack.len() < most {
            stack.push(name);
        } else {
            *self.left_out.entry(name).or_default() += 1;
            self.leave_out(at, end);
        }
    }

    fn close(&mut self, name: &str, at: usize, end: usize) {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return self.leave_out(at, end);
        }
        if is_mark(name) {
            if let Some(index) = self.marks.iter().rposition(|it| it == name) {
                self.marks.remove(index);
            }
        } else if let Some(index) = self.open.iter().rposition(|it| it == name) {
            self.open.truncate(index);
        }
    }

    fn leave_out(&mut self, at: usize, end: usize) {
        self.out.push_str(&self.html[self.copied..at]);
        // Words on both sides stay apart.
        self.out.push(' ');
        self.copied = end;
        self.count += 1;
    }
}

/// How long a tag is, and about how many attributes it has.
fn tag_length(tag: &str) -> (usize, usize) {
    let mut quote = None;
    let mut before = b' ';
    let mut attributes = 0;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (at + 1, attributes),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, byte) if byte.is_ascii_whitespace() || byte == b'/' => attributes += 1,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (tag.len(), attributes)
}

/// Elements that hold words and no elements.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes"
    )
}

/// Elements that hold nothing, or that the next of their kind ends.
fn is_alone(name: &str) -> bool {
    const NAMES: [&str; 29] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead",
        "tfoot", "option", "optgroup", "colgroup", "caption", "html",
    ];
    NAMES.contains(&name)
}

/// Parts of drawings, which may end in themselves.
fn is_drawn(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "use", "stop", "image",
        "g", "svg", "animate", "set", "defs",
    ];
    NAMES.contains(&name) || name.starts_with("fe")
}

/// Elements that a parser opens anew where others end.
fn is_mark(name: &str) -> bool {
    const NAMES: [&str; 14] = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nested_as_people_do_stays_as_it_is() {
        let html = "<ul><li>One<li>Two</ul><p>a<br>b <img alt='>'>".repeat(2000);
        assert_eq!(shallow(&html), (html.as_str().into(), 0));
    }

    #[test]
    fn tags_that_stand_too_deep_are_left_out_and_their_words_are_not() {
        let html = format!("{}in</div></div> out", "<div>".repeat(DEEPEST + 2));
        let (kept, count) = shallow(&html);
        assert_eq!(count, 4);
        assert_eq!(kept.matches("<div>").count(), DEEPEST);
        assert!(kept.contains("in") && kept.ends_with(" out"), "{kept}");
    }
}
