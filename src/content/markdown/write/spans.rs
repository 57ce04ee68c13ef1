//! Words as Markdown.

use serde_json::{Map, Value, json};

use super::blocks::reads_as;
use crate::content::markdown::{elements, shape::Shape};

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

struct Writer {
    whole: String,
    room: Room,
    style: Style,
    /// Whether a dollar sign could begin a formula.
    has_dollars: bool,
}

impl Writer {
    fn is_line_start(&self) -> bool {
        self.whole.is_empty() || self.whole.ends_with('\n')
    }

    /// `is_end` says that nothing follows.
    fn text(&mut self, text: &Value, is_end: bool) -> Option<()> {
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

    fn mark(&mut self, mark: &Map<String, Value>, is_end: bool) -> Option<()> {
        let kind = mark.get("type")?.as_str()?;
        let text = mark.get("text");
        let has = |count: usize| mark.len() == count;
        let words = |name: &str| mark.get(name).and_then(Value::as_str);
        let by_signs = self.style == Style::Signs;
        match (kind, text) {
            ("line-break", None) if has(1) => {
                let may_end = self.room == Room::Paragraph && !is_end && !self.is_line_start();
                self.whole.push_str(if may_end { "\\\n" } else { "<br>" });
            }
            ("emphasis", Some(text)) if by_signs && has(2) => self.between("*", text, "*")?,
            ("strong", Some(text)) if by_signs && has(2) => self.between("**", text, "**")?,
            ("code", Some(Value::String(code))) if by_signs && has(2) => self.code(code)?,
            ("link", Some(text)) if by_signs && has(3) => {
                let href = destination(words("href")?)?;
                let href = self.in_cell(&href);
                self.between("[", text, &format!("]({href})"))?;
            }
            ("note", None) if has(2) && words("note").is_some_and(is_id) => {
                self.whole
                    .push_str(&format!("[^{}]", words("note").unwrap_or_default()));
            }
            ("formula", None) if by_signs && has(2) => {
                let latex = self.in_cell(words("latex")?);
                self.whole.push_str(&format!("${latex}$"));
            }
            ("emphasis", Some(text)) if has(2) => self.between("<em>", text, "</em>")?,
            ("language", Some(text)) if has(3) => {
                let language = attribute(words("language")?);
                let begin = format!("<span lang=\"{language}\">");
                self.between(&begin, text, "</span>")?;
            }
            ("link", Some(text)) if has(3) => {
                let begin = format!("<a href=\"{}\">", attribute(words("href")?));
                let begin = self.in_cell(&begin);
                self.between(&begin, text, "</a>")?;
            }
            ("ruby", Some(text)) if has(3) && by_signs => {
                let reading = attribute(words("reading")?);
                let end = self.in_cell(&format!("<rt>{reading}</rt></ruby>"));
                self.between("<ruby>", text, &end)?;
            }
            _ => self.element(kind, mark)?,
        }
        Some(())
    }

    fn between(&mut self, begin: &str, text: &Value, end: &str) -> Option<()> {
        self.whole.push_str(begin);
        self.text(text, false)?;
        self.whole.push_str(end);
        Some(())
    }

    fn in_cell(&self, written: &str) -> String {
        if self.room == Room::Cell {
            written.replace('|', "\\|")
        } else {
            written.to_owned()
        }
    }

    fn code(&mut self, code: &str) -> Option<()> {
        if code.is_empty() || code.contains(['\n', '\r']) {
            return None;
        }
        let runs = code.split(|c| c != '`').map(str::len);
        let longest = runs.max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let is_padded = code.starts_with('`')
            || code.ends_with('`')
            || code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
        let space = if is_padded { " " } else { "" };
        let code = self.in_cell(code);
        self.whole
            .push_str(&format!("{fence}{space}{code}{space}{fence}"));
        Some(())
    }

    /// A mark as an element of its name, or of the name that HTML has for it.
    fn element(&mut self, kind: &str, mark: &Map<String, Value>) -> Option<()> {
        if !kind.starts_with(|c: char| c.is_ascii_alphabetic())
            || !kind
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return None;
        }
        let tag = elements::tag(kind);
        let mut begin = format!("<{tag}");
        for (name, value) in mark {
            if name == "type" || name == "text" {
                continue;
            }
            let value = match value {
                Value::String(words) => words.clone(),
                Value::Bool(_) | Value::Number(_) => value.to_string(),
                _ => return None,
            };
            begin.push_str(&format!(" {name}=\"{}\"", attribute(&value)));
        }
        let is_of_words = Shape::mark().of_type(kind).field("text").is_some();
        match mark.get("text") {
            Some(text) if is_of_words => {
                let begin = self.in_cell(&format!("{begin}>"));
                self.between(&begin, text, &format!("</{tag}>"))
            }
            None => {
                let whole = self.in_cell(&format!("{begin}/>"));
                self.whole.push_str(&whole);
                Some(())
            }
            Some(_) => None,
        }
    }
}

/// The value of an HTML attribute.
fn attribute(value: &str) -> String {
    let mut whole = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => whole.push_str("&amp;"),
            '"' => whole.push_str("&quot;"),
            '<' => whole.push_str("&lt;"),
            '>' => whole.push_str("&gt;"),
            c if c.is_control() => whole.push_str(&format!("&#{};", u32::from(c))),
            c => whole.push(c),
        }
    }
    whole
}

/// Where a link leads, as it stands in parentheses.
pub fn destination(href: &str) -> Option<String> {
    if href.contains(char::is_control) {
        return None;
    }
    let mut whole = String::new();
    let is_bare = !href.is_empty()
        && !href.starts_with('<')
        && !href.contains(|c: char| c.is_whitespace() || "()".contains(c));
    let mut signs = href.chars().peekable();
    while let Some(c) = signs.next() {
        let next = signs.peek();
        let is_escaped = match c {
            '\\' => true,
            '&' => next.is_some_and(|c| *c == '#' || c.is_ascii_alphabetic()) && is_reference(href),
            '<' | '>' => !is_bare,
            '`' => true,
            _ => false,
        };
        if is_escaped {
            whole.push('\\');
        }
        whole.push(c);
    }
    Some(if is_bare { whole } else { format!("<{whole}>") })
}

/// Whether anything in it could be read as a character reference, `&copy;`.
fn is_reference(href: &str) -> bool {
    href.contains(';')
}
