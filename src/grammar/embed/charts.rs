//! Charts and maps: the addresses that their makers publish them at, turned into those of their frames.

use url::Url;

use super::{is_at, is_code, is_number, path, query, with_query};

pub(super) fn datawrapper(href: &Url) -> Option<String> {
    let (id, version) = match path(href)[..] {
        [id] if is_at(href, &["datawrapper.dwcdn.net"]) => (id, None),
        [id, version] if is_at(href, &["datawrapper.dwcdn.net"]) => (id, Some(version)),
        ["_", id] if is_at(href, &["datawrapper.de"]) => (id, None),
        _ => return None,
    };
    let version = version
        .filter(|version| is_number(version))
        .map_or_else(String::new, |version| format!("{version}/"));
    (id.len() == 5 && is_code(id)).then(|| format!("https://datawrapper.dwcdn.net/{id}/{version}"))
}

pub(super) fn flourish(href: &Url) -> Option<String> {
    const HOSTS: [&str; 2] = ["public.flourish.studio", "flo.uri.sh"];
    match path(href)[..] {
        [kind @ ("visualisation" | "story"), id, ..] if is_at(href, &HOSTS) && is_number(id) => {
            Some(format!("https://flo.uri.sh/{kind}/{id}/embed"))
        }
        _ => None,
    }
}

/// What "Embed a map" gives, and maps of one's own: of others Google shows no frame without a key.
pub(super) fn google_maps(href: &Url) -> Option<String> {
    if !is_at(href, &["google.com", "maps.google.com"]) {
        return None;
    }
    match path(href)[..] {
        ["maps", "embed"] => with_query(
            "https://www.google.com/maps/embed",
            &[("pb", &query(href, "pb")?)],
        ),
        ["maps", "d", .., "viewer" | "embed" | "edit"] => {
            let map = query(href, "mid").filter(|map| is_code(map))?;
            with_query("https://www.google.com/maps/d/embed", &[("mid", &map)])
        }
        _ => None,
    }
}
