use url::Url;

use crate::model::{Embed, Provider};

/// What a reader who asks for an embed is sent, and how much room it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub src: String,
    /// Of `src`: scheme, host and port.
    pub origin: String,
    /// Who sends it, as readers know them.
    pub name: String,
    /// In CSS pixels; none for a film, which is as wide as the text and nine sixteenths as high.
    pub height: Option<u32>,
}

/// The frame of an embed, from the address of what it shows; none where that address is not one of
/// its provider's. The patterns are those of the providers' own codes for embedding.
pub fn frame(embed: &Embed) -> Option<Frame> {
    let at = Url::parse(&embed.href.0).ok()?;
    if at.scheme() != "https" || !can_be_named(&at) {
        return None;
    }
    let (name, src, height) = match embed.provider {
        Provider::Youtube => ("YouTube", youtube(&at)?, None),
        Provider::Vimeo => ("Vimeo", vimeo(&at)?, None),
        Provider::X => ("X", x(&at)?, Some(550)),
        Provider::Instagram => ("Instagram", instagram(&at)?, Some(780)),
        Provider::Tiktok => ("TikTok", tiktok(&at)?, Some(740)),
        Provider::Bluesky => ("Bluesky", bluesky(&at)?, Some(480)),
        Provider::Mastodon => (at.host_str()?, mastodon(&at)?, Some(480)),
        Provider::Spotify => ("Spotify", spotify(&at)?, Some(352)),
        Provider::Soundcloud => ("SoundCloud", soundcloud(&at)?, Some(166)),
        Provider::Frame => (
            at.host_str()?,
            at.as_str().to_owned(),
            Some(embed.height.unwrap_or(450)),
        ),
    };
    let src = Url::parse(&src).ok()?;
    Some(Frame {
        origin: src.origin().ascii_serialization(),
        src: src.into(),
        name: name.to_owned(),
        height,
    })
}

/// Whether a policy can name its origin (CSP 3, section 2.3.1). URLs have hosts with signs that would
/// end what a policy says of frames.
fn can_be_named(at: &Url) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    let host = at.host_str().unwrap_or_default();
    host.bytes().all(fits) && at.username().is_empty() && at.password().is_none()
}

/// How an address that fits a provider looks.
pub fn example(provider: Provider) -> &'static str {
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

/// A host without what stands before it on phones and desktops.
fn is_at(at: &Url, hosts: &[&str]) -> bool {
    let host = at.host_str().unwrap_or_default();
    let bare = ["www.", "m.", "mobile."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix));
    hosts.contains(&bare.unwrap_or(host)) && at.port().is_none()
}

fn path(at: &Url) -> Vec<&str> {
    let parts = at.path().split('/');
    parts.filter(|part| !part.is_empty()).collect()
}

