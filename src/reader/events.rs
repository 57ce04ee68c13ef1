//! What the reader and the browser do, and who hears of it. All of it is heard on the document or the
//! window, so that it is the same on the page that was published and on those that the app makes, whatever
//! others have put into them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, PageTransitionEvent};

use super::{
    Reader,
    address::{self, Address},
    blocks,
    dom::{is_plain_click, listen, target},
    history, live, network, warm,
};

/// What is done when something happens.
pub type Act = fn(&'static Reader, &Event);

/// On the document, on the way down, since not all of these events come up again.
const ON_THE_WAY_DOWN: [&str; 9] = [
    "input",
    "play",
    "timeupdate",
    "keydown",
    "close",
    "touchstart",
    "touchend",
    "pointerover",
    "focusin",
];

/// On the window.
const ON_THE_WINDOW: [(&str, Act); 9] = [
    ("popstate", |reader, _| {
        let key = history::key();
        if !reader.history.is_at(key) && !reader.traverse(key) {
            blocks::address_changed(reader);
            live::traverse(reader);
        }
    }),
    ("pointerover", rested),
    ("focusin", rested),
    ("pointerdown", |reader, event| {
        reader.prefetch.press(reader, address::link(event));
    }),
    ("touchend", |reader, _| reader.prefetch.look(reader)),
    ("online", network_changed),
    ("offline", network_changed),
    ("pagehide", |reader, _| {
        reader.navigator.cancel();
        reader.history.end();
    }),
    ("pageshow", |_, event| {
        // Out of the back-forward cache, with everything as it was.
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            history::take_scroll_restoration();
        }
    }),
];

/// Once, when the app starts.
pub fn connect(reader: &'static Reader) {
    reader.router.connect();
    reader.history.begin();
    let (window, document) = (window(), document());

    // Before the router hears of it, which listens to the window.
    listen(reader, &document, "click", false, clicked);
    listen(reader, &document, "visibilitychange", false, |reader, _| {
        reader.history.store();
        live::wake(reader);
    });
    for name in ON_THE_WAY_DOWN {
        listen(reader, &document, name, true, blocks::heard);
    }
    for (name, act) in ON_THE_WINDOW {
        listen(reader, &window, name, false, act);
    }

    reader.prefetch.begin(reader);
    if !window.navigator().on_line() {
        network::changed(reader);
    }
    blocks::begin(reader);
    reader.begin();
    live::begin(reader);
    warm::up_soon(reader);
}

/// Someone has clicked on something.
pub fn clicked(reader: &'static Reader, event: &Event) {
    let is_plain = !event.default_prevented() && is_plain_click(event);
    let target = target(event);
    let is_done = |target| {
        blocks::clicked(reader, target)
            || live::clicked(reader, target)
            || reader.trouble_clicked(target)
    };
    if is_plain && target.as_ref().is_some_and(is_done) {
        event.prevent_default();
        event.stop_propagation();
        return;
    }
    let Some(link) = address::link(event) else {
        return;
    };
    // Whatever has written it, where no policy keeps the browser from running it.
    if link.protocol() == "javascript:" {
        event.prevent_default();
    }
    match Address::of(&link).filter(|to| is_plain && !to.is_on_this_page()) {
        Some(to) => {
            event.prevent_default();
            reader.follow(to, &link);
        }
        // A fragment of this page is the browser's too: it moves the focus with it.
        None => {
            reader.viewport.follow(history::key(), &link);
            reader.history.save_scroll();
            event.stop_propagation();
        }
    }
}

fn rested(reader: &'static Reader, event: &Event) {
    // The focus that the app gives back tells nothing of what the reader wants next.
    if !reader.viewport.is_restoring() {
        reader.prefetch.rest(reader, address::link(event));
    }
}

fn network_changed(reader: &'static Reader, _: &Event) {
    network::changed(reader);
    live::wake(reader);
}
