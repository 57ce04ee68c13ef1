//! What is embedded from other sites.

mod charts;
mod films;
mod posts;
mod sounds;

use thiserror::Error;
use url::Url;

use crate::model::{Embed, Provider};

/// What a reader who asks for an embed is sent, how much room it takes, and what it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbedFrame {
    /// An HTTPS address.
    pub src: String,
    /// Of `src`: scheme, host and port.
    pub origin: String,
    /// The page on which it stands, for readers.
    pub page: String,
    /// Who sends it, as readers know them.
    pub name: String,
    /// In CSS pixels; none for a film, which is as wide as the text and nine sixteenths as high.
    pub height: Option<u32>,
    /// What is lifted of the frame's sandbox (HTML, "the `sandbox` attribute").
    pub sandbox: &'static str,
    /// What it may use (Permissions Policy, "the `allow` attribute").
    pub allow: &'static str,
    /// Whether it has to be told the host of the page that it stands on.
    pub names_parent: bool,
}

/// Why nothing can be embedded from an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EmbedError {
    /// It is none of its provider's, or of no kind that can be shown in a frame.
    #[error("nothing can be embedded from `{0}`")]
    NotOfProvider(String),
    /// It says whose post it is by a name that may pass to another account.
    #[error(
        "`{0}` is the name of an account, and Bluesky's frame asks for its identifier (DID), which stays"
    )]
    Handle(String),
    /// It leads to another address, which nobody knows without asking there.
    #[error("`{0}` is a short address, which says nothing of where it leads")]
    Short(String),
}

/// A frame needs its own origin, or what it shows does not play; it is never the site's own.
macro_rules! sandbox {
    ($($more:literal)?) => {
        concat!(
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
            $(" ", $more)?
        )
    };
}

const PLAYS: &str = "autoplay; fullscreen; encrypted-media; picture-in-picture";
const SHOWS: &str = "fullscreen";

/// Hosts of addresses that lead on to others.
const SHORT: [&str; 9] = [
    "vm.tiktok.com",
    "vt.tiktok.com",
    "fb.watch",
    "on.soundcloud.com",
    "spotify.link",
    "maps.app.goo.gl",
    "goo.gl",
    "t.co",
    "pod.link",
];

impl EmbedFrame {
    /// From the address of what it shows.
    ///
    /// # Errors
    /// Where that address is not one of its provider's, or does not say what is to be shown.
    pub fn of(embed: &Embed) -> Result<Self, EmbedError> {
        let none = || EmbedError::NotOfProvider(embed.href.0.clone());
        let href = match embed.provider {
            Provider::Bluesky => posts::bluesky_page(&embed.href.0),
            _ => Url::parse(&embed.href.0).ok(),
        };
        let href = href.ok_or_else(none)?;
        if href.scheme() != "https" || !can_be_named(&href) {
            return Err(none());
        }
        if embed.provider != Provider::Frame && is_short(&href) {
            return Err(EmbedError::Short(embed.href.0.clone()));
        }
        if let Some(handle) = posts::bluesky_handle(&href)
            && embed.provider == Provider::Bluesky
        {
            return Err(EmbedError::Handle(handle));
        }
        let (name, src, height) = source(embed, &href).ok_or_else(none)?;
        let src = Url::parse(&src).map_err(|_| none())?;
        let is_film = height.is_none();
        Ok(Self {
            origin: src.origin().ascii_serialization(),
            src: src.into(),
            name,
            height,
            sandbox: match embed.provider {
                Provider::Frame => sandbox!("allow-forms"),
                _ if is_film => sandbox!("allow-presentation"),
                _ => sandbox!(),
            },
            allow: match embed.provider {
                Provider::Datawrapper | Provider::Flourish | Provider::GoogleMaps => SHOWS,
                Provider::Frame => "fullscreen; encrypted-media; picture-in-picture",
                _ => PLAYS,
            },
            names_parent: embed.provider == Provider::Twitch,
            page: href.into(),
        })
    }

    /// Where it is loaded from: its own origin, and those that its provider sends some readers to.
    pub fn origins(&self) -> impl Iterator<Item = String> {
        let more: &[&str] = match self.origin.as_str() {
            "https://www.facebook.com" => &["https://web.facebook.com"],
            "https://www.threads.com" => &["https://www.threads.net"],
            _ => &[],
        };
        let more = more.iter().map(|origin| (*origin).to_owned());
        std::iter::once(self.origin.clone()).chain(more)
    }
}

