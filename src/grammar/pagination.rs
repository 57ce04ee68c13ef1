//! How a list of entries, newest first, is divided into pages. Numbered pages count from the oldest
//! entry on, so that a new entry changes the first page and no other.

use std::{fmt, ops::Range};

/// A page of a list: 0 is the first page, at the address of the list itself and with its newest entries;
/// 1 has the oldest entries, and each number after it newer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageNumber(usize);

impl PageNumber {
    /// The page at the address of the list itself.
    pub const FIRST: Self = Self(0);

    /// Whether it is the page at the address of the list itself.
    pub fn is_first(self) -> bool {
        self == Self::FIRST
    }

    /// The page's path, by the path of the first page, which ends in a slash.
    pub fn path(self, first: &str) -> String {
        if self.is_first() {
            first.to_owned()
        } else {
            format!("{first}page/{self}/")
        }
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The pages of a list of so many entries. An entry is known by its index, 0 being the newest.
#[derive(Debug, Clone, Copy)]
pub struct Pagination {
    entries: usize,
    page_size: usize,
    /// The highest page number; 0 where there is but the first page.
    last: usize,
    has_first: bool,
}

impl Pagination {
    /// The first page has all entries that fill no numbered page: fewer than twice the size of one.
    pub fn new(entries: usize, page_size: usize) -> Self {
        let page_size = page_size.max(1);
        Self {
            entries,
            page_size,
            last: (entries / page_size).saturating_sub(1),
            has_first: true,
        }
    }

    /// Every entry is on a numbered page, since another page stands in the place of the first one.
    pub fn without_first(entries: usize, page_size: usize) -> Self {
        let page_size = page_size.max(1);
        Self {
            entries,
            page_size,
            last: entries.div_ceil(page_size),
            has_first: false,
        }
    }

    /// Every page that there is, the first one first.
    pub fn pages(self) -> impl Iterator<Item = PageNumber> {
        (usize::from(!self.has_first)..=self.last).map(PageNumber)
    }

    /// The numbered pages, the one with the oldest entries first.
    pub fn numbered(self) -> impl Iterator<Item = PageNumber> {
        (1..=self.last).map(PageNumber)
    }

    /// The numbered page with the newest entries.
    pub fn newest_numbered(self) -> Option<PageNumber> {
        (self.last > 0).then_some(PageNumber(self.last))
    }

    /// The entries on a page.
    pub fn range(self, page: PageNumber) -> Range<usize> {
        let before = |page: usize| self.entries.saturating_sub(page * self.page_size);
        match page.0 {
            0 => 0..before(self.last),
            number => before(number)..before(number - 1),
        }
    }

    /// The page that an entry is on.
    pub fn page_of(self, entry: usize) -> PageNumber {
        let number = self.entries.saturating_sub(entry + 1) / self.page_size + 1;
        if number > self.last {
            PageNumber::FIRST
        } else {
            PageNumber(number)
        }
    }

    /// The page with the next newer entries.
    pub fn newer(self, page: PageNumber) -> Option<PageNumber> {
        match page.0 {
            0 => None,
            number if number < self.last => Some(PageNumber(number + 1)),
            _ => self.has_first.then_some(PageNumber::FIRST),
        }
    }

    /// The page with the next older entries.
    pub fn older(self, page: PageNumber) -> Option<PageNumber> {
        match page.0 {
            0 => self.newest_numbered(),
            1 => None,
            number => Some(PageNumber(number - 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_on_one_page_and_a_new_one_changes_only_the_first() {
        for entries in 0..40 {
            let pagination = Pagination::new(entries, 4);
            let mut seen: Vec<_> = pagination
                .pages()
                .flat_map(|page| pagination.range(page))
                .collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..entries).collect::<Vec<_>>());
            // Counted from the oldest entry, a page holds what it held before.
            for page in pagination.numbered() {
                let range = pagination.range(page);
                assert_eq!(entries - range.start, page.0 * 4);
                assert_eq!(range.len(), 4);
            }
        }
    }

    #[test]
    fn an_entry_is_on_the_page_that_has_it() {
        for entries in 0..40 {
            let pagination = Pagination::new(entries, 4);
            for page in pagination.pages() {
                for entry in pagination.range(page) {
                    assert_eq!(pagination.page_of(entry), page, "{entry} of {entries}");
                }
            }
        }
    }

    #[test]
    fn newer_and_older_lead_through_all_pages_and_back() {
        for entries in 0..40 {
            let pagination = Pagination::new(entries, 4);
            let older = |page: &PageNumber| pagination.older(*page);
            let way: Vec<_> = std::iter::successors(Some(PageNumber::FIRST), older).collect();
            assert_eq!(way.len(), pagination.pages().count());
            for step in way.windows(2) {
                assert_eq!(pagination.newer(step[1]), Some(step[0]));
            }
            assert_eq!(pagination.newer(PageNumber::FIRST), None);
        }
    }

    #[test]
    fn without_a_first_page_all_entries_are_on_numbered_ones() {
        let none = Pagination::without_first(0, 4);
        assert_eq!(none.pages().count(), 0);
        assert_eq!(none.newest_numbered(), None);

        let five = Pagination::without_first(5, 4);
        let [oldest, newest] = [PageNumber(1), PageNumber(2)];
        assert_eq!(five.pages().collect::<Vec<_>>(), [oldest, newest]);
        assert_eq!(five.range(newest), 0..1);
        assert_eq!(five.range(oldest), 1..5);
        assert_eq!(five.newer(newest), None);
        assert_eq!(five.older(newest), Some(oldest));
    }
}
