//! Who sends what is embedded, by its address.

use crate::{
    grammar::EmbedFrame,
    model::{Embed, Href, Provider, Text},
};

/// Those who are known by their addresses; what anyone may send has to be named.
const KNOWN: [(Provider, &str); 16] = [
    (Provider::Youtube, "youtube"),
    (Provider::Vimeo, "vimeo"),
    (Provider::X, "x"),
    (Provider::Instagram, "instagram"),
    (Provider::Tiktok, "tiktok"),
    (Provider::Bluesky, "bluesky"),
    (Provider::Spotify, "spotify"),
    (Provider::Soundcloud, "soundcloud"),
    (Provider::Facebook, "facebook"),
    (Provider::Threads, "threads"),
    (Provider::Twitch, "twitch"),
    (Provider::Dailymotion, "dailymotion"),
    (Provider::ApplePodcasts, "apple-podcasts"),
    (Provider::Datawrapper, "datawrapper"),
    (Provider::Flourish, "flourish"),
    (Provider::GoogleMaps, "google-maps"),
];

/// The provider whose address it is.
pub fn provider(href: &str) -> Option<&'static str> {
    let known = KNOWN.into_iter().find(|(provider, _)| {
        let embed = Embed {
            provider: *provider,
            href: Href(href.to_owned()),
            title: String::new(),
            text: Text::default(),
            author: None,
            date: None,
            picture: None,
            height: None,
        };
        EmbedFrame::of(&embed).is_ok()
    });
    known.map(|(_, name)| name)
}
