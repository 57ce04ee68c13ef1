//! A picture over the page, as large as it fits. Which one is in the address (`#picture-3`), so that Back
//! closes it and a link opens it; without an app that address is the picture's place on the page.

mod dialog;

use std::cell::Cell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlDialogElement, TouchEvent};

use super::is_right_to_left;
use crate::{
    page::hooks,
    reader::{
        Reader,
        address::Address,
        dom::{all, around, one},
        history,
        state::cloned,
    },
};
use dialog::{enlarged, fill};

/// How far a finger goes to change the picture, in CSS pixels.
const SWIPE: i32 = 48;

/// The picture that is looked at.
#[derive(Default)]
pub struct Lightbox {
    /// The link to it.
    shown: Cell<Option<HtmlAnchorElement>>,
    /// The dialog is closed, and not by the reader: the history stays as it is.
    is_closed_silently: Cell<bool>,
    /// Where the one finger came down.
    touch_start: Cell<Option<Point>>,
}

/// In the window, in CSS pixels.
type Point = (i32, i32);

/// Where the next picture stands, as the eye sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Lightbox {
    /// Without a step in the history.
    pub fn close_silently(&self) {
        if let Some(dialog) = open_dialog() {
            self.is_closed_silently.set(true);
            dialog.close();
        }
    }

    /// A finger has come down.
    pub fn touched(&self, event: &Event) {
        let touch = event.dyn_ref::<TouchEvent>().filter(|touch| {
            // With two fingers, or on what is enlarged by them, it is the browser's.
            let scale = window().visual_viewport().map_or(1.0, |seen| seen.scale());
            touch.touches().length() == 1 && scale <= 1.01
        });
        self.touch_start.set(touch.and_then(position));
    }

    /// The index of the picture that is shown; pictures may have come before it.
    fn index(&self, links: &[HtmlAnchorElement]) -> usize {
        let shown = cloned(&self.shown);
        let index = links.iter().position(|link| Some(link) == shown.as_ref());
        index.unwrap_or_default()
    }
}

/// With the page that it is on: nobody hears of it.
pub fn put_away() {
    if let Some(dialog) = open_dialog() {
        dialog.set_open(false);
    }
}

/// Shows what the address asks for, or nothing.
pub fn follow_address(reader: &Reader) {
    match asked() {
        Some(link) => _ = show(reader, &link),
        None => reader.lightbox.close_silently(),
    }
}

/// Whether a click was on a picture that can be enlarged, or on a button of the dialog.
pub fn clicked(reader: &Reader, target: &Element) -> bool {
    if let Some(button) = around(target, hooks::lightbox::BUTTON.selector) {
        let value = button.get_attribute("value").unwrap_or_default();
        match dialog() {
            Some(dialog) if value == hooks::lightbox::CLOSE => dialog.close(),
            _ => step(reader, value == hooks::lightbox::NEXT),
        }
        return true;
    }
    let link = around(target, hooks::lightbox::LINK.selector);
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link.filter(|_| dialog().is_some()) else {
        return false;
    };
    reader.history.push_overlay(&address(&link));
    reader.router.sync();
    _ = show(reader, &link);
    true
}

/// By the browser's own ways or by the button: the history goes back with it.
pub fn closed(reader: &Reader, target: &Element) {
    if target.class_name() != hooks::lightbox::DIALOG.name
        || reader.lightbox.is_closed_silently.replace(false)
        || asked().is_none()
    {
        return;
    }
    if history::is_overlay() {
        history::go_back();
    } else {
        let page = Address::current().with_fragment(String::new());
        history::set_href(&page.href());
        reader.router.sync();
    }
}

/// Whoever looks at a picture changes it by the arrow that points to the next.
pub fn pressed(reader: &Reader, key: &str) {
    match key {
        "ArrowLeft" => step_to(reader, Side::Left),
        "ArrowRight" => step_to(reader, Side::Right),
        _ => {}
    }
}

