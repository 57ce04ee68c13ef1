//! The pages whose addresses are nearest to one that is missing: they are looked for in the few shards
//! of its longest words, by the last part of the address, since a section is soon misremembered.

use js_sys::JsString;
use leptos::prelude::*;
use strsim::osa_distance;
use web_sys::Element;

use super::{
    Reader,
    address::{Address, base},
    cache::MaxAge,
    dom::one,
};
use crate::{
    json::Json,
    model::{Direction, Language},
    page::{Entry, hooks},
    view,
};

/// How many shards are asked for.
const MAX_SHARDS: usize = 3;

/// How many pages are offered.
const MAX_OFFERED: usize = 5;

/// No page has an address of more bytes.
const MAX_PATH: usize = 2000;

/// How much alike two names are, in thousandths: if they are the same, and at least if they are near.
const SAME: usize = 1000;
const NEAR: usize = 650;

/// Where the page that is shown says that there is none at the address in the browser's bar: looks for
/// the pages nearest to it and shows the way to them, the nearest first.
pub async fn look(reader: &'static Reader) {
    let place = one::<Element>(hooks::frame::KEYS.selector);
    let Some((place, keys)) = place.and_then(|place| {
        let keys = place.get_attribute(hooks::frame::KEYS.name)?;
        Some((place, keys))
    }) else {
        return;
    };
    let home = format!("{}/", base());
    place.set_text_content(None);
    let asked = window().location().pathname().unwrap_or_default();
    let path = asked.clone();
    let path = normalized(path.strip_prefix(&home).unwrap_or(&path));
    let mut nearest = Vec::new();
    for key in shards(&path, &parts(&keys, |c| c == ' ')) {
        let address = format!("{home}404/{key}.json");
        let shard = reader.cache.text(&address, MaxAge::FRESH).await.ok();
        let pages = shard.and_then(|shard| Json::parse(&shard)?.items());
        for page in pages.iter().flatten() {
            consider(&path, page, &home, &mut nearest);
        }
    }
    // The reader may have gone on by then.
    let is_asked = Address::current().path == asked;
    if is_asked && !nearest.is_empty() {
        let strings = reader.screen.strings();
        view::nearest(&nearest, &strings).append_to(&place);
    }
}

/// As the publisher writes an address: decoded, lower-case, in Unicode normal form C.
fn normalized(path: &str) -> String {
    let path = js_sys::decode_uri(path).unwrap_or_else(|_| JsString::from(path));
    String::from(path.to_lower_case().normalize("NFC"))
}

/// What stands between the breaks.
fn parts(text: &str, is_break: fn(char) -> bool) -> Vec<&str> {
    text.split(is_break)
        .filter(|part| !part.is_empty())
        .collect()
}

fn words(name: &str) -> Vec<&str> {
    parts(name, |c| matches!(c, '-' | '_' | '+' | ' '))
}

/// The last part of a path that names something, without an ending such as `.html`.
fn name(path: &str) -> &str {
    let mut names = parts(path, |c| c == '/');
    while let Some(name) = names.pop() {
        match parts(name, |c| c == '.').first().copied() {
            None | Some("index" | "amp" | "feed" | "page") => {}
            Some(name) if name.bytes().all(|byte| byte.is_ascii_digit()) => {}
            Some(name) => return name,
        }
    }
    ""
}

/// The keys of those shards that the longest words of a path are in. A shorter key comes before a longer one.
fn shards<'a>(path: &str, all: &[&'a str]) -> Vec<&'a str> {
    let mut words = words(name(path));
    let mut keys = Vec::new();
    while keys.len() < MAX_SHARDS
        && path.len() < MAX_PATH
        && let Some(longest) = (0..words.len()).max_by_key(|index| words[*index].len())
    {
        let longest = words.swap_remove(longest);
        let key = all.iter().rfind(|key| longest.starts_with(**key));
        if let Some(key) = key
            && !keys.contains(key)
        {
            keys.push(*key);
        }
    }
    keys
}

