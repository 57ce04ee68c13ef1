//! Sounds: the addresses that their providers offer them at, turned into those of their players.

use url::Url;

use super::{is_at, is_code, is_number, path, query, with_query};

pub(super) fn spotify(href: &Url) -> Option<String> {
    const KINDS: [&str; 6] = ["album", "artist", "episode", "playlist", "show", "track"];
    let parts = path(href);
    // The first may be a language, as in `/intl-de/track/…`, or say that it is a frame already.
    let first = parts.first()?;
    let leads = first.starts_with("intl-") || first.starts_with("embed");
    match &parts[usize::from(leads)..] {
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
    let sound = format!("https://soundcloud.com{}", href.path());
    with_query("https://w.soundcloud.com/player/", &[("url", &sound)])
}

/// With its height: one episode, or the list of them.
pub(super) fn apple_podcasts(href: &Url) -> Option<(String, u32)> {
    if !is_at(href, &["podcasts.apple.com", "embed.podcasts.apple.com"]) {
        return None;
    }
    match path(href)[..] {
        [.., "podcast", id] | [.., "podcast", _, id]
            if id.strip_prefix("id").is_some_and(is_number) =>
        {
            let show = format!("https://embed.podcasts.apple.com{}", href.path());
            match query(href, "i").filter(|episode| is_number(episode)) {
                Some(episode) => Some((format!("{show}?i={episode}"), 175)),
                None => Some((show, 450)),
            }
        }
        _ => None,
    }
}
