//! Who wrote: those whom the site's files know, and those whom only a story names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::{
    config::Config,
    text,
    values::{field, plain_name, shown, words},
};
use crate::import::slug::slug;

/// Everyone, by slug.
#[derive(Debug, Default)]
pub struct People {
    known: BTreeMap<String, Person>,
    by_name: HashMap<String, String>,
    used: BTreeSet<String>,
    /// What is known of somebody and means nothing here: a key, a field, what it says.
    pub others: Vec<(String, String, String)>,
}

#[derive(Debug, Default)]
struct Person {
    name: String,
    biography: String,
}

impl People {
    /// Those whom the configuration knows.
    pub fn new(config: &Config) -> Self {
        let mut people = Self::default();
        for (key, value) in &config.authors {
            people.add(key, value);
        }
        people
    }

    /// Adds somebody by a key, under which stories name them.
    pub fn add(&mut self, key: &str, value: &Value) -> Option<String> {
        let find = |names: &[&str]| names.iter().find_map(|it| words(field(value, it)?));
        let name = words(value).or_else(|| find(&["name", "title", "display_name", "display"]));
        let name = text::line(&name.unwrap_or_else(|| key.to_owned()));
        let given = find(&["slug", "username"]);
        let slug = given
            .and_then(|it| slug(&it))
            .or_else(|| slug(key))
            .or_else(|| slug(&name))?;
        let biography = find(&["biography", "bio", "description", "about"]).unwrap_or_default();
        if let Some(fields) = value.as_object() {
            const USED: [&str; 10] = [
                "name",
                "title",
                "displayname",
                "display",
                "slug",
                "username",
                "biography",
                "bio",
                "description",
                "about",
            ];
            let others = fields
                .iter()
                .filter(|(name, _)| !USED.contains(&&*plain_name(name)));
            let others = others.map(|(field, value)| (key.to_owned(), field.clone(), shown(value)));
            self.others.extend(others);
        }
        for name in [key, &name] {
            self.by_name
                .entry(name.to_lowercase())
                .or_insert_with(|| slug.clone());
        }
        let person = self.known.entry(slug.clone()).or_default();
        if person.name.is_empty() {
            person.name = name;
        }
        if person.biography.is_empty() {
            person.biography = text::line(&biography);
        }
        Some(slug)
    }

    /// The slugs of those whom a story names.
    pub fn of(&mut self, authors: &[Value]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for author in authors {
            let keys = ["name", "id", "slug", "title"];
            let name =
                words(author).or_else(|| keys.iter().find_map(|it| words(field(author, it)?)));
            let Some(name) = name else {
                continue;
            };
            let known = self.by_name.get(&name.to_lowercase()).cloned();
            let slug = known.or_else(|| self.add(&name, author));
            found.extend(slug.filter(|slug| !found.contains(slug)));
        }
        self.used.extend(found.iter().cloned());
        found
    }

    /// The file of each who wrote something.
    pub fn files(&self) -> impl Iterator<Item = (&str, Value)> {
        self.used.iter().map(|slug| {
            let mut file = json!({});
            if let Some(person) = self.known.get(slug) {
                file["name"] = person.name.as_str().into();
                if !person.biography.is_empty() {
                    file["biography"] = person.biography.as_str().into();
                }
            }
            (slug.as_str(), file)
        })
    }
}
