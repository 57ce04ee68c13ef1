//! MDX: components, and lines that are a program's.

use super::{Call, Codes, Found, Outcome};
use crate::import::folders::scan::At;

impl Codes<'_, '_> {
    pub(super) fn mdx(&mut self, at: At) -> Found {
        match at.rest.as_bytes().first()? {
            b'{' => self.expression(at),
            b'<' => self.component(at),
            _ => self.statement(at),
        }
    }

    /// A line that begins with `import` or `export`.
    fn statement(&mut self, at: At) -> Found {
        let is_start = at.before.is_empty() || at.before.ends_with('\n');
        let word = ["import ", "export "]
            .iter()
            .find(|word| at.rest.starts_with(**word))?;
        if !is_start {
            return None;
        }
        let length = length_of(at.rest);
        let original = at.rest.get(..length)?;
        let name = original
            .strip_prefix("import ")
            .and_then(|it| it.split_once(" from "));
        if let Some((name, file)) = name {
            let file = file.trim().trim_matches([';', '"', '\'', ' ']);
            self.imports.push((name.trim().to_owned(), file.to_owned()));
        }
        let construct = format!("line of a program ({})", word.trim());
        self.drop(&construct, "a story runs nothing", original);
        Some((length, String::new()))
    }

    /// What a program puts in.
    fn expression(&mut self, at: At) -> Found {
        if at.rest.starts_with("{/*") {
            let end = at.rest.find("*/}")? + 3;
            self.drop("{/* comment */}", "nobody saw it", at.rest.get(..end)?);
            return Some((end, String::new()));
        }
        let end = at.rest.find('}')?;
        let inside = at.rest.get(1..end)?;
        let unquoted = ['"', '\'', '`']
            .iter()
            .find_map(|it| inside.trim().strip_prefix(*it)?.strip_suffix(*it));
        if let Some(words) = unquoted.filter(|words| !words.contains(['"', '\'', '`'])) {
            return Some((end + 1, words.to_owned()));
        }
        let title = self.around.doc.matter.title.clone();
        if let Some(title) = title.filter(|_| inside.trim() == "frontmatter.title") {
            return Some((end + 1, title));
        }
        self.findings.add(
            "{expression}",
            Outcome::Downgraded,
            "it stands as it is written",
            "",
        );
        Some((end + 1, format!("\\{{{inside}\\}}")))
    }

    fn component(&mut self, at: At) -> Found {
        let name_at = 1 + usize::from(at.rest.as_bytes().get(1) == Some(&b'/'));
        let rest = at.rest.get(name_at..)?;
        if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let is_part = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_'));
        let name = rest.split(is_part).next()?.to_owned();
        let end = end_of_tag(at.rest)?;
        let inside = at.rest.get(name_at..end)?;
        let small = name.to_lowercase();
        if name_at == 2 {
            return Some(self.ended(at, end + 1, Some(&small)));
        }
        let is_closed = inside.ends_with('/');
        let values = inside.get(name.len()..)?.trim_end_matches('/');
        let mut call = Call::parse(&format!("{small} {}", plain_values(values)));
        for (_, value) in &mut call.named {
            let known = self
                .imports
                .iter()
                .find(|(name, _)| *name == value.trim_end_matches(".src"));
            if let Some((_, file)) = known {
                value.clone_from(file);
            }
        }
        let has_end = !is_closed && at.rest.contains(&format!("</{name}>"));
        Some(self.made(at, end + 1, &call, has_end))
    }
}

/// Where the tag ends that begins here: brackets in quotation marks and braces are none.
fn end_of_tag(text: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_u32);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'' | '`', None) => quote = Some(c),
            ('{', None) => braces += 1,
            ('}', None) => braces = braces.saturating_sub(1),
            ('>', None) if braces == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// Values without the braces that stand around them.
fn plain_values(values: &str) -> String {
    let mut plain = String::new();
    let mut braces = 0_u32;
    for c in values.chars() {
        match c {
            '{' => {
                braces += 1;
                if braces > 1 {
                    plain.push(c);
                }
            }
            '}' => {
                braces = braces.saturating_sub(1);
                if braces > 0 {
                    plain.push(c);
                }
            }
            c => plain.push(c),
        }
    }
    plain
}

/// How many bytes a line of a program takes: with all lines up to the end of its brackets, which may have empty
/// lines in them, if they end at all.
fn length_of(text: &str) -> usize {
    let mut length = 0;
    let mut depth = 0;
    let mut paragraph = None;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            paragraph.get_or_insert(length);
            if depth <= 0 {
                return length;
            }
        }
        length += line.len();
        for c in line.chars() {
            match c {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth -= 1,
                _ => {}
            }
        }
        let is_end = line.trim_end().ends_with([';', '"', '\'', '}', ']', ')']);
        if depth <= 0 && is_end {
            return length;
        }
    }
    if depth <= 0 {
        length
    } else {
        paragraph.unwrap_or(length)
    }
}
