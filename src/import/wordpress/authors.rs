//! Who wrote: accounts, and guests that plugins know.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::item::{Head, Item};
use crate::{
    grammar::words::is_visible,
    import::{html, slug::slug},
};

/// Everyone who wrote anything, by slug.
#[derive(Debug, Default)]
pub struct Authors {
    known: BTreeMap<String, Person>,
    /// Slugs by the names that people log in with.
    by_login: BTreeMap<String, String>,
    /// Slugs by the numbers of what Molongui knows guests by.
    by_number: BTreeMap<String, String>,
    used: std::collections::BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Person {
    name: String,
    biography: String,
}

impl Authors {
    /// The accounts of an export.
    pub fn add_head(&mut self, head: &Head) {
        for author in &head.authors {
            let written = if author.slug.is_empty() {
                &author.login
            } else {
                &author.slug
            };
            let Some(slug) = slug(written).or_else(|| slug(&author.name)) else {
                continue;
            };
            self.by_login.insert(author.login.clone(), slug.clone());
            if author.id > 0 {
                self.by_number
                    .insert(format!("user-{}", author.id), slug.clone());
            }
            self.add(slug, &author.name, &author.biography);
        }
    }

    /// A guest, if the item is one.
    pub fn add_guest(&mut self, item: &Item) -> bool {
        let is_guest = matches!(
            item.kind.as_str(),
            "guest-author" | "guest_author" | "mol_guest_author" | "ppma_author"
        );
        if !is_guest {
            return false;
        }
        let name = item
            .meta("cap-display_name")
            .unwrap_or(&item.title)
            .to_owned();
        let login = item.meta("cap-user_login").unwrap_or(&item.slug).to_owned();
        let Some(slug) = slug(login.trim_start_matches("cap-")).or_else(|| slug(&name)) else {
            return true;
        };
        let biography = item
            .meta("cap-description")
            .unwrap_or(&item.content)
            .to_owned();
        self.by_login.insert(login, slug.clone());
        self.by_number
            .insert(format!("guest-{}", item.id), slug.clone());
        self.add(slug, &name, &biography);
        true
    }

    fn add(&mut self, slug: String, name: &str, biography: &str) {
        let person = self.known.entry(slug).or_default();
        if is_visible(name) {
            person.name = html::words(name);
        }
        if is_visible(biography) {
            person.biography = html::words(biography);
        }
    }

    /// The slugs of those who wrote an item, in their order.
    pub fn of(&mut self, item: &Item) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for term in item.terms.iter().filter(|term| term.taxonomy == "author") {
            let written = term.slug.strip_prefix("cap-").unwrap_or(&term.slug);
            let known = self.by_login.get(written).cloned();
            let Some(slug) = known.or_else(|| slug(written)) else {
                continue;
            };
            if self
                .known
                .get(&slug)
                .is_none_or(|person| person.name.is_empty())
            {
                self.add(slug.clone(), &term.name, "");
            }
            found.push(slug);
        }
        if found.is_empty() {
            let numbers = item
                .meta
                .iter()
                .filter(|(key, _)| key == "_molongui_author");
            let slugs = numbers.filter_map(|(_, number)| self.by_number.get(number).cloned());
            found = slugs.collect();
        }
        if found.is_empty()
            && let Some(slug) = self.login(&item.author)
        {
            found.push(slug);
        }
        let mut once: Vec<String> = Vec::new();
        for slug in found {
            if !once.contains(&slug) {
                once.push(slug);
            }
        }
        self.used.extend(once.iter().cloned());
        once
    }

    fn login(&mut self, login: &str) -> Option<String> {
        if login.is_empty() {
            return None;
        }
        let slug = self.by_login.get(login).cloned().or_else(|| slug(login))?;
        self.known.entry(slug.clone()).or_insert_with(|| Person {
            name: login.to_owned(),
            biography: String::new(),
        });
        Some(slug)
    }

    /// The file of each who wrote something.
    pub fn files(&self) -> impl Iterator<Item = (&str, Value)> {
        self.used.iter().map(|slug| {
            let mut file = json!({});
            if let Some(person) = self.known.get(slug) {
                if is_visible(&person.name) {
                    file["name"] = person.name.as_str().into();
                }
                if is_visible(&person.biography) {
                    file["biography"] = person.biography.as_str().into();
                }
            }
            (slug.as_str(), file)
        })
    }
}
