//! What a live blog has told: new posts wait until the reader wants them, and are then in the page for as
//! long as it is read.

use std::{cell::RefCell, rc::Rc};

use const_format::concatcp;
use leptos::prelude::*;
use serde_json::Value;
use web_sys::Element;

use super::{Reader, bar, dom::one, permalink, place, posts};
use crate::page::hooks;

#[derive(Default)]
struct Told {
    /// What was told last, and what is in the page with all its posts.
    latest: Rc<Value>,
    shown: Rc<Value>,
    waiting: usize,
    /// What is told now is for another app than this one.
    renewed: bool,
}

thread_local! {
    static TOLD: RefCell<Told> = RefCell::default();
}

/// A page has come, for which nothing waits yet.
pub fn begin() {
    TOLD.with_borrow_mut(|told| {
        told.waiting = 0;
        told.renewed = false;
    });
}

/// Another live blog is read.
pub fn forget() {
    TOLD.take();
}

/// A page that the reader comes back to has the posts that were on it, and one that has come anew its
/// own.
pub fn put_back() {
    let shown = TOLD.with_borrow_mut(|told| {
        if !posts::is_newer(&told.shown) {
            told.shown = Rc::default();
        }
        told.shown.clone()
    });
    posts::apply(&shown, true);
}

/// New posts wait, unless the reader is at the top of the posts. What is to be said of them.
pub fn arrive(reader: Reader, data: Rc<Value>) -> Option<String> {
    let new = posts::new(&data).len();
    let at_once = new == 0 || posts::is_at_top();
    posts::apply(&data, at_once);
    let before = TOLD.with_borrow_mut(|told| {
        if at_once {
            told.shown = data.clone();
        }
        told.latest = data;
        std::mem::replace(&mut told.waiting, if at_once { 0 } else { new })
    });
    show_waiting(reader);
    (new > before).then(|| bar::words(new))
}

/// Of what waits, the filter may show more than before, or less.
pub fn count_anew(reader: Reader) {
    let (waiting, latest) = TOLD.with_borrow(|told| (told.waiting, told.latest.clone()));
    if waiting > 0 {
        // Whoever chooses need not be told.
        _ = arrive(reader, latest);
    }
}

/// The site has been published anew, for another app: it is there on a page of its own.
pub fn renew(reader: Reader) -> String {
    TOLD.with_borrow_mut(|told| told.renewed = true);
    show_waiting(reader);
    renewed(reader)
}

fn renewed(reader: Reader) -> String {
    let shown = reader.shown.get_untracked();
    shown.strings.because_other_version.clone()
}

fn show_waiting(reader: Reader) {
    let (waiting, is_renewed) = TOLD.with_borrow(|told| (told.waiting, told.renewed));
    bar::offer(match is_renewed {
        true => Some(renewed(reader)),
        false => (waiting > 0).then(|| bar::words(waiting)),
    });
    name(reader, waiting);
}

/// The title says how many wait.
fn name(reader: Reader, waiting: usize) {
    let title = reader
        .shown
        .with_untracked(|shown| shown.page.head.title.clone());
    if waiting > 0
        && one::<Element>(concatcp!(
            hooks::live::BLOG.selector,
            hooks::live::DATA.selector
        ))
        .is_some()
    {
        document().set_title(&format!("({waiting}) {title}"));
    } else if document().title().starts_with('(') {
        document().set_title(&title);
    }
}

/// What waits is shown, and the reader is with the newest of it. A site that has been renewed shows it
/// on a page of its own.
pub fn reveal(reader: Reader) {
    let (data, is_renewed) = TOLD.with_borrow(|told| (told.latest.clone(), told.renewed));
    if is_renewed {
        _ = window().location().reload();
        return;
    }
    let new = posts::new(&data);
    let first = new.first().copied();
    let_in(reader);
    if let Some(post) = first.and_then(|id| document().get_element_by_id(id)) {
        place::lead_to(&post);
    }
}

fn let_in(reader: Reader) {
    let data = TOLD.with_borrow_mut(|told| {
        told.waiting = 0;
        told.shown = told.latest.clone();
        told.latest.clone()
    });
    posts::apply(&data, true);
    show_waiting(reader);
}

/// A post that the address names may be one that waits.
pub fn find(reader: Reader) {
    permalink::find(reader, || {
        if TOLD.with_borrow(|told| told.waiting > 0) {
            let_in(reader);
        }
    });
}
