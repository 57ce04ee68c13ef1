//! How words are written in a file: signs are escaped, lines are folded, and what reads as one string may stand
//! in several parts.

use std::ops::Range;

/// A part of a string, and where the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// How long it is as it reads, in bytes.
    pub reads: usize,
    /// Where it is written, in bytes.
    pub written: Range<usize>,
    /// Whether it is written as it reads.
    pub is_exact: bool,
}

impl Stretch {
    /// The same, so many bytes further on.
    pub fn moved(mut self, by: usize) -> Self {
        self.written = self.written.start + by..self.written.end + by;
        self
    }
}

/// Words that a part of a file stands for as a whole.
pub fn whole(text: &str, written: Range<usize>, words: &str) -> Stretch {
    Stretch {
        reads: words.len(),
        is_exact: text.get(written.clone()) == Some(words),
        written,
    }
}

/// The bytes of the file that a part of a string stands for; none where the place of either end is not known,
/// or where something else stands between them.
pub fn range(stretches: &[Stretch], part: &Range<usize>) -> Option<Range<usize>> {
    let mut read = 0;
    let (mut start, mut end): (Option<usize>, Option<usize>) = (None, None);
    for stretch in stretches {
        let after = read + stretch.reads;
        let first = part.start.max(read);
        let last = part.end.min(after);
        let is_touched = first < last || part.is_empty() && part.start == read;
        if is_touched {
            let at = |byte: usize| match byte {
                byte if byte == read => Some(stretch.written.start),
                byte if byte == after => Some(stretch.written.end),
                byte if stretch.is_exact => Some(stretch.written.start + byte - read),
                _ => None,
            };
            let (first, last) = (at(first)?, at(last.max(first))?);
            if end.is_some_and(|end| end != first) {
                return None;
            }
            start = start.or(Some(first));
            end = Some(last);
        }
        read = after;
    }
    (part.end <= read).then_some(())?;
    Some(start?..end?)
}

/// The byte of the file at which a byte of a string is, or the part of it that it belongs to begins.
pub fn nearest(stretches: &[Stretch], byte: usize) -> Option<usize> {
    let mut read = 0;
    let mut found = None;
    for stretch in stretches {
        if byte < read {
            break;
        }
        let inside = if stretch.is_exact { byte - read } else { 0 };
        found = Some((stretch.written.start + inside).min(stretch.written.end));
        read += stretch.reads;
    }
    found
}

/// The stretches of words that stand for what is written at a part of a file between its quotation marks, if
/// it has some: as YAML, TOML and attributes escape signs and fold lines. Empty where they can't be told.
pub fn of_scalar(text: &str, written: Range<usize>, words: &str) -> Vec<Stretch> {
    let source = text.get(written.clone()).unwrap_or_default();
    let quote = source.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inside = match quote {
        Some(quote) => source.trim_end().strip_prefix(quote),
        None if source.starts_with(['|', '>']) => block(source),
        None => Some(source),
    };
    let inside = match (inside, quote) {
        (Some(inside), Some(quote)) => inside.strip_suffix(quote),
        (inside, _) => inside.map(str::trim_end),
    };
    let Some(inside) = inside else {
        return Vec::new();
    };
    let before = source.find(inside).unwrap_or_default();
    let begin = written.start + if quote.is_some() { 1 } else { before };
    aligned(inside, words, quote, begin).unwrap_or_default()
}

/// What stands in a block of YAML, below its sign.
fn block(source: &str) -> Option<&str> {
    let (_, lines) = source.split_once('\n')?;
    Some(lines.trim_start())
}

fn aligned(inside: &str, words: &str, quote: Option<char>, begin: usize) -> Option<Vec<Stretch>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut at, mut read) = (0, 0);
    while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
        let words = words.get(read..)?;
        let (wide, reads) = match sign(rest, quote) {
            Some(wide) => (wide, folded(rest, words)?),
            None => {
                let mut was_space = false;
                let begins = |c: char| {
                    let goes_on = std::mem::replace(&mut was_space, c.is_ascii_whitespace());
                    !(goes_on && c.is_ascii_whitespace())
                };
                let signs = rest.char_indices().zip(rest.chars().map(begins));
                let mut signs = signs.filter(|(_, begins)| *begins);
                let plain = signs.find(|((at, _), _)| sign(&rest[*at..], quote).is_some());
                let plain = plain.map_or(rest.len(), |((at, _), _)| at);
                words.starts_with(&rest[..plain]).then_some(())?;
                (plain, plain)
            }
        };
        let written = begin + at..begin + at + wide;
        stretches.push(Stretch {
            reads,
            written,
            is_exact: rest.get(..wide) == words.get(..reads),
        });
        (at, read) = (at + wide, read + reads);
    }
    // A block ends with the end of a line.
    words.get(read..)?.trim().is_empty().then_some(stretches)
}

/// How long the sign is that a text begins with and that reads otherwise than it is written; none where it
/// begins with none.
fn sign(rest: &str, quote: Option<char>) -> Option<usize> {
    if let Some(spaces) = fold(rest) {
        return Some(spaces);
    }
    match quote {
        Some('\'') if rest.starts_with("''") => Some(2),
        Some(_) if rest.starts_with('\\') => {
            let code = match rest.as_bytes().get(1)? {
                b'x' => 4,
                b'u' => 6,
                b'U' => 10,
                _ => 1 + rest.chars().nth(1)?.len_utf8(),
            };
            (code <= rest.len()).then_some(code)
        }
        _ => None,
    }
}

/// How long the end of a line is with the spaces at both sides, where a text begins with one.
fn fold(rest: &str) -> Option<usize> {
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    rest[..spaces].contains('\n').then_some(spaces)
}

/// How much of the words such a sign stands for, in bytes.
fn folded(rest: &str, words: &str) -> Option<usize> {
    if fold(rest).is_some() {
        let space = words.starts_with(' ');
        let lines = words.len() - words.trim_start_matches('\n').len();
        return Some(if space { 1 } else { lines });
    }
    words.chars().next().map(char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_scalar_is_found_whatever_is_escaped_before_it() {
        for (written, words) in [
            ("a b", "a b"),
            ("\"a b\"", "a b"),
            (r#""\"a\" b""#, "\"a\" b"),
            ("'it''s b'", "it's b"),
            (r#""\u00e4 b""#, "ä b"),
            (r#""\x41 b""#, "A b"),
            ("a\n  folded\n  line b", "a folded line b"),
            ("a\n\n  b", "a\nb"),
            ("|\n  a\n  b\n", "a\nb\n"),
            (">-\n  a\n  b\n", "a b"),
        ] {
            let text = format!("x: {written}\n");
            let stretches = of_scalar(&text, 3..3 + written.len(), words);
            let part = words.find('b').unwrap();
            let found = range(&stretches, &(part..part + 1)).map(|found| &text[found]);
            assert_eq!(found, Some("b"), "{written}");
        }
    }

    #[test]
    fn a_part_of_what_is_written_otherwise_has_no_place() {
        let text = "a &hellip; b";
        let stretches = [whole(text, 0..2, "a "), whole(text, 2..10, "…")];
        assert_eq!(range(&stretches, &(0..2)), Some(0..2));
        assert_eq!(range(&stretches, &(2..5)), Some(2..10));
        assert_eq!(range(&stretches, &(2..4)), None);
        assert_eq!(nearest(&stretches, 4), Some(2));
    }
}
