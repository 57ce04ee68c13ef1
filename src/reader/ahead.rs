//! Fetches the page that the reader is about to want.

use std::{
    cell::{Cell, RefCell},
    thread::LocalKey,
    time::Duration,
};

use js_sys::Reflect;
use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{document, set_timeout_with_handle, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement};

use super::{
    address::{Address, same},
    load,
};

/// How long a pointer or the focus rests on a link that is meant. A sweep is quicker.
const REST: Duration = Duration::from_millis(80);

/// How long a page is looked at before the links in view are fetched.
const LOOK: Duration = Duration::from_secs(2);

/// How much is fetched of them for one page, in characters.
const BUDGET: usize = 64 * 1024;

type Timer = LocalKey<RefCell<Option<TimeoutHandle>>>;

thread_local! {
    /// What the reader turns to next is what counts.
    static RESTING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    static LOOKING: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// Of the budget, for the page that is shown.
    static SPENT: Cell<usize> = const { Cell::new(0) };
}

/// The pointer or the focus is on this link now; none, on something else.
pub fn rest(link: Option<HtmlAnchorElement>) {
    let wanted = link.and_then(|link| wanted(&link));
    after(&RESTING, REST, move || {
        if let Some(path) = wanted {
            fetch(vec![path], usize::MAX);
        }
    });
}

/// A finger is on this link: little time is left.
pub fn touch(link: Option<HtmlAnchorElement>) {
    fetch(link.iter().filter_map(wanted).collect(), usize::MAX);
}

/// A page has come: its budget is whole.
pub fn begin() {
    SPENT.set(0);
    in_view();
}

/// Without a pointer nothing tells of an intent, so that what is in view has to do.
pub fn in_view() {
    let without_pointer = window().match_media("(hover: none)").ok().flatten();
    if without_pointer.is_some_and(|media| media.matches()) {
        after(&LOOKING, LOOK, || fetch(links_in_view(), BUDGET));
    }
}

fn after(timer: &'static Timer, time: Duration, act: impl FnOnce() + 'static) {
    let next = set_timeout_with_handle(act, time).ok();
    if let Some(old) = timer.replace(next) {
        old.clear();
    }
}

/// One after the other, while less than the budget is spent on the page that is shown.
fn fetch(paths: Vec<String>, budget: usize) {
    if is_frugal() {
        return;
    }
    spawn_local(async move {
        for path in paths {
            if SPENT.get() > budget {
                break;
            }
            let size = load::ahead(&path).await.unwrap_or_default();
            SPENT.set(SPENT.get() + size);
        }
    });
}

fn wanted(link: &HtmlAnchorElement) -> Option<String> {
    let Address { path, .. } = Address::of(link)?;
    (!same(&path, &Address::here().path)).then_some(path)
}

fn links_in_view() -> Vec<String> {
    let Ok(links) = document().query_selector_all("main a[href]") else {
        return Vec::new();
    };
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let in_view = |element: &Element| {
        let place = element.get_bounding_client_rect();
        place.bottom() > 0.0 && place.top() < height.unwrap_or_default()
    };
    (0..links.length())
        .filter_map(|place| links.item(place)?.dyn_into::<HtmlAnchorElement>().ok())
        .filter(|link| in_view(link))
        .filter_map(|link| wanted(&link))
        .collect()
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
