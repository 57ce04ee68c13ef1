//! A live blog while it is read: new posts are asked for, rarely and only while someone looks, and wait
//! until they are wanted (`posts` puts them into the page).
//!
//! The answer is a file that a host sends anew only where it has changed (RFC 9110, 13.1.2
//! `If-None-Match`): the browser asks so by itself.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use js_sys::Math;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local, task::tick};
use serde_json::Value;
use web_sys::{Element, Event};

use super::{
    Reader, address,
    dom::{one, target},
    entry, permalink, place, posts,
    texts::{Age, text},
};
use crate::page::FORMAT;

/// After failures a reader asks half as often each time, down to this many seconds.
const RARELY: u32 = 600;

/// A live blog that was read last.
#[derive(Clone, Default)]
struct Live {
    /// Where its changes are told.
    address: String,
    /// Seconds from one question to the next.
    every: u32,
    /// The last answer, as it came.
    answer: String,
    /// What it says, and what is in the page with all its posts.
    latest: Rc<Value>,
    shown: Rc<Value>,
    failures: u32,
    paused: bool,
    waiting: usize,
}

thread_local! {
    static LIVE: RefCell<Live> = RefCell::default();
    static TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// The time has come, but nobody looks or there is no network.
    static DUE: Cell<bool> = const { Cell::new(false) };
    /// What was asked before this changed is no longer of interest.
    static ROUND: Cell<u32> = const { Cell::new(0) };
}

/// A page has come, and may be one of a live blog.
pub fn begin(reader: Reader) {
    rest();
    let Some(blog) = one::<Element>("#live") else {
        return;
    };
    permalink::filter();
    if let Some(address) = blog.get_attribute("data-live") {
        let every = blog.get_attribute("data-every");
        LIVE.with_borrow_mut(|live| {
            if live.address != address {
                *live = Live {
                    address,
                    every: every.and_then(|every| every.parse().ok()).unwrap_or(30),
                    ..Live::default()
                };
            }
            live.waiting = 0;
            // A page that the reader comes back to has the posts that were on it.
            live.answer.clear();
            posts::apply(&live.shown, true);
            posts::offer_pause(live.paused);
        });
        // The page may have been kept for a while.
        wait(reader, 4);
    }
    find(reader);
}

/// Back and Forward have led to another entry.
pub fn come_back(reader: Reader) {
    permalink::filter();
    name(reader, LIVE.with_borrow(|live| live.waiting));
    find(reader);
}

/// Someone looks again, or there is a network again.
pub fn wake(reader: Reader) {
    if DUE.get() {
        ask(reader);
    }
}

/// Whether a click was on something that a live blog sees to by itself.
pub fn clicked(reader: Reader, event: &Event) -> bool {
    let target = target(event);
    let Some(target) = target.and_then(|target| target.closest("#live :is(button, a)").ok()?)
    else {
        return false;
    };
    let is_in = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
    match (address::link(event), is_in(".live__bar")) {
        (None, true) => pause(reader),
        (None, false) if is_in(".live__new") => reveal(reader),
        (Some(link), true) => return permalink::choose(&link),
        (Some(link), false) if link.class_name() == "post__link" => {
            if let Ok(Some(post)) = link.closest(".post") {
                entry::leave();
                _ = window().location().set_hash(&post.id());
            }
        }
        _ => return false,
    }
    true
}

/// Nothing is asked any more.
fn rest() {
    ROUND.set(ROUND.get().wrapping_add(1));
    DUE.set(false);
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
}

/// `part` is that of the time between two questions, from the whole on. Readers must not all ask at
/// once, so that none asks on the second.
fn wait(reader: Reader, part: u32) {
    let seconds = LIVE.with_borrow(|live| {
        let more = live.every << live.failures.min(16);
        (!live.paused).then_some(more.min(RARELY.max(live.every)))
    });
    if let Some(seconds) = seconds {
        let milliseconds = seconds * (850 + (Math::random() * 300.0) as u32) / part;
        let time = Duration::from_millis(milliseconds.into());
        TIMER.set(set_timeout_with_handle(move || ask(reader), time).ok());
    }
}

fn ask(reader: Reader) {
    rest();
    if document().hidden() || !window().navigator().on_line() {
        return DUE.set(true);
    }
    let round = ROUND.get();
    spawn_local(async move {
        let address = LIVE.with_borrow(|live| live.address.clone());
        let answer = text(&address, Age::ANEW).await;
        if round != ROUND.get() {
            return;
        }
        let data = LIVE.with_borrow_mut(|live| match answer {
            Ok(answer) => {
                live.failures = 0;
                if answer == live.answer {
                    return None;
                }
                live.latest = Rc::new(serde_json::from_str(&answer).unwrap_or_default());
                live.answer = answer;
                Some(live.latest.clone())
            }
            Err(_) => {
                live.failures += 1;
                None
            }
        });
        let goes_on = match data {
            // Made for another app, or for none.
            Some(data) if data["format"] != FORMAT => false,
            Some(data) => {
                arrive(reader, &data).await;
                data["ended"] != true
            }
            None => true,
        };
        match goes_on {
            true if round == ROUND.get() => wait(reader, 1),
            true => {}
            false => posts::end(),
        }
    });
}

/// New posts wait, unless the reader is at the top of the posts.
async fn arrive(reader: Reader, data: &Rc<Value>) {
    let new = posts::new(data).len();
    let at_once = new == 0 || posts::is_at_top();
    posts::apply(data, at_once);
    let before = LIVE.with_borrow_mut(|live| {
        if at_once {
            live.shown = data.clone();
        }
        std::mem::replace(&mut live.waiting, if at_once { 0 } else { new })
    });
    show_waiting(reader);
    if new > before {
        // The same words a second time are said only where others were between.
        reader.said.set(String::new());
        tick().await;
        reader.said.set(posts::words(new));
    }
}

fn show_waiting(reader: Reader) {
    let waiting = LIVE.with_borrow(|live| live.waiting);
    posts::offer(waiting);
    name(reader, waiting);
}

/// The title says how many wait.
fn name(reader: Reader, waiting: usize) {
    let title = reader
        .shown
        .with_untracked(|shown| shown.page.head.title.clone());
    if waiting > 0 && one::<Element>("#live").is_some() {
        document().set_title(&format!("({waiting}) {title}"));
    } else if document().title().starts_with('(') {
        document().set_title(&title);
    }
}

/// What waits is shown, and the reader is with the newest of it.
fn reveal(reader: Reader) {
    let data = LIVE.with_borrow_mut(|live| {
        live.waiting = 0;
        live.shown = live.latest.clone();
        live.latest.clone()
    });
    let first = posts::new(&data).first().map(|id| (*id).to_owned());
    posts::apply(&data, true);
    show_waiting(reader);
    if let Some(post) = first.and_then(|id| document().get_element_by_id(&id)) {
        place::lead_to(&post);
    }
}

fn pause(reader: Reader) {
    rest();
    let paused = LIVE.with_borrow_mut(|live| {
        live.paused = !live.paused;
        live.paused
    });
    posts::offer_pause(paused);
    if !paused {
        ask(reader);
    }
}

/// A post that the address names may be one that waits.
fn find(reader: Reader) {
    permalink::find(reader, || {
        if LIVE.with_borrow(|live| live.waiting > 0) {
            reveal(reader);
        }
    });
}
