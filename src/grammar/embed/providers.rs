//! The addresses of what providers show, turned into those that their own codes for embedding load.

use url::Url;

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

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_code(part: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !part.is_empty() && part.bytes().all(fits)
}

pub(super) fn youtube(href: &Url) -> Option<String> {
    let id = match path(href)[..] {
        [id] if is_at(href, &["youtu.be"]) => id.to_owned(),
        ["watch"] if is_at(href, &["youtube.com"]) => query(href, "v")?,
        ["shorts" | "live" | "embed", id]
            if is_at(href, &["youtube.com", "youtube-nocookie.com"]) =>
        {
            id.to_owned()
        }
        _ => return None,
    };
    if id.len() != 11 || !is_code(&id) {
        return None;
    }
    let start = query(href, "t")
        .or_else(|| query(href, "start"))
        .map(|start| start.trim_end_matches('s').to_owned())
        .filter(|start| is_number(start))
        .map_or_else(String::new, |start| format!("?start={start}"));
    Some(format!(
        "https://www.youtube-nocookie.com/embed/{id}{start}"
    ))
}

pub(super) fn vimeo(href: &Url) -> Option<String> {
    let (id, hash) = match path(href)[..] {
        [id] if is_at(href, &["vimeo.com"]) => (id, query(href, "h")),
        [id, hash] if is_at(href, &["vimeo.com"]) && is_number(id) => (id, Some(hash.to_owned())),
        ["video", id] if is_at(href, &["player.vimeo.com"]) => (id, query(href, "h")),
        _ => return None,
    };
    if !is_number(id) {
        return None;
    }
    let hash = hash
        .filter(|hash| is_code(hash))
        .map_or_else(String::new, |hash| format!("&h={hash}"));
    Some(format!("https://player.vimeo.com/video/{id}?dnt=1{hash}"))
}

pub(super) fn x(href: &Url) -> Option<String> {
    match path(href)[..] {
        [_, "status", id, ..] if is_at(href, &["x.com", "twitter.com"]) && is_number(id) => Some(
            format!("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"),
        ),
        _ => None,
    }
}

pub(super) fn instagram(href: &Url) -> Option<String> {
    match path(href)[..] {
        // With the account before it or without.
        [kind @ ("p" | "reel" | "tv"), id] | [_, kind @ ("p" | "reel" | "tv"), id]
            if is_at(href, &["instagram.com"]) && is_code(id) =>
        {
            Some(format!(
                "https://www.instagram.com/{kind}/{id}/embed/captioned/"
            ))
        }
        _ => None,
    }
}

pub(super) fn tiktok(href: &Url) -> Option<String> {
    match path(href)[..] {
        [_, "video" | "photo", id] if is_at(href, &["tiktok.com"]) && is_number(id) => {
            Some(format!("https://www.tiktok.com/embed/v2/{id}"))
        }
        _ => None,
    }
}

pub(super) fn bluesky(href: &Url) -> Option<String> {
    match path(href)[..] {
        ["profile", who, "post", id] if is_at(href, &["bsky.app"]) && is_code(id) => Some(format!(
            "https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{id}"
        )),
        _ => None,
    }
}

/// On any of its servers.
pub(super) fn mastodon(href: &Url) -> Option<String> {
    match path(href)[..] {
        [who, id] if who.starts_with('@') && is_number(id) => {
            let origin = href.origin().ascii_serialization();
            Some(format!("{origin}/{who}/{id}/embed"))
        }
        _ => None,
    }
}

pub(super) fn spotify(href: &Url) -> Option<String> {
    const KINDS: [&str; 6] = ["album", "artist", "episode", "playlist", "show", "track"];
    let parts = path(href);
    // The first may be a language, as in `/intl-de/track/…`.
    let is_translated = parts.first()?.starts_with("intl-");
    match &parts[usize::from(is_translated)..] {
        [kind, id] if is_at(href, &["open.spotify.com"]) && KINDS.contains(kind) && is_code(id) => {
            Some(format!("https://open.spotify.com/embed/{kind}/{id}"))
        }
        _ => None,
    }
}

pub(super) fn soundcloud(href: &Url) -> Option<String> {
    if !is_at(href, &["soundcloud.com"]) || path(href).len() < 2 {
        return None;
    }
    let mut player = Url::parse("https://w.soundcloud.com/player/").ok()?;
    let sound = format!("https://soundcloud.com{}", href.path());
    player.query_pairs_mut().append_pair("url", &sound);
    Some(player.into())
}
