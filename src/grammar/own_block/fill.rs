//! A template with the fields of a block in it.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, OutputSpan, OutputSpanKind, UndefinedBehavior,
    Value, value::Object,
};
use serde_json::Value as Json;

use super::{Slot, TemplateError, html};
use crate::model::{OwnBlock, OwnField, Template};

/// How many steps a template may take: a block of a thousand lines takes a tenth of them.
const STEPS: u64 = 200_000;

/// Without functions that read files, and with nothing of one block for the next.
static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(STEPS));
    engine.set_debug(true);
    engine
});

/// What a template has made.
pub struct Filled<'t> {
    /// The HTML, with an element in the place of each slot.
    pub html: String,
    template: &'t str,
    spans: Vec<OutputSpan>,
}

impl Filled<'_> {
    /// The line of the template that has made what is written so, from 1.
    pub fn line_of(&self, written: &str) -> Option<usize> {
        let at = self
            .html
            .to_ascii_lowercase()
            .find(&written.to_ascii_lowercase())?;
        let span = self
            .spans
            .iter()
            .find(|span| span.output_range().contains(&at))?;
        let before = match span.kind() {
            OutputSpanKind::Raw => at - span.output_range().start,
            _ => 0,
        };
        let at = span.source_range().start + before;
        Some(1 + self.template.get(..at)?.matches('\n').count())
    }
}

/// Whether a template can be read.
pub fn check(template: &str) -> Result<(), TemplateError> {
    let read = ENGINE.template_from_named_str("", template);
    read.map(|_| ()).map_err(|error| told(&error, template))
}

/// The HTML that a template makes of a block.
pub fn fill<'t, 'a>(
    template: &'t Template,
    block: &'a OwnBlock,
) -> Result<(Filled<'t>, Vec<Slot<'a>>), TemplateError> {
    let mut slots = Vec::new();
    let fields = object(Some(&template.schema), &block.fields, &mut slots);
    let template = template.html.as_str();
    let made = ENGINE
        .template_from_named_str("", template)
        .and_then(|read| read.render_with_spans(fields));
    let (html, spans) = made.map_err(|error| told(&error, template))?;
    let filled = Filled {
        html,
        template,
        spans,
    };
    Ok((filled, slots))
}

/// The fields that are there, and those empty that the schema has besides, so that a template asks for nothing
/// else.
fn object<'a>(
    schema: Option<&Json>,
    fields: &'a BTreeMap<String, OwnField>,
    slots: &mut Vec<Slot<'a>>,
) -> Value {
    let known = schema.and_then(|schema| schema.get("properties")?.as_object());
    let mut values = empty(schema);
    for (name, field) in fields {
        let schema = known.and_then(|known| known.get(name));
        values.insert(name.clone(), value(schema, field, slots));
    }
    Value::from_pairs(values)
}

/// The fields that a schema has, each left out.
fn empty(schema: Option<&Json>) -> BTreeMap<String, Value> {
    let known = schema.and_then(|schema| schema.get("properties")?.as_object());
    let fields = known.into_iter().flatten().map(|(name, schema)| {
        let is_object = schema.get("properties").is_some();
        let value = if is_object {
            Value::from_object(LeftOut(empty(Some(schema))))
        } else {
            Value::from("")
        };
        (name.clone(), value)
    });
    fields.collect()
}

/// An object that a block leaves out: its fields are empty, and it is nothing itself.
#[derive(Debug)]
struct LeftOut(BTreeMap<String, Value>);

impl Object for LeftOut {
    fn get_value(self: &Arc<Self>, field: &Value) -> Option<Value> {
        self.0.get(field.as_str()?).cloned()
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

fn value<'a>(schema: Option<&Json>, field: &'a OwnField, slots: &mut Vec<Slot<'a>>) -> Value {
    let slot = match field {
        OwnField::Text(text) if text.is_empty() => return Value::from(""),
        OwnField::Blocks(blocks) if blocks.is_empty() => return Value::from(""),
        OwnField::Text(text) => Slot::Text(text),
        OwnField::Picture(picture) => Slot::Picture(picture),
        OwnField::Blocks(blocks) => Slot::Blocks(blocks),
        OwnField::Link(href) => return Value::from(href.0.as_str()),
        OwnField::List(items) => {
            let schema = schema.and_then(|schema| schema.get("items"));
            let items = items.iter().map(|item| value(schema, item, slots));
            return items.collect::<Vec<_>>().into_iter().collect();
        }
        OwnField::Object(fields) => return object(schema, fields, slots),
        OwnField::Plain(value) => return plain(value),
    };
    slots.push(slot);
    Value::from_safe_string(html::slot(slots.len() - 1))
}

fn plain(value: &Json) -> Value {
    match value {
        Json::Null => Value::from(""),
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(fraction)) => Value::from(fraction),
            (None, None) => Value::from(number.to_string()),
        },
        Json::String(words) => Value::from(words.as_str()),
        Json::Array(values) => values.iter().map(plain).collect(),
        Json::Object(fields) => Value::from_pairs(
            fields
                .iter()
                .map(|(name, value)| (name.as_str(), plain(value))),
        ),
    }
}

fn told(error: &Error, template: &str) -> TemplateError {
    let range = error.range().and_then(|range| template.get(range));
    let written = range.unwrap_or_default().trim();
    let (what, mend) = match error.kind() {
        ErrorKind::UndefinedError => (
            format!("the template asks for `{written}`, which is no field"),
            "name it as the schema beside the template does, or add it there".to_owned(),
        ),
        ErrorKind::OutOfFuel => (
            "the template takes too long".to_owned(),
            format!(
                "have it take no more than {STEPS} steps: a loop in a loop is often one too many"
            ),
        ),
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => (
            format!("the template asks for what its language has not: `{written}`"),
            "see https://docs.rs/minijinja/latest/minijinja/filters/ for what there is".to_owned(),
        ),
        kind => (
            format!(
                "the template can't be read: {}",
                error.detail().map_or(kind.to_string(), str::to_owned)
            ),
            "write it as https://docs.rs/minijinja/latest/minijinja/syntax/ has it".to_owned(),
        ),
    };
    TemplateError {
        line: error.line(),
        what,
        mend,
    }
}
