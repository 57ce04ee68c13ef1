//! Words that mean something as Markdown, or as HTML elements.

use serde_json::{Map, Value};

use super::spans::{Room, Style, Writer, is_id};
use crate::content::markdown::{elements, shape::Shape};

impl Writer {
    /// Writes a mark with its words; `is_end` says that nothing follows.
    pub fn mark(&mut self, mark: &Map<String, Value>, is_end: bool) -> Option<()> {
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
        let is_of_words = Shape::mark(kind).field("text").is_some();
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
