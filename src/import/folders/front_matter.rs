//! A file taken apart into its fields and its text.

use serde_json::Value;

use super::values::{self, Fields, Form};

/// What a file consists of.
#[derive(Debug, Default)]
pub struct Parts<'t> {
    /// What stands before the text.
    pub fields: Fields,
    /// What is to be read.
    pub body: &'t str,
    /// What could not be read as it was meant, in words.
    pub flaws: Vec<String>,
}

/// Takes a file apart: fields in YAML stand between lines `---`, in TOML between lines `+++`, in JSON between
/// braces.
pub fn split(text: &str) -> Parts<'_> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\n']);
    let mut parts = Parts {
        body: text,
        ..Parts::default()
    };
    for (fence, form) in [("---", Form::Yaml), ("+++", Form::Toml)] {
        let Some((inside, after)) = fenced(start, fence) else {
            continue;
        };
        match values::read(form, inside) {
            Ok(Value::Object(fields)) => parts.fields = fields,
            Ok(Value::Null) => {}
            Ok(_) if form == Form::Yaml => return parts,
            Ok(_) => {}
            Err(error) => {
                parts.fields = lines(inside);
                if parts.fields.is_empty() {
                    return parts;
                }
                parts
                    .flaws
                    .push(format!("{error}: its lines were read one by one"));
            }
        }
        parts.body = after;
        return parts;
    }
    if start.starts_with('{') && !start.starts_with("{{") && !start.starts_with("{%") {
        let mut values = serde_json::Deserializer::from_str(start).into_iter::<Fields>();
        if let Some(Ok(fields)) = values.next() {
            parts.fields = fields;
            parts.body = start.get(values.byte_offset()..).unwrap_or_default();
        }
    }
    parts
}

/// What stands between two lines of that sign, and after them.
fn fenced<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let is_end = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if is_end {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// The fields of what is meant to be YAML or TOML and is none: a name and its words a line, and lists.
fn lines(text: &str) -> Fields {
    let mut fields = Fields::new();
    let mut last: Option<String> = None;
    for line in text.lines() {
        let words = line.trim();
        let unquoted = |words: &str| -> Value { words.trim().trim_matches(['"', '\'']).into() };
        let is_inner = line.starts_with([' ', '\t', '-']);
        let is_named = words
            .split_once(": ")
            .is_some_and(|(name, _)| !name.contains([' ', '-']));
        if is_inner && !is_named {
            let Some(value) = last.as_ref().and_then(|name| fields.get_mut(name)) else {
                continue;
            };
            let item = words.strip_prefix("- ").map_or(words, str::trim);
            match value {
                Value::Array(items) => items.push(unquoted(item)),
                Value::String(before) if before.is_empty() => *value = vec![unquoted(item)].into(),
                Value::String(before) => {
                    before.push(' ');
                    before.push_str(words);
                }
                _ => {}
            }
            continue;
        }
        let Some((name, value)) = words.split_once([':', '=']) else {
            continue;
        };
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.');
        if name.trim().is_empty() || !name.chars().all(is_name) {
            continue;
        }
        last = Some(name.trim().to_owned());
        fields.insert(name.trim().to_owned(), unquoted(value));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_told_from_text() {
        for (text, title, body) in [
            ("---\ntitle: A\n---\nB\n", "A", "B\n"),
            ("+++\ntitle = \"A\"\n+++\nB\n", "A", "B\n"),
            ("{ \"title\": \"A\" }\nB\n", "A", "\nB\n"),
            ("---\ntitle: A: B\ntags:\n- x\n---\n", "A: B", ""),
            (
                "---\ntext: |\n  ---\ntitle: A\n---\n\n---\n",
                "A",
                "\n---\n",
            ),
            ("---\n---\nB\n", "", "B\n"),
            ("B\n", "", "B\n"),
            (
                "---\n\nA line, and no fields.\n\n---\n",
                "",
                "---\n\nA line, and no fields.\n\n---\n",
            ),
            ("{{ page.title }}\n", "", "{{ page.title }}\n"),
        ] {
            let parts = split(text);
            let found = parts.fields.get("title").and_then(Value::as_str);
            assert_eq!(
                (found.unwrap_or_default(), parts.body),
                (title, body),
                "{text}"
            );
        }
    }
}
