//! Addresses that posts and lists had, and which of them can lead on.

use std::collections::HashSet;

use jiff::Timestamp;

use super::plan::{Plan, Taken};
use crate::{
    grammar::address::page_path,
    import::{
        addresses::{as_file, can_lead_on},
        html::Link,
    },
};

impl Plan {
    /// Keeps those old addresses that can lead on: each from one place, and from none where a page stands.
    pub(super) fn keep_addresses(&mut self, taken: &Taken) {
        let mut used = HashSet::new();
        let mut keys: Vec<_> = self.assigned.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            let Some(assigned) = self.assigned.get_mut(&key) else {
                continue;
            };
            for alias in std::mem::take(&mut assigned.aliases) {
                let alias = as_file(&alias);
                let page = format!("{}/", alias.trim_end_matches('/'));
                let is_free = !taken.addresses.contains(&page) && can_lead_on(&alias);
                if is_free && used.insert(page) {
                    assigned.aliases.push(alias);
                } else {
                    assigned.lost.push(alias);
                }
            }
        }
        for (old, new) in self.lists() {
            self.links.add(&old, &new, false);
            let old = page_path(&old);
            let is_free = !taken.addresses.contains(&old) && can_lead_on(&old);
            if old == new {
                continue;
            }
            if is_free && used.insert(old.clone()) {
                self.redirects.push((old, new));
            } else if old != "/" {
                self.lost.push(old);
            }
        }
        for (old, new) in self.routes.redirects.clone() {
            let old = as_file(&page_path(&old));
            let page = page_path(&old);
            let is_free = !taken.addresses.contains(&page) && can_lead_on(&old);
            match self.links.to(&new) {
                Link::To(new) | Link::Story(new)
                    if is_free && old != new && used.insert(page.clone()) =>
                {
                    self.links.add(&old, &new, false);
                    self.redirects.push((old, new));
                }
                _ => self.lost.push(old),
            }
        }
    }

    /// The addresses of lists on the old site, and here. A topic without a story has no list, and a site
    /// without one no feed.
    fn lists(&self) -> Vec<(String, String)> {
        let now = Timestamp::now();
        let stories = self.assigned.values();
        let stories =
            stories.filter(|it| it.section.is_some() && !it.is_draft && it.published <= now);
        let stories: Vec<_> = stories.collect();
        let topics: HashSet<_> = stories.iter().flat_map(|it| &it.topics).collect();
        let topics: HashSet<_> = topics.iter().map(|it| format!("/topic/{it}/")).collect();
        let is_there = |path: &String| !path.starts_with("/topic/") || topics.contains(path);
        let tags = self.terms.addresses().into_iter();
        let tags = tags.filter(|(_, path)| is_there(path));
        let tags = tags.map(|(slug, path)| (self.routes.tag.replace("{slug}", slug), path));
        let authors = self.authors.slugs().map(|(written, slug)| {
            let old = self.routes.author.replace("{slug}", written);
            (old, format!("/author/{slug}/"))
        });
        let usual = [("/", "/"), ("/rss/", "/feed.xml")];
        let usual = usual
            .into_iter()
            .take(if stories.is_empty() { 1 } else { 2 });
        let usual = usual.map(|(old, new)| (old.to_owned(), new.to_owned()));
        usual.chain(tags).chain(authors).collect()
    }
}
