use std::str::FromStr;

use atom_syndication::{
    Content, Entry, Feed, FixedDateTime, Link, Person, Text, TextType, WriteConfig,
};

use super::site::PublishError;
use crate::resolve::{FEED, Resolver};

/// How many corrections are in the feed, the newest.
const MOST: usize = 100;

/// All corrections as an Atom feed (RFC 4287); none where nothing was corrected.
pub fn corrections(resolver: &Resolver) -> Result<Option<String>, PublishError> {
    let mut entries = Vec::new();
    for told in resolver.told_corrections(MOST) {
        let updated = FixedDateTime::from_str(&told.date)
            .map_err(|error| PublishError::Other(error.to_string()))?;
        entries.push(Entry {
            title: Text {
                value: writable(&format!("{}: {}", told.label, told.headline)),
                lang: Some(told.language.clone()),
                r#type: TextType::Text,
                base: None,
            },
            id: told.url.clone(),
            updated,
            published: Some(updated),
            links: vec![link("alternate", &told.url, "text/html")],
            content: Some(Content {
                value: Some(writable(&told.html)),
                lang: Some(told.language),
                content_type: Some("html".to_owned()),
                ..Content::default()
            }),
            ..Entry::default()
        });
    }
    let Some(newest) = entries.first() else {
        return Ok(None);
    };
    let (head, page) = (resolver.corrections_head(), resolver.url("/corrections/"));
    let feed = Feed {
        title: Text::plain(writable(&head.title)),
        id: page.clone(),
        updated: newest.updated,
        authors: vec![Person {
            name: writable(&head.site),
            ..Person::default()
        }],
        links: vec![
            link("self", &resolver.url(FEED), "application/atom+xml"),
            link("alternate", &page, "text/html"),
        ],
        lang: Some(head.language.0),
        entries,
        ..Feed::default()
    };
    let settings = WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let written = feed.write_with_config(Vec::new(), settings);
    let bytes = written.map_err(|error| PublishError::Other(error.to_string()))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
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
