//! Posts: the addresses that their networks show them at, turned into those of their frames.

use url::Url;

use super::{is_at, is_code, is_number, path, query, with_query};

pub(super) fn x(href: &Url) -> Option<String> {
    match path(href)[..] {
        [_, "status", id, ..] | ["i", "web", "status", id]
            if is_at(href, &["x.com", "twitter.com"]) && is_number(id) =>
        {
            Some(format!(
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"
            ))
        }
        _ => None,
    }
}

pub(super) fn instagram(href: &Url) -> Option<String> {
    match path(href)[..] {
        // With the account before it or without.
        [kind @ ("p" | "reel" | "reels" | "tv"), id, ..]
        | [_, kind @ ("p" | "reel" | "reels" | "tv"), id]
            if is_at(href, &["instagram.com", "instagr.am"]) && is_code(id) =>
        {
            let kind = if kind == "reels" { "reel" } else { kind };
            Some(format!(
                "https://www.instagram.com/{kind}/{id}/embed/captioned/"
            ))
        }
        _ => None,
    }
}

/// The page of a post, also where its `at:` address is given (AT Protocol, "AT URI scheme").
pub(super) fn bluesky_page(href: &str) -> Option<Url> {
    let Some(post) = href.strip_prefix("at://") else {
        return Url::parse(href).ok();
    };
    match post.split('/').collect::<Vec<_>>()[..] {
        [who, "app.bsky.feed.post", id] => {
            Url::parse(&format!("https://bsky.app/profile/{who}/post/{id}")).ok()
        }
        _ => None,
    }
}

/// Whose post it is, where it is not said by an identifier.
pub(super) fn bluesky_handle(href: &Url) -> Option<String> {
    match path(href)[..] {
        ["profile", who, "post", _] if !is_did(who) => Some(who.to_owned()),
        _ => None,
    }
}

/// The identifier of an account (AT Protocol, "DID": the methods `plc` and `web`).
fn is_did(who: &str) -> bool {
    let fits = |sign: char| sign.is_ascii_alphanumeric() || ".-_".contains(sign);
    let named = ["did:plc:", "did:web:"]
        .into_iter()
        .find_map(|method| who.strip_prefix(method));
    named.is_some_and(|name| !name.is_empty() && name.chars().all(fits))
}

pub(super) fn bluesky(href: &Url) -> Option<String> {
    match path(href)[..] {
        ["profile", who, "post", id]
            if is_at(href, &["bsky.app"]) && is_did(who) && is_code(id) =>
        {
            Some(format!(
                "https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{id}"
            ))
        }
        _ => None,
    }
}

/// On any of its servers.
pub(super) fn mastodon(href: &Url) -> Option<String> {
    match path(href)[..] {
        [who, id] | [who, id, "embed"] if who.starts_with('@') && is_number(id) => {
            let origin = href.origin().ascii_serialization();
            Some(format!("{origin}/{who}/{id}/embed"))
        }
        _ => None,
    }
}

pub(super) fn threads(href: &Url) -> Option<String> {
    match path(href)[..] {
        [who, "post", id, ..]
            if is_at(href, &["threads.com", "threads.net"])
                && who.strip_prefix('@').is_some_and(is_name)
                && is_code(id) =>
        {
            Some(format!("https://www.threads.com/{who}/post/{id}/embed"))
        }
        _ => None,
    }
}

fn is_name(part: &str) -> bool {
    is_code(&part.replace('.', "_"))
}

/// With whether it is a film.
pub(super) fn facebook(href: &Url) -> Option<(String, bool)> {
    if !is_at(href, &["facebook.com", "web.facebook.com"]) {
        return None;
    }
    let asks = |name: &str, fits: fn(&str) -> bool| query(href, name).is_some_and(|it| fits(&it));
    let is_film = match path(href)[..] {
        [_, "videos", .., id] | ["reel", id] if is_number(id) => true,
        ["watch"] if asks("v", is_number) => true,
        [_, "posts", .., id] | ["groups", _, "posts", id] if is_code(id) => false,
        [_, "photos", .., id] | ["groups", _, "permalink", id] if is_number(id) => false,
        ["permalink.php" | "story.php"] if asks("story_fbid", is_code) => false,
        ["photo.php" | "photo"] if asks("fbid", is_number) => false,
        _ => return None,
    };
    let (plugin, text) = if is_film {
        ("https://www.facebook.com/plugins/video.php", "false")
    } else {
        ("https://www.facebook.com/plugins/post.php", "true")
    };
    let mut post = href.clone();
    post.set_host(Some("www.facebook.com")).ok()?;
    post.set_fragment(None);
    let src = with_query(plugin, &[("href", post.as_str()), ("show_text", text)])?;
    Some((src, is_film))
}
