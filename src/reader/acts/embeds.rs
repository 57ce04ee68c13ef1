//! What stands elsewhere is loaded when a reader asks for it, and from then on by itself if the reader
//! says so. What it loads is kept apart from this site: a frame of no origin.

use leptos::prelude::{document, window};
use web_sys::{Element, HtmlElement, HtmlInputElement, Storage};

use super::{around, within};
use crate::reader::dom::{all, is_past};

/// In the browser's storage, before an origin: what is loaded from there by itself.
const KEPT: &str = "standfirst-load ";

/// Loads what the reader wants loaded always. `read` is whether the page is being read already: then
/// nothing may grow in view or above it, and what would waits for a click.
pub fn load_kept(read: bool) {
    for embed in all::<Element>(".embed[data-src]:not([data-loaded])") {
        let grows = embed.has_attribute("data-height");
        if is_kept(&embed) && !(read && grows && !is_past(&embed)) {
            load(&embed);
        }
    }
}

pub fn clicked(target: &Element) -> bool {
    let Some(embed) = around(target, ".embed") else {
        return false;
    };
    if around(target, ".embed__load").is_some() {
        let always = within::<HtmlInputElement>(&embed, ".embed__always");
        if always.is_some_and(|always| always.checked())
            && let Some(storage) = storage()
        {
            _ = storage.set_item(&key(&embed), "always");
        }
        load(&embed);
        focus(&embed, "iframe");
    } else if around(target, ".embed__never").is_some() {
        if let Some(storage) = storage() {
            _ = storage.remove_item(&key(&embed));
        }
        for other in all::<Element>(".embed") {
            if key(&other) == key(&embed) {
                unload(&other);
            }
        }
        focus(&embed, ".embed__load");
    } else if around(target, ".embed__close").is_some() {
        unload(&embed);
        focus(&embed, ".embed__load");
    } else {
        return false;
    }
    true
}

fn load(embed: &Element) {
    let Some(src) = embed.get_attribute("data-src") else {
        return;
    };
    let Ok(frame) = document().create_element("iframe") else {
        return;
    };
    let title = embed.get_attribute("aria-label").unwrap_or_default();
    let height = embed.get_attribute("data-height").unwrap_or_default();
    for (name, value) in [
        (
            "sandbox",
            "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation",
        ),
        ("allow", "fullscreen; picture-in-picture; encrypted-media"),
        // Some play nothing to a site that does not say which it is.
        ("referrerpolicy", "strict-origin"),
        ("loading", "lazy"),
        ("title", &title),
        ("height", &height),
        ("src", &src),
    ] {
        _ = frame.set_attribute(name, value);
    }
    let stage = within::<Element>(embed, ".embed__stage");
    let before = within::<Element>(embed, ".embed__words");
    _ = match (stage, before) {
        (Some(stage), _) => stage.append_child(&frame).map(|_| ()),
        (None, Some(before)) => before.before_with_node_1(&frame),
        (None, None) => return,
    };
    let kept = if is_kept(embed) { "always" } else { "once" };
    _ = embed.set_attribute("data-loaded", kept);
}

fn unload(embed: &Element) {
    if let Some(frame) = within::<Element>(embed, "iframe") {
        frame.remove();
    }
    _ = embed.remove_attribute("data-loaded");
    if let Some(always) = within::<HtmlInputElement>(embed, ".embed__always") {
        always.set_checked(false);
    }
}

fn focus(embed: &Element, selector: &str) {
    if let Some(element) = within::<HtmlElement>(embed, selector) {
        _ = element.focus();
    }
}

fn is_kept(embed: &Element) -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(&key(embed)), Ok(Some(_))))
}

fn key(embed: &Element) -> String {
    KEPT.to_owned() + &embed.get_attribute("data-origin").unwrap_or_default()
}

/// None where the reader's browser keeps nothing.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
