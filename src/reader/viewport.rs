//! Where someone is on a page: the scroll position and the focus.

use std::cell::Cell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{address::Address, dom::one};
use crate::page::hooks;

const HEADING: &str = "main h1";

/// The link that was followed last, for the way back to it.
#[derive(Default)]
pub struct Viewport {
    followed: Cell<Option<Element>>,
}

impl Viewport {
    /// Where a page that the reader comes back to was left. `is_new` is whether it has come only now: on
    /// a page that was there all the time, the focus is where it was, or goes back to the link that led
    /// away.
    pub fn restore(&self, scroll_y: Option<f64>, to: &Address, is_new: bool) {
        match scroll_y {
            None => open(to),
            Some(scroll_y) => {
                scroll_to(scroll_y);
                if is_new {
                    focus_heading();
                } else {
                    self.restore_focus();
                }
            }
        }
    }

    /// If the focus is on a link, it is being followed.
    pub fn remember_focus(&self) {
        let is_within =
            |element: &Element, selector: &str| matches!(element.closest(selector), Ok(Some(_)));
        let focused = document().active_element();
        let link = focused.filter(|focused| {
            is_within(focused, "a") && !is_within(focused, hooks::frame::TROUBLE.selector)
        });
        if link.is_some() {
            self.followed.set(link);
        }
    }

    /// Gives the focus back to the link that was followed last.
    pub fn restore_focus(&self) {
        self.followed.take().iter().for_each(focus_on);
    }
}

/// The bar at the top shows itself after a while (`parts/progress.css`).
pub fn set_busy(is_busy: bool) {
    for (selector, name) in [
        ("html", hooks::document::TURNING.name),
        ("main", "aria-busy"),
    ] {
        if let Some(element) = one::<Element>(selector) {
            _ = if is_busy {
                element.set_attribute(name, "true")
            } else {
                element.remove_attribute(name)
            };
        }
    }
}

/// At the fragment of an address, else at the top with the focus on the heading, as after a page load.
pub fn open(to: &Address) {
    match target(to) {
        Some(target) => go_to(&target),
        None => {
            scroll_to(0.0);
            focus_heading();
        }
    }
}

/// Scrolls to an element and gives it the focus.
pub fn go_to(target: &Element) {
    target.scroll_into_view();
    focus_on(target);
}

/// What says that a page could not be had, in place of the page or over it.
pub fn show_trouble(in_place: bool) {
    if in_place {
        scroll_to(0.0);
        focus(hooks::frame::TROUBLE_TITLE.selector);
    } else {
        focus(hooks::frame::TROUBLE_RETRY.selector);
    }
}

/// The element that the fragment of an address names.
pub fn target(to: &Address) -> Option<Element> {
    let id = to.fragment.strip_prefix('#').filter(|id| !id.is_empty())?;
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    document().get_element_by_id(&id)
}

fn scroll_to(scroll_y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(scroll_y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Without the reader seeing it: what was on the screen has moved by so many CSS pixels.
pub fn scroll_by(pixels: f64) {
    if pixels != 0.0 {
        scroll_to(window().scroll_y().unwrap_or_default() + pixels);
    }
}

/// As after a page load, so that a screen reader begins there.
pub fn focus_heading() {
    focus(HEADING);
}

fn focus(selector: &str) {
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
