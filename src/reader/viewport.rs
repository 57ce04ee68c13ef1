//! Where someone is on a page: the scroll position and the focus.

use std::{cell::Cell, time::Duration};

use const_format::concatcp;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{
    Loader,
    address::Address,
    dom::{all, around, one},
    timer::Timer,
};
use crate::page::hooks;

const HEADING: &str = "main h1";

/// Those of the page that can be heard of, and not of what others have put into the document.
const LINKS: &str = concatcp!(hooks::document::APP.selector, " a[href]:not([aria-hidden])");

/// How many pages a reader goes back to the links of.
const CAPACITY: usize = 50;

/// The links that were followed, for the way back to them.
#[derive(Default)]
pub struct Viewport {
    /// Where the focus was before a message took it.
    focused: Cell<Option<Element>>,
    /// Each with the key of the entry of its page, the latest at the end.
    followed: Cell<Vec<(f64, Followed)>>,
    /// The focus is being given back.
    is_restoring: Cell<bool>,
}

/// A link of a page that may be built anew. Not the element, with which all of the page would be kept.
struct Followed {
    href: String,
    /// Which one it is of the links to the same address.
    index: usize,
}

impl Followed {
    fn new(link: &Element) -> Option<Self> {
        let href = link.get_attribute("href")?;
        let index = links_to(&href).position(|other| other == *link);
        let index = index.unwrap_or_default();
        Some(Self { href, index })
    }

    fn find(&self) -> Option<Element> {
        links_to(&self.href).nth(self.index)
    }
}

fn links_to(href: &str) -> impl Iterator<Item = Element> {
    let links = all::<Element>(LINKS).into_iter();
    links.filter(move |link| link.get_attribute("href").is_some_and(|own| own == href))
}

impl Viewport {
    /// A page that the reader comes back to, by the key of its entry: it is scrolled as it was when it was
    /// left, and the focus is on what led away: a picture that was enlarged, else a link, else the target of
    /// the address. `is_new` is whether the page has come only now; on one that was there all the time, the
    /// focus may be anywhere.
    pub fn restore(&self, scroll_y: f64, key: f64, to: &Address, is_new: bool) {
        scroll_to(scroll_y);
        let focused = self.focused.take().filter(|_| !is_new);
        let led_away = focused.or_else(|| self.followed_at(key));
        match led_away.or_else(|| target(to)) {
            Some(element) => {
                self.is_restoring.set(true);
                focus_on(&element);
                self.is_restoring.set(false);
            }
            None if is_new => focus_heading(),
            None => {}
        }
    }

    /// Whether it is the app and not the reader that moves the focus.
    pub fn is_restoring(&self) -> bool {
        self.is_restoring.get()
    }

    /// A link on the page of an entry is followed.
    pub fn follow(&self, key: Option<f64>, link: &Element) {
        let (Some(key), Some(followed)) = (key, Followed::new(link)) else {
            return;
        };
        let mut all = self.followed.take();
        all.retain(|(of, _)| *of != key);
        if all.len() >= CAPACITY {
            all.remove(0);
        }
        all.push((key, followed));
        self.followed.set(all);
    }

    fn followed_at(&self, key: f64) -> Option<Element> {
        let all = self.followed.take();
        let link = all.iter().find(|(of, _)| *of == key);
        let link = link.and_then(|(_, followed)| followed.find());
        self.followed.set(all);
        link
    }

    /// Takes the focus off what is about to go: a browser that has to do so by itself lays out both pages.
    pub fn leave(&self) {
        self.focused.take();
        let focused = document().active_element();
        if let Some(focused) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            _ = focused.blur();
        }
    }

    /// Where the focus is, which something that lies over the page is about to take.
    pub fn remember_focus(&self) {
        let is_within = |element: &Element, selector: &str| around(element, selector).is_some();
        let focused = document().active_element();
        let link = focused.filter(|focused| {
            is_within(focused, "a") && !is_within(focused, hooks::frame::TROUBLE.selector)
        });
        if link.is_some() {
            self.focused.set(link);
        }
    }

    /// Gives the focus back.
    pub fn restore_focus(&self) {
        self.focused.take().iter().for_each(focus_on);
    }
}

/// What says that a page is on its way. The bar at the top shows itself after a while
/// (`parts/progress.css`), and has its styles by then.
#[derive(Default)]
pub struct Busy(Timer);

const WHILE: Duration = Duration::from_millis(250);

impl Busy {
    /// A page is on its way.
    pub fn begin(&self, loader: &'static Loader) {
        mark(true);
        self.0.set(WHILE, || loader.dress());
    }

    /// It has come, or nothing is on its way any more.
    pub fn end(&self) {
        self.0.clear();
        mark(false);
    }
}

fn mark(is_busy: bool) {
    for (selector, name) in [
        ("html", hooks::document::TURNING.name),
        ("main", "aria-busy"),
    ] {
        if let Some(element) = one::<Element>(selector)
            && element.has_attribute(name) != is_busy
        {
            _ = if is_busy {
                element.set_attribute(name, "true")
            } else {
                element.remove_attribute(name)
            };
        }
    }
}

/// At the top with the focus on the heading, as after a page load.
pub fn open() {
    scroll_to(0.0);
    focus_heading();
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
