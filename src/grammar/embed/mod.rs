//! What is embedded from other sites.

mod providers;

use url::Url;

use self::providers::{
    bluesky, instagram, mastodon, soundcloud, spotify, tiktok, vimeo, x, youtube,
};
use crate::model::{Embed, Provider};

/// What a reader who asks for an embed is sent, and how much room it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbedFrame {
    /// An HTTPS address.
    pub src: String,
    /// Of `src`: scheme, host and port.
    pub origin: String,
    /// Who sends it, as readers know them.
    pub name: String,
    /// In CSS pixels; none for a film, which is as wide as the text and nine sixteenths as high.
    pub height: Option<u32>,
}

impl EmbedFrame {
    /// From the address of what it shows; none where that address is not one of its provider's.
    pub fn of(embed: &Embed) -> Option<Self> {
        let href = Url::parse(&embed.href.0).ok()?;
        if href.scheme() != "https" || !can_be_named(&href) {
            return None;
        }
        let (name, src, height) = match embed.provider {
            Provider::Youtube => ("YouTube", youtube(&href)?, None),
            Provider::Vimeo => ("Vimeo", vimeo(&href)?, None),
            Provider::X => ("X", x(&href)?, Some(550)),
            Provider::Instagram => ("Instagram", instagram(&href)?, Some(780)),
            Provider::Tiktok => ("TikTok", tiktok(&href)?, Some(740)),
            Provider::Bluesky => ("Bluesky", bluesky(&href)?, Some(480)),
            Provider::Mastodon => (href.host_str()?, mastodon(&href)?, Some(480)),
            Provider::Spotify => ("Spotify", spotify(&href)?, Some(352)),
            Provider::Soundcloud => ("SoundCloud", soundcloud(&href)?, Some(166)),
            Provider::Frame => (
                href.host_str()?,
                href.as_str().to_owned(),
                Some(embed.height.unwrap_or(450)),
            ),
        };
        let src = Url::parse(&src).ok()?;
        Some(Self {
            origin: src.origin().ascii_serialization(),
            src: src.into(),
            name: name.to_owned(),
            height,
        })
    }
}

/// Whether a policy can name its origin (CSP 3, section 2.3.1). URLs have hosts with signs that would
/// end what a policy says of frames.
fn can_be_named(href: &Url) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    let host = href.host_str().unwrap_or_default();
    host.bytes().all(fits) && href.username().is_empty() && href.password().is_none()
}

/// How an address that fits a provider looks, for a message.
pub fn example_address(provider: Provider) -> &'static str {
    match provider {
        Provider::Youtube => "https://www.youtube.com/watch?v=…",
        Provider::Vimeo => "https://vimeo.com/…",
        Provider::X => "https://x.com/…/status/…",
        Provider::Instagram => "https://www.instagram.com/p/…/",
        Provider::Tiktok => "https://www.tiktok.com/@…/video/…",
        Provider::Bluesky => "https://bsky.app/profile/…/post/…",
        Provider::Mastodon => "https://mastodon.social/@…/…",
        Provider::Spotify => "https://open.spotify.com/track/…",
        Provider::Soundcloud => "https://soundcloud.com/…/…",
        Provider::Frame => "https://…",
    }
}

#[cfg(test)]
mod tests;
