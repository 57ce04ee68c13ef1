//! A file taken apart into its fields and its text.

use serde_json::Value;

use super::{
    scan::literal,
    values::{self, Fields, Form},
};

/// What a file consists of.
#[derive(Debug, Default)]
pub struct Parts<'t> {
    /// What stands before the text.
    pub fields: Fields,
    /// What is to be read.
    pub body: &'t str,
    /// What could not be read as it was meant, in words. It is a draft then.
    pub flaws: Vec<String>,
}

/// Takes a file apart: fields in YAML stand between lines `---`, in TOML between lines `+++`, in JSON between
/// braces. Eleventy has the name of another language behind the first `---`.
pub fn split(text: &str) -> Parts<'_> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\n']);
    let mut parts = Parts {
        body: text,
        ..Parts::default()
    };
    if let Some(parts) = in_language(start) {
        return parts;
    }
    for (fence, form) in [("---", Form::Yaml), ("+++", Form::Toml)] {
        let Some((inside, after)) = fenced(start, fence) else {
            if begins_with_fields(start, fence) {
                parts.keep_back(&format!("no line `{fence}` ends its fields"));
                return parts;
            }
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
                parts.keep_back(&format!("{error}: its lines were read one by one"));
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
        } else if start[1..].trim_start().starts_with('"') {
            parts.keep_back("its fields are no JSON");
        }
    }
    parts
}

impl Parts<'_> {
    /// Makes it a draft, since its fields may say that it is one.
    fn keep_back(&mut self, why: &str) {
        self.fields.insert("draft".to_owned(), true.into());
        self.flaws.push(format!("{why}: it is a draft"));
    }
}

/// A file with fields in the language that is named behind `---`.
fn in_language(text: &str) -> Option<Parts<'_>> {
    let (first, rest) = text.split_once('\n')?;
    let language = first.trim_end().strip_prefix("---")?;
    let is_name = !language.is_empty() && language.chars().all(char::is_alphanumeric);
    let (inside, body) = until(rest, "---").filter(|_| is_name)?;
    let mut parts = Parts {
        body,
        ..Parts::default()
    };
    let form = match language.to_lowercase().as_str() {
        "yaml" | "yml" => Form::Yaml,
        "toml" => Form::Toml,
        "json" => Form::Json,
        _ => {
            // A program is not run; its title may stand there in so many words.
            let title = literal(inside, "title").map(Value::from);
            parts
                .fields
                .extend(title.map(|title| ("title".to_owned(), title)));
            let more = if inside.contains("permalink") {
                ", and gives it an address: write that as `permalink: /…/` between lines `---`"
            } else {
                ""
            };
            parts.keep_back(&format!(
                "`---{language}` is a program, which is not run{more}"
            ));
            return Some(parts);
        }
    };
    match values::read(form, inside) {
        Ok(Value::Object(fields)) => parts.fields = fields,
        Ok(Value::Null) => {}
        Ok(_) => parts.keep_back("its fields have no names"),
        Err(error) => {
            parts.fields = lines(inside);
            parts.keep_back(&error);
        }
    }
    Some(parts)
}

/// Whether a text begins with that sign and a field.
fn begins_with_fields(text: &str, fence: &str) -> bool {
    let mut lines = text.lines();
    let sign = if fence == "---" { ':' } else { '=' };
    let is_name = |name: &str| !name.trim().is_empty() && !name.trim().contains(' ');
    lines.next().is_some_and(|line| line.trim_end() == fence)
        && lines
            .next()
            .and_then(|line| line.split_once(sign))
            .is_some_and(|(name, _)| is_name(name))
}

/// What stands between two lines of that sign, and after them.
fn fenced<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    until(rest, fence)
}

/// What stands before a line of that sign, and after it.
fn until<'t>(rest: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
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
        let unquoted = |words: &str| -> Value { value_of(words).into() };
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

/// A value without its quotation marks, and without the remark behind it.
fn value_of(words: &str) -> &str {
    let words = words.trim();
    let quote = words.chars().next().filter(|c| matches!(c, '"' | '\''));
    let quoted = quote.and_then(|quote| {
        let (inside, after) = words.get(1..)?.split_once(quote)?;
        let after = after.trim_start();
        (after.is_empty() || after.starts_with('#')).then_some(inside)
    });
    let plain = || words.split(" #").next().unwrap_or_default().trim_end();
    quoted.unwrap_or_else(|| {
        if quote.is_some() {
            words.trim_matches(['"', '\''])
        } else {
            plain()
        }
    })
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
            ("---json\n{ \"title\": \"A\" }\n---\nB\n", "A", "B\n"),
            ("---toml\ntitle = \"A\"\n---\nB\n", "A", "B\n"),
            ("---js\n{ title: 'A' }\n---\nB\n", "A", "B\n"),
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

    #[test]
    fn fields_that_cannot_be_read_hide_no_draft() {
        for text in [
            "---\ntitle: A: B\ndraft: true # not yet\n---\nB\n",
            "---\ntitle: A: B\ndraft: 'true' # not yet\n---\nB\n",
            "+++\ntitle = A\ndraft = true # not yet\n+++\nB\n",
            "---\ntitle: A: B\ndraft: false\n---\nB\n",
            "---js\n{ draft: true }\n---\nB\n",
            "---json\n{ draft }\n---\nB\n",
            "---\ntitle: A\ndraft: true\n\nB\n",
            "{ \"title\": \"A\", draft: true }\nB\n",
        ] {
            let parts = split(text);
            assert_eq!(parts.fields.get("draft"), Some(&true.into()), "{text}");
            assert!(!parts.flaws.is_empty(), "{text}");
        }
    }
}
