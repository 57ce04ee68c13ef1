//! Addresses that posts and lists had, and which of them can lead on.

use std::collections::HashSet;

use jiff::Timestamp;

use super::plan::Plan;
use crate::{
    grammar::address::page_path,
    import::{addresses::as_file, html::Link, taken::Taken},
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
            let from = assigned.from.clone().unwrap_or_default();
            let own = [assigned.stem.as_str(), from.as_str()];
            for alias in std::mem::take(&mut assigned.aliases) {
                let alias = as_file(&alias);
                if taken.claim(&alias, &own, &mut used) {
                    assigned.aliases.push(alias);
                } else {
                    assigned.lost.push(alias);
                }
            }
        }
        for (old, new) in self.lists() {
            self.links.add(&old, &new, false);
            let old = page_path(&old);
            if old == new {
                continue;
            }
            // What the site file has already may be said again.
            if taken.claim(&old, &[""], &mut used) {
                self.redirects.push((old, new));
            } else if old != "/" {
                self.lost.push(old);
            }
        }
        self.add_redirects(taken, &mut used);
    }

    /// Adds the redirects of the files. One may lead to another, wherever that stands in the file.
    fn add_redirects(&mut self, taken: &Taken, used: &mut HashSet<String>) {
        let mut left = self.routes.redirects.clone();
        let mut count = usize::MAX;
        while left.len() < count {
            count = left.len();
            for (old, new) in std::mem::take(&mut left) {
                let from = as_file(&page_path(&old));
                match self.links.to(&new) {
                    Link::To(new) | Link::Story(new)
                        if from != new && taken.claim(&from, &[""], used) =>
                    {
                        self.links.add(&from, &new, false);
                        self.redirects.push((from, new));
                    }
                    _ => left.push((old, new)),
                }
            }
        }
        let lost = left.iter().map(|(old, _)| as_file(&page_path(old)));
        self.lost.extend(lost);
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
