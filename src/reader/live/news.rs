//! What a live blog has told: new posts wait until the reader wants them, and are then in the page for as
//! long as it is read.

use std::rc::Rc;

use const_format::concatcp;
use leptos::prelude::*;
use web_sys::Element;

use super::{bar, data::LiveData, permalink, posts};
use crate::{
    page::hooks,
    reader::{Reader, dom::one, viewport},
};

/// A live blog that is live.
const ACTIVE: &str = concatcp!(hooks::live::BLOG.selector, hooks::live::DATA.selector);

/// A page that the reader comes back to has the posts that were on it, and one that has come anew its
/// own.
pub fn put_back(reader: &Reader) {
    let applied = reader.live.blog.borrow_mut().applied.take();
    let applied = applied.filter(|data| posts::is_newer(data));
    if let Some(data) = &applied {
        posts::apply(data, true);
    }
    reader.live.blog.borrow_mut().applied = applied;
}

/// New posts wait, unless the reader is at the top of the posts. What is to be announced of them.
pub fn arrive(reader: &Reader, data: Rc<LiveData>) -> Option<String> {
    let new = posts::new(&data).len();
    let at_once = new == 0 || posts::is_at_top();
    posts::apply(&data, at_once);
    let before = {
        let mut blog = reader.live.blog.borrow_mut();
        if at_once {
            blog.applied = Some(data.clone());
        }
        blog.latest = Some(data);
        std::mem::replace(&mut blog.waiting, if at_once { 0 } else { new })
    };
    show_waiting(reader);
    (new > before).then(|| bar::count_in_words(new))
}

/// Of what waits, the filter may show more than before, or less.
pub fn count_again(reader: &Reader) {
    let latest = {
        let blog = reader.live.blog.borrow();
        blog.latest.clone().filter(|_| blog.waiting > 0)
    };
    if let Some(data) = latest {
        // Whoever chooses need not be told.
        _ = arrive(reader, data);
    }
}

/// The site has been published anew, for another app: it is there once the page is loaded anew. What is
/// to be announced of it.
pub fn renew(reader: &Reader) -> String {
    reader.live.blog.borrow_mut().is_renewed = true;
    show_waiting(reader);
    other_version(reader)
}

fn other_version(reader: &Reader) -> String {
    let shown = reader.screen.shown;
    shown.with_untracked(|shown| shown.strings.because_other_version.clone())
}

fn show_waiting(reader: &Reader) {
    let (waiting, is_renewed) = {
        let blog = reader.live.blog.borrow();
        (blog.waiting, blog.is_renewed)
    };
    bar::offer(if is_renewed {
        Some(other_version(reader))
    } else {
        (waiting > 0).then(|| bar::count_in_words(waiting))
    });
    set_title(reader, waiting);
}

/// The title says how many wait.
fn set_title(reader: &Reader, waiting: usize) {
    let shown = reader.screen.shown;
    let title = shown.with_untracked(|shown| shown.page.head.title.clone());
    if waiting > 0 && one::<Element>(ACTIVE).is_some() {
        document().set_title(&format!("({waiting}) {title}"));
    } else if document().title().starts_with('(') {
        document().set_title(&title);
    }
}

/// What waits is shown, and the reader is with the newest of it.
pub fn reveal(reader: &Reader) {
    let (latest, is_renewed) = {
        let blog = reader.live.blog.borrow();
        (blog.latest.clone(), blog.is_renewed)
    };
    if is_renewed {
        _ = window().location().reload();
        return;
    }
    let first = latest.and_then(|data| {
        let new = posts::new(&data);
        new.first().map(|id| (*id).to_owned())
    });
    show_latest(reader);
    if let Some(post) = first.and_then(|id| document().get_element_by_id(&id)) {
        viewport::go_to(&post);
    }
}

fn show_latest(reader: &Reader) {
    let latest = {
        let mut blog = reader.live.blog.borrow_mut();
        blog.waiting = 0;
        blog.applied = blog.latest.clone();
        blog.latest.clone()
    };
    if let Some(data) = latest {
        posts::apply(&data, true);
    }
    show_waiting(reader);
}

/// A post that the address names may be one that waits.
pub fn find(reader: &'static Reader) {
    permalink::find(reader, || {
        let waiting = reader.live.blog.borrow().waiting;
        if waiting > 0 {
            show_latest(reader);
        }
    });
}
