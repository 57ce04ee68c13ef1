//! Fetches the page that the reader is about to want.

use std::{cell::Cell, time::Duration};

use js_sys::Reflect;
use leptos::{prelude::window, task::spawn_local};
use wasm_bindgen::JsValue;
use web_sys::HtmlAnchorElement;

use super::{
    Reader,
    address::{Address, is_same_path},
    dom::{all, is_in_view},
    load,
    state::cloned,
    timer::Timer,
};

/// How long a pointer or the focus rests on a link that is meant. A sweep is quicker.
const REST: Duration = Duration::from_millis(80);

/// How long a page is looked at before the links in view are fetched.
const LOOK: Duration = Duration::from_secs(2);

/// How much is fetched of them for one page, in bytes.
const BUDGET: usize = 64 * 1024;

/// What is fetched before it is asked for.
#[derive(Default)]
pub struct Prefetch {
    resting: Timer,
    looking: Timer,
    /// The path of the link that the pointer or the focus rests on.
    meant: Cell<String>,
    spending: Cell<Spending>,
}

/// How much of the budget is spent for the page that is shown.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Spending {
    /// The number of the page.
    page: u32,
    /// In bytes.
    spent: usize,
}

impl Spending {
    /// Whether more may be fetched for a page within a limit; none is all there is.
    fn allows(self, page: u32, limit: Option<usize>) -> bool {
        self.page == page && limit.is_none_or(|limit| self.spent <= limit)
    }

    /// Counts what has been fetched within a limit, if its page is shown still.
    fn spend(self, page: u32, limit: Option<usize>, bytes: usize) -> Self {
        let counts = self.page == page && limit.is_some();
        let spent = self.spent + if counts { bytes } else { 0 };
        Self { spent, ..self }
    }
}

impl Prefetch {
    /// The pointer or the focus is on this link now; none, on something else.
    pub fn rest(&'static self, reader: &'static Reader, link: Option<HtmlAnchorElement>) {
        let path = link.and_then(|link| wanted(&link));
        self.meant.set(path.clone().unwrap_or_default());
        match path {
            Some(path) => self
                .resting
                .set(REST, move || self.fetch(reader, vec![path], None)),
            None => self.resting.clear(),
        }
    }

    /// A finger or a button goes down on this link: little time is left.
    pub fn press(&'static self, reader: &'static Reader, link: Option<HtmlAnchorElement>) {
        self.fetch(reader, link.iter().filter_map(wanted).collect(), None);
    }

    /// A page has come: its budget is whole.
    pub fn begin(&'static self, reader: &'static Reader) {
        let page = self.spending.get().page.wrapping_add(1);
        self.spending.set(Spending { page, spent: 0 });
        self.look(reader);
    }

    /// Without a pointer nothing tells of an intent, so that what is in view has to do.
    pub fn look(&'static self, reader: &'static Reader) {
        let without_pointer = window().match_media("(hover: none)").ok().flatten();
        if without_pointer.is_some_and(|media| media.matches()) {
            self.looking.set(LOOK, move || {
                self.fetch(reader, links_in_view(), Some(BUDGET));
            });
        }
    }

    /// One after the other, while the limit allows it and the page is shown.
    fn fetch(&'static self, reader: &'static Reader, paths: Vec<String>, limit: Option<usize>) {
        if is_frugal() {
            return;
        }
        let Spending { page, .. } = self.spending.get();
        spawn_local(async move {
            for path in paths {
                if !self.spending.get().allows(page, limit) {
                    break;
                }
                let bytes = load::prefetch(reader.cache, &path).await;
                // By now the reader may mean something else, or have gone on.
                if cloned(&self.meant) == path && self.spending.get().page == page {
                    load::build_ahead(reader, &path);
                }
                self.spending
                    .set(self.spending.get().spend(page, limit, bytes));
            }
        });
    }
}

fn wanted(link: &HtmlAnchorElement) -> Option<String> {
    let Address { path, .. } = Address::of(link)?;
    (!is_same_path(&path, &Address::current().path)).then_some(path)
}

/// Each page once: the picture of a card and its headline lead to one.
fn links_in_view() -> Vec<String> {
    let mut paths = Vec::new();
    for link in all::<HtmlAnchorElement>("main a[href]") {
        if let Some(path) = wanted(&link).filter(|path| !paths.contains(path) && is_in_view(&link))
        {
            paths.push(path);
        }
    }
    paths
}

/// The reader has asked for little data, or the network has little to give.
fn is_frugal() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let connection = get(&window().navigator(), "connection").filter(|found| found.is_object());
    connection.is_some_and(|connection| {
        let saves = get(&connection, "saveData").is_some_and(|saves| saves.is_truthy());
        let speed = get(&connection, "effectiveType").and_then(|speed| speed.as_string());
        saves || speed.is_some_and(|speed| speed.ends_with("2g"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_view_is_fetched_until_the_budget_of_its_page_is_spent() {
        let limit = Some(BUDGET);
        let fresh = Spending { page: 7, spent: 0 };
        assert!(fresh.allows(7, limit));
        let spent = fresh.spend(7, limit, BUDGET);
        assert!(spent.allows(7, limit));
        let spent = spent.spend(7, limit, 1);
        assert!(!spent.allows(7, limit));
        assert!(!fresh.allows(6, limit), "of the page before");
        assert_eq!(fresh.spend(6, limit, 1), fresh);
    }

    #[test]
    fn what_is_meant_is_fetched_whatever_is_spent() {
        let spent = Spending {
            page: 7,
            spent: 2 * BUDGET,
        };
        assert!(spent.allows(7, None));
        assert_eq!(spent.spend(7, None, 1000), spent);
    }
}