/// Who sends it, the address of the frame, and its height.
fn source(embed: &Embed, href: &Url) -> Option<(String, String, Option<u32>)> {
    let host = || href.host_str().unwrap_or_default().to_owned();
    let (name, src, height) = match embed.provider {
        Provider::Youtube => ("YouTube", films::youtube(href)?, None),
        Provider::Vimeo => ("Vimeo", films::vimeo(href)?, None),
        Provider::Twitch => ("Twitch", films::twitch(href)?, None),
        Provider::Dailymotion => ("Dailymotion", films::dailymotion(href)?, None),
        Provider::X => ("X", posts::x(href)?, Some(550)),
        Provider::Instagram => ("Instagram", posts::instagram(href)?, Some(780)),
        Provider::Tiktok => ("TikTok", films::tiktok(href)?, Some(740)),
        Provider::Bluesky => ("Bluesky", posts::bluesky(href)?, Some(480)),
        Provider::Mastodon => return Some((host(), posts::mastodon(href)?, Some(480))),
        Provider::Facebook => {
            let (src, is_film) = posts::facebook(href)?;
            ("Facebook", src, (!is_film).then_some(600))
        }
        Provider::Threads => ("Threads", posts::threads(href)?, Some(560)),
        Provider::Spotify => ("Spotify", sounds::spotify(href)?, Some(352)),
        Provider::Soundcloud => ("SoundCloud", sounds::soundcloud(href)?, Some(166)),
        Provider::ApplePodcasts => {
            let (src, height) = sounds::apple_podcasts(href)?;
            ("Apple Podcasts", src, Some(height))
        }
        Provider::Datawrapper => ("Datawrapper", charts::datawrapper(href)?, tall(embed, 500)),
        Provider::Flourish => ("Flourish", charts::flourish(href)?, tall(embed, 600)),
        Provider::GoogleMaps => ("Google Maps", charts::google_maps(href)?, tall(embed, 450)),
        Provider::Frame => return Some((host(), href.as_str().to_owned(), tall(embed, 450))),
    };
    Some((name.to_owned(), src, height))
}

/// As high as the story says, or as is usual.
fn tall(embed: &Embed, usual: u32) -> Option<u32> {
    Some(embed.height.unwrap_or(usual))
}

/// Whether a policy can name its origin (CSP 3, section 2.3.1). URLs have hosts with signs that would
/// end what a policy says of frames.
fn can_be_named(href: &Url) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    let host = href.host_str().unwrap_or_default();
    host.bytes().all(fits) && href.username().is_empty() && href.password().is_none()
}

fn is_short(href: &Url) -> bool {
    let leads_on = is_at(href, &["tiktok.com"]) && path(href).first() == Some(&"t");
    leads_on || is_at(href, &SHORT)
}

/// How an address that fits a provider looks, for a message.
pub fn example_address(provider: Provider) -> &'static str {
    match provider {
        Provider::Youtube => "https://www.youtube.com/watch?v=…",
        Provider::Vimeo => "https://vimeo.com/…",
        Provider::X => "https://x.com/…/status/…",
        Provider::Instagram => "https://www.instagram.com/p/…/",
        Provider::Tiktok => "https://www.tiktok.com/@…/video/…",
        Provider::Bluesky => "https://bsky.app/profile/did:plc:…/post/…",
        Provider::Mastodon => "https://mastodon.social/@…/…",
        Provider::Spotify => "https://open.spotify.com/track/…",
        Provider::Soundcloud => "https://soundcloud.com/…/…",
        Provider::Facebook => "https://www.facebook.com/…/posts/…",
        Provider::Threads => "https://www.threads.com/@…/post/…",
        Provider::Twitch => "https://www.twitch.tv/videos/…",
        Provider::Dailymotion => "https://www.dailymotion.com/video/…",
        Provider::ApplePodcasts => "https://podcasts.apple.com/…/podcast/…/id…",
        Provider::Datawrapper => "https://datawrapper.dwcdn.net/…/1/",
        Provider::Flourish => "https://public.flourish.studio/visualisation/…/",
        Provider::GoogleMaps => "https://www.google.com/maps/embed?pb=…",
        Provider::Frame => "https://…",
    }
}

/// Whether an address is on one of these hosts, by itself or as it is called on phones and desktops.
fn is_at(href: &Url, hosts: &[&str]) -> bool {
    let host = href.host_str().unwrap_or_default();
    let prefixes = ["www.", "m.", "mobile."];
    let bare = prefixes.iter().find_map(|prefix| host.strip_prefix(prefix));
    hosts.contains(&bare.unwrap_or(host)) && href.port().is_none()
}

fn path(href: &Url) -> Vec<&str> {
    let parts = href.path().split('/');
    parts.filter(|part| !part.is_empty()).collect()
}

fn query(href: &Url, name: &str) -> Option<String> {
    let mut pairs = href.query_pairs();
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

/// An address with a query, encoded.
fn with_query(address: &str, pairs: &[(&str, &str)]) -> Option<String> {
    Some(Url::parse_with_params(address, pairs).ok()?.into())
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_code(part: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !part.is_empty() && part.bytes().all(fits)
}

#[cfg(test)]
mod tests;
