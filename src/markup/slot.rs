use crate::page::{Element, element, hooks};

/// The element around HTML of the publication's own, by the name of its place. The publisher fills it; in the
/// browser the loader does, since no data of a page may hold HTML.
pub fn slot(place: &str) -> Element {
    element("div")
        .class("slot")
        .set(hooks::frame::SLOT.name, place)
}
