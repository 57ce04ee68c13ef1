//! Places in a text: as a problem names them, as the protocol does, and in bytes.

use std::ops::Range;

use lsp_types::Position;

/// A text and where its lines begin.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// In bytes; a line ends with CR, LF or both, as the protocol has it.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// The place of a byte, its column in UTF-16 units.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).max(1) - 1;
        let before = self.text.get(self.starts[line]..offset);
        let column: usize = before
            .unwrap_or_default()
            .chars()
            .map(char::len_utf16)
            .sum();
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(short(line), short(column))
    }

    /// The byte at a place, or the nearest before it: behind the end of a line is its end.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else {
            return self.text.len();
        };
        let end = self.starts.get(line + 1).copied();
        let line = &self.text[start..end.unwrap_or(self.text.len())];
        let mut units = position.character as usize;
        for (at, letter) in line.trim_end_matches(['\r', '\n']).char_indices() {
            if units < letter.len_utf16() {
                return start + at;
            }
            units -= letter.len_utf16();
        }
        start + line.trim_end_matches(['\r', '\n']).len()
    }

    /// Both ends of a part of the text.
    pub fn range(&self, part: Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(self.position(part.start), self.position(part.end))
    }

    /// What a problem means that stands at this line and column: both from 1, the column in characters, and
    /// both 0 for the whole file, which is shown at its first line.
    pub fn meant(&self, line: usize, column: usize) -> lsp_types::Range {
        let lines = self.text.split_inclusive('\n');
        let start: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
        let rest = self.text.get(start..).unwrap_or_default();
        let at = rest.char_indices().nth(column.saturating_sub(1));
        let start = start + at.map_or(rest.len(), |(at, _)| at);
        let rest = self.text.get(start..).unwrap_or_default();
        let length = if line == 0 {
            end_of_line(rest)
        } else {
            length(rest)
        };
        self.range(start..start + length)
    }
}

/// How long the part of a content file is that a text begins with, in bytes: a field with its value, where
/// that is in the same line, or a value, or a word.
fn length(text: &str) -> usize {
    let first = value(text);
    if !text.starts_with('"') {
        return first;
    }
    let after = text[first..].trim_start();
    let Some(after) = after.strip_prefix(':').map(str::trim_start) else {
        return first;
    };
    if after.starts_with(['{', '[']) {
        return first;
    }
    let whole = text.len() - after.len() + value(after);
    if text[..whole].contains('\n') {
        first
    } else {
        whole
    }
}

/// How long the value is that a text begins with; of an object or a list, to the end of its first line.
fn value(text: &str) -> usize {
    match text.chars().next() {
        Some('"') => string(&text[1..]).map_or_else(|| end_of_line(text), |inside| inside + 2),
        Some('{' | '[') => end_of_line(text),
        Some(first) => {
            let word = text.find(|c: char| c.is_whitespace() || ",:]}\"".contains(c));
            word.unwrap_or(text.len()).max(first.len_utf8())
        }
        None => 0,
    }
}

/// Where the string ends that goes on in a text, before its quotation mark; none where its line ends first.
pub fn string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' | '\r' => return None,
            '"' if !is_escaped => return Some(at),
            _ => is_escaped = letter == '\\' && !is_escaped,
        }
    }
    None
}

/// Without the spaces at its end.
fn end_of_line(text: &str) -> usize {
    text.lines().next().unwrap_or_default().trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_utf_16_and_lines_by_every_end() {
        let text = "{\r\n \"😀é\": \"ورق\"\r}\n";
        let lines = Lines::new(text);
        for (part, line, column) in [("é", 1, 4), ("ورق", 1, 9), ("}", 2, 0)] {
            let offset = text.find(part).unwrap();
            assert_eq!(
                lines.position(offset),
                Position::new(line, column),
                "{part}"
            );
            assert_eq!(lines.offset(Position::new(line, column)), offset, "{part}");
        }
        assert_eq!(lines.offset(Position::new(0, 99)), 1);
        assert_eq!(lines.offset(Position::new(1, 3)), text.find('😀').unwrap());
        assert_eq!(lines.offset(Position::new(99, 0)), text.len());
    }

    #[test]
    fn a_problem_covers_what_it_is_about() {
        let text = "{ \"a\": \"b\\\"c\",\n\"d\": { \"e\": 12 },\n  \"😀\":\n \"f\", tru }";
        let lines = Lines::new(text);
        let covered = |line, column| {
            let range = lines.meant(line, column);
            &text[lines.offset(range.start)..lines.offset(range.end)]
        };
        assert_eq!(covered(0, 0), "{ \"a\": \"b\\\"c\",");
        assert_eq!(covered(1, 3), "\"a\": \"b\\\"c\"");
        assert_eq!(covered(1, 8), "\"b\\\"c\"");
        assert_eq!(covered(2, 1), "\"d\"");
        assert_eq!(covered(2, 6), "{ \"e\": 12 },");
        assert_eq!(covered(2, 8), "\"e\": 12");
        assert_eq!(covered(3, 3), "\"😀\"");
        assert_eq!(covered(4, 7), "tru");
        assert_eq!(covered(9, 9), "");
    }
}
