//! How JSON and its schema are spoken of in sentences.

use serde_json::Value;

/// The field that a pointer leads to, or that it leads into a list of.
pub fn field(pointer: &str) -> &str {
    pointer
        .rsplit('/')
        .find(|part| part.parse::<usize>().is_err())
        .unwrap_or_default()
}

/// What a value is, in words.
pub fn kind_of(value: &Value) -> String {
    match value {
        Value::Null => "`null`".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(_) => article("string"),
        Value::Array(_) => article("array"),
        Value::Object(_) => article("object"),
    }
}

/// What the schema calls a kind of value, in words.
pub fn article(kind: &str) -> String {
    match kind {
        "array" => "a list `[…]`".to_owned(),
        "object" => "an object `{…}`".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "integer" => "a whole number".to_owned(),
        other => format!("a {other}"),
    }
}

/// What was written for a slug, as one.
pub fn as_slug(word: &str) -> Option<String> {
    let last = word.trim_end_matches('/').rsplit('/').next()?;
    let parts = last.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    let slug = parts.join("-").to_lowercase();
    slug.parse::<crate::model::Slug>()
        .ok()
        .map(|_| slug)
        .filter(|slug| slug != word)
}

/// Where serde stopped, as a JSON pointer (RFC 6901).
pub fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let segments = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    });
    segments.collect()
}
