//! Elements of the document.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, NodeList};

use super::Reader;

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
    let act = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(reader, &event));
    let act = act.into_js_value();
    let act = act.unchecked_ref();
    _ = target.add_event_listener_with_callback_and_bool(name, act, capture);
}
