//! From one page to the next: what is on the screen, and how it changes.

use std::cell::{Cell, RefCell};

use leptos::{prelude::*, task::spawn_local, task::tick};
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::{
    Failure, Shown,
    address::{Address, same},
    ahead, entry, head, heal,
    load::{self, Age},
    morph::Morph,
    place,
};
use crate::{
    page::Content,
    view::{self, Trouble},
};

/// What is on the screen.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub shown: RwSignal<Shown>,
    pub failed: RwSignal<Option<Failed>>,
    /// What assistive tools are told: the title of the page that has come.
    pub said: RwSignal<String>,
    /// Whether there is a network, once that has changed.
    pub online: RwSignal<Option<bool>>,
}

/// How a page comes to be wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    /// By a link.
    Link,
    /// By a link to the address that is in the address bar.
    Again,
    /// By Back or Forward to the entry of this key, which is in the address bar.
    History(f64),
    /// It is in the address bar, in the document of another page.
    Start,
}

/// A page that was wanted and could not be had.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    trouble: Trouble,
    to: Address,
    how: How,
}

thread_local! {
    static WISHES: Cell<u32> = const { Cell::new(0) };
}

fn stop() {
    wish();
    place::set_busy(false);
}

/// Whatever is being loaded is no longer wanted.
fn wish() -> u32 {
    WISHES.set(WISHES.get().wrapping_add(1));
    WISHES.get()
}

impl Reader {
    pub fn new(first: Shown) -> Self {
        Self {
            shown: RwSignal::new(first),
            failed: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            online: RwSignal::new(None),
        }
    }

    /// Follows a link.
    pub fn follow(self, to: Address) {
        let how = match to == Address::here() {
            true => How::Again,
            false => How::Link,
        };
        let age = match how {
            How::Again => Age::NONE,
            _ => Age::FRESH,
        };
        self.turn(to, how, age);
    }

    /// The address bar shows another entry. `key` is what the app gave it; none, and the browser has
    /// made it for a fragment and moved there.
    pub fn come_back(self, key: Option<f64>) {
        let here = Address::here();
        let reads = self.reads(&here);
        match key {
            None if reads => {
                stop();
                entry::arrive(entry::adopt());
            }
            Some(key) if reads => {
                entry::depart();
                stop();
                self.failed.set(None);
                head::keep(&self.shown.get_untracked().page.head);
                entry::arrive(key);
                place::restore(key, &here);
            }
            _ => {
                entry::depart();
                let how = How::History(key.unwrap_or_else(entry::adopt));
                self.turn(here, how, Age::ANY);
            }
        }
    }

    /// The document may hold another page than the address bar names: the one for what is missing, or
    /// that of an entry which an earlier app has made.
    pub fn begin(self) {
        let here = Address::here();
        if !self.reads(&here) {
            self.turn(here, How::Start, Age::FRESH);
        }
    }

    /// Whether an address is the page that is shown.
    fn reads(self, address: &Address) -> bool {
        self.shown
            .with_untracked(|shown| same(&shown.page.path, &address.path))
    }

    /// `age` is how old the page may be.
    fn turn(self, to: Address, how: How, age: Age) {
        let wish = wish();
        let before = self.shown.get_untracked();
        self.said.set(String::new());
        place::set_busy(true);
        spawn_local(async move {
            let answer = load::shown(&to.path, &before, age).await;
            // A slow answer that is no longer wanted must not win.
            if wish != WISHES.get() {
                return;
            }
            match answer {
                Ok(next) => self.show(next, to, how, wish).await,
                Err(failure) => self.fail(failure, to, how),
            }
            if wish == WISHES.get() {
                place::set_busy(false);
            }
        });
    }

    async fn show(self, next: Shown, to: Address, how: How, wish: u32) {
        let morph = Morph::between(&self.shown.get_untracked().page, &next.page, how);
        let change = async move {
            // A transition begins a frame later.
            if wish == WISHES.get() {
                self.change(next, to, how).await;
            }
        };
        match morph {
            Some(morph) => morph.around(change).await,
            None => change.await,
        }
    }

    async fn change(self, next: Shown, to: Address, how: How) {
        entry::leave();
        // Where the host leads on to another address, that is the page's.
        let to = Address {
            path: next.page.path.clone(),
            ..to
        };
        let key = match how {
            How::History(key) => Some(key),
            How::Link => entry::make(&to.href(), false),
            How::Again | How::Start => entry::make(&to.href(), true),
        };
        let Some(key) = key else {
            return heal::by_the_browser(&to);
        };
        tell_the_router();
        entry::arrive(key);
        head::keep(&next.page.head);
        let title = next.page.head.title.clone();
        self.failed.set(None);
        self.shown.set(next);
        tick().await;
        match how {
            How::History(key) => place::restore(key, &to),
            _ => place::open(&to),
        }
        self.said.set(title);
        ahead::begin();
    }

    fn fail(self, failure: Failure, to: Address, how: How) {
        if failure.is_of_another_deploy() && heal::once(&to) {
            return;
        }
        let shown = self.shown.get_untracked();
        // The page that says so is shown already: there is nothing better to say.
        let said = matches!(shown.page.content, Content::NotFound(_));
        if how == How::Start && said {
            return;
        }
        let trouble = Trouble {
            reason: failure.reason(&shown.strings).to_owned(),
            href: to.href(),
            // The page that is shown would be taken for the one in the address bar.
            instead: !self.reads(&Address::here()),
        };
        if trouble.instead {
            document().set_title(&shown.strings.page_failed);
        }
        let instead = trouble.instead;
        place::remember_focus();
        self.failed.set(Some(Failed { trouble, to, how }));
        spawn_local(async move {
            tick().await;
            place::show_trouble(instead);
        });
    }

    /// What is wrong, if something is, to be shown before the page.
    pub fn trouble(self) -> Option<AnyView> {
        let Failed { trouble, to, how } = self.failed.get()?;
        let strings = self.shown.with_untracked(|shown| shown.strings.clone());
        let on_retried = move || self.turn(to.clone(), how, Age::NONE);
        let on_closed = move || {
            // A second try may be under way.
            stop();
            self.failed.set(None);
            place::give_focus_back();
        };
        Some(view::trouble(trouble, &strings, on_retried, on_closed))
    }

    /// Tries again what nothing else is to be seen for.
    pub fn retry_instead(self) {
        let failed = self.failed.get_untracked();
        if let Some(Failed { to, how, .. }) = failed.filter(|failed| failed.trouble.instead) {
            self.turn(to, how, Age::NONE);
        }
    }
}

thread_local! {
    static ROUTER: RefCell<Option<BrowserUrl>> = const { RefCell::new(None) };
}

/// The router hears of Back and Forward by itself.
pub fn keep_router(router: Option<BrowserUrl>) {
    ROUTER.set(router);
}

/// For whatever reads the location from it. Its own way to navigate would write the entry too, and
/// panic where the browser refuses.
fn tell_the_router() {
    ROUTER.with_borrow(|router| {
        if let (Some(router), Ok(url)) = (router, BrowserUrl::current()) {
            router.as_url().set(url);
        }
    });
}
