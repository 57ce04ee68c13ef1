//! A live blog while it is read: new posts are asked for, rarely and only while someone looks.
//!
//! The answer is a file that a host sends anew only where it has changed (RFC 9110, 13.1.2
//! `If-None-Match`): the browser asks so by itself.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use const_format::concatcp;
use js_sys::Math;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local, task::tick};
use serde_json::Value;
use web_sys::{Element, Event};

use super::{
    Reader,
    address::{self, Address},
    bar,
    dom::{one, target},
    entry, permalink,
    texts::{Age, text},
    waiting,
};
use crate::page::{FORMAT, hooks};

/// After failures a reader asks half as often each time, down to this many seconds.
const RARELY: u32 = 600;

/// What can be clicked in a live blog.
const CONTROLS: &str = concatcp!(hooks::live::BLOG.selector, " :is(button, a)");

/// The live blog that was read last.
#[derive(Default)]
struct Live {
    /// Where its changes are told.
    address: String,
    /// Seconds from one question to the next.
    every: u32,
    failures: u32,
    paused: bool,
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
    waiting::begin();
    let Some(blog) = one::<Element>(hooks::live::BLOG.selector) else {
        return;
    };
    permalink::filter();
    if let Some(address) = blog.get_attribute(hooks::live::DATA.name) {
        let every = blog.get_attribute(hooks::live::INTERVAL.name);
        let is_paused = LIVE.with_borrow_mut(|live| {
            if live.address != address {
                waiting::forget();
                *live = Live {
                    address,
                    every: every.and_then(|every| every.parse().ok()).unwrap_or(30),
                    ..Live::default()
                };
            }
            live.paused
        });
        waiting::put_back();
        bar::offer_pause(is_paused);
        // The page may have been kept for a while.
        wait(reader, 4);
    }
    waiting::find(reader);
}

/// Back and Forward have led to another entry. If its page is another one, `begin` hears of it.
pub fn come_back(reader: Reader) {
    if reader.reads(&Address::here()) {
        permalink::filter();
        waiting::count_anew(reader);
        waiting::find(reader);
    }
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
    let Some(target) = target.and_then(|target| target.closest(CONTROLS).ok()?) else {
        return false;
    };
    let is_in = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
    match (address::link(event), is_in(hooks::live::BAR.selector)) {
        (None, true) => pause(reader),
        (None, false) if is_in(hooks::live::OFFER.selector) => waiting::reveal(reader),
        (Some(link), true) => {
            let is_chosen = permalink::choose(&link);
            if is_chosen {
                waiting::count_anew(reader);
            }
            return is_chosen;
        }
        (Some(link), false) if link.class_name() == hooks::live::POST_LINK.name => {
            if let Ok(Some(post)) = link.closest(hooks::live::POST.selector) {
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
        // A file that is just being written can't be read.
        let data = answer
            .ok()
            .and_then(|answer| serde_json::from_str(&answer).ok());
        let data: Value = data.unwrap_or_default();
        let (is_ours, is_another) = (data["format"] == FORMAT, data["format"].is_number());
        let has_ended = data["ended"] == true;
        LIVE.with_borrow_mut(|live| match is_ours {
            true => live.failures = 0,
            false => live.failures += 1,
        });
        let news = match (is_ours, is_another) {
            (true, _) => waiting::arrive(reader, Rc::new(data)),
            (_, true) => Some(waiting::renew(reader)),
            _ => None,
        };
        match has_ended || (is_another && !is_ours) {
            true => bar::end(),
            false => wait(reader, 1),
        }
        if let Some(news) = news {
            // The same words a second time are said only where others were between.
            reader.said.set(String::new());
            tick().await;
            reader.said.set(news);
        }
    });
}

fn pause(reader: Reader) {
    rest();
    let paused = LIVE.with_borrow_mut(|live| {
        live.paused = !live.paused;
        live.paused
    });
    bar::offer_pause(paused);
    if !paused {
        ask(reader);
    }
}
