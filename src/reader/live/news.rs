//! New posts of a live blog: they wait until the reader wants them, and are then in the page for as long
//! as it is read.

use std::rc::Rc;

use const_format::concatcp;
use leptos::prelude::*;
use web_sys::Element;

use super::{bar, data::LiveData, permalink, posts};
use crate::{
    page::hooks,
    reader::{Reader, dom::one, state::cloned, viewport},
};

/// A live blog that is live.
const ACTIVE: &str = concatcp!(hooks::live::BLOG.selector, hooks::live::DATA.selector);

/// A page that the reader comes back to has the posts that were on it, and one that has come anew its
/// own.
pub fn put_back(reader: &Reader) {
    let applied = reader.live.applied.take();
    let applied = applied.filter(|data| posts::is_newer(data));
    if let Some(data) = &applied {
        posts::apply(data, true);
    }
    reader.live.applied.set(applied);
}

/// New posts wait, unless the reader is at the top of the posts. What is to be announced of them.
pub fn arrive(reader: &Reader, data: Rc<LiveData>) -> Option<String> {
    let new = posts::new(&data).len();
    let at_once = new == 0 || posts::is_at_top();
    posts::apply(&data, at_once);
    let live = &reader.live;
    if at_once {
        live.applied.set(Some(data.clone()));
    }
    live.latest.set(Some(data));
    let before = live.waiting.replace(if at_once { 0 } else { new });
    show_waiting(reader);
    (new > before).then(|| bar::count_in_words(new))
}

/// Of what waits, the filter may show more than before, or less.
pub fn count_again(reader: &Reader) {
    let latest = cloned(&reader.live.latest);
    match latest.filter(|_| reader.live.waiting.get() > 0) {
        // It is not announced, since the reader has asked for it.
        Some(data) => _ = arrive(reader, data),
        None => show_waiting(reader),
    }
}

/// The site has been published anew, for another app: it is there once the page is loaded anew. What is
/// to be announced of it.
pub fn renew(reader: &Reader) -> String {
    reader.live.is_renewed.set(true);
    show_waiting(reader);
    other_version(reader)
}

fn other_version(reader: &Reader) -> String {
    let shown = reader.screen.shown;
    shown.with_untracked(|shown| shown.strings.because_other_version.clone())
}

fn show_waiting(reader: &Reader) {
    let waiting = reader.live.waiting.get();
    bar::offer(if reader.live.is_renewed.get() {
        Some(other_version(reader))
    } else {
        (waiting > 0).then(|| bar::count_in_words(waiting))
    });
    set_title(reader, waiting);
}

/// The title says how many wait.
fn set_title(reader: &Reader, waiting: usize) {
    let shown = reader.screen.shown;
    let title = shown.with_untracked(|shown| shown.title.clone());
    if waiting > 0 && one::<Element>(ACTIVE).is_some() {
        document().set_title(&format!("({waiting}) {title}"));
    } else if document().title().starts_with('(') {
        document().set_title(&title);
    }
}

/// What waits is shown, and the reader is with the newest of it.
pub fn reveal(reader: &Reader) {
    if reader.live.is_renewed.get() {
        _ = window().location().reload();
        return;
    }
    let first = cloned(&reader.live.latest).and_then(|data| posts::new(&data).into_iter().next());
    show_latest(reader);
    if let Some(post) = first.and_then(|id| document().get_element_by_id(&id)) {
        viewport::go_to(&post);
    }
}

fn show_latest(reader: &Reader) {
    let live = &reader.live;
    live.waiting.set(0);
    let latest = cloned(&live.latest);
    live.applied.set(latest.clone());
    if let Some(data) = latest {
        posts::apply(&data, true);
    }
    show_waiting(reader);
}

/// A post that the address names may be one that waits.
pub fn find(reader: &'static Reader) {
    permalink::find(reader, || {
        if reader.live.waiting.get() > 0 {
            show_latest(reader);
        }
    });
}
