//! The message about a page that could not be had, in its place or over the page that is read on.

use leptos::{prelude::*, task::spawn_local, task::tick};

use super::{
    Failure, Reader,
    address::{Address, is_same_path},
    blocks,
    cache::MaxAge,
    history::Navigation,
    reload,
    viewport::show_trouble,
};
use crate::view::{self, Trouble};

/// A page that was wanted and could not be had.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    trouble: Trouble,
    to: Address,
    navigation: Navigation,
}

impl Reader {
    /// Says that a page could not be had.
    pub fn fail(&'static self, failure: Failure, to: Address, navigation: Navigation) {
        // At the start the page that says so is shown already: there is nothing better to say.
        if (failure.is_of_another_deploy() && reload::load_once(&to))
            || navigation == Navigation::Start
        {
            return;
        }
        let strings = self.screen.shown.get_untracked().strings;
        let reason = failure.reason(&strings).to_owned();
        // The page that is shown would be taken for the one in the address bar.
        let in_place = !self.reads(&Address::current());
        if in_place {
            document().set_title(&strings.page_failed);
        }
        let announcement = format!("{}. {reason}", strings.page_failed);
        self.screen.announcement.set(announcement);
        blocks::make_room(self);
        self.viewport.remember_focus();
        let trouble = Trouble {
            reason,
            href: to.href_that_loads(),
            in_place,
        };
        self.screen.failed.set(Some(Failed {
            trouble,
            to,
            navigation,
        }));
        spawn_local(async move {
            tick().await;
            show_trouble(in_place);
        });
    }

    /// What stands in the place of the page that is wanted.
    pub fn fallback(&'static self) -> Option<AnyView> {
        self.trouble(true)
    }

    /// The message about the page that could not be had, in its place or over another one.
    pub fn trouble(&'static self, in_place: bool) -> Option<AnyView> {
        let failed = self.screen.failed.get();
        let failed = failed.filter(|failed| failed.trouble.in_place == in_place)?;
        let strings = self
            .screen
            .shown
            .with_untracked(|shown| shown.strings.clone());
        let Failed {
            trouble,
            to,
            navigation,
        } = failed;
        let on_retry = move || self.navigate(to.clone(), navigation, MaxAge::REVALIDATE);
        let on_close = move || {
            // A second try may be under way.
            self.navigator.cancel();
            self.close_trouble();
            self.viewport.restore_focus();
        };
        Some(view::trouble(trouble, &strings, on_retry, on_close))
    }

    /// Takes the message away, unless nothing else is there to be read.
    pub fn close_trouble(&self) {
        let failed = self.screen.failed;
        if failed.with_untracked(|failed| failed.as_ref().is_some_and(|it| !it.trouble.in_place)) {
            failed.set(None);
        }
    }

    /// Whether a message stands at an address in the place of its page.
    pub fn has_fallback_at(&self, address: &Address) -> bool {
        self.screen.failed.with_untracked(|failed| {
            failed.as_ref().is_some_and(|failed| {
                failed.trouble.in_place && is_same_path(&failed.to.path, &address.path)
            })
        })
    }

    /// Tries again to load the page in whose place the message stands.
    pub fn retry_fallback(&'static self) {
        let failed = self.screen.failed.get_untracked();
        if let Some(failed) = failed.filter(|failed| failed.trouble.in_place) {
            self.navigate(failed.to, failed.navigation, MaxAge::REVALIDATE);
        }
    }
}
