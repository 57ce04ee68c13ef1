//! Tells a reader who comes back to a story what is new in it: once, since what is told is remembered.
//! Nothing of it leaves the browser.

use std::cell::RefCell;

use const_format::concatcp;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{Reader, Shown, dom::all, place};
use crate::{
    page::{Content, hooks},
    view,
};

/// In the browser's storage: an object of traces by path, those read last at its end.
const STORED: &str = "standfirst-read";

/// How many stories are remembered, some hundred bytes each.
const MOST: u32 = 200;

/// How long the trace of a part is.
const TRACE: usize = 3;

/// The parts of a story that have traces.
const PARTS: &str = concatcp!(
    "main ",
    hooks::story::OPENING.selector,
    ", main ",
    hooks::story::BODY.selector,
    " > *"
);

thread_local! {
    /// The places of the new parts of the story that is shown, that to be shown next at the front.
    static NEW: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// What is said of a story that has changed since the last visit, in its language, else nothing.
pub fn news(shown: &Shown) -> String {
    let new = match &shown.page.content {
        Content::Article(story) if !story.traces.is_empty() => {
            let before = remember(&shown.page.path, &story.traces);
            before.map(|before| fresh(&before, &story.traces))
        }
        _ => None,
    };
    let new = new.unwrap_or_default();
    let words = match new.len() {
        0 => String::new(),
        many => shown.strings.updated_since.replace("{}", &many.to_string()),
    };
    NEW.set(new);
    words
}

/// The news over the page, if there is any.
pub fn notice(reader: Reader) -> Option<AnyView> {
    let words = reader.news.get();
    let strings = reader.shown.with_untracked(|shown| shown.strings.clone());
    let on_closed = move || {
        reader.news.set(String::new());
        place::focus("main h1");
    };
    (!words.is_empty()).then(|| view::news(words, &strings, show, on_closed))
}

/// Marks what is new and leads to the first part of it, then to the next.
fn show() {
    let parts = all::<Element>(PARTS);
    NEW.with_borrow_mut(|new| {
        for part in new.iter().filter_map(|place| parts.get(*place)) {
            _ = part.set_attribute(hooks::story::NEW.name, "");
        }
        if let Some(first) = new.first().copied() {
            parts
                .get(first)
                .iter()
                .for_each(|part| place::lead_to(part));
            new.rotate_left(1);
        }
    });
}

/// The places of the traces that were not there before.
fn fresh(before: &str, now: &str) -> Vec<usize> {
    let known = |trace: &[u8]| before.as_bytes().chunks(TRACE).any(|old| old == trace);
    let now = now.as_bytes().chunks(TRACE).enumerate();
    now.filter(|(_, trace)| !known(trace))
        .map(|(place, _)| place)
        .collect()
}

/// Remembers what a story says now, and gives what it said at the last visit.
fn remember(path: &str, traces: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    let stored = storage.get_item(STORED).ok()?;
    let stored = stored.and_then(|text| JSON::parse(&text).ok()?.dyn_into::<Object>().ok());
    let stored = stored.unwrap_or_default();
    let path = JsValue::from(path);
    let before = Reflect::get(&stored, &path).ok()?.as_string();
    // Away and in again, so that it is at the end.
    _ = Reflect::delete_property(&stored, &path);
    _ = Reflect::set(&stored, &path, &traces.into());
    let keys = Object::keys(&stored);
    if keys.length() > MOST {
        _ = Reflect::delete_property(&stored, &keys.get(0));
    }
    let text = String::from(JSON::stringify(&stored).ok()?);
    // What can't be remembered would be told at every visit.
    storage.set_item(STORED, &text).ok()?;
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_there_before_is_fresh() {
        assert_eq!(fresh("aaabbbccc", "aaabbbccc"), [0; 0]);
        assert_eq!(fresh("aaabbbccc", "aaacccbbb"), [0; 0]);
        assert_eq!(fresh("aaabbbccc", "aaaxxxbbbyyy"), [1, 3]);
        assert_eq!(fresh("", "aaa"), [0]);
        assert_eq!(fresh("nonsense, of any length", "aa"), [0]);
    }
}
