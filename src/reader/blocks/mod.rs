//! What a story's blocks do while they are read, beyond what they are as plain HTML. Everything is heard
//! on the document, so that it is the same on a page that was published and on one that the app made;
//! the words for it are in the markup.

mod compare;
mod embeds;
mod lightbox;
mod players;
mod previews;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, KeyboardEvent};

use super::dom;
pub use embeds::load_kept;

/// Once, when the app has taken the page over.
pub fn begin() {
    hear("input", compare::moved);
    hear("play", |target, _| players::began(target));
    hear("timeupdate", |target, _| players::went_on(target));
    hear("keydown", pressed);
    hear("close", |target, _| lightbox::closed(target));
    hear("touchstart", lightbox::touched);
    hear("touchend", lightbox::lifted);
    hear("pointerover", previews::over);
    hear("focusin", |target, _| previews::focused(target));
    embeds::load_kept(true);
    lightbox::follow_address();
}

/// Another page is in the document, and nothing of it has been seen.
pub fn page_set() {
    embeds::load_kept(false);
}

/// The page is at its place.
pub fn page_came() {
    lightbox::follow_address();
}

/// Something is about to be said over the page.
pub fn make_room() {
    lightbox::shut();
}

/// The address bar shows another entry; `here`, it is one of the page in the document.
pub fn address_changed(here: bool) {
    match here {
        true => lightbox::follow_address(),
        false => lightbox::shut(),
    }
}

/// Whether a plain click is all done with.
pub fn clicked(event: &Event) -> bool {
    let Some(target) = dom::target(event) else {
        return false;
    };
    lightbox::clicked(&target)
        || embeds::clicked(&target)
        || players::clicked(&target)
        || previews::clicked(&target)
}

fn pressed(target: &Element, event: &Event) {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let held = key.ctrl_key() || key.meta_key() || key.shift_key() || key.alt_key();
        match &*key.key() {
            "Escape" => previews::hide(),
            key if !held && target.local_name() != "input" => lightbox::pressed(key),
            _ => {}
        }
    }
}

/// On the way down, since not all of these events come up again.
fn hear(name: &str, act: fn(&Element, &Event)) {
    let act = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Some(target) = dom::target(&event) {
            act(&target, &event);
        }
    });
    let act = act.into_js_value();
    _ = document().add_event_listener_with_callback_and_bool(name, act.unchecked_ref(), true);
}

fn around(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok()?
}

fn within<E: JsCast>(element: &Element, selector: &str) -> Option<E> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

fn is_right_to_left(element: &Element) -> bool {
    element.matches(":dir(rtl)") == Ok(true)
}

/// What stands in one element stands in another too, without the ids, which a page has once.
fn copy(from: &Element, to: &Element) {
    let nodes = from.child_nodes();
    for place in 0..nodes.length() {
        if let Some(node) = nodes
            .item(place)
            .and_then(|node| node.clone_node_with_deep(true).ok())
        {
            _ = to.append_child(&node);
        }
    }
    while let Some(named) = within::<Element>(to, "[id]") {
        _ = named.remove_attribute("id");
    }
}
