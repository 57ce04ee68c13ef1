//! Words as Markdown.

use serde_json::{Value, json};

use super::blocks::reads_as;

/// How marks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// By the signs of Markdown, where there are some.
    Signs,
    /// As HTML elements: where an emphasis ends in a space, or touches another.
    Elements,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// In a paragraph, which may have several lines.
    Paragraph,
    /// On one line.
    Line,
    /// In a table, where a bar ends a cell.
    Cell,
}

/// Words as a paragraph; none where Markdown has no way to write them.
pub fn prose(text: &Value) -> Option<String> {
    written(text, Room::Paragraph)
}

/// Words on one line.
pub fn line(text: &Value) -> Option<String> {
    written(text, Room::Line)
}

fn written(text: &Value, room: Room) -> Option<String> {
    if *text == "" {
        return Some(String::new());
    }
    let paragraph = json!({ "type": "paragraph", "text": text });
    [Style::Signs, Style::Elements]
        .into_iter()
        .filter_map(|style| write(text, room, style))
        .find(|written| reads_as(written, &paragraph))
}

/// Words in one style, whether or not they are read as the same.
pub fn write(text: &Value, room: Room, style: Style) -> Option<String> {
    let dollars = count_dollars(text);
    let mut writer = Writer {
        whole: String::new(),
        room,
        style,
        has_dollars: dollars > 1,
    };
    writer.text(text, true)?;
    Some(writer.whole)
}

/// Whether a name can stand in `[^…]`.
pub fn is_id(id: &str) -> bool {
    let is_of_names = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    !id.is_empty() && id.chars().all(is_of_names)
}

fn count_dollars(value: &Value) -> usize {
    match value {
        Value::String(words) => words.matches('$').count(),
        Value::Array(values) => values.iter().map(count_dollars).sum(),
        // A formula stands between two of them.
        Value::Object(fields) => {
            2 * usize::from(fields.contains_key("latex"))
                + fields.values().map(count_dollars).sum::<usize>()
        }
        _ => 0,
    }
}

/// Writes words.
pub struct Writer {
    /// What is written so far.
    pub whole: String,
    /// Where they stand.
    pub room: Room,
    /// How marks are written.
    pub style: Style,
    /// Whether a dollar sign could begin a formula.
    has_dollars: bool,
}

impl Writer {
    /// Whether a line begins here.
    pub fn is_line_start(&self) -> bool {
        self.whole.is_empty() || self.whole.ends_with('\n')
    }

    /// Writes words with their marks; `is_end` says that nothing follows.
    pub fn text(&mut self, text: &Value, is_end: bool) -> Option<()> {
        match text {
            Value::String(words) => {
                self.words(words, is_end);
                Some(())
            }
            Value::Array(spans) => {
                for (index, span) in spans.iter().enumerate() {
                    let is_last = is_end && index + 1 == spans.len();
                    match span {
                        Value::String(words) => self.words(words, is_last),
                        Value::Object(mark) => self.mark(mark, is_last)?,
                        _ => return None,
                    }
                }
                Some(())
            }
            _ => None,
        }
    }

    fn words(&mut self, words: &str, is_end: bool) {
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let before = self.whole.chars().next_back();
            let after = &rest[c.len_utf8()..];
            let next = after.chars().next();
            let is_last = next.is_none();
            if self.is_line_start() && self.line_start(&mut rest) {
                continue;
            }
            match c {
                '\\' | '`' | '*' | '[' | ']' | '<' => self.whole.extend(['\\', c]),
                '_' => {
                    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    let is_inside = joins(before) && joins(next);
                    self.whole.push_str(if is_inside { "_" } else { "\\_" });
                }
                '&' => {
                    let is_reference =
                        is_last || next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic());
                    self.whole.push_str(if is_reference { "\\&" } else { "&" });
                }
                '$' if self.has_dollars => self.whole.push_str("\\$"),
                '!' if is_last && !is_end => self.whole.push_str("\\!"),
                '|' if self.room == Room::Cell => self.whole.push_str("\\|"),
                '~' if next == Some('~') || before == Some('~') => self.whole.push_str("\\~"),
                '\n' => {
                    let is_visible = |c: char| !c.is_whitespace();
                    let may_end = self.room == Room::Paragraph
                        && before.is_some_and(is_visible)
                        && next.is_some_and(is_visible);
                    self.whole.push_str(if may_end { "\n" } else { "&#10;" });
                }
                ' ' => {
                    let is_at_edge = self.is_line_start()
                        || is_last && is_end
                        || next.is_some_and(|c| c == '\n' || c == '\r');
                    self.whole.push_str(if is_at_edge { "&#32;" } else { " " });
                }
                c if c.is_control() => self.whole.push_str(&format!("&#{};", u32::from(c))),
                c => self.whole.push(c),
            }
            rest = after;
        }
    }

    /// Writes what would begin a block so that it doesn't.
    fn line_start(&mut self, rest: &mut &str) -> bool {
        let line = *rest;
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let (number, after) = line.split_at(digits);
            let is_item = digits < 10
                && self.room != Room::Cell
                && after.starts_with(['.', ')'])
                && after[1..].chars().next().is_none_or(char::is_whitespace);
            if is_item {
                self.whole.push_str(number);
                self.whole.push('\\');
                self.whole.push_str(&after[..1]);
                *rest = &after[1..];
            }
            return is_item;
        }
        let mut signs = line.chars();
        let (Some(first), second) = (signs.next(), signs.next()) else {
            return false;
        };
        let begins = match first {
            _ if self.room == Room::Cell => false,
            '>' | '=' => true,
            '#' => second.is_none_or(|c| c == '#' || c.is_whitespace()),
            '+' => second.is_none_or(char::is_whitespace),
            '-' => second.is_none_or(|c| c.is_whitespace() || "-:|".contains(c)),
            ':' => second.is_none_or(|c| c.is_whitespace() || "-:|".contains(c)),
            '~' => second == Some('~'),
            '|' => true,
            _ => false,
        };
        if begins {
            self.whole.extend(['\\', first]);
            *rest = &line[1..];
        }
        begins
    }
}
