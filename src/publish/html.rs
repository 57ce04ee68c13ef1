//! The pieces of a document that are written as text.

use std::borrow::Cow;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::page::{Tag, hooks};

/// The value of an attribute between double quotation marks.
pub fn attribute(value: &str) -> Cow<'_, str> {
    encode_double_quoted_attribute(value)
}

/// Text between tags.
pub fn text(text: &str) -> Cow<'_, str> {
    encode_text(text)
}

/// JSON that can't end the script it stands in, nor begin a comment there. HTML has no escapes inside a
/// script, so these are JSON's.
pub fn json_in_script(json: &str) -> Cow<'_, str> {
    if json.contains('<') {
        json.replace('<', "\\u003c").into()
    } else {
        json.into()
    }
}

/// A tag of a head, marked as one that the reader replaces on the next page.
pub fn write_tag(tag: &Tag, document: &mut String) {
    document.push_str(&format!("<{}", tag.name));
    for (name, value) in &tag.attributes {
        document.push_str(&format!(" {name}=\"{}\"", attribute(value)));
    }
    document.push_str(&format!(" {}>", hooks::document::HEAD.name));
    if let Some(content) = &tag.text {
        let content = if tag.name == "script" {
            json_in_script(content)
        } else {
            text(content)
        };
        document.push_str(&format!("{content}</{}>", tag.name));
    }
}
