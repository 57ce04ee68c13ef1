//! A note or the meaning of a word, on a card at the words that refer to it. It comes when the pointer
//! or the focus is there, stays while the pointer is on it, and goes by Escape (WCAG 2.2, 1.4.13). A
//! click leads to the note itself; a finger, which can't rest on anything, gets the card first and goes
//! there with its second tap.

use std::{cell::Cell, time::Duration};

use const_format::concatcp;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::{copy, is_right_to_left};
use crate::{
    page::hooks,
    reader::{
        Loader,
        dom::{among, around, one, within},
        state::cloned,
        timer::Timer,
    },
};

const LINKS: &str = concatcp!("a[role=doc-noteref], a", hooks::story::TERM.selector);

/// A pointer that only passes by is quicker.
const REST: Duration = Duration::from_millis(150);

/// How long the pointer may take from the words to the card.
const LEAVE: Duration = Duration::from_millis(300);

/// Between the card and the edge of the window, in CSS pixels.
const EDGE: f64 = 12.0;

/// The card that is shown.
#[derive(Default)]
pub struct Previews {
    timer: Timer,
    /// The link that it belongs to.
    link: Cell<Option<Element>>,
    /// Whether what happens is done by a finger.
    is_touch: Cell<bool>,
}

impl Previews {
    /// The pointer is on an element.
    pub fn over(&'static self, loader: &'static Loader, target: &Element, event: &Event) {
        let is_touch = event
            .dyn_ref::<PointerEvent>()
            .is_some_and(|pointer| pointer.pointer_type() == "touch");
        self.is_touch.set(is_touch);
        if is_touch {
            return;
        }
        match around(target, LINKS) {
            _ if is_on_card(target) => self.timer.clear(),
            Some(link) if self.is_shown(&link) => self.timer.clear(),
            Some(link) => self.timer.set(REST, move || self.show(loader, &link)),
            None => self.timer.set(LEAVE, move || self.hide_unfocused()),
        }
    }

    /// The focus has come to an element.
    pub fn focused(&self, loader: &Loader, target: &Element) {
        // Neither a click nor a tap is meant, which move the focus too.
        if target.matches(LINKS) == Ok(true) && target.matches(":focus-visible") == Ok(true) {
            self.show(loader, target);
        } else if !is_on_card(target) {
            self.hide();
        }
    }

    /// Whether a click was a first tap, which shows the card.
    pub fn clicked(&self, loader: &Loader, target: &Element) -> bool {
        if is_on_card(target) {
            return false;
        }
        let link = around(target, LINKS);
        match link.filter(|link| self.is_touch.get() && !self.is_shown(link)) {
            Some(link) => {
                self.show(loader, &link);
                cloned(&self.link).is_some()
            }
            None => {
                self.hide();
                false
            }
        }
    }

    /// Takes the card away.
    pub fn hide(&self) {
        self.timer.clear();
        if let Some(card) = one::<Element>(hooks::preview::CARD.selector) {
            card.remove();
        }
        if let Some(link) = self.link.take() {
            _ = link.remove_attribute("aria-describedby");
        }
    }

    fn hide_unfocused(&self) {
        let focused = document().active_element();
        if !focused.is_some_and(|focused| self.is_shown(&focused)) {
            self.hide();
        }
    }

    fn is_shown(&self, link: &Element) -> bool {
        cloned(&self.link).as_ref() == Some(link)
    }

    fn show(&self, loader: &Loader, link: &Element) {
        if !self.is_shown(link) {
            self.hide();
            loader.dress();
            if let Some(card) = card(link) {
                self.link.set(Some(link.clone()));
                // Screen readers read it out with the link, so that nothing in it takes the focus.
                _ = link.set_attribute("aria-describedby", hooks::preview::CARD_ID.name);
                position(&card, link);
            }
        }
    }
}

fn is_on_card(target: &Element) -> bool {
    around(target, hooks::preview::CARD.selector).is_some()
}

/// In the story, with which it goes; what lies over the story has none.
fn card(link: &Element) -> Option<HtmlElement> {
    let story = around(link, "article").filter(|_| around(link, "dialog").is_none())?;
    let href = link.get_attribute("href")?;
    let note = document().get_element_by_id(href.strip_prefix('#')?)?;
    let card = document()
        .create_element("div")
        .ok()?
        .dyn_into::<HtmlElement>()
        .ok()?;
    card.set_class_name(hooks::preview::CARD.name);
    _ = card.set_attribute("role", "tooltip");
    copy(&note, &card);
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
fn position(card: &HtmlElement, link: &Element) -> Option<()> {
    let main = one::<Element>("main")?.get_bounding_client_rect();
    let window = document().document_element()?;
    let (width, height) = (
        f64::from(window.client_width()),
        f64::from(window.client_height()),
    );
    let words = link.get_bounding_client_rect();
    let own = card.get_bounding_client_rect();
    let top = top(words.top(), words.bottom(), own.height(), height);
    let start = if is_right_to_left(card) {
        start(width - words.right(), own.width(), width) - (width - main.right())
    } else {
        start(words.left(), own.width(), width) - main.left()
    };
    for (name, pixels) in [
        ("inset-block-start", top - main.top()),
        ("inset-inline-start", start),
    ] {
        let pixels = (pixels as i32).to_string() + "px";
        _ = card.style().set_property(name, &pixels);
    }
    Some(())
}

/// Where the card begins in the window from above, for words that reach from `above` to `below`.
fn top(above: f64, below: f64, own_height: f64, window_height: f64) -> f64 {
    if below + own_height > window_height && above >= own_height {
        above - own_height
    } else {
        below
    }
}

/// Where it begins from the side at which the words begin, for words that begin at `words`.
fn start(words: f64, own_width: f64, window_width: f64) -> f64 {
    (words - EDGE)
        .min(window_width - own_width - EDGE)
        .max(EDGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_under_its_words_unless_there_is_room_only_over_them() {
        assert_eq!(top(100.0, 120.0, 200.0, 800.0), 120.0);
        assert_eq!(top(700.0, 720.0, 200.0, 800.0), 500.0);
        assert_eq!(top(150.0, 170.0, 200.0, 300.0), 170.0, "room nowhere");
    }

    #[test]
    fn a_card_stays_within_the_window() {
        assert_eq!(start(100.0, 300.0, 800.0), 100.0 - EDGE);
        assert_eq!(start(700.0, 300.0, 800.0), 800.0 - 300.0 - EDGE);
        assert_eq!(start(0.0, 300.0, 800.0), EDGE);
        assert_eq!(start(200.0, 900.0, 800.0), EDGE, "wider than the window");
    }
}
