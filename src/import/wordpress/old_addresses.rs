//! Addresses that stories, pages and lists had, and which of them can lead on.

use std::collections::HashSet;

use super::{
    item::Item,
    plan::{Plan, Taken},
};
use crate::{
    grammar::{Base, address::page_path},
    import::{
        addresses::{as_file, can_lead_on, old_path},
        html::Link,
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
    last.iter()
        .cloned()
        .chain(earlier.collect::<Vec<_>>())
        .collect()
}

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
            let all = std::mem::take(&mut assigned.aliases);
            for alias in all.into_iter().map(|alias| as_file(&alias)) {
                let page = format!("{}/", alias.trim_end_matches('/'));
                let is_free = !taken.addresses.contains(&page) && can_lead_on(&alias);
                if is_free && used.insert(page) {
                    assigned.aliases.push(alias);
                } else {
                    assigned.lost.push(alias);
                }
            }
        }
        for (old, new) in self.terms.addresses() {
            let old = page_path(&old);
            let is_free = !taken.addresses.contains(&old) && can_lead_on(&old);
            if is_free && old != new && used.insert(old.clone()) {
                self.redirects.push((old, new));
            }
        }
        for (old, new) in std::mem::take(&mut self.head.redirects) {
            let old = page_path(&old);
            let is_free = !taken.addresses.contains(&old) && can_lead_on(&old);
            let (Link::To(new) | Link::Story(new)) = self.links.to(&new) else {
                continue;
            };
            if is_free && old != new && used.insert(old.clone()) {
                self.redirects.push((old, new));
            }
        }
    }
}
