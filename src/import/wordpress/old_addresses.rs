//! Addresses that stories, pages and lists had, and which of them can lead on.

use std::collections::HashSet;

use super::{
    item::Item,
    permalinks,
    plan::{Plan, Taken},
};
use crate::{
    grammar::{
        Base,
        address::{RESERVED, page_path},
    },
    import::html::Link,
};

/// The addresses that an item had: its last one, and those that WordPress has led on from since.
pub fn old(item: &Item, base: Option<&Base>) -> Vec<String> {
    let last = permalinks::old_path(&item.link, base);
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

/// The address of a page that was a file is that of the file.
pub fn as_file(alias: &str) -> String {
    let file = alias.trim_end_matches('/');
    let is_file = [".html", ".htm"]
        .iter()
        .any(|ending| file.ends_with(ending));
    if is_file {
        file.to_owned()
    } else {
        alias.to_owned()
    }
}

/// Whether an address is one that a file can be written for, and the site has not for itself.
pub fn can_lead_on(alias: &str) -> bool {
    let path = alias.trim_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    let is_special = |c: char| "#?%\\:".contains(c) || c.is_control();
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && part.len() <= 255;
    !RESERVED.contains(&first) && !path.contains(is_special) && path.split('/').all(is_name)
}
