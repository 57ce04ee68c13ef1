//! Values as YAML: names and words without quotation marks where no reader takes them for something else,
//! all else as in JSON, which YAML holds.

use serde_json::Value;

use super::is_plain;

/// What an object is called stands before what else there is of it.
const FIRST: [&str; 14] = [
    "type", "provider", "kind", "id", "src", "href", "alt", "at", "date", "name", "title", "label",
    "text", "author",
];

/// How long a line with several values may be, in bytes.
const LINE: usize = 96;

/// Fields, a line each.
pub fn fields<'v>(fields: impl Iterator<Item = (&'v String, &'v Value)>, whole: &mut String) {
    for (name, value) in fields {
        field(name, value, 0, whole);
    }
}

/// Fields in the order in which people read them.
pub fn sorted<'v>(
    fields: impl Iterator<Item = (&'v String, &'v Value)>,
) -> Vec<(&'v String, &'v Value)> {
    let rank = |name: &str| FIRST.iter().position(|first| *first == name);
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|(name, _)| rank(name).unwrap_or(FIRST.len()));
    fields
}

fn field(name: &str, value: &Value, indent: usize, whole: &mut String) {
    whole.push_str(&" ".repeat(indent));
    whole.push_str(&self::name(name));
    whole.push(':');
    below(value, indent + 2, whole);
}

/// What stands after a name: on its line where there is room, else below it.
fn below(value: &Value, indent: usize, whole: &mut String) {
    let flat = flow(value, false);
    let is_short = match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => {
            let is_flat = |item: &Value| !item.is_object() && !item.is_array();
            items.is_empty() || items.iter().all(is_flat) && flat.len() + indent <= LINE
        }
        _ => true,
    };
    if is_short {
        whole.push(' ');
        whole.push_str(&flat);
        whole.push('\n');
        return;
    }
    whole.push('\n');
    match value {
        Value::Object(fields) => {
            for (name, value) in sorted(fields.iter()) {
                field(name, value, indent, whole);
            }
        }
        Value::Array(items) => {
            for item in items {
                self::item(item, indent, whole);
            }
        }
        _ => {}
    }
}

fn item(item: &Value, indent: usize, whole: &mut String) {
    whole.push_str(&" ".repeat(indent));
    whole.push_str("- ");
    let flat = flow(item, false);
    match item {
        Value::Object(fields) if !fields.is_empty() && flat.len() + indent > LINE => {
            let mut lines = String::new();
            for (name, value) in sorted(fields.iter()) {
                field(name, value, indent + 2, &mut lines);
            }
            whole.push_str(lines.trim_start());
        }
        _ => {
            whole.push_str(&flat);
            whole.push('\n');
        }
    }
}

/// A value on one line.
fn flow(value: &Value, is_inside: bool) -> String {
    match value {
        Value::String(text) => words(text, is_inside),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Object(fields) => {
            let fields: Vec<_> = sorted(fields.iter())
                .into_iter()
                .map(|(key, value)| format!("{}: {}", name(key), flow(value, true)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

fn name(name: &str) -> String {
    let is_simple = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_simple && plain_name(name) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// `y` is the name of an axis, and no reader of YAML 1.2 takes it for anything else.
fn plain_name(name: &str) -> bool {
    is_plain(name) || name == "y" || name == "n"
}

fn words(words: &str, is_inside: bool) -> String {
    let first = words.chars().next();
    let is_odd = |c: char| c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}');
    let is_bare = first.is_some_and(|c| c.is_alphanumeric() || "/(“‘„«…".contains(c))
        && !words.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.contains(is_odd)
        && (!is_inside || !words.contains([',', '[', ']', '{', '}', '"', ':']))
        && is_plain(words);
    if is_bare {
        words.to_owned()
    } else if words.contains('"') && !words.contains(['\'', '\\']) && !words.contains(is_odd) {
        format!("'{words}'")
    } else {
        quoted(words)
    }
}

/// Words in quotation marks, as in JSON; what YAML or an eye takes for the end of a line by its code.
fn quoted(words: &str) -> String {
    let mut whole = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => whole.push_str("\\\""),
            '\\' => whole.push_str("\\\\"),
            '\n' => whole.push_str("\\n"),
            '\t' => whole.push_str("\\t"),
            c if c.is_control()
                || matches!(
                    c,
                    '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                whole.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => whole.push(c),
        }
    }
    whole.push('"');
    whole
}