/// A finger has gone up: across the picture it changes it.
pub fn lifted(reader: &Reader, event: &Event) {
    let end = event.dyn_ref::<TouchEvent>().and_then(position);
    let start = reader.lightbox.touch_start.take();
    if let Some(side) = start.zip(end).and_then(|(start, end)| swipe(start, end)) {
        step_to(reader, side);
    }
}

fn position(touch: &TouchEvent) -> Option<Point> {
    let finger = touch.changed_touches().item(0)?;
    Some((finger.client_x(), finger.client_y()))
}

/// The side from which a finger drags a picture in, if it goes far enough and not along the page.
fn swipe((x, y): Point, (to_x, to_y): Point) -> Option<Side> {
    let (across, along) = (to_x - x, to_y - y);
    let side = if across < 0 { Side::Right } else { Side::Left };
    (across.abs() > SWIPE.max(2 * along.abs())).then_some(side)
}

/// To the picture on the right, or on the left, which is the next one in some scripts.
fn step_to(reader: &Reader, side: Side) {
    if let Some(dialog) = open_dialog() {
        step(reader, (side == Side::Right) != is_right_to_left(&dialog));
    }
}

/// To the next picture, or to the one before.
fn step(reader: &Reader, is_next: bool) {
    let links = links();
    let [previous, next] = neighbours(reader.lightbox.index(&links), links.len());
    if let Some(link) = links.get(if is_next { next } else { previous }) {
        history::set_href(&address(link));
        reader.router.sync();
        _ = show(reader, link);
    }
}

/// The indices before and after one of `count`, round and round.
fn neighbours(index: usize, count: usize) -> [usize; 2] {
    [count.saturating_sub(1), 1].map(|step| (index + step) % count.max(1))
}

fn links() -> Vec<HtmlAnchorElement> {
    all(hooks::lightbox::LINK.selector)
}

fn dialog() -> Option<HtmlDialogElement> {
    one(hooks::lightbox::DIALOG.selector)
}

fn open_dialog() -> Option<HtmlDialogElement> {
    dialog().filter(HtmlDialogElement::open)
}

/// The picture that the address asks for.
fn asked() -> Option<HtmlAnchorElement> {
    let fragment = Address::current().fragment;
    let id = fragment.strip_prefix('#')?;
    links().into_iter().find(|link| link.id() == id)
}

fn address(link: &HtmlAnchorElement) -> String {
    Address::current()
        .with_fragment(format!("#{}", link.id()))
        .href()
}

fn show(reader: &Reader, link: &HtmlAnchorElement) -> Option<()> {
    let (links, dialog) = (links(), dialog()?);
    reader.lightbox.shown.set(Some(link.clone()));
    let index = reader.lightbox.index(&links);
    fill(&dialog, link, index, links.len())?;
    if !dialog.open() {
        // The page must not grow wider by the bar that goes.
        let window = window().inner_width().ok().and_then(|width| width.as_f64());
        let page = document().document_element()?.client_width();
        let has_bar = window.is_some_and(|width| width > page.into());
        _ = dialog.toggle_attribute_with_force(hooks::lightbox::GUTTER.name, has_bar);
        // Where the browser leaves the focus when this is closed, and the way back to the page.
        _ = link.focus();
        reader.viewport.remember_focus();
        reader.loader.dress();
        _ = dialog.show_modal();
    }
    let [previous, next] = neighbours(index, links.len());
    for neighbour in [next, previous] {
        // What is made is fetched, in the document or not.
        _ = links.get(neighbour).and_then(enlarged);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_that_goes_far_enough_across_changes_the_picture() {
        assert_eq!(swipe((200, 100), (100, 110)), Some(Side::Right));
        assert_eq!(swipe((100, 100), (200, 90)), Some(Side::Left));
        assert_eq!(swipe((100, 100), (140, 100)), None, "not far enough");
        assert_eq!(swipe((100, 100), (200, 160)), None, "along the page");
    }

    #[test]
    fn pictures_go_round() {
        assert_eq!(neighbours(0, 3), [2, 1]);
        assert_eq!(neighbours(2, 3), [1, 0]);
        assert_eq!(neighbours(0, 1), [0, 0]);
        assert_eq!(neighbours(0, 0), [0, 0]);
    }
}
