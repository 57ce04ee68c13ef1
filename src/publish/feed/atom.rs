//! The parts of an Atom feed (RFC 4287) that both feeds have.

use std::str::FromStr;

use atom_syndication::{
    Content, Error, Feed, FixedDateTime, Link, Person, Text, TextType, WriteConfig,
};

use crate::{grammar::words::without_invisible, publish::error::PublishError};

/// The whole feed as XML.
pub fn xml(feed: &Feed) -> Result<String, Error> {
    let settings = WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let bytes = feed.write_with_config(Vec::new(), settings)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads a date as pages have it, in ISO 8601.
pub fn date(iso: &str) -> Result<FixedDateTime, PublishError> {
    FixedDateTime::from_str(iso).map_err(|error| PublishError::Date(error.to_string()))
}

/// Plain text in a language, made by [`words`] and [`isolated`].
pub fn text(value: String, language: &str) -> Text {
    Text {
        value,
        lang: Some(language.to_owned()),
        r#type: TextType::Text,
        base: None,
    }
}

/// HTML in a language.
pub fn html(value: &str, language: String) -> Content {
    Content {
        value: Some(xml_text(value)),
        lang: Some(language),
        content_type: Some("html".to_owned()),
        ..Content::default()
    }
}

/// An author by name.
pub fn person(name: &str) -> Person {
    Person {
        name: words(name),
        ..Person::default()
    }
}

/// A link by its relation.
pub fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}

/// Words without markup, and without the characters that only help a browser to break lines.
pub fn words(text: &str) -> String {
    xml_text(&without_invisible(text))
}

/// A name among other words, which keeps its direction to itself (Unicode Bidirectional Algorithm,
/// section 2.4).
pub fn isolated(name: &str) -> String {
    format!("\u{2068}{}\u{2069}", words(name))
}

/// Without the characters that XML 1.0 has no way to write: the rest of the feed is not to be lost by
/// them.
pub fn xml_text(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\u{7f}'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
