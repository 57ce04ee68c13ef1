//! Places inside the strings of a file, which may be written otherwise than they read.

use std::ops::Range;

use super::{
    Problem,
    fix::{Change, Fix},
    markdown,
    source::{Source, is_markdown},
};

impl Source {
    /// What is said of this file: the first of a file in JSON, the other of one in Markdown.
    pub fn form<T>(&self, in_json: T, in_markdown: T) -> T {
        if is_markdown(&self.path) {
            in_markdown
        } else {
            in_json
        }
    }

    /// A problem with a part of the string at a JSON pointer; `part` is in bytes of the string as it reads.
    /// Where the place is not known to the byte, it is the nearest that is.
    pub fn problem_in(
        &self,
        pointer: &str,
        part: &Range<usize>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Problem {
        let place = self.range(pointer, part).map(|place| place.start);
        let near = || markdown::nearest(&self.part_at(pointer)?.stretches, part.start);
        let mut problem = self.problem(pointer, what, mend);
        if let Some(place) = place.or_else(near) {
            (problem.line, problem.column) = self.position(place);
        }
        problem
    }

    /// How to write other words in the place of a part of the string at a JSON pointer; none where the place
    /// is not known to the byte.
    pub fn fix(&self, pointer: &str, part: &Range<usize>, with: &str) -> Option<Fix> {
        let place = self.range(pointer, part)?;
        let was = self.text().get(place.clone())?;
        let fix = |with: &str, change| Fix {
            start: place.start,
            was: was.to_owned(),
            with: with.to_owned(),
            change,
        };
        if is_markdown(&self.path) {
            let change = Change {
                pointer: pointer.to_owned(),
                start: part.start,
                end: part.end,
                with: with.to_owned(),
                added: None,
            };
            return Some(fix(with, Some(change)));
        }
        // What is quoted otherwise than in JSON is not touched.
        let read: String = serde_json::from_str(&format!("\"{was}\"")).ok()?;
        let whole = self.value().pointer(pointer)?.as_str()?;
        if whole.get(part.clone()) != Some(read.as_str()) {
            return None;
        }
        let quoted = serde_json::to_string(with).ok()?;
        Some(fix(quoted.get(1..quoted.len() - 1)?, None))
    }

    /// How to take the end of the string at a JSON pointer out of it, and write words in a field of that name beside it;
    /// none where it is not known how that is written there.
    pub fn split(&self, pointer: &str, from: usize, name: &str, words: &str) -> Option<Fix> {
        let whole = self.value().pointer(pointer)?.as_str()?;
        let fix = self.fix(pointer, &(from..whole.len()), "")?;
        let quoted = serde_json::to_string(words).ok()?;
        let after = self.text().get(fix.end()..)?;
        let with = |passed: &str, with: String| {
            after.starts_with(passed).then(|| Fix {
                was: fix.was.clone() + passed,
                with,
                ..fix.clone()
            })
        };
        let Some(change) = &fix.change else {
            return with("\"", format!("\", \"{name}\": {quoted}"));
        };
        let object = pointer.rsplit_once('/').map_or("", |(object, _)| object);
        let change = Change {
            added: Some((format!("{object}/{name}"), words.to_owned())),
            ..change.clone()
        };
        let line = self.text().get(..fix.start)?.rsplit('\n').next()?;
        let indent = &line[..line.len() - line.trim_start().len()];
        let forms = [
            // A picture's title, with attributes behind it or none.
            with("\"){", format!("\"){{{name}={quoted} ")),
            with("\")", format!("\"){{{name}={quoted}}}")),
            // An attribute.
            with("\"", format!("\" {name}={quoted}")),
            // A field in YAML or TOML, in quotation marks or without, alone on its line or beside others.
            with("\"", format!("\"\n{indent}{name}: {quoted}")),
            with("'", format!("'\n{indent}{name}: {quoted}")),
            with("\n", format!("\n{indent}{name}: {quoted}\n")),
            with("\"", format!("\"\n{indent}{name} = {quoted}")),
            with("\"", format!("\", {name}: {quoted}")),
            with(" }", format!(", {name}: {quoted} }}")),
        ];
        let forms = forms.into_iter().flatten().map(|form| Fix {
            change: Some(change.clone()),
            ..form
        });
        forms.into_iter().find(|form| self.takes(form))
    }

    /// Where a part of a string is in the file, in bytes.
    fn range(&self, pointer: &str, part: &Range<usize>) -> Option<Range<usize>> {
        let written = self.part_at(pointer)?;
        if is_markdown(&self.path) {
            return markdown::range(&written.stretches, part);
        }
        let text = self.text().get(written.value.clone())?;
        let inside = text.strip_prefix('"')?.strip_suffix('"')?;
        let ends = ends(inside);
        let at = |byte: usize| {
            let index = ends.partition_point(|(read, _)| *read < byte);
            let (read, place) = ends.get(index)?;
            (*read == byte).then_some(written.value.start + 1 + place)
        };
        Some(at(part.start)?..at(part.end)?)
    }
}

/// Where each character of a string in JSON ends, and before them all where it begins: in bytes as it reads,
/// and in bytes as it is written (RFC 8259, section 7).
fn ends(inside: &str) -> Vec<(usize, usize)> {
    let mut ends = vec![(0, 0)];
    let (mut read, mut written) = (0, 0);
    while let Some(c) = inside.get(written..).and_then(|rest| rest.chars().next()) {
        let code = |at: usize| {
            let digits = inside.get(at + 2..at + 6)?;
            u32::from_str_radix(digits, 16).ok()
        };
        let is_code = |at: usize| inside.get(at..at + 2) == Some("\\u");
        let (length, wide) = match c {
            '\\' if is_code(written) => match code(written) {
                // A pair of surrogates is one character.
                Some(0xd800..=0xdbff) if is_code(written + 6) => (4, 12),
                Some(code) => (char::from_u32(code).map_or(3, char::len_utf8), 6),
                None => (1, 2),
            },
            '\\' => (1, 2),
            other => (other.len_utf8(), other.len_utf8()),
        };
        read += length;
        written = (written + wide).min(inside.len());
        ends.push((read, written));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_string_is_found_whatever_is_escaped_before_it() {
        for written in [
            r"a b",
            r"\u0061 b",
            r"\n b",
            r"\ud83d\ude00 b",
            r"ä b",
            r"\/ b",
        ] {
            let reads: String = serde_json::from_str(&format!("\"{written}\"")).expect("JSON");
            let place = reads.find('b').expect("a letter");
            let ends = ends(written);
            let found = ends.iter().find(|(read, _)| *read == place);
            assert_eq!(found.map(|(_, at)| &written[*at..]), Some("b"), "{written}");
        }
    }
}