fn query(at: &Url, name: &str) -> Option<String> {
    let mut pairs = at.query_pairs();
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_code(part: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !part.is_empty() && part.bytes().all(fits)
}

fn youtube(at: &Url) -> Option<String> {
    let id = match path(at)[..] {
        [id] if is_at(at, &["youtu.be"]) => id.to_owned(),
        ["watch"] if is_at(at, &["youtube.com"]) => query(at, "v")?,
        ["shorts" | "live" | "embed", id]
            if is_at(at, &["youtube.com", "youtube-nocookie.com"]) =>
        {
            id.to_owned()
        }
        _ => return None,
    };
    if id.len() != 11 || !is_code(&id) {
        return None;
    }
    let start = query(at, "t").or_else(|| query(at, "start"));
    let start = start.map(|start| start.trim_end_matches('s').to_owned());
    let start = start.filter(|start| is_number(start));
    let start = start.map_or_else(String::new, |start| format!("?start={start}"));
    Some(format!(
        "https://www.youtube-nocookie.com/embed/{id}{start}"
    ))
}

fn vimeo(at: &Url) -> Option<String> {
    let (id, hash) = match path(at)[..] {
        [id] if is_at(at, &["vimeo.com"]) => (id, query(at, "h")),
        [id, hash] if is_at(at, &["vimeo.com"]) && is_number(id) => (id, Some(hash.to_owned())),
        ["video", id] if is_at(at, &["player.vimeo.com"]) => (id, query(at, "h")),
        _ => return None,
    };
    if !is_number(id) {
        return None;
    }
    let hash = hash.filter(|hash| is_code(hash));
    let hash = hash.map_or_else(String::new, |hash| format!("&h={hash}"));
    Some(format!("https://player.vimeo.com/video/{id}?dnt=1{hash}"))
}

fn x(at: &Url) -> Option<String> {
    match path(at)[..] {
        [_, "status", id, ..] if is_at(at, &["x.com", "twitter.com"]) && is_number(id) => Some(
            format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"),
        ),
        _ => None,
    }
}

fn instagram(at: &Url) -> Option<String> {
    match path(at)[..] {
        // With the account before it or without.
        [kind @ ("p" | "reel" | "tv"), id] | [_, kind @ ("p" | "reel" | "tv"), id]
            if is_at(at, &["instagram.com"]) && is_code(id) =>
        {
            Some(format!(
                "https://www.instagram.com/{kind}/{id}/embed/captioned/"
            ))
        }
        _ => None,
    }
}

fn tiktok(at: &Url) -> Option<String> {
    match path(at)[..] {
        [_, "video" | "photo", id] if is_at(at, &["tiktok.com"]) && is_number(id) => {
            Some(format!("https://www.tiktok.com/embed/v2/{id}"))
        }
        _ => None,
    }
}

fn bluesky(at: &Url) -> Option<String> {
    match path(at)[..] {
        ["profile", who, "post", id] if is_at(at, &["bsky.app"]) && is_code(id) => Some(format!(
            "https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{id}"
        )),
        _ => None,
    }
}

/// On any of its servers.
fn mastodon(at: &Url) -> Option<String> {
    match path(at)[..] {
        [who, id] if who.starts_with('@') && is_number(id) => {
            let origin = at.origin().ascii_serialization();
            Some(format!("{origin}/{who}/{id}/embed"))
        }
        _ => None,
    }
}

fn spotify(at: &Url) -> Option<String> {
    const KINDS: [&str; 6] = ["album", "artist", "episode", "playlist", "show", "track"];
    let parts = path(at);
    // In a language: `/intl-de/track/…`.
    let parts = match parts.first()?.starts_with("intl-") {
        true => &parts[1..],
        false => &parts[..],
    };
    match parts {
        [kind, id] if is_at(at, &["open.spotify.com"]) && KINDS.contains(kind) && is_code(id) => {
            Some(format!("https://open.spotify.com/embed/{kind}/{id}"))
        }
        _ => None,
    }
}

fn soundcloud(at: &Url) -> Option<String> {
    if !is_at(at, &["soundcloud.com"]) || path(at).len() < 2 {
        return None;
    }
    let mut player = Url::parse("https://w.soundcloud.com/player/").ok()?;
    let sound = format!("https://soundcloud.com{}", at.path());
    player.query_pairs_mut().append_pair("url", &sound);
    Some(player.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Href, Text};

    fn of(provider: Provider, href: &str) -> Option<Frame> {
        frame(&Embed {
            provider,
            href: Href(href.to_owned()),
            title: "A title".to_owned(),
            text: Text::default(),
            author: None,
            date: None,
            picture: None,
            height: None,
        })
    }

    #[test]
    fn an_address_as_copied_becomes_that_of_the_frame() {
        let nocookie = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
        let started = format!("{nocookie}?start=42");
        for (provider, href, src) in [
            (
                Provider::Youtube,
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x",
                nocookie,
            ),
            (
                Provider::Youtube,
                "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
                nocookie,
            ),
            (
                Provider::Youtube,
                "https://youtu.be/dQw4w9WgXcQ?t=42s",
                &started,
            ),
            (
                Provider::Youtube,
                "https://www.youtube.com/shorts/dQw4w9WgXcQ",
                nocookie,
            ),
            (
                Provider::Vimeo,
                "https://vimeo.com/76979871",
                "https://player.vimeo.com/video/76979871?dnt=1",
            ),
            (
                Provider::Vimeo,
                "https://vimeo.com/76979871/ab12",
                "https://player.vimeo.com/video/76979871?dnt=1&h=ab12",
            ),
            (
                Provider::X,
                "https://twitter.com/nasa/status/1234567890?s=20",
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890",
            ),
            (
                Provider::Instagram,
                "https://www.instagram.com/nasa/p/Cabc-_1/",
                "https://www.instagram.com/p/Cabc-_1/embed/captioned/",
            ),
            (
                Provider::Tiktok,
                "https://www.tiktok.com/@nasa/video/7123456789",
                "https://www.tiktok.com/embed/v2/7123456789",
            ),
            (
                Provider::Bluesky,
                "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l",
                "https://embed.bsky.app/embed/bsky.app/app.bsky.feed.post/3l6oveex3ii2l",
            ),
            (
                Provider::Mastodon,
                "https://mastodon.social/@Gargron/1234567890",
                "https://mastodon.social/@Gargron/1234567890/embed",
            ),
            (
                Provider::Spotify,
                "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=x",
                "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
            ),
            (
                Provider::Soundcloud,
                "https://soundcloud.com/nasa/sounds?si=x",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fnasa%2Fsounds",
            ),
            (
                Provider::Frame,
                "https://example.org/map?a=1",
                "https://example.org/map?a=1",
            ),
        ] {
            assert_eq!(
                of(provider, href).map(|frame| frame.src).as_deref(),
                Some(src),
                "{href}"
            );
        }
    }

    #[test]
    fn an_address_that_is_none_of_its_provider_s_makes_no_frame() {
        for (provider, href) in [
            (Provider::Youtube, "https://www.youtube.com/@nasa"),
            (Provider::Youtube, "https://www.youtube.com/watch?v=short"),
            (
                Provider::Youtube,
                "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
            ),
            (
                Provider::Youtube,
                "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
            ),
            (Provider::Vimeo, "https://vimeo.com/nasa"),
            (Provider::X, "https://x.com/nasa"),
            (Provider::Instagram, "https://www.instagram.com/nasa/"),
            (Provider::Tiktok, "https://vm.tiktok.com/ZM8/"),
            (Provider::Bluesky, "https://bsky.app/profile/bsky.app"),
            (Provider::Mastodon, "https://mastodon.social/@Gargron"),
            (Provider::Spotify, "https://open.spotify.com/"),
            (Provider::Soundcloud, "https://soundcloud.com/nasa"),
            (Provider::Frame, "javascript:alert(1)"),
            (Provider::Frame, "/science/plain/"),
            (Provider::Frame, ""),
            (Provider::Frame, "https://a;sandbox/"),
            (Provider::Frame, "https://a,b.example.org/"),
            (Provider::Frame, "https://'self'/"),
            (Provider::Frame, "https://[::1]/"),
            (Provider::Frame, "https://ada:secret@example.org/"),
            (Provider::Mastodon, "https://a;sandbox/@x/1"),
        ] {
            assert_eq!(of(provider, href), None, "{href}");
        }
    }

    #[test]
    fn who_sends_it_is_named() {
        let named = |provider, href| of(provider, href).map(|frame| (frame.name, frame.origin));

        let toot = named(Provider::Mastodon, "https://mastodon.social/@Gargron/1");
        let origin = "https://mastodon.social".to_owned();
        assert_eq!(toot, Some(("mastodon.social".to_owned(), origin)));

        let map = named(Provider::Frame, "https://maps.example.org:8443/a");
        let origin = "https://maps.example.org:8443".to_owned();
        assert_eq!(map, Some(("maps.example.org".to_owned(), origin)));
    }
}
