//! Sounds and films. One that is taken out of the document with its page falls silent by itself (HTML,
//! "Media elements").

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlMediaElement};

use crate::{
    page::hooks,
    reader::dom::{all, among, around, within},
};

/// The links to chapters.
const CHAPTERS: &str = hooks::player::SEEK.selector;

/// Pauses the others: one plays at a time.
pub fn started(player: &Element) {
    for other in all::<HtmlMediaElement>("audio, video") {
        if *player != **other {
            _ = other.pause();
        }
    }
}

/// Marks the chapter that is played.
pub fn went_on(player: &Element) {
    let chapters = around(player, hooks::player::PLAYER.selector)
        .map(|figure| among::<Element>(&figure, CHAPTERS));
    let (Some(player), Some(chapters)) = (player.dyn_ref::<HtmlMediaElement>(), chapters) else {
        return;
    };
    let begun = |chapter: &&Element| start(chapter) <= player.current_time();
    let current = chapters.iter().rfind(begun);
    for chapter in &chapters {
        let is_current = current == Some(chapter);
        if is_current != chapter.has_attribute("aria-current") {
            _ = if is_current {
                chapter.set_attribute("aria-current", "true")
            } else {
                chapter.remove_attribute("aria-current")
            };
        }
    }
}

/// A link to a chapter plays it. Whether the click was on one.
pub fn clicked(target: &Element) -> bool {
    let Some(chapter) = around(target, CHAPTERS) else {
        return false;
    };
    let player = around(&chapter, hooks::player::PLAYER.selector);
    let Some(player) =
        player.and_then(|player| within::<HtmlMediaElement>(&player, "audio, video"))
    else {
        return false;
    };
    player.set_current_time(start(&chapter));
    if let Ok(playing) = player.play() {
        // A browser that does not let it says so where it is played.
        spawn_local(async { _ = JsFuture::from(playing).await });
    }
    true
}

/// In seconds.
fn start(chapter: &Element) -> f64 {
    let seconds = chapter.get_attribute(hooks::player::SEEK.name);
    let seconds = seconds.and_then(|seconds| seconds.parse::<u32>().ok());
    seconds.unwrap_or_default().into()
}
