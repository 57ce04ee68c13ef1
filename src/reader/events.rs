//! What the reader and the browser do, and who hears of it.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget, MouseEvent, PageTransitionEvent};

use super::{
    Reader, acts,
    address::{self, Address},
    ahead, entry, live, network, place, router, tables,
    turn::stop,
};

/// Once, when the app has taken the page over.
pub fn connect(reader: Reader) {
    router::keep();
    entry::begin();
    let (window, document) = (window(), document());

    // Before the router hears of it, which listens to the window.
    on(&document, "click", move |event| clicked(reader, &event));
    on(&document, "click", move |event| {
        _ = tables::clicked(reader, &event);
    });
    on(&window, "popstate", move |_| {
        reader.come_back(entry::key());
        acts::address_changed(reader.reads(&Address::here()));
        live::come_back(reader);
    });

    on(&window, "pointerover", |event| {
        ahead::rest(address::link(&event))
    });
    on(&window, "focusin", |event| {
        ahead::rest(address::link(&event))
    });
    on(&window, "touchstart", |event| {
        ahead::touch(address::link(&event))
    });
    on(&window, "touchend", |_| ahead::in_view());
    ahead::begin();

    for name in ["online", "offline"] {
        on(&window, name, move |_| {
            network::changed(reader);
            live::wake(reader);
        });
    }
    if !window.navigator().on_line() {
        network::changed(reader);
    }

    on(&window, "pagehide", |_| {
        stop();
        entry::let_go();
    });
    on(&document, "visibilitychange", move |_| {
        entry::save();
        live::wake(reader);
    });
    on(&window, "pageshow", |event| {
        // Out of the back-forward cache, with everything as it was.
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            entry::hold();
        }
    });

    acts::begin();
    reader.begin();
    live::begin(reader);
}

fn clicked(reader: Reader, event: &Event) {
    let plain = event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let held = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        click.button() == 0 && !held && !event.default_prevented()
    });
    if plain && (acts::clicked(event) || live::clicked(reader, event)) {
        event.prevent_default();
        event.stop_propagation();
        return;
    }
    let Some(link) = address::link(event) else {
        return;
    };
    let ours = Address::of(&link).filter(|_| plain);
    place::remember_focus();
    match ours {
        Some(to) if !to.is_on_this_page() => {
            event.prevent_default();
            reader.follow(to);
        }
        // A fragment of this page is the browser's too: it moves the focus with it.
        _ => {
            entry::leave();
            event.stop_propagation();
        }
    }
}

fn on(target: &EventTarget, name: &str, act: impl FnMut(Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(act).into_js_value();
    _ = target.add_event_listener_with_callback(name, act.unchecked_ref());
}
