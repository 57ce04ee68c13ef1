//! From one page to the next.

use leptos::{prelude::*, task::spawn_local, task::tick};
use web_sys::Element;

use super::{
    Reader, Shown,
    address::{Address, is_same_path},
    blocks,
    cache::MaxAge,
    dom::one,
    history::{self, Navigation},
    live, load,
    morph::Morph,
    navigator::take_speculation_rules_away,
    nearest, reload,
    sheet::Sheet,
    trouble::take_fallback_away,
    viewport,
};
use crate::page::hooks;

impl Reader {
    /// The document of a page that is missing may have been sent for one that is there. Nothing of this
    /// where a reader has gone on already.
    pub fn begin(&'static self) {
        if self.navigator.latest.get() > 0 {
            return;
        }
        if one::<Element>(hooks::frame::KEYS.selector).is_some() {
            self.navigate(Address::current(), Navigation::Start, MaxAge::FRESH);
        } else {
            let news = self
                .screen
                .shown
                .with_untracked(|shown| self.last_visit.news(shown));
            self.say(news.clone(), news);
        }
    }

    /// Follows a link.
    pub fn follow(&'static self, to: Address, link: &Element) {
        let (navigation, max_age) = if to.is_current() {
            (Navigation::Replace, MaxAge::REVALIDATE)
        } else {
            // Before all else, since nothing takes as long as the answer.
            load::ask(self, &to.path);
            (Navigation::Push, MaxAge::FRESH)
        };
        self.viewport.follow(history::key(), link);
        self.close_trouble();
        self.navigate(to, navigation, max_age);
    }

    /// What is in the address bar is to be had at another address.
    pub fn redirect(&'static self, to: Address) {
        self.navigate(to, Navigation::Replace, MaxAge::FRESH);
    }

    /// The address bar shows another entry. `key` is what the app gave it; none, and the browser has
    /// made it for a fragment and moved there. Whether another page is shown already.
    pub fn traverse(&'static self, key: Option<f64>) -> bool {
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
                let was_hidden = self.uncover();
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
                return self.navigate(to, Navigation::Traverse(key), MaxAge::ANY);
            }
        }
        false
    }

    /// Whether an address is the one whose page is shown.
    pub fn reads(&self, address: &Address) -> bool {
        let shown = self.screen.shown;
        shown.with_untracked(|shown| is_same_path(&shown.at, &address.path))
    }

    /// Shows a page, or says why it could not be had. Whether the page was here, and is shown already.
    pub fn navigate(&'static self, to: Address, navigation: Navigation, max_age: MaxAge) -> bool {
        let number = self.navigator.cancel();
        // The document that a reader has come with is as good as the browser can make it.
        if navigation != Navigation::Start {
            self.loader.set_toward(&to.href());
        }
        let kept = match navigation {
            Navigation::Traverse(_) => self.navigator.adopted.at(&to.path),
            _ => None,
        };
        if let Some(sheet) = kept.or_else(|| load::sheet_at_hand(self, &to.path, max_age)) {
            self.show(sheet, to, navigation);
            self.look_around(navigation);
            return true;
        }
        self.navigator.busy.begin(&self.loader);
        // What is said next may be what was said last, and is read out only where nothing was between.
        self.screen.announcement.set(String::new());
        spawn_local(async move {
            let answer = load::sheet(self, &to.path, max_age).await;
            // A slow answer that is no longer wanted must not win.
            if !self.navigator.is_latest(number) {
                return;
            }
            let answer =
                answer.or_else(|failure| self.navigator.instead(failure, &to.path, navigation));
            match answer {
                Ok(sheet) => self.show(sheet, to, navigation),
                Err(failure) => {
                    self.navigator.busy.end();
                    self.loader.set_toward("");
                    self.fail(failure, to, navigation);
                }
            }
            self.look_around(navigation);
        });
        false
    }

    /// The page that is shown may be the one for what is missing.
    fn look_around(&'static self, navigation: Navigation) {
        if matches!(navigation, Navigation::Start | Navigation::Traverse(_)) {
            spawn_local(nearest::look(self));
        }
    }

    /// All that is measured is measured before anything changes: a browser lays the page out anew for
    /// each measure that comes after a change.
    fn show(&'static self, sheet: Sheet, to: Address, navigation: Navigation) {
        let before = self.screen.shown.with_untracked(|shown| shown.at.clone());
        let morph = Morph::to(&sheet, &before, &to, navigation);
        self.history.save_scroll();
        let to = match navigation {
            Navigation::Traverse(_) => to,
            // Where the host leads on to another address, that is the page's.
            _ => Address {
                path: sheet.shown.at.clone(),
                ..to
            },
        };
        // On the page that goes, which may come back as it is left.
        self.navigator.busy.end();
        self.uncover();
        let adopted = &self.navigator.adopted;
        let is_first = adopted.leave(self.screen.shown.get_untracked());
        if !sheet.is_adopted() {
            adopted.forget_at(&to.path);
        }
        self.ahead.clear();
        blocks::page_going(self);
        self.viewport.leave();
        take_fallback_away();
        self.loader.dress();
        if let Some(root) = document().document_element() {
            sheet.show(&root, &self.loader);
        }
        if is_first {
            take_speculation_rules_away();
        }
        let Some(key) = self.entry(&to, navigation) else {
            return reload::load(&to);
        };
        self.router.sync();
        self.history.enter(key);
        let shown = Shown {
            at: to.path.clone(),
            ..sheet.shown
        };
        let news = match navigation {
            // What is gone back to may be older than what was seen last.
            Navigation::Traverse(_) => String::new(),
            _ => self.last_visit.news(&shown),
        };
        let announcement = if news.is_empty() {
            shown.title.clone()
        } else {
            format!("{} {news}", shown.title)
        };
        self.screen.shown.set(shown);
        live::begin(self);
        blocks::page_set();
        match navigation {
            Navigation::Traverse(key) => self.restore(key, &to, true),
            _ => self.open(&to),
        }
        blocks::page_came(self);
        morph.and_then(Morph::run);
        self.say(announcement, news);
        self.loader.set_toward("");
        self.prefetch.begin(self);
        self.loader.turned();
    }

    /// What is announced of a page that has come, and the message over it.
    fn say(&self, announcement: String, news: String) {
        self.screen.announcement.set(announcement);
        self.screen.news.set(news);
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

    /// At the fragment of an address, else at the top with the focus on the heading, as after a page load.
    fn open(&self, to: &Address) {
        match viewport::target(to) {
            Some(target) => {
                self.history.mark_target(to);
                viewport::go_to(&target);
            }
            None => viewport::open(),
        }
    }

    /// `is_new` is whether the page has come only now.
    fn restore(&self, key: f64, to: &Address, is_new: bool) {
        let Some(scroll_y) = self.history.scroll_y(key) else {
            return self.open(to);
        };
        if is_new && viewport::target(to).is_some() {
            self.history.mark_target(to);
        }
        self.viewport.restore(scroll_y, key, to, is_new);
    }
}
