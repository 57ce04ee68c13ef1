//! From one page to the next.

use std::cell::{Cell, OnceCell};

use leptos::{prelude::*, task::spawn_local, task::tick};

use super::{
    Failure, Reader, Shown,
    address::{Address, is_same_path},
    blocks,
    cache::MaxAge,
    history::Navigation,
    live, load,
    morph::Morph,
    nearest, reload,
    viewport::{self, set_busy},
};
use crate::page::Content;

/// What is under way.
#[derive(Default)]
pub struct Navigator {
    /// The number of the latest navigation: an answer to an earlier one comes too late.
    latest: Cell<u32>,
    /// The page for what is missing, once the host has sent it.
    not_found: OnceCell<Shown>,
}

impl Navigator {
    /// Whatever is being loaded is no longer wanted. The number of what is wanted now.
    pub fn cancel(&self) -> u32 {
        set_busy(false);
        self.begin()
    }

    fn begin(&self) -> u32 {
        self.latest.set(self.latest.get().wrapping_add(1));
        self.latest.get()
    }

    fn is_latest(&self, number: u32) -> bool {
        self.latest.get() == number
    }

    /// What the host would send for an address where nothing is.
    fn not_found(&self, path: &str, before: &Shown) -> Result<Shown, Failure> {
        let shown = self.not_found.get().ok_or(Failure::Missing)?;
        Ok(Shown {
            at: path.to_owned(),
            side: before.side.turned(),
            ..shown.clone()
        })
    }
}

impl Reader {
    /// The document of a page that is missing may have been sent for one that is there.
    pub fn begin(&'static self) {
        let shown = self.screen.shown.get_untracked();
        if matches!(shown.page.content, Content::NotFound(_)) {
            _ = self.navigator.not_found.set(shown);
            self.navigate(Address::current(), Navigation::Start, MaxAge::FRESH);
        } else {
            let news = self.last_visit.news(&shown);
            self.screen.announcement.set(news.clone());
            self.screen.news.set(news);
        }
    }

    /// Follows a link.
    pub fn follow(&'static self, to: Address) {
        self.close_trouble();
        if to.is_current() {
            self.navigate(to, Navigation::Replace, MaxAge::REVALIDATE);
        } else {
            self.navigate(to, Navigation::Push, MaxAge::FRESH);
        }
    }

    /// What is in the address bar is to be had at another address.
    pub fn redirect(&'static self, to: Address) {
        self.navigate(to, Navigation::Replace, MaxAge::FRESH);
    }

    /// The address bar shows another entry. `key` is what the app gave it; none, and the browser has
    /// made it for a fragment and moved there.
    pub fn traverse(&'static self, key: Option<f64>) {
        let to = Address::current();
        let is_read = self.reads(&to);
        match key {
            None if is_read || self.has_fallback_at(&to) => {
                self.navigator.cancel();
                self.history.enter(self.history.adopt());
            }
            Some(key) if is_read => {
                self.history.exit();
                let number = self.navigator.cancel();
                self.history.enter(key);
                let was_hidden = self.screen.failed.with_untracked(Option::is_some);
                self.screen.failed.set(None);
                let shown = self.screen.shown.get_untracked();
                self.head.show(&shown.page.head);
                spawn_local(async move {
                    // What hid the page is gone after this.
                    tick().await;
                    if self.navigator.is_latest(number) {
                        self.restore(key, &to, was_hidden);
                    }
                });
            }
            _ => {
                self.history.exit();
                self.close_trouble();
                let key = key.unwrap_or_else(|| self.history.adopt());
                self.navigate(to, Navigation::Traverse(key), MaxAge::ANY);
            }
        }
    }

    /// Whether an address is the one whose page is shown.
    pub fn reads(&self, address: &Address) -> bool {
        let shown = self.screen.shown;
        shown.with_untracked(|shown| is_same_path(&shown.at, &address.path))
    }

    /// Loads a page and shows it, or says why it could not be had.
    pub fn navigate(&'static self, to: Address, navigation: Navigation, max_age: MaxAge) {
        let number = self.navigator.begin();
        let before = self.screen.shown.get_untracked();
        self.screen.announcement.set(String::new());
        set_busy(true);
        spawn_local(async move {
            let answer = match load::shown(self.cache, &to.path, &before, max_age).await {
                Err(Failure::Missing) if matches!(navigation, Navigation::Traverse(_)) => {
                    self.navigator.not_found(&to.path, &before)
                }
                answer => answer,
            };
            // A slow answer that is no longer wanted must not win.
            if self.navigator.is_latest(number) {
                match answer {
                    Ok(next) => self.show(next, to, navigation).await,
                    Err(failure) => self.fail(failure, to, navigation),
                }
            }
            if self.navigator.is_latest(number) {
                set_busy(false);
                if matches!(navigation, Navigation::Start | Navigation::Traverse(_)) {
                    nearest::look(self.cache, &self.screen.shown.get_untracked()).await;
                }
            }
        });
    }

    async fn show(&'static self, mut next: Shown, to: Address, navigation: Navigation) {
        let before = self.screen.shown.get_untracked().page;
        let morph = Morph::between(&before, &next.page, navigation);
        self.history.save_scroll();
        let to = match navigation {
            Navigation::Traverse(_) => to,
            // Where the host leads on to another address, that is the page's.
            _ => Address {
                path: next.page.path.clone(),
                ..to
            },
        };
        next.at = to.path.clone();
        let Some(key) = self.entry(&to, navigation) else {
            return reload::load(&to);
        };
        self.router.sync();
        self.history.enter(key);
        self.head.show(&next.page.head);
        let news = match navigation {
            // What is gone back to may be older than what was seen last.
            Navigation::Traverse(_) => String::new(),
            _ => self.last_visit.news(&next),
        };
        let title = next.page.head.title.clone();
        let announcement = if news.is_empty() {
            title
        } else {
            format!("{title} {news}")
        };
        self.screen.failed.set(None);
        self.screen.shown.set(next);
        self.screen.news.set(news);
        tick().await;
        live::begin(self);
        blocks::page_set();
        match navigation {
            Navigation::Traverse(key) => self.restore(key, &to, true),
            _ => viewport::open(&to),
        }
        blocks::page_came(self);
        morph.and_then(Morph::run);
        self.screen.announcement.set(announcement);
        self.prefetch.begin(self.cache);
    }

    /// The key of the entry for a page that is about to be shown; none where the browser makes none.
    fn entry(&self, to: &Address, navigation: Navigation) -> Option<f64> {
        match navigation {
            Navigation::Traverse(key) => Some(key),
            Navigation::Push => self.history.push(&to.href()),
            // The address is in the bar already, with or without a key.
            Navigation::Replace | Navigation::Start => {
                Some(self.history.replace(&to.href()).unwrap_or_default())
            }
        }
    }

    /// `is_new` is whether the page has come only now.
    fn restore(&self, key: f64, to: &Address, is_new: bool) {
        let scroll_y = self.history.scroll_y(key);
        self.viewport.restore(scroll_y, to, is_new);
    }
}