/// Adds a page of a shard to the nearest ones, if it is near and not there yet.
fn consider(path: &str, page: &Json, home: &str, nearest: &mut Vec<Entry>) {
    // Among those whose names are as near the whole address decides.
    let rank = |other: &str| likeness(name(path), name(other)) * SAME + likeness(path, other);
    let Some(fields) = page.items() else {
        return;
    };
    let text = |index: usize| fields.get(index).and_then(Json::string);
    let (Some(other), Some(title)) = (text(0), text(1)) else {
        return;
    };
    let own = rank(&other);
    let href = format!("{home}{other}");
    if own < NEAR * SAME || nearest.iter().any(|page| page.href == href) {
        return;
    }
    let better = |page: &&Entry| rank(&page.href[home.len()..]) >= own;
    let index = nearest.iter().filter(better).count();
    let language = text(2)
        .zip(text(3))
        .map(|(tag, direction)| (Language(tag), Direction::from_attribute(&direction)));
    let entry = Entry {
        name: title,
        href,
        current: false,
        within: false,
        language,
    };
    nearest.insert(index, entry);
    nearest.truncate(MAX_OFFERED);
}

/// By the letters that differ, or by the words that both have, whichever says more for it.
fn likeness(asked: &str, name: &str) -> usize {
    if asked == name {
        return SAME;
    }
    let (one, other) = (asked.chars().count(), name.chars().count());
    let (shorter, longer) = (one.min(other), one.max(other));
    // No need to compare what differs too much in length, however long it is.
    let differ = if shorter * SAME / longer >= NEAR {
        osa_distance(asked, name)
    } else {
        longer
    };
    let (asked, name) = (words(asked), words(name));
    let shared = name.iter().filter(|word| asked.contains(word)).count();
    let all = (asked.len() + name.len()).max(1);
    (SAME - SAME * differ / longer).max((2 * SAME * shared / all).min(SAME - 1))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn nearest(path: &str, pages: &[&str]) -> Vec<String> {
        let mut nearest = Vec::new();
        for page in pages {
            let page = Json::from(json!([page, "A title"]));
            consider(path, &page, "/news/", &mut nearest);
        }
        nearest.into_iter().map(|page| page.href).collect()
    }

    #[test]
    fn an_equal_name_comes_first_then_the_likest_and_no_page_twice() {
        let pages = [
            "world/plains/",
            "world/plain/",
            "world/plant/",
            "science/plain/",
            "world/plain/",
            "world/explain/",
        ];

        let found = nearest("science/plain", &pages[..3]);
        assert_eq!(found, ["/news/world/plain/", "/news/world/plains/"]);

        let found = nearest("sciense/plain/", &pages);
        assert_eq!(found[0], "/news/science/plain/");
        assert_eq!(found[1], "/news/world/plain/");
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn words_that_are_added_left_out_or_moved_leave_a_name_near() {
        let page = ["science/how-cables-are-mended/"];
        for near in [
            "how-cables-mended",
            "cables-are-mended-how",
            "2025-05-09-how-cables-are-mended",
            "how_cables_are_mended.html",
            "how-cables-are-mended/amp",
            "how-cables-are-mended/2/",
        ] {
            assert_eq!(nearest(near, &page).len(), 1, "{near}");
        }
        for far in ["how-a-dam-works", "cables", "science/", ""] {
            assert!(nearest(far, &page).is_empty(), "{far}");
        }
    }

    #[test]
    fn a_letter_of_any_script_counts_as_one() {
        assert_eq!(nearest("ورقة", &["world/ورق/"]).len(), 1);
        assert!(nearest("五一二三四", &["world/五十と六十/"]).is_empty());
    }

    #[test]
    fn the_longest_words_are_asked_for_where_there_is_a_shard() {
        let all = ["a", "ar", "ca", "ho", "me", "w", "ور"];
        assert_eq!(shards("how-a-cable-is-mended", &all), ["me", "ca", "ho"]);
        assert_eq!(shards("world/what-a", &all), ["w", "a"]);
        assert_eq!(shards("ورق/", &all), ["ور"]);
        assert!(shards("zzz", &all).is_empty());
    }

    #[test]
    fn no_address_is_too_odd() {
        let long = "a-".repeat(100_000);
        for odd in [
            "", "/", "//", "-", ".", "a..", "%ff", "\u{fffd}", "--/-", &long,
        ] {
            shards(odd, &["a"]);
            nearest(odd, &["world/plain/", "", "-", "/"]);
        }
        assert!(shards(&long, &["a"]).is_empty());
    }
}
