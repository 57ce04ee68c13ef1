//! Where the reader is on a page: the scroll position, the focus, and that a page is on its way.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{address::Address, dom::one, entry};
use crate::page::hooks;

/// The bar at the top shows itself after a while (`parts/progress.css`).
pub fn set_busy(busy: bool) {
    for (selector, name) in [
        ("html", hooks::document::TURNING.name),
        ("main", "aria-busy"),
    ] {
        _ = one::<Element>(selector).map(|element| match busy {
            true => element.set_attribute(name, "true"),
            false => element.remove_attribute(name),
        });
    }
}

/// At the fragment of an address, else at the top with the focus on the heading, as after a page load.
pub fn open(to: &Address) {
    match target(to) {
        Some(target) => lead_to(&target),
        None => {
            scroll_to(0.0);
            focus("main h1");
        }
    }
}

/// Where the page was when its entry was left. `new` is whether it has come only now: on a page that
/// was there all the time, the focus is where it was, or goes back to the link that led away.
pub fn restore(key: f64, to: &Address, new: bool) {
    match entry::place(key) {
        Some(place) => {
            scroll_to(place);
            match new {
                true => focus("main h1"),
                false => give_focus_back(),
            }
        }
        None => open(to),
    }
}

pub fn lead_to(target: &Element) {
    target.scroll_into_view();
    focus_on(target);
}

pub fn show_trouble(instead: bool) {
    if instead {
        scroll_to(0.0);
        focus(hooks::frame::TROUBLE_TITLE.selector);
    } else {
        focus(hooks::frame::TROUBLE_RETRY.selector);
    }
}

thread_local! {
    static FOCUSED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// The link that is being followed.
pub fn remember_focus() {
    let focused = document().active_element();
    let link = focused.filter(|focused| matches!(focused.closest("a"), Ok(Some(_))));
    if let Some(link) =
        link.filter(|link| matches!(link.closest(hooks::frame::TROUBLE.selector), Ok(None)))
    {
        FOCUSED.set(Some(link));
    }
}

pub fn give_focus_back() {
    FOCUSED.take().iter().for_each(focus_on);
}

pub fn target(to: &Address) -> Option<Element> {
    let name = to
        .fragment
        .strip_prefix('#')
        .filter(|name| !name.is_empty())?;
    let name = js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from);
    document().get_element_by_id(&name)
}

fn scroll_to(place: f64) {
    let options = ScrollToOptions::new();
    options.set_top(place);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Without the reader seeing it: what was on the screen has moved by so much.
pub fn scroll_by(pixels: f64) {
    if pixels != 0.0 {
        scroll_to(window().scroll_y().unwrap_or_default() + pixels);
    }
}

pub fn focus(selector: &str) {
    one(selector).iter().for_each(focus_on);
}

/// Whatever is not made for the focus gets it as the target of a fragment does.
fn focus_on(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else {
        return;
    };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    _ = element.focus_with_options(&options);
}
