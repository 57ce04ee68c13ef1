//! The entries of the session's history that this app made: each has a key as its state, and under
//! the key the place on the page where the reader left it.
//!
//! While the app lives it restores the places, since the browser does so before the content is there;
//! when it goes it gives that back, so that a reload lands in its place before the app starts.

use std::cell::{Cell, RefCell};

use js_sys::{Date, JSON, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, ScrollRestoration};

/// In the session's storage: an object of places by key. The loader reads it too.
const STORED: &str = "standfirst-places";

/// A browser keeps some fifty entries.
const MOST: u32 = 200;

thread_local! {
    /// Places by key, as they are stored: a number here is one in the storage.
    static PLACES: RefCell<Object> = RefCell::new(Object::new());
    /// The entry whose page is on the screen; none while another entry's page is being loaded.
    static HERE: Cell<Option<f64>> = const { Cell::new(None) };
}

pub fn begin() {
    let stored = storage().and_then(|storage| storage.get_item(STORED).ok()?);
    let places = stored.and_then(|text| JSON::parse(&text).ok()?.dyn_into().ok());
    PLACES.set(places.unwrap_or_default());
    arrive(key().unwrap_or_else(adopt));
    hold();
}

/// The app restores places from now on.
pub fn hold() {
    restore_by(ScrollRestoration::Manual);
}

/// The document may be gone for good after this.
pub fn let_go() {
    save();
    restore_by(ScrollRestoration::Auto);
}

/// Keeps the places for a document that comes after this one.
pub fn save() {
    leave();
    let text = PLACES.with_borrow(|places| JSON::stringify(places));
    if let (Some(storage), Ok(text)) = (storage(), text) {
        // Without it a page opens at its top.
        _ = storage.set_item(STORED, &String::from(text));
    }
}

/// The key of the entry in the address bar, if the app made it.
pub fn key() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

/// Gives a key to the entry in the address bar, which the browser has made.
pub fn adopt() -> f64 {
    let key = new_key();
    if let Some(history) = history() {
        _ = history.replace_state(&key.into(), "");
    }
    key
}

/// Remembers where the reader is on the page that is about to be left.
pub fn leave() {
    if let Some(key) = HERE.get() {
        let place = window().scroll_y().unwrap_or_default();
        PLACES.with_borrow(|places| {
            _ = Reflect::set(places, &key.into(), &place.into());
            let keys = Object::keys(places);
            if keys.length() > MOST {
                // The one that was added first.
                _ = Reflect::delete_property(places, &keys.get(0));
            }
        });
    }
}

/// The page of this entry is on the screen.
pub fn arrive(key: f64) {
    HERE.set(Some(key));
}

/// Another entry is in the address bar than the one whose page was on the screen.
pub fn depart() {
    leave();
    HERE.set(None);
}

/// How far down the page was scrolled when the entry was left, in CSS pixels.
pub fn place(key: f64) -> Option<f64> {
    PLACES.with_borrow(|places| Reflect::get(places, &key.into()).ok()?.as_f64())
}

/// A new entry, after the one in the address bar or in its stead; none where the browser refuses, as
/// some do after a hundred in half a minute.
pub fn make(href: &str, replace: bool) -> Option<f64> {
    let key = new_key();
    let (history, state) = (history()?, JsValue::from(key));
    let made = match replace {
        true => history.replace_state_with_url(&state, "", Some(href)),
        false => history.push_state_with_url(&state, "", Some(href)),
    };
    made.is_ok().then_some(key)
}

/// A new entry over the page of the one in the address bar, which leads back to it: a half in its key
/// says so, also after a reload.
pub fn lay_over(href: &str) {
    leave();
    let key = new_key() + 0.5;
    let made = history().map(|history| history.push_state_with_url(&key.into(), "", Some(href)));
    if let Some(Ok(())) = made {
        arrive(key);
    }
}

pub fn is_laid_over() -> bool {
    key().is_some_and(|key| key % 1.0 != 0.0)
}

/// Another address for the entry in the address bar.
pub fn rename(href: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or_default();
        _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

pub fn go_back() {
    if let Some(history) = history() {
        _ = history.back();
    }
}

fn new_key() -> f64 {
    thread_local! {
        static LAST: Cell<f64> = const { Cell::new(0.0) };
    }
    let key = Date::now().max(LAST.get() + 1.0);
    LAST.set(key);
    key
}

fn restore_by(whom: ScrollRestoration) {
    if let Some(history) = history() {
        _ = history.set_scroll_restoration(whom);
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
