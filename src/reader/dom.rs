//! Elements of the document.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, NodeList};

pub fn one<E: JsCast>(selector: &str) -> Option<E> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// In document order.
pub fn all<E: JsCast>(selector: &str) -> Vec<E> {
    found(document().query_selector_all(selector).ok())
}

/// Those in an element.
pub fn among<E: JsCast>(element: &Element, selector: &str) -> Vec<E> {
    found(element.query_selector_all(selector).ok())
}

fn found<E: JsCast>(found: Option<NodeList>) -> Vec<E> {
    let nodes = found
        .iter()
        .flat_map(|found| (0..found.length()).filter_map(|place| found.item(place)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// What an event is about.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether some of it is in the window.
pub fn is_in_view(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.height() > 0.0 && place.bottom() > 0.0 && !is_past(element)
}

/// Whether it begins below the window.
pub fn is_past(element: &Element) -> bool {
    let height = window().inner_height().ok();
    let height = height.and_then(|height| height.as_f64());
    element.get_bounding_client_rect().top() >= height.unwrap_or_default()
}
