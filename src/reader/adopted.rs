//! The page that the document came with, once another one is shown.

use std::cell::Cell;

use super::{Shown, address::is_same_path, sheet::Sheet, state::cloned};

/// Its elements, as they were left.
#[derive(Default)]
pub struct Adopted {
    sheet: Cell<Option<Sheet>>,
    is_left: Cell<bool>,
}

impl Adopted {
    /// It is about to make room for another page. Only the first time it is the one in the document: whether
    /// this is the first time.
    pub fn leave(&self, shown: Shown) -> bool {
        let is_first = !self.is_left.replace(true);
        if is_first {
            self.sheet.set(Some(Sheet::adopt(shown)));
        }
        is_first
    }

    /// A page has come as data: if it is the same, the one that the reader goes back to is this.
    pub fn forget_at(&self, path: &str) {
        if self.at(path).is_some() {
            self.sheet.set(None);
        }
    }

    /// If it is the page at a path.
    pub fn at(&self, path: &str) -> Option<Sheet> {
        let sheet = cloned(&self.sheet).filter(|sheet| !sheet.is_missing());
        sheet.filter(|sheet| is_same_path(&sheet.shown.at, path))
    }

    /// If it is what the host sends for an address where nothing is.
    pub fn missing(&self) -> Option<Sheet> {
        cloned(&self.sheet).filter(Sheet::is_missing)
    }
}
