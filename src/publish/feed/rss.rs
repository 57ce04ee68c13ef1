//! RSS 2.0, and podcasts, which are RSS with what Apple and the Podcast Index have added.

use std::collections::BTreeMap;

use html_escape::encode_text;
use jiff::{Timestamp, fmt::rfc2822};
use rss::{
    Category, Channel as RssChannel, Enclosure, Guid, Image, Item as RssItem,
    extension::{
        Extension, ExtensionMap,
        dublincore::DublinCoreExtension,
        itunes::{ITunesCategory, ITunesChannelExtension, ITunesItemExtension, ITunesOwner},
    },
};

use super::{channel::Channel, item::Item, words::words};
use crate::{grammar::feed::FeedForm, model::Podcast, publish::error::PublishError};

/// The namespace of Atom, whose links RSS borrows.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The namespace of what the Podcast Index has added to RSS.
const PODCAST: &str = "https://podcastindex.org/namespace/1.0";

/// The whole feed as XML; `url` is its own address.
pub fn xml(channel: &Channel, url: &str) -> Result<String, PublishError> {
    written(&of(channel, url))
}

/// A podcast as XML; `cover` is the whole address of its picture.
pub fn podcast_xml(
    channel: &Channel,
    url: &str,
    podcast: &Podcast,
    cover: Option<&str>,
) -> Result<String, PublishError> {
    let mut feed = of(channel, url);
    let author = podcast.author.as_deref().map(words);
    let author = author.unwrap_or_else(|| channel.publisher.clone());
    if feed.description.is_empty() {
        feed.description = feed.title.clone();
    }
    feed.image = cover.map(|cover| image(channel, cover.to_owned()));
    let explicit = if podcast.explicit { "true" } else { "false" };
    let categories = podcast.category.split('>').map(str::trim);
    let mut categories = categories.filter(|name| !name.is_empty()).rev();
    let category = categories.try_fold(None, |inner: Option<ITunesCategory>, name| {
        let mut category = ITunesCategory::default();
        category.set_text(words(name));
        category.set_subcategory(inner.map(Box::new));
        Some(Some(category))
    });
    feed.itunes_ext = Some(ITunesChannelExtension {
        author: Some(author.clone()),
        categories: category.flatten().into_iter().collect(),
        image: cover.map(str::to_owned),
        explicit: Some(explicit.to_owned()),
        owner: podcast.email.as_ref().map(|email| ITunesOwner {
            name: Some(author),
            email: Some(words(email)),
        }),
        r#type: Some("episodic".to_owned()),
        ..ITunesChannelExtension::default()
    });
    if let Some(guid) = &podcast.guid {
        let guid = Extension {
            name: "podcast:guid".to_owned(),
            value: Some(words(guid)),
            ..Extension::default()
        };
        feed.extensions
            .extend(extensions("podcast", "guid", vec![guid]));
        feed.namespaces
            .insert("podcast".to_owned(), PODCAST.to_owned());
    }
    for (item, told) in feed.items.iter_mut().zip(&channel.items) {
        item.itunes_ext = Some(ITunesItemExtension {
            explicit: Some(explicit.to_owned()),
            episode_type: Some("full".to_owned()),
            image: told.image.clone(),
            ..ITunesItemExtension::default()
        });
    }
    written(&feed)
}

fn of(channel: &Channel, url: &str) -> RssChannel {
    let own = link(&[
        ("rel", "self"),
        ("href", url),
        ("type", FeedForm::Rss.media_type()),
    ]);
    let hub = channel
        .hub
        .map(|hub| link(&[("rel", "hub"), ("href", hub)]));
    let links = [own].into_iter().chain(hub).collect();
    RssChannel {
        title: channel.title.clone(),
        link: channel.home.clone(),
        description: if channel.description.is_empty() {
            channel.title.clone()
        } else {
            channel.description.clone()
        },
        language: Some(channel.language.clone()),
        last_build_date: date(channel.updated()),
        image: channel.icon.clone().map(|icon| image(channel, icon)),
        items: channel.items.iter().map(|one| item(one)).collect(),
        extensions: extensions("atom", "link", links),
        namespaces: BTreeMap::from([("atom".to_owned(), ATOM.to_owned())]),
        ..RssChannel::default()
    }
}

fn extensions(space: &str, name: &str, elements: Vec<Extension>) -> ExtensionMap {
    let named = BTreeMap::from([(name.to_owned(), elements)]);
    BTreeMap::from([(space.to_owned(), named)])
}

fn link(attributes: &[(&str, &str)]) -> Extension {
    let attributes = attributes.iter();
    Extension {
        name: "atom:link".to_owned(),
        attrs: attributes
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        ..Extension::default()
    }
}

fn image(channel: &Channel, url: String) -> Image {
    Image {
        url,
        title: channel.title.clone(),
        link: channel.home.clone(),
        ..Image::default()
    }
}

/// Names of authors are Dublin Core's, since RSS has only their addresses for mail.
fn item(item: &Item) -> RssItem {
    RssItem {
        title: Some(item.title.clone()),
        link: Some(item.url.clone()),
        // It is read as HTML (RSS Best Practices Profile, `item-description`).
        description: item
            .summary
            .as_deref()
            .map(|words| encode_text(words).into_owned()),
        categories: item
            .topics
            .iter()
            .map(|topic| Category {
                name: topic.clone(),
                domain: None,
            })
            .collect(),
        enclosure: item.sound.as_ref().map(|sound| Enclosure {
            url: sound.url.clone(),
            length: sound.bytes.to_string(),
            mime_type: sound.media_type.to_owned(),
        }),
        guid: Some(Guid {
            value: item.id.clone(),
            permalink: false,
        }),
        pub_date: date(&item.published),
        // CDATA ends where its end is written, so the crate would have to part it.
        content: Some(item.html.replace("]]>", "]]&gt;")),
        dublin_core_ext: (!item.authors.is_empty()).then(|| DublinCoreExtension {
            creators: item.authors.clone(),
            ..DublinCoreExtension::default()
        }),
        ..RssItem::default()
    }
}

/// As RFC 822 has it, with a year of four digits.
fn date(iso: &str) -> Option<String> {
    let moment: Timestamp = iso.parse().ok()?;
    // With `GMT`: some take the `-0000` of others for no time zone.
    rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&moment)
        .ok()
}

fn written(feed: &RssChannel) -> Result<String, PublishError> {
    let bytes = feed.write_to(Vec::new())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
