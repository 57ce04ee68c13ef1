//! What stands elsewhere and is shown in a frame.

use serde_json::{Value, json};
use url::Url;

use crate::{grammar::EmbedFrame, model::Embed};

/// Providers that are known by their addresses, as content files name them.
const PROVIDERS: [&str; 17] = [
    "youtube",
    "vimeo",
    "x",
    "instagram",
    "tiktok",
    "bluesky",
    "mastodon",
    "spotify",
    "soundcloud",
    "facebook",
    "threads",
    "twitch",
    "dailymotion",
    "apple-podcasts",
    "datawrapper",
    "flourish",
    "google-maps",
];

/// The embed of an address, by the provider that knows it; none where no one does.
pub fn embed(address: &str, title: Option<&str>, height: Option<u32>) -> Option<Value> {
    let href = whole(address)?;
    PROVIDERS
        .iter()
        .find_map(|provider| of(provider, &href, title, height))
}

/// The frame of any other address.
pub fn frame(address: &str, title: Option<&str>, height: Option<u32>) -> Option<Value> {
    of("frame", &whole(address)?, title, height)
}

fn of(provider: &str, href: &str, title: Option<&str>, height: Option<u32>) -> Option<Value> {
    let mut block = json!({ "provider": provider, "href": href, "title": title.unwrap_or("–") });
    if let Some(height) = height.filter(|height| (100..=2000).contains(height)) {
        block["height"] = height.into();
    }
    let embed: Embed = serde_json::from_value(block.clone()).ok()?;
    let frame = EmbedFrame::of(&embed).ok()?;
    if title.is_none() {
        block["title"] = frame.name.into();
    }
    block["type"] = "embed".into();
    Some(block)
}

/// A whole address by HTTPS, which every provider has.
fn whole(address: &str) -> Option<String> {
    let address = address.trim();
    let address = match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address.to_owned(),
    };
    let mut url = Url::parse(&address).ok()?;
    if url.scheme() == "http" {
        url.set_scheme("https").ok()?;
    }
    Some(url.into())
}
