//! A live blog while it is read. `polling` asks for what it says now, `data` reads the answer, `news`
//! decides what of it is shown, `posts` and `bar` show it; `permalink` follows the address.

mod bar;
mod data;
mod news;
mod permalink;
mod polling;
mod posts;

use std::{cell::Cell, rc::Rc};

use const_format::concatcp;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use super::{
    Reader,
    address::Address,
    dom::{around, one},
    state::cloned,
};
use crate::page::hooks;
use data::LiveData;
pub use polling::wake;
use polling::{Polling, request, schedule};

/// What can be clicked in a live blog.
const CONTROLS: &str = concatcp!(hooks::live::BLOG.selector, " :is(button, a)");

/// Seconds from one request to the next, where the markup does not say it.
const INTERVAL: u32 = 30;

/// The live blog that was read last, and the requests for it.
#[derive(Default)]
pub struct Live {
    polling: Polling,
    /// The address of its data.
    address: Cell<Rc<str>>,
    /// Seconds from one request to the next.
    interval: Cell<u32>,
    /// How many requests have failed, one after the other.
    failures: Cell<u32>,
    is_paused: Cell<bool>,
    /// The data that came last.
    latest: Cell<Option<Rc<LiveData>>>,
    /// The data whose posts are all in the page.
    applied: Cell<Option<Rc<LiveData>>>,
    /// How many new posts wait.
    waiting: Cell<usize>,
    /// The site has been published anew, for another app.
    is_renewed: Cell<bool>,
}

impl Live {
    /// A page has come, for which nothing waits yet.
    fn reset(&self) {
        self.polling.stop();
        self.waiting.set(0);
        self.is_renewed.set(false);
    }

    /// Begins with the blog whose data is at `address`, or goes on with it.
    fn read(&self, address: &str, interval: Option<String>) {
        if *cloned(&self.address) != *address {
            let interval = interval.and_then(|seconds| seconds.parse().ok());
            self.address.set(address.into());
            self.interval.set(interval.unwrap_or(INTERVAL));
            self.failures.set(0);
            self.is_paused.set(false);
            self.latest.set(None);
            self.applied.set(None);
        }
    }
}

/// A page has come, and may be one of a live blog.
pub fn begin(reader: &'static Reader) {
    let live = &reader.live;
    live.reset();
    let Some(blog) = one::<Element>(hooks::live::BLOG.selector) else {
        return;
    };
    permalink::filter();
    if let Some(address) = blog.get_attribute(hooks::live::DATA.name) {
        live.read(&address, blog.get_attribute(hooks::live::INTERVAL.name));
        news::put_back(reader);
        news::count_again(reader);
        bar::offer_pause(live.is_paused.get());
        // Sooner than otherwise, since the page may have been kept for a while.
        schedule(reader, 4);
    }
    news::find(reader);
}

/// Back and Forward have led to another entry. If its page is another one, `begin` hears of it.
pub fn traverse(reader: &'static Reader) {
    if reader.reads(&Address::current()) {
        permalink::filter();
        news::count_again(reader);
        news::find(reader);
    }
}

/// Whether a click was on something that a live blog sees to by itself.
pub fn clicked(reader: &'static Reader, target: &Element) -> bool {
    let Some(control) = around(target, CONTROLS) else {
        return false;
    };
    let is_in_bar = around(&control, hooks::live::BAR.selector).is_some();
    match control.dyn_into::<HtmlAnchorElement>().ok() {
        None if is_in_bar => pause(reader),
        None if around(target, hooks::live::OFFER.selector).is_some() => news::reveal(reader),
        Some(link) if is_in_bar => {
            let is_chosen = permalink::choose(reader, &link);
            if is_chosen {
                news::count_again(reader);
            }
            return is_chosen;
        }
        Some(link) if link.class_name() == hooks::live::POST_LINK.name => {
            if let Some(post) = around(&link, hooks::live::POST.selector) {
                reader.history.save_scroll();
                _ = window().location().set_hash(&post.id());
            }
        }
        _ => return false,
    }
    true
}

/// Stops the requests, or starts them again.
fn pause(reader: &'static Reader) {
    let live = &reader.live;
    live.polling.stop();
    let is_paused = !live.is_paused.get();
    live.is_paused.set(is_paused);
    bar::offer_pause(is_paused);
    if !is_paused {
        request(reader);
    }
}
