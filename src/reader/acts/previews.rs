//! A note or the meaning of a word, on a card at the place that refers to it. It comes when the pointer
//! or the focus is there, stays while the pointer is on it, and goes by Escape (WCAG 2.2, 1.4.13). A
//! click leads to the note itself; a finger, which can't rest on anything, gets the card first and goes
//! there with its second tap.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use const_format::concatcp;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::document};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::{around, copy, is_right_to_left, within};
use crate::{
    page::hooks,
    reader::{
        ahead::{after, clear},
        dom::{among, one},
    },
};

const LINKS: &str = concatcp!("a[role=doc-noteref], a", hooks::story::TERM.selector);

/// A pointer that only passes by is quicker.
const REST: Duration = Duration::from_millis(150);

/// So long it may be on its way from the words to the card.
const LEAVE: Duration = Duration::from_millis(300);

/// Between the card and the edge of the window, in CSS pixels.
const EDGE: f64 = 12.0;

thread_local! {
    static TIMER: RefCell<Option<TimeoutHandle>> = const { RefCell::new(None) };
    /// What the card that is shown belongs to.
    static SHOWN: RefCell<Option<Element>> = const { RefCell::new(None) };
    static BY_FINGER: Cell<bool> = const { Cell::new(false) };
}

pub fn over(target: &Element, event: &Event) {
    let touch = event
        .dyn_ref::<PointerEvent>()
        .map(|pointer| pointer.pointer_type());
    BY_FINGER.set(touch.is_some_and(|kind| kind == "touch"));
    if BY_FINGER.get() {
        return;
    }
    match around(target, LINKS) {
        _ if is_on_card(target) => clear(&TIMER),
        Some(link) if is_shown(&link) => clear(&TIMER),
        Some(link) => after(&TIMER, REST, move || show(&link)),
        None => after(&TIMER, LEAVE, hide_unfocused),
    }
}

pub fn focused(target: &Element) {
    // Neither a click nor a tap is meant, which move the focus too.
    if target.matches(LINKS) == Ok(true) && target.matches(":focus-visible") == Ok(true) {
        show(target);
    } else if !is_on_card(target) {
        hide();
    }
}

pub fn clicked(target: &Element) -> bool {
    if is_on_card(target) {
        return false;
    }
    let link = around(target, LINKS);
    match link.filter(|link| BY_FINGER.get() && !is_shown(link)) {
        Some(link) => {
            show(&link);
            SHOWN.with_borrow(Option::is_some)
        }
        None => {
            hide();
            false
        }
    }
}

pub fn hide() {
    clear(&TIMER);
    if let Some(card) = one::<Element>(hooks::preview::CARD.selector) {
        card.remove();
    }
    if let Some(link) = SHOWN.take() {
        _ = link.remove_attribute("aria-describedby");
    }
}

fn hide_unfocused() {
    let focused = document().active_element();
    if !focused.is_some_and(|focused| is_shown(&focused)) {
        hide();
    }
}

fn is_on_card(target: &Element) -> bool {
    around(target, hooks::preview::CARD.selector).is_some()
}

fn is_shown(link: &Element) -> bool {
    SHOWN.with_borrow(|shown| shown.as_ref() == Some(link))
}

fn show(link: &Element) {
    if !is_shown(link) {
        hide();
        if let Some(card) = card(link) {
            SHOWN.set(Some(link.clone()));
            // Heard where it is seen. It is said by the link, so nothing in it takes the focus.
            _ = link.set_attribute("aria-describedby", hooks::preview::CARD_ID.name);
            place(&card, link);
        }
    }
}

/// In the story, with which it goes; what lies over the story has none.
fn card(link: &Element) -> Option<HtmlElement> {
    let story = around(link, "article").filter(|_| around(link, "dialog").is_none())?;
    let name = link.get_attribute("href")?;
    let told = document().get_element_by_id(name.strip_prefix('#')?)?;
    let card = document()
        .create_element("div")
        .ok()?
        .dyn_into::<HtmlElement>()
        .ok()?;
    card.set_class_name(hooks::preview::CARD.name);
    _ = card.set_attribute("role", "tooltip");
    copy(&told, &card);
    if let Some(back) = within::<Element>(&card, "[role=doc-backlink]") {
        back.remove();
    }
    card.set_id(hooks::preview::CARD_ID.name);
    for inner in among::<Element>(&card, "a") {
        _ = inner.set_attribute("tabindex", "-1");
    }
    story.append_child(&card).ok()?;
    Some(card)
}

/// Under the words, or over them where there is more room, and within the window.
fn place(card: &HtmlElement, link: &Element) -> Option<()> {
    let main = one::<Element>("main")?.get_bounding_client_rect();
    let window = document().document_element()?;
    let (width, height) = (
        f64::from(window.client_width()),
        f64::from(window.client_height()),
    );
    let words = link.get_bounding_client_rect();
    let own = card.get_bounding_client_rect();
    let over = words.bottom() + own.height() > height && words.top() >= own.height();
    let top = match over {
        true => words.top() - own.height(),
        false => words.bottom(),
    };
    let within = |start: f64| (start - EDGE).min(width - own.width() - EDGE).max(EDGE);
    let start = match is_right_to_left(card) {
        true => within(width - words.right()) - (width - main.right()),
        false => within(words.left()) - main.left(),
    };
    for (name, place) in [
        ("inset-block-start", top - main.top()),
        ("inset-inline-start", start),
    ] {
        let place = (place as i32).to_string() + "px";
        _ = card.style().set_property(name, &place);
    }
    Some(())
}
