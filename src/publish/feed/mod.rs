//! What has come, for those who follow a publication by feeds.

mod corrections;
mod form;
mod stories;

use std::str::FromStr;

use atom_syndication::{Content, Feed, FixedDateTime, Link, Person, Text, TextType, WriteConfig};

use super::site::PublishError;
pub use corrections::corrections;
pub use stories::{FEED, stories};

fn write(feed: &Feed) -> Result<String, PublishError> {
    let settings = WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let written = feed.write_with_config(Vec::new(), settings);
    let bytes = written.map_err(|error| PublishError::Other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn date(iso: &str) -> Result<FixedDateTime, PublishError> {
    FixedDateTime::from_str(iso).map_err(|error| PublishError::Other(error.to_string()))
}

fn plain(words: &str, language: &str) -> Text {
    Text {
        value: writable(words),
        lang: Some(language.to_owned()),
        r#type: TextType::Text,
        base: None,
    }
}

/// HTML, which Atom has as text.
fn lines(html: &str, language: String) -> Content {
    Content {
        value: Some(writable(html)),
        lang: Some(language),
        content_type: Some("html".to_owned()),
        ..Content::default()
    }
}

fn person(name: &str) -> Person {
    Person {
        name: writable(name),
        ..Person::default()
    }
}

/// Without what XML has no place for: the rest of the feed is not to be lost by it.
fn writable(words: &str) -> String {
    let is_writable = |c: &char| !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\u{7f}');
    let words = words.chars().filter(is_writable);
    words
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
