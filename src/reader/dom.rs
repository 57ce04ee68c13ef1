//! Elements of the document.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, MouseEvent, NodeList};

use super::Reader;
use crate::page::hooks::{self, Hook};

/// The first element of the document that a selector finds.
pub fn one<E: JsCast>(selector: &str) -> Option<E> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// In document order.
pub fn all<E: JsCast>(selector: &str) -> Vec<E> {
    elements(document().query_selector_all(selector).ok())
}

/// The first of those in an element.
pub fn within<E: JsCast>(element: &Element, selector: &str) -> Option<E> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Those in an element, in document order.
pub fn among<E: JsCast>(element: &Element, selector: &str) -> Vec<E> {
    elements(element.query_selector_all(selector).ok())
}

/// The element itself or the nearest one around it.
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

fn elements<E: JsCast>(nodes: Option<NodeList>) -> Vec<E> {
    nodes
        .iter()
        .flat_map(|nodes| (0..nodes.length()).filter_map(|index| nodes.item(index)))
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}

/// A place beside the page; made, where someone has taken it away.
pub fn place(hook: Hook) -> Option<Element> {
    let made = || {
        let (_, class, role) = hooks::frame::PLACES
            .into_iter()
            .find(|(place, ..)| *place == hook)?;
        let place = document().create_element("div").ok()?;
        place.set_class_name(class);
        place.set_id(hook.name);
        _ = place.set_attribute("role", role);
        document().body()?.append_child(&place).ok()?;
        Some(place)
    };
    one(hook.selector).or_else(made)
}

/// Whether a key is held that makes another command of a click or of another key: Control, Meta, Shift
/// or Alt. For events of the mouse and of the keyboard, which say it alike.
pub fn has_modifier(event: &Event) -> bool {
    let event = event.unchecked_ref::<MouseEvent>();
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// Whether a click is one of the main button that opens nothing elsewhere.
pub fn is_plain_click(event: &Event) -> bool {
    let click = event.dyn_ref::<MouseEvent>();
    click.is_some_and(|click| click.button() == 0) && !has_modifier(event)
}

/// What an event is about.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether some of it is in the window.
pub fn is_in_view(element: &Element) -> bool {
    let bounds = element.get_bounding_client_rect();
    bounds.height() > 0.0 && bounds.bottom() > 0.0 && !is_below_view(element)
}

/// Whether it begins below the window.
pub fn is_below_view(element: &Element) -> bool {
    let height = window().inner_height().ok();
    let height = height.and_then(|height| height.as_f64());
    element.get_bounding_client_rect().top() >= height.unwrap_or_default()
}

/// Calls `act` for each event of that name from now on. `capture` is whether it is heard on the way down to its target.
pub fn listen(
    reader: &'static Reader,
    target: &EventTarget,
    name: &str,
    capture: bool,
    act: fn(&'static Reader, &Event),
) {
    // One may be called while it runs, as when what it does has the address change.
    let act = Closure::<dyn Fn(Event)>::new(move |event: Event| act(reader, &event));
    let act = act.into_js_value();
    let act = act.unchecked_ref();
    _ = target.add_event_listener_with_callback_and_bool(name, act, capture);
}
