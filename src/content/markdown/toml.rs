//! TOML with the place of each value.

use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{placed::Placed, scalar::plain, shape::Shape, stretch::of_scalar, trouble::Trouble};

/// The fields in a part of a file; `base` is where the part begins, in bytes. None where it can't be read,
/// which is a trouble.
pub fn read(
    text: &str,
    base: usize,
    shape: &Shape,
    troubles: &mut Vec<Trouble>,
) -> Option<Vec<(String, Placed)>> {
    if let Some(at) = too_deep(text) {
        let what = "too many parts stand in one another here";
        troubles.push(Trouble::new(
            base + at,
            what,
            "move this out of some of them",
        ));
        return None;
    }
    match DeTable::parse(text) {
        Ok(table) => Some(fields(table.get_ref(), (text, base), Some(shape))),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let what = format!("this is not TOML: {}", error.message());
            let mend =
                "write a field a line, as in `headline = \"…\"`, with words in quotation marks";
            troubles.push(Trouble::new(base + at, what, mend));
            None
        }
    }
}

/// Where a name has more points than any field is deep, in bytes: each of them is an object in another.
fn too_deep(text: &str) -> Option<usize> {
    const DEEPEST: usize = 64;
    let (mut points, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('\n' | ',' | '=' | '{', None) => points = 0,
            ('\n', _) => (points, quote) = (0, None),
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('.', None) => points += 1,
            _ => {}
        }
        if points > DEEPEST {
            return Some(at);
        }
    }
    None
}

/// Its fields; `text` is the part of a file that they are in, with where it begins, in bytes.
fn fields(table: &DeTable, text: (&str, usize), shape: Option<&Shape>) -> Vec<(String, Placed)> {
    let kind = table.iter().find(|(name, _)| name.get_ref() == "type");
    let kind = kind.and_then(|(_, value)| value.get_ref().as_str());
    let shape = shape.map(|shape| match kind {
        Some(kind) if shape.types().any(|one| one == kind) => shape.of_type(kind),
        _ => shape.clone(),
    });
    let mut fields: Vec<_> = table
        .iter()
        .map(|(name, value)| {
            let inside = shape.as_ref().and_then(|shape| shape.field(name.get_ref()));
            let mut placed = self::value(value, text, inside.as_ref());
            placed.offset = text.1 + name.span().start;
            (name.get_ref().to_string(), placed)
        })
        .collect();
    fields.sort_by_key(|(_, placed)| placed.offset);
    fields
}

fn value(value: &Spanned<DeValue>, text: (&str, usize), shape: Option<&Shape>) -> Placed {
    let span = value.span();
    let at = text.1 + span.start;
    let takes = |name: &str| shape.is_some_and(|shape| shape.takes(name));
    let number = |written: &str| {
        let is_number = takes("number") || takes("integer") || !takes("string");
        let value = if is_number {
            plain(written)
        } else {
            written.into()
        };
        Placed::scalar(at, value)
    };
    match value.get_ref() {
        DeValue::String(words) => {
            let stretches = of_scalar(text.0, span, words).into_iter();
            let stretches = stretches.map(|stretch| stretch.moved(text.1));
            Placed::words(at, words.to_string()).written(stretches.collect())
        }
        DeValue::Integer(whole) if whole.radix() == 10 => number(whole.as_str()),
        DeValue::Integer(whole) => {
            let whole = i64::from_str_radix(whole.as_str(), whole.radix());
            Placed::scalar(at, whole.map_or(Value::Null, Value::from))
        }
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Boolean(flag) => Placed::scalar(at, (*flag).into()),
        DeValue::Datetime(moment) => Placed::words(at, moment.to_string()),
        DeValue::Array(items) => {
            let item = shape.and_then(Shape::item);
            let items = items
                .iter()
                .map(|one| self::value(one, text, item.as_ref()));
            Placed::list(at, items.collect())
        }
        DeValue::Table(table) => Placed::object(at, fields(table, text, shape)),
    }
}
