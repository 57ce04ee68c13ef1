//! The message about a page that could not be had, in its place or over the page that is read on.

use const_format::concatcp;
use leptos::{prelude::*, task::spawn_local, task::tick};
use web_sys::Element;

use super::{
    Failure, Reader,
    address::{Address, is_same_path},
    blocks,
    cache::MaxAge,
    dom::{all, around, one},
    history::Navigation,
    reload,
    viewport::{focus_heading, show_trouble},
};
use crate::{
    page::hooks,
    view::{self, Made, Trouble},
};

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
        let strings = self.screen.strings();
        let reason = failure.reason(&strings).to_owned();
        // The page that is shown would be taken for the one in the address bar.
        let in_place = !self.reads(&Address::current());
        if in_place {
            document().set_title(&strings.page_failed);
            self.screen.news.set(String::new());
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

    /// Puts the message in the place of the page that is wanted: the styles hide what comes after it.
    pub fn show_fallback(&self) {
        let fallback = self.trouble(true);
        take_fallback_away();
        let main = one::<Element>(hooks::frame::MAIN.selector);
        if let Some((message, main)) = fallback.and_then(Made::into_element).zip(main) {
            self.loader.dress();
            _ = main.prepend_with_node_1(&message);
        }
    }

    /// The message about the page that could not be had, in its place or over another one.
    pub fn trouble(&self, in_place: bool) -> Option<Made> {
        let failed = self.screen.failed.get();
        let failed = failed.filter(|failed| failed.trouble.in_place == in_place)?;
        let shown = self.screen.shown;
        Some(shown.with_untracked(|shown| view::trouble(&failed.trouble, &shown.strings)))
    }

    /// Whether a click was on a button of the message, or on one of the news about a story.
    pub fn trouble_clicked(&'static self, target: &Element) -> bool {
        if around(target, hooks::frame::TROUBLE_RETRY.selector).is_some() {
            match self.screen.failed.get_untracked() {
                Some(Failed { to, navigation, .. }) => {
                    self.navigate(to, navigation, MaxAge::REVALIDATE);
                }
                None => self.last_visit.show_next(),
            }
        } else if around(target, hooks::frame::TROUBLE_CLOSE.selector).is_some() {
            self.close_notice();
        } else {
            return false;
        }
        true
    }

    /// Takes away what stands over the page, and gives the focus back to the page.
    pub fn close_notice(&self) {
        if self.screen.failed.with_untracked(Option::is_some) {
            // A second try may be under way.
            self.navigator.cancel();
            self.close_trouble();
            self.viewport.restore_focus();
        } else if !self.screen.news.with_untracked(String::is_empty) {
            self.screen.news.set(String::new());
            focus_heading();
        }
    }

    /// Takes the message away, unless nothing else is there to be read.
    pub fn close_trouble(&self) {
        let failed = self.screen.failed;
        if failed.with_untracked(|failed| failed.as_ref().is_some_and(|it| !it.trouble.in_place)) {
            failed.set(None);
        }
    }

    /// Takes the message away: the page that is shown, or is about to be left, has its own title again.
    /// Whether there was one.
    pub fn uncover(&self) -> bool {
        let failed = self.screen.failed;
        let was_covered = failed.with_untracked(Option::is_some);
        if was_covered {
            self.screen
                .shown
                .with_untracked(|shown| document().set_title(&shown.title));
            failed.set(None);
        }
        was_covered
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

/// The page is there again, whose place the message took.
pub fn take_fallback_away() {
    let selector = concatcp!("main > ", hooks::frame::TROUBLE.selector);
    all::<Element>(selector).iter().for_each(Element::remove);
}
