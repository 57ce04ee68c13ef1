//! Who wrote: accounts, and guests that plugins know.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde_json::{Value, json};

use super::item::{Head, Item};
use crate::{
    grammar::words::is_visible,
    import::{
        html,
        slug::{free, slug},
    },
};

/// Everyone who wrote anything, by slug.
#[derive(Debug, Default)]
pub struct Authors {
    known: BTreeMap<String, Person>,
    /// Slugs by blog and the names that people log in with.
    by_login: BTreeMap<(Rc<str>, String), String>,
    /// Slugs by blog and the numbers of what Molongui knows guests by.
    by_number: BTreeMap<(Rc<str>, String), String>,
    used: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Person {
    name: String,
    biography: String,
}

impl Authors {
    /// The accounts of an export, and the authors that plugins keep as terms.
    pub fn add_head(&mut self, head: &Head) {
        let blog = head.blog();
        for author in &head.authors {
            let written = if author.slug.is_empty() {
                &author.login
            } else {
                &author.slug
            };
            let login = (blog.clone(), author.login.clone());
            let Some(slug) = self.slug(&login, written, &author.name) else {
                continue;
            };
            if author.id > 0 {
                let number = (blog.clone(), format!("user-{}", author.id));
                self.by_number.insert(number, slug.clone());
            }
            self.add(slug, &author.name, &author.biography);
        }
        for term in head.terms.iter().filter(|term| term.taxonomy == "author") {
            let written = term.slug.strip_prefix("cap-").unwrap_or(&term.slug);
            let login = (blog.clone(), written.to_owned());
            let is_account = self.by_login.contains_key(&login);
            // Co-Authors Plus has the log-in for the name.
            let name = if term.name == written { "" } else { &term.name };
            if let Some(slug) = self.slug(&login, written, name) {
                let name = if is_account { "" } else { name };
                self.add(slug, name, &term.biography);
            }
        }
    }

    /// The slug of whoever logs in by a name: people of different names have different ones, whatever they
    /// are called in their blogs.
    fn slug(&mut self, login: &(Rc<str>, String), written: &str, name: &str) -> Option<String> {
        if let Some(slug) = self.by_login.get(login) {
            return Some(slug.clone());
        }
        let name = html::words(name);
        let wanted = slug(written).or_else(|| slug(&name))?;
        let slug = free(&wanted, |slug| {
            let person = self.known.get(slug);
            let is_other = |person: &Person| {
                is_visible(&name)
                    && is_visible(&person.name)
                    && person.name.to_lowercase() != name.to_lowercase()
            };
            person.is_some_and(is_other)
        });
        self.by_login.insert(login.clone(), slug.clone());
        Some(slug)
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
        let login = login.strip_prefix("cap-").unwrap_or(&login).to_owned();
        let key = (item.blog.clone(), login.clone());
        let Some(slug) = self.slug(&key, &login, &name) else {
            return true;
        };
        let biography = item
            .meta("cap-description")
            .unwrap_or(&item.content)
            .to_owned();
        let number = (item.blog.clone(), format!("guest-{}", item.id));
        self.by_number.insert(number, slug.clone());
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
            let login = (item.blog.clone(), written.to_owned());
            let Some(slug) = self.slug(&login, written, &term.name) else {
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
            // The main one comes first.
            for name in ["_molongui_main_author", "_molongui_author"] {
                let numbers = item.meta.iter().filter(|(key, _)| key == name);
                let numbers = numbers.map(|(_, number)| (item.blog.clone(), number.clone()));
                found.extend(numbers.filter_map(|key| self.by_number.get(&key).cloned()));
            }
        }
        if found.is_empty()
            && let Some(slug) = self.login(&item.blog, &item.author)
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

    fn login(&mut self, blog: &Rc<str>, login: &str) -> Option<String> {
        if login.is_empty() {
            return None;
        }
        let slug = self.slug(&(blog.clone(), login.to_owned()), login, "")?;
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
