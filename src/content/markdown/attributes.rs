//! Attributes: those of directives, `{role=wide title="A title"}`, and those of HTML elements.

use super::stretch::{Stretch, of_scalar};

/// A name with its value, none where only the name stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// In bytes from where the attributes begin.
    pub offset: usize,
    /// What stands before the `=`.
    pub name: String,
    /// What stands behind it.
    pub value: Option<String>,
    /// Whether the value stands in quotation marks.
    pub is_quoted: bool,
    /// How the value is written, in bytes from the name on.
    pub stretches: Vec<Stretch>,
}

/// How a quotation mark stands inside of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// `\"`, and a backslash as `\\`.
    Backslash,
    /// `&quot;`, and any other character reference.
    References,
}

/// The attributes at the beginning of a text up to the first of some signs outside of quotation marks, and
/// where that sign is.
///
/// # Errors
/// Where it stops making sense, in bytes.
pub fn read(text: &str, ends: &[char], escapes: Escapes) -> Result<(Vec<Attribute>, usize), usize> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        at += gap;
        let rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return Err(at);
        };
        if ends.contains(&first) {
            return Ok((found, at));
        }
        if gap == 0 && !found.is_empty() {
            return Err(at);
        }
        let is_in_name = |c: char| !(c.is_whitespace() || "=\"'`{}<>/".contains(c));
        let end = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return Err(at);
        }
        let offset = at;
        at += end;
        let (value, is_quoted, stretches) = match after.strip_prefix('=') {
            None => (None, false, Vec::new()),
            Some(after) => {
                let (value, length, is_quoted) = value(after, ends, escapes).ok_or(at)?;
                let begin = end + 1;
                let stretches = of_scalar(rest, begin..begin + length, &value);
                at += 1 + length;
                (Some(value), is_quoted, stretches)
            }
        };
        found.push(Attribute {
            offset,
            name: name.to_owned(),
            value,
            is_quoted,
            stretches,
        });
    }
}

/// What is wrong where [`read`] has stopped, and how to mend it.
pub fn why(text: &str, at: usize) -> (&'static str, String) {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    if rest.trim().is_empty() {
        let mend = "write `}` at the end of the line";
        return ("the brace is not closed", mend.to_owned());
    }
    let begin = before.rfind(char::is_whitespace).map_or(0, |gap| gap + 1);
    let written = before.get(begin..).unwrap_or_default();
    let value = rest.strip_prefix('=');
    if let Some(quote) = value.and_then(|value| value.chars().next())
        && written.find('=').is_none()
    {
        if matches!(quote, '"' | '\'') {
            let mend =
                format!("write `{quote}` after the value, and `\\{quote}` for one that is in it");
            return ("a quotation mark is not closed", mend);
        }
        if PRINTED.contains(&quote) {
            let mend = format!("write `{written}=\"…\"`, with straight ones");
            return ("a value begins with a quotation mark of print", mend);
        }
    }
    if let Some((name, _)) = written.split_once('=') {
        let end = rest.find(|c: char| c.is_whitespace() || c == '}');
        let rest = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let whole = format!("{written}{rest}").replace('"', "\\\"");
        let value = whole.get(name.len() + 1..).unwrap_or_default();
        let mend = format!("put the value in quotation marks: `{name}=\"{value}\"`");
        return ("a sign stands in a value that needs quotation marks", mend);
    }
    let sign: String = rest.chars().take(1).collect();
    let mend = format!("write it without `{sign}`, as in `{{title=\"A title\" role=wide}}`");
    ("a sign stands where the name of a field is to be", mend)
}

/// The quotation marks that print begins with, and no attribute.
const PRINTED: [char; 5] = ['“', '”', '„', '«', '‘'];

/// A value, how many bytes it takes, and whether it stands in quotation marks.
fn value(text: &str, ends: &[char], escapes: Escapes) -> Option<(String, usize, bool)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else {
        let is_out = |c: char| c.is_whitespace() || ends.contains(&c) || "\"'=<>`".contains(c);
        let end = text.find(is_out).unwrap_or(text.len());
        let value = text.get(..end).filter(|value| !value.is_empty())?;
        // They go on behind a space.
        if value.starts_with(PRINTED) && !value.ends_with(['“', '”', '»', '’']) {
            return None;
        }
        return Some((unescaped(value, escapes), end, false));
    };
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' && escapes == Escapes::Backslash {
            is_escaped = true;
        } else if c == quote {
            let value = unescaped(text.get(1..at)?, escapes);
            return Some((value, at + 1, true));
        }
    }
    None
}

fn unescaped(value: &str, escapes: Escapes) -> String {
    if escapes == Escapes::References {
        return html_escape::decode_html_entities(value).into_owned();
    }
    let mut whole = String::with_capacity(value.len());
    let mut signs = value.chars();
    while let Some(c) = signs.next() {
        match c {
            '\\' => match signs.next() {
                Some(escaped @ ('"' | '\'' | '\\')) => whole.push(escaped),
                Some(other) => whole.extend(['\\', other]),
                None => whole.push('\\'),
            },
            c => whole.push(c),
        }
    }
    whole
}
