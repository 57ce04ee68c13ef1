use std::sync::Arc;

use leptos::prelude::*;

use super::trouble::Failed;
use crate::locales::Strings;

/// What the app knows of a page that is shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The path in the address bar, which need not be the page's own: nothing may be there.
    pub at: String,
    /// The document's title.
    pub title: String,
    /// The address of the interface strings in the page's language.
    pub strings_at: String,
    /// These strings.
    pub strings: Arc<Strings>,
}

/// What is on the screen. Whoever follows a part of it hears when it changes.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// The page that is read.
    pub shown: RwSignal<Shown>,
    /// The page that could not be had, as long as the message about it stays.
    pub(super) failed: RwSignal<Option<Failed>>,
    /// What assistive technologies read out when it changes, such as the title of the page that has come.
    pub announcement: RwSignal<String>,
    /// What is new on the page since the last visit, in words.
    pub news: RwSignal<String>,
    /// Whether there is a network, once that has changed and while the message about it stays.
    pub online: RwSignal<Option<bool>>,
}

impl Screen {
    /// Shows a page and nothing else.
    pub fn new(shown: Shown) -> Self {
        Self {
            shown: RwSignal::new(shown),
            failed: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            news: RwSignal::new(String::new()),
            online: RwSignal::new(None),
        }
    }

    /// The interface strings of the page that is read.
    pub fn strings(&self) -> Arc<Strings> {
        self.shown.with_untracked(|shown| shown.strings.clone())
    }

    /// Their address.
    pub fn strings_at(&self) -> String {
        self.shown.with_untracked(|shown| shown.strings_at.clone())
    }
}
