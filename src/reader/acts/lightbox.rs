//! A picture over the page, as large as it fits. Which one is in the address (`#picture-3`), so that Back
//! closes it and a link opens it; without an app that address is the picture's place on the page.

use std::cell::Cell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlDialogElement, HtmlImageElement, TouchEvent};

use super::{around, copy, is_right_to_left, within};
use crate::reader::{
    address::Address,
    dom::{all, one},
    entry, router,
};

/// How far a finger goes that means to turn over, in CSS pixels.
const SWIPE: i32 = 48;

thread_local! {
    /// The picture that is shown, by its place among those of the page.
    static SHOWN: Cell<usize> = const { Cell::new(0) };
    /// Where the one finger came down.
    static DOWN: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

fn links() -> Vec<HtmlAnchorElement> {
    all(".enlarge")
}

fn dialog() -> Option<HtmlDialogElement> {
    one(".lightbox")
}

fn fragment_of(link: &HtmlAnchorElement) -> String {
    format!("#{}", link.id())
}

/// The picture that the address asks for.
fn asked() -> Option<usize> {
    let fragment = Address::here().fragment;
    links()
        .iter()
        .position(|link| fragment_of(link) == fragment)
}

/// Shows what the address asks for, or nothing.
pub fn follow_address() {
    match asked() {
        Some(place) => _ = show(place),
        None => shut(),
    }
}

pub fn shut() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

pub fn clicked(target: &Element) -> bool {
    if let Some(button) = around(target, ".lightbox__button") {
        match &*button.get_attribute("value").unwrap_or_default() {
            "close" => shut(),
            way => turn(way == "next"),
        }
        return true;
    }
    let link = around(target, ".enlarge");
    let Some(place) = link.and_then(|link| links().iter().position(|one| one.id() == link.id()))
    else {
        return false;
    };
    if dialog().is_none() {
        return false;
    }
    entry::lay_over(&address(place));
    router::tell();
    _ = show(place);
    true
}

/// By the browser's own ways or by the button: the history goes back with it.
pub fn closed(target: &Element) {
    if target.class_name() != "lightbox" || asked().is_none() {
        return;
    }
    if entry::is_laid_over() {
        entry::go_back();
    } else {
        let here = Address {
            fragment: String::new(),
            ..Address::here()
        };
        entry::rename(&here.href());
        router::tell();
    }
}

/// Whoever looks at a picture turns over by the arrow that points there.
pub fn pressed(key: &str) {
    match key {
        "ArrowLeft" => point(false),
        "ArrowRight" => point(true),
        _ => {}
    }
}

pub fn touched(_: &Element, event: &Event) {
    let down = event.dyn_ref::<TouchEvent>().filter(|touch| {
        // With two fingers, or on what is enlarged by them, it is the browser's.
        let scale = window().visual_viewport().map_or(1.0, |seen| seen.scale());
        touch.touches().length() == 1 && scale <= 1.01
    });
    DOWN.set(down.and_then(place_of));
}

pub fn lifted(_: &Element, event: &Event) {
    let up = event.dyn_ref::<TouchEvent>().and_then(place_of);
    if let (Some((x, y)), Some((to_x, to_y))) = (DOWN.take(), up) {
        let (across, along) = (to_x - x, to_y - y);
        if across.abs() > SWIPE.max(2 * along.abs()) {
            point(across < 0);
        }
    }
}

fn place_of(touch: &TouchEvent) -> Option<(i32, i32)> {
    let finger = touch.changed_touches().item(0)?;
    Some((finger.client_x(), finger.client_y()))
}

/// To the picture on the right, or on the left, which is the next one in some scripts.
fn point(right: bool) {
    if let Some(dialog) = dialog().filter(HtmlDialogElement::open) {
        turn(right != is_right_to_left(&dialog));
    }
}

fn turn(on: bool) {
    let count = links().len();
    if count > 1 {
        let step = if on { 1 } else { count - 1 };
        let place = (SHOWN.get() + step) % count;
        entry::rename(&address(place));
        router::tell();
        _ = show(place);
    }
}

fn address(place: usize) -> String {
    let here = Address::here();
    let links = links();
    let fragment = links.get(place).map(fragment_of);
    Address {
        fragment: fragment.unwrap_or_default(),
        ..here
    }
    .href()
}

fn show(place: usize) -> Option<()> {
    let (links, dialog) = (links(), dialog()?);
    let link = links.get(place)?;
    SHOWN.set(place);

    let frame = within::<Element>(&dialog, ".lightbox__picture")?;
    frame.set_text_content(None);
    let picture = enlarged(link)?;
    _ = frame.append_child(&picture);
    let picture = within::<HtmlImageElement>(&frame, "img")?;

    let words = within::<Element>(&dialog, ".caption")?;
    words.set_text_content(None);
    let figure = around(link, "figure");
    if let Some(caption) = figure.and_then(|figure| within::<Element>(&figure, "figcaption")) {
        copy(&caption, &words);
    }

    let count = within::<Element>(&dialog, "#count")?;
    let said = count.get_attribute("data-words").unwrap_or_default();
    let said = said.replacen("{}", &(place + 1).to_string(), 1);
    let said = said.replacen("{}", &links.len().to_string(), 1);
    count.set_text_content(Some(&said));
    if let Some(heard) = count.next_element_sibling() {
        heard.set_text_content(Some(&picture.alt()));
    }

    if !dialog.open() {
        // The page must not grow wider by the bar that goes.
        let window = window().inner_width().ok().and_then(|width| width.as_f64());
        let page = document().document_element()?.client_width();
        let bar = window.is_some_and(|width| width > page.into());
        _ = dialog.toggle_attribute_with_force("data-gutter", bar);
        // Where the browser leaves the focus when this is closed.
        _ = link.focus();
        _ = dialog.show_modal();
    }
    for near in [1, links.len() - 1] {
        // What is made is fetched, in the document or not.
        _ = links.get((place + near) % links.len()).and_then(enlarged);
    }
    Some(())
}

/// The picture in a link once more, at whichever size fills the window.
fn enlarged(link: &HtmlAnchorElement) -> Option<Element> {
    let picture = link
        .first_element_child()?
        .clone_node_with_deep(true)
        .ok()?;
    let picture = picture.dyn_into::<Element>().ok()?;
    let inside = picture.query_selector_all("*").ok()?;
    let inside = (0..inside.length()).filter_map(|place| inside.item(place)?.dyn_into().ok());
    for part in std::iter::once(picture.clone()).chain(inside) {
        _ = part.remove_attribute("loading");
        if part.has_attribute("sizes") {
            _ = part.set_attribute("sizes", "100vw");
        }
    }
    Some(picture)
}
