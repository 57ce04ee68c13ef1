//! Tells a reader who comes back to a story what is new in it. It tells so once, since what a story
//! says is remembered at each visit. Nothing of it leaves the browser.

use std::cell::Cell;

use const_format::concatcp;
use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{
    Reader, Screen, Shown,
    dom::{all, one},
    viewport::go_to,
};
use crate::{
    page::hooks,
    view::{self, Made},
};

/// In the browser's storage: an object of traces by path, those read last at its end.
const STORAGE_KEY: &str = "standfirst-read";

/// How many stories are remembered, some hundred bytes each.
const CAPACITY: u32 = 200;

/// How long the trace of a part is, in bytes.
const TRACE: usize = 3;

/// The parts of a story that have traces.
const PARTS: &str = concatcp!(
    "main ",
    hooks::story::OPENING.selector,
    ", main ",
    hooks::story::BODY.selector,
    " > *"
);

/// What is new in the story that is shown.
#[derive(Default)]
pub struct LastVisit {
    /// The indices of the new parts, that to be shown next at the front.
    new_parts: Cell<Vec<usize>>,
}

impl LastVisit {
    /// The message about a story that has changed since the last visit, in its language; else nothing.
    pub fn news(&self, shown: &Shown) -> String {
        let story = one::<Element>(hooks::story::TRACES.selector);
        let traces = story.and_then(|story| story.get_attribute(hooks::story::TRACES.name));
        let new_parts = traces.and_then(|traces| {
            let before = remember(&shown.at, &traces)?;
            Some(new_parts(&before, &traces))
        });
        let new_parts = new_parts.unwrap_or_default();
        let words = match new_parts.len() {
            0 => String::new(),
            many => shown.strings.updated_since.replace("{}", &many.to_string()),
        };
        self.new_parts.set(new_parts);
        words
    }

    /// Marks what is new and leads to the first part of it, then to the next.
    pub fn show_next(&self) {
        let parts = all::<Element>(PARTS);
        let mut new_parts = self.new_parts.take();
        for part in new_parts.iter().filter_map(|index| parts.get(*index)) {
            _ = part.set_attribute(hooks::story::NEW.name, "");
        }
        if let Some(first) = new_parts.first() {
            parts.get(*first).into_iter().for_each(go_to);
            new_parts.rotate_left(1);
        }
        self.new_parts.set(new_parts);
    }
}

/// The news over the page, if there is any.
pub fn notice(reader: &Reader) -> Option<Made> {
    let Screen { shown, news, .. } = reader.screen;
    let words = news.get();
    let is_news = !words.is_empty();
    is_news.then(|| shown.with_untracked(|shown| view::news(&words, &shown.strings)))
}

/// The indices of the traces that were not there before.
fn new_parts(before: &str, now: &str) -> Vec<usize> {
    let is_known = |trace: &[u8]| before.as_bytes().chunks(TRACE).any(|old| old == trace);
    now.as_bytes()
        .chunks(TRACE)
        .enumerate()
        .filter(|(_, trace)| !is_known(trace))
        .map(|(index, _)| index)
        .collect()
}

/// Keeps the traces of a story as it is now, and gives those of the last visit.
fn remember(path: &str, traces: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    let stored = storage.get_item(STORAGE_KEY).ok()?;
    let stored = stored.and_then(|text| JSON::parse(&text).ok()?.dyn_into::<Object>().ok());
    let stored = stored.unwrap_or_default();
    let path = JsValue::from(path);
    let before = Reflect::get(&stored, &path).ok()?.as_string();
    // Away and in again, so that it is at the end.
    _ = Reflect::delete_property(&stored, &path);
    _ = Reflect::set(&stored, &path, &traces.into());
    let keys = Object::keys(&stored);
    if keys.length() > CAPACITY {
        _ = Reflect::delete_property(&stored, &keys.get(0));
    }
    let text = String::from(JSON::stringify(&stored).ok()?);
    // What can't be remembered would be news at every visit.
    storage.set_item(STORAGE_KEY, &text).ok()?;
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_there_before_is_new() {
        assert_eq!(new_parts("aaabbbccc", "aaabbbccc"), [0; 0]);
        assert_eq!(new_parts("aaabbbccc", "aaacccbbb"), [0; 0]);
        assert_eq!(new_parts("aaabbbccc", "aaaxxxbbbyyy"), [1, 3]);
        assert_eq!(new_parts("", "aaa"), [0]);
        assert_eq!(new_parts("nonsense, of any length", "aa"), [0]);
    }
}
