//! The entries of the session's history that this app made. Each has a number as its state, its key,
//! and under the key stands how far the page was scrolled when the reader left it.
//!
//! While the app lives it restores the scroll positions, since the browser does so before the content
//! is there; when it goes it gives that back, so that a reload is at its position before the app starts.

use std::cell::Cell;

use js_sys::{Date, JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{ScrollRestoration, Storage};

use super::address::Address;

/// How a page comes to be wanted, in the terms of the Navigation API (HTML, `NavigationType`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Navigation {
    /// By a link.
    Push,
    /// By a link to the address that is in the address bar.
    Replace,
    /// By Back or Forward to the entry of this key, which is in the address bar.
    Traverse(f64),
    /// It is in the address bar, in the document of another page.
    Start,
}

/// In the session's storage: an object of scroll positions by key. The loader reads it too.
const STORAGE_KEY: &str = "standfirst-places";

/// A browser keeps some fifty entries.
const CAPACITY: u32 = 200;

/// What the app knows of its entries.
pub struct History {
    /// Scroll positions by key, in CSS pixels, as they are stored: a number here is one in the storage.
    positions: Object,
    /// The key of the entry whose page is on the screen; none while another entry's page is being
    /// loaded.
    current: Cell<Option<f64>>,
    /// The key that was made last.
    last_key: Cell<f64>,
    /// The browser is sent to a fragment, of which it tells as if another entry were there.
    is_marking: Cell<bool>,
}

impl History {
    /// With the scroll positions that an earlier document of the session has kept.
    pub fn new() -> Self {
        let stored = storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok()?);
        let positions = stored.and_then(|text| JSON::parse(&text).ok()?.dyn_into().ok());
        Self {
            positions: positions.unwrap_or_default(),
            current: Cell::new(None),
            last_key: Cell::new(0.0),
            is_marking: Cell::new(false),
        }
    }

    /// The page in the document is that of the entry in the address bar.
    pub fn begin(&self) {
        self.enter(key().unwrap_or_else(|| self.adopt()));
        take_scroll_restoration();
    }

    /// The document may be gone for good after this.
    pub fn end(&self) {
        self.store();
        set_scroll_restoration(ScrollRestoration::Auto);
    }

    /// Keeps the scroll positions for a document that comes after this one.
    pub fn store(&self) {
        self.save_scroll();
        let text = JSON::stringify(&self.positions);
        if let (Some(storage), Ok(text)) = (storage(), text) {
            // Without it a page opens at its top.
            _ = storage.set_item(STORAGE_KEY, &String::from(text));
        }
    }

    /// Gives a key to the entry in the address bar, which the browser has made.
    pub fn adopt(&self) -> f64 {
        let key = self.new_key();
        if let Some(history) = browser_history() {
            _ = history.replace_state(&key.into(), "");
        }
        key
    }

    /// Remembers how far the page that is about to be left is scrolled.
    pub fn save_scroll(&self) {
        if let Some(key) = self.current.get() {
            let scroll_y = window().scroll_y().unwrap_or_default();
            let positions = &self.positions;
            _ = Reflect::set(positions, &key.into(), &scroll_y.into());
            let keys = Object::keys(positions);
            if keys.length() > CAPACITY {
                // The one that was added first.
                _ = Reflect::delete_property(positions, &keys.get(0));
            }
        }
    }

    /// How far the page was scrolled when the entry was left, in CSS pixels.
    pub fn scroll_y(&self, key: f64) -> Option<f64> {
        Reflect::get(&self.positions, &key.into()).ok()?.as_f64()
    }

    /// Whether the page of the entry in the address bar is on the screen already.
    pub fn is_at(&self, key: Option<f64>) -> bool {
        self.is_marking.get() || key.is_some() && self.current.get() == key
    }

    /// Has the browser go to the fragment that is in the address bar: only an element that it has gone to
    /// by itself is one for `:target`, and is unfolded if it is hidden. The entry keeps its key.
    pub fn mark_target(&self, to: &Address) {
        if let Some(history) = browser_history()
            && let Ok(key) = history.state()
        {
            self.is_marking.set(true);
            _ = window().location().replace(&to.href());
            _ = history.replace_state(&key, "");
            self.is_marking.set(false);
        }
    }

    /// The page of this entry is on the screen.
    pub fn enter(&self, key: f64) {
        self.current.set(Some(key));
    }

    /// Another entry is in the address bar than the one whose page was on the screen.
    pub fn exit(&self) {
        self.save_scroll();
        self.current.set(None);
    }

    /// Makes an entry after the one in the address bar and gives its key; none where the browser
    /// refuses, as some do after a hundred in half a minute.
    pub fn push(&self, href: &str) -> Option<f64> {
        self.push_as(self.new_key(), href)
    }

    /// Makes an entry in place of the one in the address bar.
    pub fn replace(&self, href: &str) -> Option<f64> {
        let key = self.new_key();
        let made = browser_history()?.replace_state_with_url(&key.into(), "", Some(href));
        made.is_ok().then_some(key)
    }

    /// Makes an entry for what lies over the page of the one in the address bar, which leads back to it:
    /// a half in its key says so, also after a reload.
    pub fn push_overlay(&self, href: &str) {
        self.save_scroll();
        if let Some(key) = self.push_as(self.new_key() + 0.5, href) {
            self.enter(key);
        }
    }

    fn push_as(&self, key: f64, href: &str) -> Option<f64> {
        let made = browser_history()?.push_state_with_url(&key.into(), "", Some(href));
        made.is_ok().then_some(key)
    }

    /// The time of day in milliseconds, or one more than the last.
    fn new_key(&self) -> f64 {
        let key = Date::now().max(self.last_key.get() + 1.0);
        self.last_key.set(key);
        key
    }
}

/// The key of the entry in the address bar, if the app made it.
pub fn key() -> Option<f64> {
    browser_history()?.state().ok()?.as_f64()
}

/// Whether the entry in the address bar is one that `push_overlay` made.
pub fn is_overlay() -> bool {
    key().is_some_and(|key| key % 1.0 != 0.0)
}

/// Gives the entry in the address bar another address.
pub fn set_href(href: &str) {
    if let Some(history) = browser_history() {
        let state = history.state().unwrap_or_default();
        _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

/// To the entry before the one in the address bar.
pub fn go_back() {
    if let Some(history) = browser_history() {
        _ = history.back();
    }
}

/// The app restores the scroll positions from now on.
pub fn take_scroll_restoration() {
    set_scroll_restoration(ScrollRestoration::Manual);
}

fn set_scroll_restoration(by: ScrollRestoration) {
    if let Some(history) = browser_history() {
        _ = history.set_scroll_restoration(by);
    }
}

fn browser_history() -> Option<web_sys::History> {
    window().history().ok()
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
