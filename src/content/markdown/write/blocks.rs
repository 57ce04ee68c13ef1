//! Blocks as Markdown.

use serde_json::{Map, Value, json};

use super::{
    attributes::attributes,
    directive,
    marks::destination,
    spans::{self, Room, Style},
    yaml,
};
use crate::content::markdown::{blocks::File, directive as reading, lines::pieces};

/// Blocks one under the other.
pub fn all(blocks: &[Value]) -> String {
    let mut whole = String::new();
    let mut before = None;
    for block in blocks {
        let kind = block.get("type").and_then(Value::as_str);
        if before.is_some() {
            whole.push_str("\n\n");
            // Two lists would be one.
            if before == Some(kind) && matches!(kind, Some("list" | "definitions")) {
                whole.push_str("<!-- -->\n\n");
            }
        }
        before = Some(kind);
        whole.push_str(&self::block(block));
    }
    whole
}

/// A block in the form that is best to read and says the same.
pub fn block(block: &Value) -> String {
    let natural = [Style::Signs, Style::Elements]
        .into_iter()
        .filter_map(|style| natural(block, style));
    let mut forms = natural.chain(std::iter::once_with(|| directive::block(block)).flatten());
    forms
        .find(|written| reads_as(written, block))
        .unwrap_or_else(|| raw(block))
}

/// A block with all of its fields in YAML.
pub fn raw(block: &Value) -> String {
    let none = Map::new();
    let fields = block.as_object().unwrap_or(&none);
    let kind = fields.get("type").and_then(Value::as_str);
    let kind = kind.filter(|kind| directive::is_name(kind));
    let mut whole = format!(":::{}\n---\n", kind.unwrap_or("block"));
    let rest = fields
        .iter()
        .filter(|(name, _)| *name != "type" || kind.is_none());
    yaml::fields(yaml::sorted(rest).into_iter(), &mut whole);
    whole + "---\n:::"
}

/// Whether Markdown is read as one block that says the same.
pub fn reads_as(written: &str, block: &Value) -> bool {
    let mut file = File::new(written);
    let pieces = pieces(written, 0, &mut file.troubles);
    let blocks = reading::blocks(pieces, &mut file);
    let mut made = reading::finished(blocks, &mut file);
    if !file.troubles.is_empty() || !file.notes.is_empty() || made.len() != 1 {
        return false;
    }
    let value = made.pop().map(|made| made.split().0);
    value.as_ref() == Some(block)
}

/// By the signs that Markdown has for it, if there are any.
fn natural(block: &Value, style: Style) -> Option<String> {
    let fields = block.as_object()?;
    let kind = fields.get("type")?.as_str()?;
    let text = fields.get("text");
    let has = |names: &[&str]| {
        let is_one = |name: &String| name == "type" || names.contains(&name.as_str());
        fields.keys().all(is_one)
    };
    match kind {
        "paragraph" if has(&["text"]) => spans::write(text?, Room::Paragraph, style),
        "heading" if has(&["text", "level"]) => {
            let sign = match fields.get("level").map(Value::as_u64) {
                None => "##",
                Some(Some(3)) => "###",
                _ => return None,
            };
            let mut words = spans::write(text?, Room::Line, style)?;
            if words.ends_with('#') {
                words.insert(words.len() - 1, '\\');
            }
            Some(format!("{sign} {words}"))
        }
        "list" if has(&["items", "ordered", "start"]) => list(fields),
        "definitions" if has(&["items"]) => definitions(fields.get("items")?),
        "quote" if has(&["text", "attribution", "source"]) => quote(fields, style),
        "code" if has(&["text", "language", "caption"]) => code(fields),
        "divider" if has(&[]) => Some("***".to_owned()),
        "formula" if has(&["latex"]) => {
            let latex = fields.get("latex")?.as_str()?;
            Some(if latex.contains('\n') {
                format!("$$\n{latex}\n$$")
            } else {
                format!("$${latex}$$")
            })
        }
        "image" => image(fields),
        "table" if has(&["columns", "rows"]) => table(fields, style),
        _ => None,
    }
}

