//! What is settled once every file has its address: what leads on, and what belongs together.

use std::collections::{HashMap, HashSet};

use super::{Filed, Plan};
use crate::{
    grammar::address::page_path,
    import::{
        addresses::as_file,
        folders::{
            addresses, config::Config, doc::Doc, headings::Headings, links::Target, system::System,
        },
        slug::slug,
        taken::{Taken, as_page},
    },
};

impl Plan {
    /// What stands over a list is that list here, if it has one.
    pub(super) fn link_list(&mut self, doc: &Doc, config: &Config, system: System) {
        let section = doc.folders.first().and_then(|folder| slug(folder));
        let path = match section {
            Some(section) if self.filing.sections.contains_key(&section) => format!("/{section}/"),
            Some(_) => return,
            None => "/".to_owned(),
        };
        let old = addresses::old(doc, config, system).unwrap_or_default();
        let target = Target {
            path,
            is_story: false,
            headings: Headings::default(),
        };
        self.links.add(&doc.path, &[old], &[], target);
    }

    /// Keeps those old addresses that can lead on: each from one place, and from none where a page stands.
    pub(super) fn keep_addresses(&mut self, filed: &[Filed], system: System, taken: &Taken) {
        let mut used = HashSet::new();
        let new_base = self.links.new_base.as_ref().map(ToString::to_string);
        for one in filed {
            let old_id = self.old_id(one, system);
            let Some(assigned) = self.assigned.get_mut(&one.doc.path) else {
                continue;
            };
            if !assigned.path.is_empty() {
                self.links.add_list(&assigned.path, &assigned.path);
            }
            if !assigned.is_ours {
                continue;
            }
            let new = new_base.as_ref();
            let new = new.map(|base| format!("{}{}", base.trim_end_matches('/'), assigned.path));
            let is_public = !assigned.is_draft;
            assigned.id = old_id.filter(|id| is_public && Some(id) != new.as_ref());
            let aliases = one.doc.matter.aliases.iter().map(|alias| {
                let inside = self.links.base.as_ref().and_then(|base| base.inside(alias));
                let alias = inside.unwrap_or_else(|| alias.clone());
                format!("/{}", alias.trim_start_matches('/'))
            });
            let earlier = std::mem::take(&mut assigned.aliases);
            let from = assigned.from.clone().unwrap_or_default();
            let own = [assigned.stem.clone(), from];
            let own = [own[0].as_str(), own[1].as_str()];
            let named = one.old.clone().into_iter().chain(aliases);
            let named = named.filter(|_| !assigned.is_draft).collect::<Vec<_>>();
            for old in named.into_iter().chain(earlier) {
                let old = as_file(&page_path(&old));
                if as_page(&old) == assigned.path || old == "/" {
                    continue;
                }
                if taken.claim(&old, &own, &mut used) {
                    assigned.aliases.push(old);
                } else if !assigned.lost.contains(&old) && !assigned.aliases.contains(&old) {
                    assigned.lost.push(old);
                }
            }
        }
        for (taxonomy, name, path) in std::mem::take(&mut self.filing.old_lists) {
            let Some(old) = addresses::of_list(taxonomy, &name, system) else {
                continue;
            };
            self.links.add_list(&old, &path);
            if taken.claim(&old, &[""], &mut used) {
                self.redirects.push((old, path));
            }
        }
        self.links.add_list("/", "/");
        for feed in ["/index.xml", "/feed.xml", "/rss.xml", "/atom.xml"] {
            self.links.add_list(feed, "/feed.xml");
        }
        for section in self.filing.sections.keys() {
            let path = format!("/{section}/");
            self.links.add_list(&path, &path);
        }
    }

    /// Has each story name those that are the same in other languages.
    pub(super) fn translate(&mut self, filed: &[Filed]) {
        let mut groups: HashMap<(&[String], &str), Vec<&str>> = HashMap::new();
        for one in filed.iter().filter(|one| one.section.is_some()) {
            let key = (one.doc.folders.as_slice(), one.doc.stem.as_str());
            groups.entry(key).or_default().push(&one.doc.path);
        }
        for group in groups.values().filter(|group| group.len() > 1) {
            let all: Vec<_> = group
                .iter()
                .filter_map(|path| self.assigned.get(*path))
                .filter(|one| !one.path.is_empty())
                .collect();
            let languages: HashSet<_> = all.iter().map(|it| it.language.clone()).collect();
            if languages.len() < all.len() {
                continue;
            }
            let paths: Vec<_> = all.iter().map(|it| it.path.clone()).collect();
            for path in group {
                if let Some(one) = self.assigned.get_mut(*path) {
                    let others = paths.iter().filter(|other| **other != one.path);
                    one.translations = others.cloned().collect();
                }
            }
        }
    }
}
