//! Why a text is not JSON, in the words of those who wrote it by hand.

use serde_json::Error;

/// What is wrong with a text, where, and how to mend it.
#[derive(Debug, PartialEq, Eq)]
pub struct NotJson {
    /// In bytes from the beginning of the text.
    pub offset: usize,
    /// Goes on from "this is not JSON".
    pub what: String,
    /// What to do about it.
    pub mend: String,
}

/// What the parser's error means.
pub fn explain(text: &str, error: &Error) -> NotJson {
    let offset = offset(text, error);
    let rest = text.get(offset..).unwrap_or_default();
    let is_negative = text.get(..offset).is_some_and(|it| it.ends_with('-'));
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let say = |what: &str, mend: &str| (what.to_owned(), mend.to_owned());
    let (offset, (what, mend)) = if text.trim().is_empty() {
        let mend = "write an object `{…}` into it, or remove it";
        (0, say("the file is empty", mend))
    } else if let Some((half, escape)) = half_character(text, offset, message) {
        let what = format!("`{escape}` is half a character");
        let mend = "write the emoji or letter itself, or both of its halves";
        (half, (what, mend.to_owned()))
    } else if let Some(said) = in_string(message, rest).or_else(|| at_sign(rest, is_negative)) {
        (offset, said)
    } else if message == "recursion limit exceeded" {
        let what = "too many parts stand in one another here";
        (offset, say(what, "move this out of some of them"))
    } else if message == "number out of range" {
        let mend = "write `null` where none is known, or give it in another unit";
        (offset, say("this number is too large", mend))
    } else if message == "trailing comma" {
        let comma = text.get(..offset).and_then(|before| before.rfind(','));
        let said = say("a comma stands after the last entry", "remove the comma");
        (comma.unwrap_or(offset), said)
    } else if message.starts_with("EOF") {
        let mend =
            "close every quotation mark and bracket that was opened, or fetch the whole file again";
        (offset, say("the file ends before it is complete", mend))
    } else if message == "trailing characters" {
        let mend = "remove what follows, or a bracket before it that is one too many";
        (offset, say("something stands after its end", mend))
    } else {
        let what = match message {
            "key must be a string" => "a name without quotation marks stands here",
            "expected ident" => "this is neither `true` nor `false` nor `null`",
            "expected value" => "there is no value here",
            "invalid number" => "this is no number as JSON writes one",
            other => other,
        };
        let mend = "look for a missing comma, quotation mark or bracket here or just before";
        (offset, say(what, mend))
    };
    NotJson { offset, what, mend }
}

/// Where the parser stopped.
fn offset(text: &str, error: &Error) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let line: usize = lines.map(str::len).sum();
    floor(text, line + error.column().saturating_sub(1))
}

/// The beginning of the character that a byte belongs to.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The escape of half a character, where a surrogate stands alone (RFC 8259, section 8.2).
fn half_character<'t>(text: &'t str, offset: usize, message: &str) -> Option<(usize, &'t str)> {
    const ESCAPE: usize = "\\ud83d".len();
    if !(message.contains("surrogate") || message == "unexpected end of hex escape") {
        return None;
    }
    // The parser stops in it, or behind it where another half should be.
    let from = floor(text, offset.saturating_sub(2 * ESCAPE + 1));
    let near = text.get(from..)?;
    let is_half = |at: &usize| {
        let escape = near.get(*at..*at + ESCAPE).map(str::to_ascii_lowercase);
        let digit = |escape: &str| escape.starts_with("\\ud") && escape.as_bytes()[3] >= b'8';
        escape.is_some_and(|escape| digit(&escape))
    };
    let starts = near.match_indices("\\u").map(|(at, _)| at);
    let at = starts.take_while(|at| from + at <= offset).find(is_half)?;
    Some((from + at, near.get(at..at + ESCAPE)?))
}

/// What can't stand inside of quotation marks.
fn in_string(message: &str, rest: &str) -> Option<(String, String)> {
    let (what, mend) = if message.starts_with("control character") {
        match rest.chars().next() {
            Some('\t') => (
                "a tab stands within quotation marks",
                "write `\\t`, or a space",
            ),
            _ => (
                "a line ends within quotation marks",
                "close the quotation mark, or write `\\n` for a new line",
            ),
        }
    } else if message == "invalid escape" {
        (
            "a backslash in quotation marks means something else",
            "write a backslash as `\\\\`",
        )
    } else {
        return None;
    };
    Some((what.to_owned(), mend.to_owned()))
}

/// What other formats know, and JSON does not.
fn at_sign(rest: &str, is_negative: bool) -> Option<(String, String)> {
    let word: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    let after = rest[word.len()..].trim_start();
    let (what, mend) = if ["//", "/*", "#"].iter().any(|sign| rest.starts_with(sign)) {
        let what = "a comment stands here, and JSON has none";
        (what.to_owned(), "remove the comment".to_owned())
    } else if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|sign| rest.starts_with(sign))
    {
        let what = "git has left both sides of a conflict here";
        let mend = "keep one side, and remove the lines with these signs";
        (what.to_owned(), mend.to_owned())
    } else if let Some(quote) = rest.chars().next().filter(|c| "'`“”„‟«»‘’".contains(*c))
    {
        let what = format!("`{quote}` is no quotation mark of JSON");
        (what, "write `\"`".to_owned())
    } else if word.is_empty() {
        return None;
    } else if after.starts_with(':') {
        let what = format!("the name `{word}` stands here without quotation marks");
        (what, format!("write `\"{word}\"`"))
    } else {
        let value = match word.to_lowercase().as_str() {
            "true" | "yes" => "true",
            "false" | "no" => "false",
            "none" | "nil" | "undefined" | "nan" | "infinity" | "null" => "null",
            _ => return None,
        };
        let sign = if is_negative { "-" } else { "" };
        let mend = format!("write `{value}` in its place");
        (format!("`{sign}{word}` is no value"), mend)
    };
    Some((what, mend))
}
