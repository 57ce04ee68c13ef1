//! What is under way from one page to the next.

use std::cell::Cell;

use web_sys::Element;

use super::{
    Failure, adopted::Adopted, dom::one, history::Navigation, sheet::Sheet, viewport::Busy,
};
use crate::page::hooks;

/// What is under way.
#[derive(Default)]
pub struct Navigator {
    /// The number of the latest navigation: an answer to an earlier one comes too late.
    pub latest: Cell<u32>,
    /// What shows that a page is waited for.
    pub busy: Busy,
    /// The page that the document came with.
    pub adopted: Adopted,
}

impl Navigator {
    /// Whatever is being loaded is no longer wanted. The number of what is wanted now.
    pub fn cancel(&self) -> u32 {
        self.busy.end();
        self.begin()
    }

    fn begin(&self) -> u32 {
        self.latest.set(self.latest.get().wrapping_add(1));
        self.latest.get()
    }

    /// Whether nothing was wanted after it.
    pub fn is_latest(&self, number: u32) -> bool {
        self.latest.get() == number
    }

    /// What can stand in for an answer that did not come, or says that there is no page.
    pub fn instead(
        &self,
        failure: Failure,
        path: &str,
        navigation: Navigation,
    ) -> Result<Sheet, Failure> {
        let sheet = match (failure, navigation) {
            // What the host would send for an address where nothing is.
            (Failure::Missing, Navigation::Traverse(_)) => self.adopted.missing(),
            // Who asks for the page that is shown wants what is new in it.
            (_, Navigation::Replace) => None,
            _ if failure.is_of_the_network() => self.adopted.at(path),
            _ => None,
        };
        sheet.ok_or(failure)
    }
}

/// The browser matches them anew with every link whenever the address changes. Before this the document
/// would be styled anew without them; now all of it has to be styled anyway.
pub fn take_speculation_rules_away() {
    if let Some(rules) = one::<Element>(hooks::document::SPECULATION_RULES) {
        rules.remove();
    }
}
