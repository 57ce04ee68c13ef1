//! Fetches the page that the reader is about to want.

use std::{
    cell::{Cell, RefCell},
    thread::LocalKey,
    time::Duration,
};

use js_sys::Reflect;
use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{set_timeout_with_handle, window},
    task::spawn_local,
};
use wasm_bindgen::JsValue;
use web_sys::HtmlAnchorElement;

use super::{
    address::{Address, same},
    dom::{all, is_in_view},
    load,
};

/// How long a pointer or the focus rests on a link that is meant. A sweep is quicker.
const REST: Duration = Duration::from_millis(80);

/// How long a page is looked at before the links in view are fetched.
const LOOK: Duration = Duration::from_secs(2);

/// How much is fetched of them for one page, in bytes.
const BUDGET: usize = 64 * 1024;

pub(super) type Timer = LocalKey<RefCell<Option<TimeoutHandle>>>;

thread_local! {
    /// What the reader turns to next is what counts.
    static RESTING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    static LOOKING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// Of the budget, for the page that is shown.
    static SPENT: Cell<usize> = const { Cell::new(0) };
    static PAGE: Cell<u32> = const { Cell::new(0) };
}

/// The pointer or the focus is on this link now; none, on something else.
pub fn rest(link: Option<HtmlAnchorElement>) {
    match link.and_then(|link| wanted(&link)) {
        Some(path) => after(&RESTING, REST, || fetch(vec![path], usize::MAX)),
        None => clear(&RESTING),
    }
}

/// A finger is on this link: little time is left.
pub fn touch(link: Option<HtmlAnchorElement>) {
    fetch(link.iter().filter_map(wanted).collect(), usize::MAX);
}

/// A page has come: its budget is whole.
pub fn begin() {
    SPENT.set(0);
    PAGE.set(PAGE.get().wrapping_add(1));
    in_view();
}

/// Without a pointer nothing tells of an intent, so that what is in view has to do.
pub fn in_view() {
    let without_pointer = window().match_media("(hover: none)").ok().flatten();
    if without_pointer.is_some_and(|media| media.matches()) {
        after(&LOOKING, LOOK, || fetch(links_in_view(), BUDGET));
    }
}

pub(super) fn after(timer: &'static Timer, time: Duration, act: impl FnOnce() + 'static) {
    clear(timer);
    timer.set(set_timeout_with_handle(act, time).ok());
}

pub(super) fn clear(timer: &'static Timer) {
    if let Some(timer) = timer.take() {
        timer.clear();
    }
}

/// One after the other, while less than the budget is spent on the page that is shown.
fn fetch(paths: Vec<String>, budget: usize) {
    if is_frugal() {
        return;
    }
    let page = PAGE.get();
    spawn_local(async move {
        for path in paths {
            if SPENT.get() > budget || PAGE.get() != page {
                break;
            }
            let size = load::ahead(&path).await;
            if PAGE.get() == page && budget < usize::MAX {
                SPENT.set(SPENT.get() + size);
            }
        }
    });
}

fn wanted(link: &HtmlAnchorElement) -> Option<String> {
    let Address { path, .. } = Address::of(link)?;
    (!same(&path, &Address::here().path)).then_some(path)
}

/// Each page once: the picture of a card and its headline lead to one.
fn links_in_view() -> Vec<String> {
    let mut paths = Vec::new();
    for link in all::<HtmlAnchorElement>("main a[href]") {
        if let Some(path) = wanted(&link).filter(|path| !paths.contains(path) && is_in_view(&link))
        {
            paths.push(path);
        }
    }
    paths
}

/// The reader has asked for little data, or the network has little to give.
fn is_frugal() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let connection = get(&window().navigator(), "connection").filter(|found| found.is_object());
    connection.is_some_and(|connection| {
        let saves = get(&connection, "saveData").is_some_and(|saves| saves.is_truthy());
        let speed = get(&connection, "effectiveType").and_then(|speed| speed.as_string());
        saves || speed.is_some_and(|speed| speed.ends_with("2g"))
    })
}
