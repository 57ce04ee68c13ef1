//! What the reader and the browser do, and who hears of it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, MouseEvent, PageTransitionEvent};

use super::{
    Reader,
    address::{self, Address},
    blocks,
    dom::listen,
    history, live, network,
};
use crate::view::is_plain_click;

/// Once, when the app has taken the page over.
pub fn connect(reader: &'static Reader) {
    reader.router.connect();
    reader.history.begin();
    let (window, document) = (window(), document());

    // Before the router hears of it, which listens to the window.
    on(reader, &document, "click", clicked);
    on(reader, &document, "click", |reader, event| {
        blocks::tables_clicked(reader, event);
    });
    on(reader, &window, "popstate", |reader, _| {
        reader.traverse(history::key());
        blocks::address_changed(reader);
        live::traverse(reader);
    });

    for name in ["pointerover", "focusin"] {
        on(reader, &window, name, |reader, event| {
            reader.prefetch.rest(reader.cache, address::link(event));
        });
    }
    on(reader, &window, "touchstart", |reader, event| {
        reader.prefetch.touch(reader.cache, address::link(event));
    });
    on(reader, &window, "touchend", |reader, _| {
        reader.prefetch.look(reader.cache);
    });
    reader.prefetch.begin(reader.cache);

    for name in ["online", "offline"] {
        on(reader, &window, name, |reader, _| {
            network::changed(reader);
            live::wake(reader);
        });
    }
    if !window.navigator().on_line() {
        network::changed(reader);
    }

    on(reader, &window, "pagehide", |reader, _| {
        reader.navigator.cancel();
        reader.history.end();
    });
    on(reader, &document, "visibilitychange", |reader, _| {
        reader.history.store();
        live::wake(reader);
    });
    on(reader, &window, "pageshow", |_, event| {
        // Out of the back-forward cache, with everything as it was.
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            history::take_scroll_restoration();
        }
    });

    blocks::begin(reader);
    reader.begin();
    live::begin(reader);
}

fn clicked(reader: &'static Reader, event: &Event) {
    let is_plain =
        !event.default_prevented() && event.dyn_ref::<MouseEvent>().is_some_and(is_plain_click);
    if is_plain && (blocks::clicked(reader, event) || live::clicked(reader, event)) {
        event.prevent_default();
        event.stop_propagation();
        return;
    }
    let Some(link) = address::link(event) else {
        return;
    };
    reader.viewport.remember_focus();
    match Address::of(&link).filter(|to| is_plain && !to.is_on_this_page()) {
        Some(to) => {
            event.prevent_default();
            reader.follow(to);
        }
        // A fragment of this page is the browser's too: it moves the focus with it.
        None => {
            reader.history.save_scroll();
            event.stop_propagation();
        }
    }
}

fn on(reader: &'static Reader, target: &EventTarget, name: &str, act: fn(&'static Reader, &Event)) {
    listen(reader, target, name, false, act);
}