/// A list, the ones in it indented.
pub fn list(fields: &Map<String, Value>) -> Option<String> {
    let items = fields.get("items")?.as_array()?;
    let ordered = fields.get("ordered");
    if ordered.is_some_and(|ordered| *ordered != true) || items.is_empty() {
        return None;
    }
    let start = match fields.get("start") {
        None => 1,
        Some(start) => start.as_u64().filter(|_| ordered.is_some())?,
    };
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let item = item.as_object()?;
        let is_known =
            |name: &String| ["text", "ordered", "items", "start"].contains(&name.as_str());
        if !item.keys().all(is_known) {
            return None;
        }
        let marker = match ordered {
            Some(_) => format!("{}. ", start.checked_add(index as u64)?),
            None => "- ".to_owned(),
        };
        let indent = " ".repeat(marker.len());
        let text = spans::prose(item.get("text")?)?;
        let mut whole = format!("{marker}{text}").trim_end().to_owned();
        if item.contains_key("items") {
            if text.is_empty() {
                return None;
            }
            whole.push('\n');
            whole.push_str(&list(item)?);
        } else if item.len() > 1 {
            return None;
        }
        lines.push(whole.replace('\n', &format!("\n{indent}")));
    }
    Some(lines.join("\n"))
}

fn definitions(items: &Value) -> Option<String> {
    let mut parts = Vec::new();
    for item in items.as_array()? {
        let mut lines = spans::line(item.get("term")?.get("text")?)?;
        for meaning in item.get("meanings")?.as_array()? {
            let text = spans::prose(meaning.get("text")?)?;
            lines.push_str(&format!("\n: {}", text.replace('\n', "\n  ")));
        }
        parts.push(lines);
    }
    Some(parts.join("\n\n"))
}

fn quote(fields: &Map<String, Value>, style: Style) -> Option<String> {
    let text = spans::write(fields.get("text")?, Room::Paragraph, style)?;
    let mut lines: Vec<_> = text.lines().map(|line| format!("> {line}")).collect();
    let source = fields.get("source").map(Value::as_str);
    if let Some(name) = fields.get("attribution") {
        let name = spans::line(name)?;
        lines.push(">".to_owned());
        lines.push(match source {
            None => format!("> — {name}"),
            Some(href) => format!("> — [{name}]({})", destination(href?)?),
        });
    } else if source.is_some() {
        return None;
    }
    Some(lines.join("\n"))
}

fn code(fields: &Map<String, Value>) -> Option<String> {
    let code = fields.get("text")?.as_str()?;
    let language = match fields.get("language") {
        None => "",
        Some(language) => language.as_str()?,
    };
    let is_name = language
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+-_.#".contains(&byte));
    if !is_name {
        return None;
    }
    let rest = fields
        .iter()
        .filter(|(name, _)| *name == "caption")
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let attributes = attributes(&rest, "code")?;
    let space = if attributes.is_empty() { "" } else { " " };
    let fence = fence(code);
    Some(format!(
        "{fence}{language}{space}{attributes}\n{code}\n{fence}"
    ))
}

/// Enough backticks to hold a code.
pub fn fence(code: &str) -> String {
    let runs = code.split(|c| c != '`').map(str::len);
    let longest = runs.max().unwrap_or_default();
    "`".repeat((longest + 1).max(3))
}

/// A picture, what else is said of it after it.
pub fn image(fields: &Map<String, Value>) -> Option<String> {
    let src = destination(fields.get("src")?.as_str()?)?;
    let alt = spans::line(fields.get("alt")?)?;
    let mut rest = fields.clone();
    for name in ["type", "src", "alt"] {
        rest.remove(name);
    }
    let attributes = attributes(&rest, "image")?;
    Some(format!("![{alt}]({src}){attributes}"))
}

/// A table with its head.
pub fn table(fields: &Map<String, Value>, style: Style) -> Option<String> {
    let columns = fields.get("columns")?.as_array()?;
    let cell = |cell: &Value| -> Option<String> {
        let text = match cell {
            Value::Object(cell) => cell.get("text")?.clone(),
            Value::Number(number) => json!(number.to_string()),
            Value::Null => json!(""),
            other => other.clone(),
        };
        spans::write(&text, Room::Cell, style)
    };
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let head: Vec<_> = columns.iter().map(cell).collect::<Option<_>>()?;
    let lines = columns.iter().map(|column| match column.get("numeric") {
        Some(_) => "---:".to_owned(),
        None => "---".to_owned(),
    });
    let mut whole = vec![row(&head), row(&lines.collect::<Vec<_>>())];
    for cells in fields.get("rows")?.as_array()? {
        let cells: Vec<_> = cells.as_array()?.iter().map(cell).collect::<Option<_>>()?;
        whole.push(row(&cells));
    }
    Some(whole.join("\n"))
}
