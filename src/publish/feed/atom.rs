//! Atom (RFC 4287).

use std::str::FromStr;

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text, TextType, WriteConfig,
};

use super::{channel::Channel, item::Item};
use crate::{grammar::feed::FeedForm, publish::error::PublishError};

/// The whole feed as XML; `url` is its own address.
pub fn xml(channel: &Channel, url: &str) -> Result<String, PublishError> {
    let mut links = vec![
        link("self", url, FeedForm::Atom.media_type()),
        link("alternate", &channel.home, "text/html"),
    ];
    links.extend(channel.hub.map(|hub| Link {
        rel: "hub".to_owned(),
        href: hub.to_owned(),
        ..Link::default()
    }));
    let entries = channel.items.iter().map(|item| entry(item));
    let feed = Feed {
        title: channel.title.as_str().into(),
        subtitle: (!channel.description.is_empty()).then(|| channel.description.as_str().into()),
        id: channel.id.clone(),
        updated: date(channel.updated())?,
        authors: vec![person(&channel.publisher)],
        icon: channel.icon.clone(),
        links,
        lang: Some(channel.language.clone()),
        entries: entries.collect::<Result<_, _>>()?,
        ..Feed::default()
    };
    let settings = WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let bytes = feed.write_with_config(Vec::new(), settings)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn entry(item: &Item) -> Result<Entry, PublishError> {
    let mut links = vec![link("alternate", &item.url, "text/html")];
    links.extend(item.sound.iter().map(|sound| Link {
        length: Some(sound.bytes.to_string()),
        title: Some(sound.title.clone()),
        ..link("enclosure", &sound.url, sound.media_type)
    }));
    let summary = item.summary.as_ref();
    Ok(Entry {
        title: text(&item.title, &item.language),
        id: item.id.clone(),
        updated: date(&item.updated)?,
        published: Some(date(&item.published)?),
        authors: item.authors.iter().map(|name| person(name)).collect(),
        categories: item
            .topics
            .iter()
            .map(|topic| Category {
                term: topic.clone(),
                ..Category::default()
            })
            .collect(),
        links,
        summary: summary.map(|summary| text(summary, &item.language)),
        content: Some(Content {
            value: Some(item.html.clone()),
            lang: Some(item.language.clone()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

/// Reads a date as pages have it, in ISO 8601.
fn date(iso: &str) -> Result<FixedDateTime, PublishError> {
    FixedDateTime::from_str(iso).map_err(|error| PublishError::Date(error.to_string()))
}

fn text(value: &str, language: &str) -> Text {
    Text {
        value: value.to_owned(),
        lang: Some(language.to_owned()),
        r#type: TextType::Text,
        base: None,
    }
}

fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..Person::default()
    }
}

fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
