//! The fields of an object, as they are gathered.

use super::{
    attributes::Attribute,
    blocks::File,
    placed::{Node, Placed},
    scalar::meant,
    shape::Shape,
    trouble::Trouble,
};

/// How many points a name may have: no field stands deeper.
const DEEPEST: usize = 8;

/// Adds to a field that is a list.
pub fn add(fields: &mut Vec<(String, Placed)>, name: String, at: usize, more: Vec<Placed>) {
    let known = fields.iter_mut().find(|(field, _)| *field == name);
    match known.map(|(_, value)| &mut value.node) {
        Some(Node::List(items)) => items.extend(more),
        Some(_) => {}
        None => fields.push((name, Placed::list(at, more))),
    }
}

/// Gives a field its value; a second one is a trouble.
pub fn set(fields: &mut Vec<(String, Placed)>, name: String, value: Placed, file: &mut File) {
    if fields.iter().any(|(field, _)| *field == name) {
        let what = format!("`{name}` stands here a second time");
        file.troubles
            .push(Trouble::new(value.offset, what, "keep one of the two"));
    } else {
        fields.push((name, value));
    }
}

/// Takes attributes as fields: `caption="Words"` is the words of a caption, `caption.credit` what is in
/// it, and what the object has no field for is its caption's too.
pub fn apply(fields: &mut Vec<(String, Placed)>, attributes: Vec<Attribute>, shape: &Shape) {
    for attribute in attributes {
        let mut path: Vec<String> = attribute.name.split('.').map(str::to_owned).collect();
        if path.len() > DEEPEST {
            path = vec![attribute.name.clone()];
        }
        if let [name] = path.as_slice() {
            let inside = shape.field(name);
            let caption = shape.field("caption");
            let is_of_caption = || caption.is_some_and(|caption| caption.field(name).is_some());
            match inside {
                Some(inside) if takes_words(&inside) => path.push("text".to_owned()),
                None if is_of_caption() => path.insert(0, "caption".to_owned()),
                _ => {}
            }
        }
        let inside = path
            .iter()
            .try_fold(shape.clone(), |shape, name| shape.field(name));
        let value = match (&attribute.value, attribute.is_quoted) {
            (None, _) => Placed::scalar(attribute.offset, true.into()),
            (Some(words), true) if !takes_numbers(inside.as_ref()) => {
                Placed::words(attribute.offset, words.as_str())
            }
            (Some(words), _) => Placed::scalar(attribute.offset, meant(words, inside.as_ref())),
        };
        let stretches = attribute.stretches.into_iter();
        let stretches = stretches.map(|stretch| stretch.moved(attribute.offset));
        let value = value.written(stretches.collect());
        put(fields, &path, value);
    }
}

/// Whether it is an object that words can stand for: a caption.
fn takes_words(shape: &Shape) -> bool {
    let text = shape.field("text");
    !shape.takes("string") && text.is_some_and(|text| text.is_text())
}

/// Whether a number in quotation marks is a number.
fn takes_numbers(shape: Option<&Shape>) -> bool {
    let takes = |name: &str| shape.is_some_and(|shape| shape.takes(name));
    (takes("number") || takes("integer") || takes("boolean")) && !takes("string")
}

/// Gives a field in a field its value, unless it has one.
pub fn put(fields: &mut Vec<(String, Placed)>, path: &[String], value: Placed) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    let index = fields.iter().position(|(field, _)| field == name);
    if rest.is_empty() {
        if index.is_none() {
            fields.push((name.clone(), value));
        }
        return;
    }
    let index = index.unwrap_or_else(|| {
        fields.push((name.clone(), Placed::object(value.offset, Vec::new())));
        fields.len() - 1
    });
    if let Some((_, Placed { node, .. })) = fields.get_mut(index)
        && let Node::Object(inner) = node
    {
        put(inner, rest, value);
    }
}
