//! The page that is about to be wanted, built before it is.

use std::{cell::Cell, rc::Rc, time::Duration};

use super::{sheet::Sheet, timer::Timer};

/// How long it is kept: whoever rests on a link and goes away wants something else.
const KEPT: Duration = Duration::from_secs(60);

/// One page, by the text of its data.
#[derive(Default)]
pub struct Ahead {
    page: Cell<Option<(Rc<str>, Sheet)>>,
    timer: Timer,
}

impl Ahead {
    /// Whether the page of this text is here.
    pub fn has(&self, text: &Rc<str>) -> bool {
        let page = self.page.take();
        let has = page.as_ref().is_some_and(|(of, _)| Rc::ptr_eq(of, text));
        self.page.set(page);
        has
    }

    /// In place of the page that was here.
    pub fn keep(&'static self, text: Rc<str>, sheet: Sheet) {
        self.page.set(Some((text, sheet)));
        self.timer.set(KEPT, || self.page.set(None));
    }

    /// Another page is shown: what was about to be wanted was wanted there.
    pub fn clear(&self) {
        self.timer.clear();
        self.page.set(None);
    }

    /// Nothing is kept after this: where it is not the page of this text, another one is wanted.
    pub fn take(&self, text: &Rc<str>) -> Option<Sheet> {
        self.timer.clear();
        let (of, sheet) = self.page.take()?;
        Rc::ptr_eq(&of, text).then_some(sheet)
    }
}
