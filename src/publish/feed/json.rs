//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde_json::{Map, Value, json};

use super::{channel::Channel, item::Item};

/// The whole feed; `url` is its own address.
pub fn text(channel: &Channel, url: &str) -> String {
    let mut feed = Map::new();
    let mut set = |name: &str, value: Value| {
        if value != Value::Null {
            feed.insert(name.to_owned(), value);
        }
    };
    set("version", "https://jsonfeed.org/version/1.1".into());
    set("title", channel.title.as_str().into());
    set("home_page_url", channel.home.as_str().into());
    set("feed_url", url.into());
    if !channel.description.is_empty() {
        set("description", channel.description.as_str().into());
    }
    set("icon", channel.icon.clone().into());
    set("language", channel.language.as_str().into());
    set("authors", json!([{ "name": channel.publisher }]));
    if let Some(hub) = channel.hub {
        set("hubs", json!([{ "type": "WebSub", "url": hub }]));
    }
    let items = channel.items.iter().map(|one| item(one));
    set("items", items.collect());
    Value::Object(feed).to_string()
}

fn item(item: &Item) -> Value {
    let mut value = json!({
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "language": item.language,
        "date_published": item.published,
        "content_html": item.html,
    });
    if item.updated != item.published {
        value["date_modified"] = item.updated.as_str().into();
    }
    if let Some(summary) = &item.summary {
        value["summary"] = summary.as_str().into();
    }
    if let Some(image) = &item.image {
        value["image"] = image.as_str().into();
    }
    if !item.authors.is_empty() {
        let authors = item.authors.iter().map(|name| json!({ "name": name }));
        value["authors"] = authors.collect();
    }
    if !item.topics.is_empty() {
        value["tags"] = item.topics.iter().map(String::as_str).collect();
    }
    if let Some(sound) = &item.sound {
        value["attachments"] = json!([{
            "url": sound.url,
            "mime_type": sound.media_type,
            "title": sound.title,
            "size_in_bytes": sound.bytes,
        }]);
    }
    value
}
