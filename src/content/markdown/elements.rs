//! HTML elements among words, each as the span that says the same.

use super::{
    attributes::{Escapes, read},
    placed::Placed,
    scalar::meant,
    shape::Shape,
    trouble::Trouble,
};

/// What a tag is.
pub enum Element {
    /// A note of the editor, which is left out.
    Comment,
    /// `<br>`.
    LineBreak,
    /// A span that has no words of its own.
    Whole {
        /// Its type.
        name: String,
        /// Its other fields.
        fields: Vec<(String, Placed)>,
    },
    /// The beginning of a span.
    Open {
        /// By which it is closed.
        tag: String,
        /// Its type.
        name: String,
        /// Its other fields.
        fields: Vec<(String, Placed)>,
    },
    /// The end of an element.
    Close(String),
    /// No span is like it.
    Unknown(Trouble),
}

/// Elements that are called otherwise than the spans that say the same.
const NAMES: [(&str, &str); 15] = [
    ("a", "link"),
    ("abbr", "abbreviation"),
    ("b", "strong"),
    ("bdi", "language"),
    ("cite", "emphasis"),
    ("del", "deletion"),
    ("em", "emphasis"),
    ("i", "emphasis"),
    ("ins", "insertion"),
    ("kbd", "keyboard"),
    ("mark", "highlight"),
    ("s", "deletion"),
    ("span", "language"),
    ("strike", "deletion"),
    ("tt", "code"),
];

/// Attributes that are called otherwise than the fields.
const FIELDS: [(&str, &str); 1] = [("lang", "language")];

/// What a tag stands for; `at` is where it begins, in bytes.
pub fn element(tag: &str, at: usize) -> Element {
    if tag.starts_with("<!--") {
        return Element::Comment;
    }
    let inside = tag.trim_start_matches('<').trim_end_matches('>');
    let is_end = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let end = inside
        .find(|c: char| !(c.is_alphanumeric() || "-_".contains(c)))
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    let tag_name = name.to_ascii_lowercase();
    if is_end {
        return Element::Close(tag_name);
    }
    if tag_name == "br" {
        return Element::LineBreak;
    }
    if matches!(tag_name.as_str(), "rt" | "rp") && !Shape::mark("ruby").is_unknown() {
        return Element::Open {
            tag: tag_name.clone(),
            name: tag_name,
            fields: Vec::new(),
        };
    }
    let Some(kind) = kind(&tag_name) else {
        return Element::Unknown(unknown(at, &tag_name));
    };
    let shape = Shape::mark(kind);
    let is_whole = rest.trim_end().ends_with('/');
    let rest = format!("{}>", rest.trim_end().trim_end_matches('/'));
    let Ok((attributes, _)) = read(&rest, &['>'], Escapes::References) else {
        return Element::Unknown(unknown(at, &tag_name));
    };
    let fields: Vec<_> = attributes
        .into_iter()
        .filter(|attribute| !is_of_looks(&attribute.name) || shape.field(&attribute.name).is_some())
        .map(|attribute| {
            let name = field(&attribute.name, &shape);
            let inside = shape.field(&name);
            let value = match attribute.value {
                None => Placed::scalar(at, true.into()),
                Some(value) if value.is_empty() => Placed::words(at, value),
                Some(value) => Placed::scalar(at, meant(&value, inside.as_ref())),
            };
            (name, value)
        })
        .collect();
    let is_missing = matches!(tag_name.as_str(), "span" | "bdi") && fields.is_empty();
    if is_missing {
        let what = format!("`<{tag_name}>` says nothing here");
        let mend = "say in which language its words are, `<span lang=\"de\">`, or remove it";
        return Element::Unknown(Trouble::new(at, what, mend));
    }
    let name = kind.to_owned();
    if shape.field("text").is_some() && !is_whole {
        let tag = tag_name;
        Element::Open { tag, name, fields }
    } else if is_whole || shape.field("text").is_none() {
        Element::Whole { name, fields }
    } else {
        Element::Unknown(unknown(at, &tag_name))
    }
}

/// What a type of span is called in HTML, where it has another name there.
pub fn tag(kind: &str) -> &str {
    match kind {
        "abbreviation" => "abbr",
        "deletion" => "del",
        "highlight" => "mark",
        "insertion" => "ins",
        "keyboard" => "kbd",
        other => other,
    }
}

/// The type of span that an element is, if there is one.
fn kind(tag: &str) -> Option<&'static str> {
    let other = || {
        let (_, name) = NAMES.iter().find(|(name, _)| *name == tag)?;
        Shape::mark_name(name)
    };
    Shape::mark_name(tag).or_else(other)
}

fn field(attribute: &str, shape: &Shape) -> String {
    if shape.field(attribute).is_some() {
        return attribute.to_owned();
    }
    let other = FIELDS.iter().find(|(name, _)| *name == attribute);
    let field = other.filter(|(_, field)| shape.field(field).is_some());
    field.map_or(attribute, |(_, field)| field).to_owned()
}

/// Attributes that say how it looks, or which way it is written, which a page here knows by itself.
fn is_of_looks(name: &str) -> bool {
    matches!(
        name,
        "class" | "dir" | "id" | "rel" | "role" | "style" | "target"
    )
}

fn unknown(at: usize, name: &str) -> Trouble {
    let what = format!("there is no span like the HTML element `<{name}>`");
    let mend =
        "remove the tag and keep its words, or write a backslash before `<`, where it is one";
    Trouble::new(at, what, mend)
}
