//! A picture over the page, as large as it fits. Which one is in the address (`#picture-3`), so that Back
//! closes it and a link opens it; without an app that address is the picture's place on the page.

use std::cell::{Cell, RefCell};

use const_format::concatcp;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlDialogElement, HtmlImageElement, TouchEvent};

use super::{around, copy, is_right_to_left, within};
use crate::{
    page::hooks,
    reader::{
        address::Address,
        dom::{all, among, one},
        entry, place, router,
    },
};

/// How far a finger goes that means to turn over, in CSS pixels.
const SWIPE: i32 = 48;

thread_local! {
    /// The link to the picture that is shown.
    static SHOWN: RefCell<Option<HtmlAnchorElement>> = const { RefCell::new(None) };
    /// The frame is shut, and not by the reader: the history stays as it is.
    static SHUT: Cell<bool> = const { Cell::new(false) };
    /// Where the one finger came down.
    static DOWN: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

fn links() -> Vec<HtmlAnchorElement> {
    all(hooks::lightbox::LINK.selector)
}

fn dialog() -> Option<HtmlDialogElement> {
    one(hooks::lightbox::DIALOG.selector)
}

/// The picture that the address asks for.
fn asked() -> Option<HtmlAnchorElement> {
    let fragment = Address::here().fragment;
    let name = fragment.strip_prefix('#')?;
    links().into_iter().find(|link| link.id() == name)
}

/// Shows what the address asks for, or nothing.
pub fn follow_address() {
    match asked() {
        Some(link) => _ = show(&link),
        None => shut(),
    }
}

/// Without a step in the history.
pub fn shut() {
    if let Some(dialog) = dialog().filter(HtmlDialogElement::open) {
        SHUT.set(true);
        dialog.close();
    }
}

pub fn clicked(target: &Element) -> bool {
    if let Some(button) = around(target, hooks::lightbox::BUTTON.selector) {
        match (
            &*button.get_attribute("value").unwrap_or_default(),
            dialog(),
        ) {
            (hooks::lightbox::CLOSE, Some(dialog)) => dialog.close(),
            (way, _) => turn(way == hooks::lightbox::NEXT),
        }
        return true;
    }
    let link = around(target, hooks::lightbox::LINK.selector).and_then(|link| link.dyn_into().ok());
    let Some(link) = link.filter(|_| dialog().is_some()) else {
        return false;
    };
    entry::lay_over(&address(&link));
    router::tell();
    _ = show(&link);
    true
}

/// By the browser's own ways or by the button: the history goes back with it.
pub fn closed(target: &Element) {
    if target.class_name() != hooks::lightbox::DIALOG.name
        || SHUT.replace(false)
        || asked().is_none()
    {
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
    let links = links();
    let step = if on { 1 } else { links.len().saturating_sub(1) };
    if let Some(link) = links.get((shown(&links) + step) % links.len().max(1)) {
        entry::rename(&address(link));
        router::tell();
        _ = show(link);
    }
}

/// The place of the picture that is shown; pictures may have come before it.
fn shown(links: &[HtmlAnchorElement]) -> usize {
    SHOWN.with_borrow(|shown| {
        let place = links.iter().position(|link| Some(link) == shown.as_ref());
        place.unwrap_or_default()
    })
}

fn address(link: &HtmlAnchorElement) -> String {
    Address {
        fragment: format!("#{}", link.id()),
        ..Address::here()
    }
    .href()
}

fn show(link: &HtmlAnchorElement) -> Option<()> {
    let (links, dialog) = (links(), dialog()?);
    SHOWN.set(Some(link.clone()));
    let place = shown(&links);

    let frame = within::<Element>(&dialog, hooks::lightbox::PICTURE.selector)?;
    frame.set_text_content(None);
    let picture = enlarged(link)?;
    _ = frame.append_child(&picture);
    let picture = within::<HtmlImageElement>(&frame, "img")?;

    let words = within::<Element>(&dialog, hooks::story::CAPTION.selector)?;
    words.set_text_content(None);
    let figure = around(link, "figure");
    if let Some(caption) = figure.and_then(|figure| within::<Element>(&figure, "figcaption")) {
        copy(&caption, &words);
    }

    let count = within::<Element>(&dialog, hooks::lightbox::COUNT.selector)?;
    let said = count
        .get_attribute(hooks::lightbox::COUNT_WORDS.name)
        .unwrap_or_default();
    let said = said.replacen("{}", &(place + 1).to_string(), 1);
    let said = said.replacen("{}", &links.len().to_string(), 1);
    count.set_text_content(Some(&said));
    if let Some(heard) = count.next_element_sibling() {
        heard.set_text_content(Some(&picture.alt()));
    }
    // Of a single picture nothing is counted, and none follows it.
    for one in among::<Element>(
        &dialog,
        concatcp!(
            hooks::lightbox::COUNTER.selector,
            ", ",
            hooks::lightbox::BUTTON.selector,
            " + *"
        ),
    ) {
        _ = one.toggle_attribute_with_force("hidden", links.len() < 2);
    }

    if !dialog.open() {
        // The page must not grow wider by the bar that goes.
        let window = window().inner_width().ok().and_then(|width| width.as_f64());
        let page = document().document_element()?.client_width();
        let bar = window.is_some_and(|width| width > page.into());
        _ = dialog.toggle_attribute_with_force(hooks::lightbox::GUTTER.name, bar);
        // Where the browser leaves the focus when this is closed, and the way back to the page.
        _ = link.focus();
        place::remember_focus();
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
