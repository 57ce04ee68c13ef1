//! The "+ posts" link under a story. Where the app runs it is a button that unfolds the author's latest
//! other posts in place, and still opens the author's page in a new tab. It becomes one when it is reached,
//! since nothing on a page changes before.

use leptos::task::spawn_local;
use web_sys::Element;

use crate::{
    page::hooks,
    reader::{
        Reader,
        dom::{around, within},
        load,
    },
    view,
};

/// The pointer, a finger or the focus is on an element.
pub fn reached(target: &Element) {
    if let Some(link) = around(target, hooks::story::MORE.selector)
        && !is_button(&link)
        && let Some(place) = place(&link)
    {
        for (name, value) in [
            ("role", "button"),
            ("aria-expanded", "false"),
            ("aria-controls", &place.id()),
        ] {
            _ = link.set_attribute(name, value);
        }
    }
}

/// Whether it has been reached.
pub fn is_button(target: &Element) -> bool {
    target.matches(hooks::story::MORE.selector) == Ok(true) && target.has_attribute("role")
}

/// Whether a click was on such a link, which then unfolds its posts, or folds them.
pub fn clicked(reader: &'static Reader, target: &Element) -> bool {
    let Some(link) = around(target, hooks::story::MORE.selector) else {
        return false;
    };
    let (Some(place), Some(author)) = (place(&link), link.get_attribute("href")) else {
        return false;
    };
    reached(&link);
    let is_open = !place.has_attribute("hidden");
    _ = place.toggle_attribute_with_force("hidden", is_open);
    _ = link.set_attribute("aria-expanded", if is_open { "false" } else { "true" });
    if !is_open && within::<Element>(&place, "ul").is_none() {
        spawn_local(unfold(reader, place, author));
    }
    true
}

/// The place that comes after the link, whatever others have put between them.
fn place(link: &Element) -> Option<Element> {
    within(&link.parent_element()?, hooks::story::LATEST.selector)
}

async fn unfold(reader: &'static Reader, place: Element, author: String) {
    let strings = reader.screen.strings();
    let say = |words: &str| {
        if let Some(status) = within::<Element>(&place, "[role=status]") {
            status.set_text_content(Some(words));
        }
    };
    say(&strings.loading);
    match load::posts(reader.cache, &author).await {
        None => say(&strings.could_not_load),
        Some(cards) if cards.is_empty() => say(&strings.no_other_posts),
        Some(cards) => {
            say("");
            if let Some(list) = view::latest(&cards).into_element()
                && let Some(status) = within::<Element>(&place, "[role=status]")
                && within::<Element>(&place, "ul").is_none()
            {
                _ = status.after_with_node_1(&list);
            }
        }
    }
}
