//! What draws nothing is left out of what is published, and no mark of direction reaches beyond its
//! text. Works on a file's JSON, where every list of spans and every block has one form.

use rayon::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    Problem,
    entry::{Content, Entry},
    source::Source,
    visible,
};
use crate::{
    grammar::words::{balanced, is_direction_mark, is_visible},
    model::{Standfirst, Text},
};

/// Where the areas of a map stand: shapes from elsewhere, in which nothing is left out.
const GEOMETRY: &str = "geometry";

/// Fields that hold a list of spans.
const TEXTS: [&str; 3] = ["biography", "standfirst", "text"];

/// The span that shows nothing but where the next one begins.
const LINE_BREAK: &str = "line-break";

/// Blocks that are nothing without their words.
const WORDS_ALONE: [&str; 11] = [
    "code",
    "contact",
    "disclaimer",
    "heading",
    "in-short",
    "numbered-title",
    "paragraph",
    "preformatted",
    "pull-quote",
    "quote",
    "verse",
];

/// What an item of a list or a line of key points may have.
const LINE: [&str; 7] = [
    "body", "items", "ordered", "reversed", "start", "text", "value",
];

/// Takes out of checked content what no reader can see.
///
/// # Errors
/// The files of which nothing is left that could be published.
pub fn tidy(content: &mut Content) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    match tidied(&content.site_source) {
        Ok(Some(site)) => content.site = site,
        Ok(None) => {}
        Err(problem) => problems.push(problem),
    }
    problems.extend(renew(&mut content.authors));
    problems.extend(renew(&mut content.articles));
    problems.extend(renew(&mut content.pages));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn renew<T: DeserializeOwned + Send>(entries: &mut [Entry<T>]) -> Vec<Problem> {
    let renewed = entries.par_iter_mut().filter_map(|entry| {
        match tidied(&entry.source) {
            Ok(Some(value)) => entry.value = value,
            Ok(None) => {}
            Err(problem) => return Some(problem),
        }
        None
    });
    renewed.collect()
}

/// What a file says without that; none where there is nothing to leave out.
fn tidied<T: DeserializeOwned>(source: &Source) -> Result<Option<T>, Problem> {
    if !is_untidy(source.value()) {
        return Ok(None);
    }
    let mut value = source.value().clone();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("$schema");
    }
    clean(&mut value);
    serde_path_to_error::deserialize(value).map_err(|error| {
        let what = format!("`{}` can't be without words that are seen", error.path());
        Problem::in_file(
            source.path.clone(),
            what,
            "write something there, or take out what it belongs to",
        )
    })
}

/// Whether nothing is left of a list of that name once what draws nothing is taken out of it.
pub fn shows_nothing(list: &Value, name: &str) -> bool {
    let mut fields = Map::from_iter([(name.to_owned(), list.clone())]);
    clean_fields(&mut fields);
    let left = fields.get(name).and_then(Value::as_array);
    left.is_none_or(Vec::is_empty)
}

fn is_untidy(value: &Value) -> bool {
    match value {
        Value::String(words) => !is_visible(words) || words.contains(is_direction_mark),
        Value::Array(values) => values.iter().any(is_untidy),
        // Where there is nothing else, a line break is blank too.
        Value::Object(fields) if fields.get("type").is_some_and(|it| it == LINE_BREAK) => true,
        Value::Object(fields) => fields
            .iter()
            .any(|(name, value)| name != GEOMETRY && is_untidy(value)),
        _ => false,
    }
}

fn clean(value: &mut Value) {
    match value {
        Value::String(words) if words.contains(is_direction_mark) => {
            *words = balanced(words).into_owned();
        }
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(fields) => clean_fields(fields),
        _ => {}
    }
}

