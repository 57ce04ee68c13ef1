//! Films: the addresses that their providers show them at, turned into those of their players.

use url::Url;

use super::{is_at, is_code, is_number, path, query, with_query};

pub(super) fn youtube(href: &Url) -> Option<String> {
    const HOSTS: [&str; 3] = ["youtube.com", "youtube-nocookie.com", "music.youtube.com"];
    let id = match path(href)[..] {
        [id] if is_at(href, &["youtu.be"]) => id.to_owned(),
        ["watch"] if is_at(href, &HOSTS) => query(href, "v")?,
        ["shorts" | "live" | "embed" | "v", id] if is_at(href, &HOSTS) => id.to_owned(),
        _ => return None,
    };
    if id.len() != 11 || !is_code(&id) {
        return None;
    }
    let start = query(href, "t")
        .or_else(|| query(href, "start"))
        .and_then(|start| seconds(&start))
        .map_or_else(String::new, |start| format!("?start={start}"));
    Some(format!(
        "https://www.youtube-nocookie.com/embed/{id}{start}"
    ))
}

/// Of `90`, `90s` or `1m30s`.
fn seconds(text: &str) -> Option<u32> {
    let mut sum = 0_u32;
    let mut digits = String::new();
    for sign in text.chars() {
        let unit = match sign {
            '0'..='9' => {
                digits.push(sign);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        sum = sum.checked_add(digits.parse::<u32>().ok()?.checked_mul(unit)?)?;
        digits.clear();
    }
    if digits.is_empty() {
        return Some(sum);
    }
    sum.checked_add(digits.parse().ok()?)
}

pub(super) fn vimeo(href: &Url) -> Option<String> {
    let (id, hash) = match path(href)[..] {
        [id] | ["channels", _, id] | ["groups", _, "videos", id] if is_at(href, &["vimeo.com"]) => {
            (id, query(href, "h"))
        }
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

/// It plays only where `parent` names the host of the page, which is added later.
pub(super) fn twitch(href: &Url) -> Option<String> {
    let (kind, id) = match path(href)[..] {
        ["videos", id] if is_at(href, &["twitch.tv"]) && is_number(id) => {
            ("video", format!("v{id}"))
        }
        [_, "clip", id] if is_at(href, &["twitch.tv"]) => ("clip", id.to_owned()),
        ["embed"] if is_at(href, &["clips.twitch.tv"]) => ("clip", query(href, "clip")?),
        [id] if is_at(href, &["clips.twitch.tv"]) => ("clip", id.to_owned()),
        [channel] if is_at(href, &["twitch.tv"]) => ("channel", channel.to_owned()),
        [] if is_at(href, &["player.twitch.tv"]) => {
            let named = ["video", "channel"].into_iter();
            named
                .filter_map(|kind| Some((kind, query(href, kind)?)))
                .next()?
        }
        _ => return None,
    };
    let player = match kind {
        "clip" => "https://clips.twitch.tv/embed",
        _ => "https://player.twitch.tv/",
    };
    is_code(&id).then(|| with_query(player, &[(kind, &id), ("autoplay", "false")]))?
}

/// With the player of a partner's account where the address names one.
pub(super) fn dailymotion(href: &Url) -> Option<String> {
    let mut player = "player".to_owned();
    let id = match path(href)[..] {
        [id] if is_at(href, &["dai.ly"]) => id.to_owned(),
        ["video", id] | ["embed", "video", id] if is_at(href, &["dailymotion.com"]) => {
            id.to_owned()
        }
        ["player.html"] if is_at(href, &["geo.dailymotion.com"]) => query(href, "video")?,
        ["player", own] if is_at(href, &["geo.dailymotion.com"]) => {
            let own = own.strip_suffix(".html").filter(|own| is_code(own))?;
            player = format!("player/{own}");
            query(href, "video")?
        }
        _ => return None,
    };
    is_code(&id).then(|| format!("https://geo.dailymotion.com/{player}.html?video={id}"))
}

pub(super) fn tiktok(href: &Url) -> Option<String> {
    match path(href)[..] {
        [_, "video" | "photo", id] | ["embed", "v2", id] | ["player", "v1", id] | ["embed", id]
            if is_at(href, &["tiktok.com"]) && is_number(id) =>
        {
            Some(format!("https://www.tiktok.com/player/v1/{id}"))
        }
        _ => None,
    }
}
