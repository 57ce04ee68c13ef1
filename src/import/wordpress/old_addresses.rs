//! Addresses that stories, pages and lists had, and which of them can lead on.

use std::collections::{BTreeSet, HashSet};

use jiff::tz::TimeZone;
use url::Url;

use super::{item::Item, plan::Plan};
use crate::{
    grammar::{
        Base, List,
        address::{MONTHS, page_path},
    },
    import::{
        addresses::{as_file, old_path},
        html::Link,
        taken::{Taken, as_page},
    },
};

/// The addresses that an item had: its last one, and those that WordPress has led on from since.
pub fn old(item: &Item, base: Option<&Base>) -> Vec<String> {
    let last = old_path(&item.link, base);
    let slugs = item.meta.iter().filter(|(key, _)| key == "_wp_old_slug");
    let earlier = slugs.filter_map(|(_, old)| {
        let start = last.as_deref()?.trim_end_matches('/').rsplit_once('/')?.0;
        Some(page_path(&format!("{start}/{old}")))
    });
    let earlier: Vec<_> = earlier.collect();
    let whole = last.iter().filter(|last| !as_file(last).ends_with(".html"));
    let pages = whole.flat_map(|last| {
        let numbers = 2..=item.more_pages.min(MOST_PAGES) + 1;
        numbers.map(move |number| format!("{last}{number}/"))
    });
    last.iter().cloned().chain(earlier).chain(pages).collect()
}

/// How many pages of one story are led on from.
const MOST_PAGES: usize = 50;

impl Plan {
    /// Keeps those old addresses that can lead on: each from one place, and from none where a page stands.
    pub(super) fn keep_addresses(&mut self, taken: &Taken) {
        let mut used = HashSet::new();
        let mut keys: Vec<_> = self.assigned.keys().cloned().collect();
        keys.sort();
        for key in keys {
            let Some(assigned) = self.assigned.get_mut(&key) else {
                continue;
            };
            let from = assigned.from.clone().unwrap_or_default();
            let own = [assigned.stem.as_str(), from.as_str()];
            let all = std::mem::take(&mut assigned.aliases);
            for alias in all.into_iter().map(|alias| as_file(&alias)) {
                if taken.claim(&alias, &own, &mut used) {
                    assigned.aliases.push(alias);
                } else {
                    assigned.lost.push(alias);
                }
            }
        }
        let lists: Vec<_> = self.terms.addresses().collect();
        for (old, new) in lists.into_iter().chain(self.archives()) {
            self.redirect(&old, new, taken, &mut used);
        }
        for (old, new) in std::mem::take(&mut self.led) {
            let whole = Url::parse(&old).ok().map(|url| url.path().to_owned());
            let path = whole.unwrap_or_else(|| format!("/{}", old.trim_start_matches('/')));
            let why = match self.links.to(&new) {
                Link::To(new) | Link::Story(new) => {
                    if self.redirect(&path, new, taken, &mut used) {
                        continue;
                    }
                    "something else stands there or leads on from there".to_owned()
                }
                Link::File(_) => continue,
                Link::Nowhere(why) => why,
            };
            // What an earlier import has put into the site file is there.
            if !taken.led.contains_key(&as_page(&path)) {
                self.lost_redirects.push(format!("{old} to {new}: {why}"));
            }
        }
    }

    /// The lists of years and months that WordPress has for all stories, and where those are here.
    fn archives(&self) -> Vec<(String, String)> {
        let Ok(zone) = TimeZone::get(&self.time_zone) else {
            return Vec::new();
        };
        let stories = self.assigned.values();
        let stories =
            stories.filter(|it| it.section.is_some() && !it.is_draft && !it.path.is_empty());
        let days = stories.map(|it| it.published.to_zoned(zone.clone()));
        let months: BTreeSet<_> = days.map(|day| (day.year(), day.month())).collect();
        let years: BTreeSet<_> = months.iter().map(|(year, _)| *year).collect();
        let years = years
            .iter()
            .map(|year| (format!("/{year:04}/"), MONTHS.to_owned()));
        let months = months.iter().map(|(year, month)| {
            let list = List::Month(*year, *month).path();
            (format!("/{year:04}/{month:02}/"), list)
        });
        years.chain(months).collect()
    }

    /// Has an address lead on, if it can. Says whether it does.
    fn redirect(
        &mut self,
        old: &str,
        new: String,
        taken: &Taken,
        used: &mut HashSet<String>,
    ) -> bool {
        let old = page_path(old);
        // What the site file has already is not put there again.
        let can = taken.claim(&old, &[""], used);
        if can && old != new {
            self.redirects.push((old, new));
        }
        can
    }
}
