//! Fields in YAML.

use super::{
    Lines, Place, Word,
    flow::{self, Form},
    value,
};

const FORM: Form = Form {
    sign: ':',
    mark: "",
};

/// What is open above a line, by how far it is indented.
struct Level {
    indent: usize,
    name: String,
    is_item: bool,
}

/// What the cursor is at.
pub fn place(lines: Lines) -> Option<Place> {
    let mut scan = Scan {
        lines,
        levels: Vec::new(),
        brackets: None,
    };
    for (begin, line) in lines.each() {
        if let Step::Found(place) = scan.line(begin, line) {
            return place;
        }
    }
    None
}

/// What a line comes to.
enum Step {
    /// The cursor is in it.
    Found(Option<Place>),
    /// It is in one below it.
    On,
}

struct Scan<'t> {
    lines: Lines<'t>,
    levels: Vec<Level>,
    /// Where brackets began that are not closed, and how far their line is indented.
    brackets: Option<(usize, usize)>,
}

impl Scan<'_> {
    fn line(&mut self, begin: usize, line: &str) -> Step {
        let is_here = self.lines.cursor <= begin + line.len();
        let content = line.trim_start_matches(' ');
        let spaces = line.len() - content.len();
        if let Some((open, indent)) = self.brackets {
            let goes_on = spaces > indent || content.starts_with([']', '}']);
            if goes_on && is_here {
                return Step::Found(self.flow(open));
            }
            if !goes_on || is_closed(&self.lines.text[open..begin + line.len()]) {
                self.brackets = None;
            }
            if goes_on {
                return Step::On;
            }
        }
        if content.starts_with('#') || content.is_empty() && !is_here {
            return Step::On;
        }
        let indent = self.items(line, spaces);
        let own = begin + indent;
        if is_here && self.lines.cursor < own {
            return Step::Found(None);
        }
        let rest = &line[indent..];
        // Behind the sign of an item, or of what is nothing else.
        let is_comment = rest.starts_with('#');
        match name(rest).filter(|_| !is_comment) {
            Some((name, colon)) => self.field(own, indent, rest, name, colon),
            None if is_here => Step::Found(self.word(own, indent, rest, indent > spaces)),
            None => Step::On,
        }
    }

    /// Passes the signs of items that a line begins with.
    fn items(&mut self, line: &str, mut indent: usize) -> usize {
        while let Some(rest) = item(&line[indent..]) {
            self.levels
                .retain(|level| level.indent < indent || level.indent == indent && !level.is_item);
            // Which item it is makes no difference to what can stand in it.
            self.levels.push(Level {
                indent,
                name: "0".to_owned(),
                is_item: true,
            });
            indent = line.len() - rest.len();
        }
        indent
    }

    /// The word that the cursor is in, where no colon follows: an item, or the beginning of a name.
    fn word(&mut self, own: usize, indent: usize, rest: &str, is_item: bool) -> Option<Place> {
        if is_item {
            if rest.starts_with(['[', '{']) && self.lines.cursor > own {
                return self.flow(own);
            }
            return self.scalar(own, rest);
        }
        self.levels.retain(|level| level.indent < indent);
        let is_of_name = |c: char| c.is_alphanumeric() || "_-$".contains(c);
        let replaced = own..own + rest.len();
        let after = ": ";
        let word = Word { replaced, after };
        let is_name = rest.chars().all(is_of_name);
        is_name.then(|| Place::Field(None, self.path(), word))
    }

    fn field(&mut self, own: usize, indent: usize, rest: &str, name: &str, colon: usize) -> Step {
        let cursor = self.lines.cursor;
        let is_here = cursor <= own + rest.len();
        self.levels.retain(|level| level.indent < indent);
        if is_here && cursor <= own + colon {
            let replaced = own..own + name.len();
            let word = Word {
                replaced,
                after: "",
            };
            return Step::Found(Some(Place::Field(None, self.path(), word)));
        }
        self.levels.push(Level {
            indent,
            name: name.to_owned(),
            is_item: false,
        });
        let after = &rest[colon + 1..];
        let written = after.trim_start();
        let at = own + rest.len() - written.len();
        if written.starts_with(['[', '{']) {
            if is_here && cursor > at {
                return Step::Found(self.flow(at));
            }
            if !is_closed(written) {
                self.brackets = Some((at, indent));
            }
            return Step::On;
        }
        if !is_here {
            return Step::On;
        }
        let at = at.min(cursor);
        let mut place = self.scalar(at, &self.lines.text[at..own + rest.len()]);
        // Right behind the colon no value can begin.
        if let (Some(Place::Value(spot)), true) = (&mut place, at == own + colon + 1) {
            spot.before = " ";
        }
        Step::Found(place)
    }

    fn flow(&self, open: usize) -> Option<Place> {
        flow::place(self.lines, open, &self.path(), FORM)
    }

    /// A value outside of brackets; none where the cursor is in the comment behind it.
    fn scalar(&self, at: usize, written: &str) -> Option<Place> {
        let is_quoted = written.starts_with(['"', '\'']);
        let is_comment = written.starts_with('#');
        let comment = written.find(" #").filter(|_| !is_quoted);
        let comment = if is_comment { Some(0) } else { comment };
        let length = written[..comment.unwrap_or(written.len())].trim_end().len();
        let cursor = self.lines.cursor;
        if comment.is_some_and(|comment| cursor > at + comment) {
            return None;
        }
        let part = at..(at + length).max(cursor.min(at + written.len()));
        let mut spot = value(self.lines.text, part, cursor, self.path(), "");
        if is_comment {
            spot.after = " ";
        }
        Some(Place::Value(spot))
    }

    fn path(&self) -> Vec<String> {
        self.levels.iter().map(|level| level.name.clone()).collect()
    }
}

/// What follows the sign of an item.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('-')?;
    let is_item = rest.is_empty() || rest.starts_with(' ');
    is_item.then(|| rest.trim_start_matches(' '))
}

/// The name of a field, and where its colon is.
fn name(line: &str) -> Option<(&str, usize)> {
    let colon = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| line[at + 1..].is_empty() || line[at + 1..].starts_with(' '))?;
    let name = line[..colon].trim_end().trim_matches(['"', '\'']);
    let is_name = !name.is_empty() && !line.starts_with(['[', '{']);
    is_name.then_some((name, colon))
}

/// Whether every bracket is closed.
fn is_closed(text: &str) -> bool {
    let count = |signs: [char; 2]| text.matches(signs).count();
    count(['[', '{']) <= count([']', '}'])
}
