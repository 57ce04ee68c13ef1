//! What a story's blocks do while they are read, beyond what they are as plain HTML. Everything is heard
//! on the document, so that it is the same on a page that was published and on one that the app made;
//! the words for it are in the markup.

mod comparison;
mod embeds;
mod lightbox;
mod players;
mod posts;
mod previews;
mod tables;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{
    Reader,
    address::Address,
    dom::{self, around, has_modifier},
};
use crate::page::hooks;
pub use embeds::load_allowed;
pub use lightbox::Lightbox;
pub use previews::Previews;

/// Once, when the app starts.
pub fn begin(reader: &'static Reader) {
    embeds::load_allowed(true);
    lightbox::follow_address(reader);
}

/// Something has happened on the page.
pub fn heard(reader: &'static Reader, event: &Event) {
    let Some(target) = &dom::target(event) else {
        return;
    };
    match &*event.type_() {
        "input" => comparison::moved(target),
        "play" => players::started(target),
        "timeupdate" => players::went_on(target),
        "keydown" => pressed(reader, target, event),
        "close" => lightbox::closed(reader, target),
        "touchstart" => {
            posts::reached(target);
            reader.lightbox.touched(event);
        }
        "touchend" => lightbox::lifted(reader, event),
        "pointerover" => {
            posts::reached(target);
            reader.previews.over(&reader.loader, target, event);
        }
        _ => {
            posts::reached(target);
            if !reader.viewport.is_restoring() {
                reader.previews.focused(&reader.loader, target);
            }
        }
    }
}

/// The page is about to go, and may come back as it is left.
pub fn page_going(reader: &Reader) {
    lightbox::put_away();
    reader.previews.hide();
}

/// Another page is in the document, and nothing of it has been seen.
pub fn page_set() {
    embeds::load_allowed(false);
}

/// The page is scrolled.
pub fn page_came(reader: &Reader) {
    lightbox::follow_address(reader);
}

/// Something is about to be said over the page.
pub fn make_room(reader: &Reader) {
    reader.lightbox.close_silently();
}

/// The address bar shows another entry.
pub fn address_changed(reader: &Reader) {
    if reader.reads(&Address::current()) {
        lightbox::follow_address(reader);
    } else {
        reader.lightbox.close_silently();
    }
}

/// Whether a plain click is all done with.
pub fn clicked(reader: &'static Reader, target: &Element) -> bool {
    lightbox::clicked(reader, target)
        || embeds::clicked(target)
        || players::clicked(target)
        || posts::clicked(reader, target)
        || tables::clicked(reader, target)
        || reader.previews.clicked(&reader.loader, target)
}

fn pressed(reader: &'static Reader, target: &Element, event: &Event) {
    let Some(press) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    match &*press.key() {
        "Escape" => {
            reader.previews.hide();
            let message = around(target, hooks::frame::TROUBLE.selector);
            if message.is_some_and(|message| message.class_name() != hooks::frame::TROUBLE_INSTEAD)
            {
                reader.close_notice();
            }
        }
        _ if has_modifier(event) => {}
        " " if posts::is_button(target) => {
            event.prevent_default();
            if !press.repeat() {
                posts::clicked(reader, target);
            }
        }
        key if target.local_name() != "input" => lightbox::pressed(reader, key),
        _ => {}
    }
}

fn is_right_to_left(element: &Element) -> bool {
    element.matches(":dir(rtl)") == Ok(true)
}

/// What stands in one element stands in another too, without the ids, which a page has once.
fn copy(from: &Element, to: &Element) {
    let nodes = from.child_nodes();
    for index in 0..nodes.length() {
        if let Some(node) = nodes
            .item(index)
            .and_then(|node| node.clone_node_with_deep(true).ok())
        {
            _ = to.append_child(&node);
        }
    }
    while let Some(named) = dom::within::<Element>(to, "[id]") {
        _ = named.remove_attribute("id");
    }
}
