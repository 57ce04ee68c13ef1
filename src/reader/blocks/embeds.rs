//! What stands elsewhere is loaded when a reader asks for it, and from then on by itself if the reader
//! says so. What it loads is of another origin, which the browser keeps apart from this one.

use const_format::concatcp;
use leptos::prelude::{document, window};
use web_sys::{Element, HtmlElement, HtmlInputElement, Storage};

use crate::{
    page::hooks::{self, Hook},
    reader::dom::{all, around, is_below_view, within},
};

/// In the browser's storage, before an origin: what is loaded from there by itself.
const STORAGE_KEY: &str = "standfirst-load ";

/// What is there to be loaded.
const UNLOADED: &str = concatcp!(
    hooks::embed::EMBED.selector,
    hooks::embed::SRC.selector,
    ":not(",
    hooks::embed::LOADED.selector,
    ")"
);

/// Loads what the reader wants loaded always. `is_read` is whether the page is being read already: then
/// nothing may grow in view or above it, and what would waits for a click.
pub fn load_allowed(is_read: bool) {
    for embed in all::<Element>(UNLOADED) {
        let grows = embed.has_attribute(hooks::embed::HEIGHT.name);
        if is_allowed(&embed) && !(is_read && grows && !is_below_view(&embed)) {
            load(&embed);
        }
    }
}

/// Whether a click was on something that an embed sees to.
pub fn clicked(target: &Element) -> bool {
    let Some(embed) = around(target, hooks::embed::EMBED.selector) else {
        return false;
    };
    if around(target, hooks::embed::LOAD.selector).is_some() {
        let always = within::<HtmlInputElement>(&embed, hooks::embed::ALWAYS.selector);
        if always.is_some_and(|always| always.checked())
            && let Some(storage) = storage()
        {
            _ = storage.set_item(&key(&embed), "always");
        }
        load(&embed);
        focus(&embed, "iframe");
    } else if around(target, hooks::embed::NEVER.selector).is_some() {
        if let Some(storage) = storage() {
            _ = storage.remove_item(&key(&embed));
        }
        for other in all::<Element>(hooks::embed::EMBED.selector) {
            if key(&other) == key(&embed) {
                unload(&other);
            }
        }
        focus(&embed, hooks::embed::LOAD.selector);
    } else if around(target, hooks::embed::CLOSE.selector).is_some() {
        unload(&embed);
        focus(&embed, hooks::embed::LOAD.selector);
    } else {
        return false;
    }
    true
}

fn load(embed: &Element) {
    let of = |hook: Hook| embed.get_attribute(hook.name).unwrap_or_default();
    // A frame of this origin could leave its sandbox.
    if window().location().origin().ok() == Some(of(hooks::embed::ORIGIN)) {
        return;
    }
    let Ok(frame) = document().create_element("iframe") else {
        return;
    };
    let title = embed.get_attribute("aria-label").unwrap_or_default();
    for (name, value) in [
        ("sandbox", &*of(hooks::embed::SANDBOX)),
        ("allow", &of(hooks::embed::ALLOW)),
        // Some play nothing to a site that does not say which it is.
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("loading", "lazy"),
        ("title", &title),
        ("height", &of(hooks::embed::HEIGHT)),
        ("src", &of(hooks::embed::SRC)),
    ] {
        _ = frame.set_attribute(name, value);
    }
    let stage = within::<Element>(embed, hooks::embed::STAGE.selector);
    let before = within::<Element>(embed, hooks::embed::WORDS.selector);
    _ = match (stage, before) {
        (Some(stage), _) => stage.append_child(&frame).map(|_| ()),
        (None, Some(before)) => before.before_with_node_1(&frame),
        (None, None) => return,
    };
    let until = if is_allowed(embed) { "always" } else { "once" };
    _ = embed.set_attribute(hooks::embed::LOADED.name, until);
}

fn unload(embed: &Element) {
    if let Some(frame) = within::<Element>(embed, "iframe") {
        frame.remove();
    }
    _ = embed.remove_attribute(hooks::embed::LOADED.name);
    if let Some(always) = within::<HtmlInputElement>(embed, hooks::embed::ALWAYS.selector) {
        always.set_checked(false);
    }
}

fn focus(embed: &Element, selector: &str) {
    if let Some(element) = within::<HtmlElement>(embed, selector) {
        _ = element.focus();
    }
}

fn is_allowed(embed: &Element) -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(&key(embed)), Ok(Some(_))))
}

fn key(embed: &Element) -> String {
    STORAGE_KEY.to_owned()
        + &embed
            .get_attribute(hooks::embed::ORIGIN.name)
            .unwrap_or_default()
}

/// None where the reader's browser keeps nothing.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