/// What is blank goes with its name, since a field that has to be there can't be. A list of spans stays
/// as an empty one, and an alternative text as that of an ornament.
fn clean_fields(fields: &mut Map<String, Value>) {
    for (name, value) in fields.iter_mut().filter(|(name, _)| *name != GEOMETRY) {
        let is_parts = name == "standfirst" && Standfirst::has_parts(value);
        if !is_parts && TEXTS.contains(&name.as_str()) {
            clean_text(value);
            continue;
        }
        clean(value);
        match value {
            Value::String(words) if name == "alt" && !is_visible(words) => words.clear(),
            Value::Array(parts) => parts.retain(|part| !is_hollow(part, name)),
            _ => {}
        }
    }
    let refers = fields.get("type").is_some_and(|kind| kind == "note");
    fields.retain(|name, value| match value {
        Value::String(_) if name == "note" && refers => true,
        Value::String(words) => ["alt", "id"].contains(&name.as_str()) || is_visible(words),
        Value::Object(line) if name == "explanation" => !is_blank(line.get("text")),
        Value::Object(caption) if name == "caption" => {
            let is_named = ["credit", "title"]
                .iter()
                .any(|it| caption.contains_key(*it));
            is_named || !is_blank(caption.get("text"))
        }
        _ => true,
    });
}

/// A run that is marked and blank keeps its white space and loses its mark: a link without words is none.
fn clean_text(text: &mut Value) {
    if is_blank(Some(text)) {
        *text = Value::Array(Vec::new());
        return;
    }
    let Value::Array(spans) = text else {
        clean(text);
        return;
    };
    for span in spans {
        // Before what is in it is looked at, where blank words alone are none.
        if span.is_object() && is_blank_span(span) && span["type"] != LINE_BREAK {
            let mut words = String::new();
            plain(span, &mut words);
            *span = words.into();
        }
        clean(span);
    }
}

/// Whether a list of spans, or a string in its place, draws nothing.
fn is_blank(text: Option<&Value>) -> bool {
    text.and_then(|text| Text::deserialize(text).ok())
        .is_none_or(|text| visible::is_blank(&text))
}

fn is_blank_span(span: &Value) -> bool {
    is_blank(Some(&Value::Array(vec![span.clone()])))
}

fn plain(span: &Value, words: &mut String) {
    match span {
        Value::String(run) => words.push_str(run),
        Value::Array(spans) => spans.iter().for_each(|span| plain(span, words)),
        Value::Object(mark) => mark.get("text").into_iter().for_each(|it| plain(it, words)),
        _ => {}
    }
}

/// Whether a block or a part of one, in the list of that name, would be an empty element.
fn is_hollow(part: &Value, list: &str) -> bool {
    let Value::Object(fields) = part else {
        return false;
    };
    let is_empty = |name: &str| {
        let entries = fields.get(name).and_then(Value::as_array);
        entries.is_none_or(Vec::is_empty)
    };
    let is_wordless = || is_blank(fields.get("text"));
    match fields.get("type").and_then(Value::as_str) {
        Some("list" | "definitions" | "key-figures" | "key-points" | "profiles") => {
            is_empty("items")
        }
        Some("poem") => is_empty("stanzas"),
        Some("recipe") => is_empty("ingredients") && is_empty("method"),
        Some("expander" | "info-box") => is_empty("body"),
        Some("table") => is_empty_table(fields) && !fields.contains_key("caption"),
        Some("formula") => is_blank(fields.get("latex")),
        Some(name) if WORDS_ALONE.contains(&name) => is_wordless(),
        Some(_) => false,
        // An item of a list, a line of key points: nothing else has words and no name.
        None if list == "items" => {
            let is_line = |name: &String| LINE.contains(&name.as_str());
            fields.keys().all(is_line) && is_wordless() && is_empty("items") && is_empty("body")
        }
        None if list == "stanzas" => is_empty("lines"),
        None if list == "ingredients" => is_empty("items"),
        None => {
            matches!(list, "lines" | "marks" | "meanings" | "method" | "summary") && is_wordless()
        }
    }
}

/// Whether no cell of a table draws anything, nor the heads of its columns.
pub fn is_empty_table(table: &Map<String, Value>) -> bool {
    let list = |name: &str| table.get(name).and_then(Value::as_array);
    let rows = list("rows").into_iter().flatten();
    let cells = rows.filter_map(Value::as_array).flatten();
    let mut all = list("columns").into_iter().flatten().chain(cells);
    all.all(|cell| is_blank(cell.get("text")))
}
