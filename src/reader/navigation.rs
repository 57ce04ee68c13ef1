//! From one page to the next: what is on the screen, and how it changes.

use std::cell::{Cell, RefCell};

use leptos::{prelude::*, task::spawn_local, task::tick};

use super::{
    Failure, Shown, acts,
    address::{Address, same},
    ahead, entry, head, heal, live, load,
    morph::Morph,
    near, place, returning, router,
    texts::Age,
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
    /// What is new on the page since the last visit.
    pub news: RwSignal<String>,
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
    /// The page for what is missing, once the host has sent it.
    static MISSING: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Whatever is being loaded is no longer wanted.
pub fn stop() -> u32 {
    place::set_busy(false);
    wish()
}

/// The number of the latest wish: an answer to an earlier one comes too late.
fn wish() -> u32 {
    WISHES.set(WISHES.get().wrapping_add(1));
    WISHES.get()
}

/// What the host would send for an address where nothing is.
fn missing(path: &str, before: &Shown) -> Result<Shown, Failure> {
    let page = MISSING.with_borrow(Clone::clone).ok_or(Failure::Missing)?;
    Ok(Shown {
        at: path.to_owned(),
        side: before.side.turned(),
        ..page
    })
}

impl Reader {
    pub fn new(first: Shown) -> Self {
        Self {
            shown: RwSignal::new(first),
            failed: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            news: RwSignal::new(String::new()),
            online: RwSignal::new(None),
        }
    }

    /// Follows a link.
    pub fn follow(self, to: Address) {
        self.close();
        match to.is_here() {
            true => self.turn(to, How::Again, Age::ANEW),
            false => self.turn(to, How::Link, Age::FRESH),
        }
    }

    /// What is in the address bar is to be had at another address.
    pub fn lead_on(self, to: Address) {
        self.turn(to, How::Again, Age::FRESH);
    }

    /// The address bar shows another entry. `key` is what the app gave it; none, and the browser has
    /// made it for a fragment and moved there.
    pub fn come_back(self, key: Option<f64>) {
        let here = Address::here();
        let reads = self.reads(&here);
        match key {
            None if reads || self.failed_instead_at(&here) => {
                stop();
                entry::arrive(entry::adopt());
            }
            Some(key) if reads => {
                entry::depart();
                let wish = stop();
                entry::arrive(key);
                let hidden = self.failed.with_untracked(Option::is_some);
                self.failed.set(None);
                head::keep(&self.shown.get_untracked().page.head);
                spawn_local(async move {
                    // What hid the page is gone after this.
                    tick().await;
                    if wish == WISHES.get() {
                        place::restore(key, &here, hidden);
                    }
                });
            }
            _ => {
                entry::depart();
                self.close();
                let how = How::History(key.unwrap_or_else(entry::adopt));
                self.turn(here, how, Age::ANY);
            }
        }
    }

    /// The document of a page that is missing may have been sent for one that is there.
    pub fn begin(self) {
        let shown = self.shown.get_untracked();
        if matches!(shown.page.content, Content::NotFound(_)) {
            MISSING.set(Some(shown));
            self.turn(Address::here(), How::Start, Age::FRESH);
        } else {
            let news = returning::news(&shown);
            self.said.set(news.clone());
            self.news.set(news);
        }
    }

    /// Whether an address is the one whose page is shown.
    pub fn reads(self, address: &Address) -> bool {
        self.shown
            .with_untracked(|shown| same(&shown.at, &address.path))
    }

    /// Whether an address is the one that something is said of in the place of its page.
    fn failed_instead_at(self, address: &Address) -> bool {
        self.failed.with_untracked(|failed| {
            let failed = failed.as_ref().filter(|failed| failed.trouble.instead);
            failed.is_some_and(|failed| same(&failed.to.path, &address.path))
        })
    }

    /// `age` is how old the page may be.
    fn turn(self, to: Address, how: How, age: Age) {
        let wish = wish();
        let before = self.shown.get_untracked();
        self.said.set(String::new());
        place::set_busy(true);
        spawn_local(async move {
            let answer = match (load::shown(&to.path, &before, age).await, how) {
                (Err(Failure::Missing), How::History(_)) => missing(&to.path, &before),
                (answer, _) => answer,
            };
            // A slow answer that is no longer wanted must not win.
            if wish == WISHES.get() {
                match answer {
                    Ok(next) => self.show(next, to, how).await,
                    Err(failure) => self.fail(failure, to, how),
                }
            }
            if wish == WISHES.get() {
                place::set_busy(false);
                if matches!(how, How::Start | How::History(_)) {
                    near::look(self.shown).await;
                }
            }
        });
    }

    async fn show(self, mut next: Shown, to: Address, how: How) {
        let morph = Morph::between(&self.shown.get_untracked().page, &next.page, how);
        entry::leave();
        let to = match how {
            How::History(_) => to,
            // Where the host leads on to another address, that is the page's.
            _ => Address {
                path: next.page.path.clone(),
                ..to
            },
        };
        next.at = to.path.clone();
        let key = match how {
            How::History(key) => key,
            How::Again | How::Start => entry::make(&to.href(), true).unwrap_or_default(),
            How::Link => match entry::make(&to.href(), false) {
                Some(key) => key,
                None => return heal::by_the_browser(&to),
            },
        };
        router::tell();
        entry::arrive(key);
        head::keep(&next.page.head);
        let news = match how {
            // What is gone back to may be older than what was seen last.
            How::History(_) => String::new(),
            _ => returning::news(&next),
        };
        let title = next.page.head.title.clone();
        let said = match news.is_empty() {
            true => title,
            false => format!("{title} {news}"),
        };
        self.failed.set(None);
        self.shown.set(next);
        self.news.set(news);
        tick().await;
        live::begin(self);
        acts::page_set();
        match how {
            How::History(key) => place::restore(key, &to, true),
            _ => place::open(&to),
        }
        acts::page_came();
        morph.and_then(Morph::run);
        self.said.set(said);
        ahead::begin();
    }

    fn fail(self, failure: Failure, to: Address, how: How) {
        // The page that says so is shown already: there is nothing better to say.
        if (failure.is_of_another_deploy() && heal::once(&to)) || how == How::Start {
            return;
        }
        let strings = self.shown.get_untracked().strings;
        let reason = failure.reason(&strings).to_owned();
        // The page that is shown would be taken for the one in the address bar.
        let instead = !self.reads(&Address::here());
        if instead {
            document().set_title(&strings.page_failed);
        }
        self.said.set(format!("{}. {reason}", strings.page_failed));
        acts::make_room();
        place::remember_focus();
        let trouble = Trouble {
            reason,
            href: to.in_full(),
            instead,
        };
        self.failed.set(Some(Failed { trouble, to, how }));
        spawn_local(async move {
            tick().await;
            place::show_trouble(instead);
        });
    }

    /// Nothing is said any more of what failed, unless nothing else is there to be read.
    fn close(self) {
        if self
            .failed
            .with_untracked(|failed| matches!(failed, Some(failed) if !failed.trouble.instead))
        {
            self.failed.set(None);
        }
    }

    /// What is wrong, if something is, and is to be said there.
    fn trouble(self, instead: bool) -> Option<AnyView> {
        let failed = self.failed.get();
        let Failed { trouble, to, how } = failed.filter(|one| one.trouble.instead == instead)?;
        let strings = self.shown.with_untracked(|shown| shown.strings.clone());
        let on_retried = move || self.turn(to.clone(), how, Age::ANEW);
        let on_closed = move || {
            // A second try may be under way.
            stop();
            self.close();
            place::give_focus_back();
        };
        Some(view::trouble(trouble, &strings, on_retried, on_closed))
    }

    /// What stands in the place of the page.
    pub fn stead(self) -> Option<AnyView> {
        self.trouble(true)
    }

    /// What stands over the page: trouble before news.
    pub fn notice(self) -> Option<AnyView> {
        self.trouble(false).or_else(|| returning::notice(self))
    }

    /// Tries again what nothing else is to be seen for.
    pub fn retry_instead(self) {
        let failed = self.failed.get_untracked();
        if let Some(Failed { to, how, .. }) = failed.filter(|failed| failed.trouble.instead) {
            self.turn(to, how, Age::ANEW);
        }
    }
}
