//! Which section and which topics a file belongs to, and whether it is a page.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    doc::{Doc, Kind},
    system::System,
    text,
};
use crate::{
    grammar::address::RESERVED,
    import::slug::{free, slug},
};

/// What stories are filed under.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// As readers see it.
    pub name: String,
    /// A sentence on it.
    pub description: String,
}

/// Sections and topics, by slug.
#[derive(Debug, Default)]
pub struct Filing {
    /// Sections.
    pub sections: BTreeMap<String, Named>,
    /// Topics.
    pub topics: BTreeMap<String, Named>,
    /// The taxonomy and the name of each list that the old site had, and what that is here.
    pub old_lists: BTreeSet<(&'static str, String, String)>,
    /// What folders say of themselves, by their names in small letters.
    lists: BTreeMap<String, Named>,
}

/// Folders whose names say nothing but that stories are in them.
const PLAIN: [&str; 8] = [
    "posts", "post", "blog", "articles", "stories", "writing", "content", "_posts",
];

/// Pages that have these names in a folder of notes.
const PAGES: [&str; 7] = [
    "about",
    "contact",
    "imprint",
    "impressum",
    "privacy",
    "legal",
    "terms",
];

impl Filing {
    /// Learns what a folder is called from what stands over its list.
    pub fn add_list(&mut self, doc: &Doc) {
        let (Some(folder), Some(title)) = (doc.folders.last(), &doc.matter.title) else {
            return;
        };
        let named = Named {
            name: title.clone(),
            description: doc.matter.standfirst.clone().unwrap_or_default(),
        };
        self.lists.entry(folder.to_lowercase()).or_insert(named);
    }

    /// The section of a story. `old` is the address that it had.
    pub fn section(&mut self, doc: &Doc, old: Option<&str>, system: System) -> String {
        let folder = doc.folders.first().map(String::as_str);
        let category = doc.matter.categories.first().map(String::as_str);
        let is_in_address = |folder: &&str| {
            let first = old
                .and_then(|old| old.split('/').nth(1))
                .unwrap_or_default();
            slug(first) == slug(folder)
        };
        let says_something =
            folder.filter(|it| is_in_address(it) || !PLAIN.contains(&&*it.to_lowercase()));
        let own = doc.matter.section.as_deref();
        let own = own.or(doc.collection.as_deref());
        let wanted = match system {
            System::Jekyll => own.or(folder).or(category),
            _ => own.or(says_something).or(category).or(folder),
        };
        self.add_section(wanted.unwrap_or("News"))
    }

    fn add_section(&mut self, written: &str) -> String {
        let wanted = slug(written).unwrap_or_else(|| "news".to_owned());
        let slug = free(&wanted, |slug| RESERVED.contains(&slug));
        let list = self.lists.get(&written.to_lowercase()).cloned();
        let named = || {
            list.unwrap_or_else(|| Named {
                name: as_name(written),
                description: String::new(),
            })
        };
        self.sections.entry(slug.clone()).or_insert_with(named);
        slug
    }

    /// The topics of a story that is in a section.
    pub fn topics(&mut self, doc: &Doc, section: &str) -> Vec<String> {
        let matter = &doc.matter;
        let categories = matter.categories.iter().map(|name| ("categories", name));
        let tags = matter.tags.iter().map(|name| ("tags", name));
        let mut topics: Vec<String> = Vec::new();
        for (taxonomy, name) in categories.chain(tags) {
            if slug(name).as_deref() == Some(section) {
                self.old_lists
                    .insert((taxonomy, name.clone(), format!("/{section}/")));
                continue;
            }
            let Some(topic) = self.add_topic(name) else {
                continue;
            };
            self.old_lists
                .insert((taxonomy, name.clone(), format!("/topic/{topic}/")));
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }

    /// Adds a topic; none for what has no letter or digit.
    pub fn add_topic(&mut self, name: &str) -> Option<String> {
        let topic = slug(name)?;
        let list = self.lists.get(&name.to_lowercase()).cloned();
        self.topics.entry(topic.clone()).or_insert_with(|| {
            list.unwrap_or_else(|| Named {
                name: text::line(name),
                description: String::new(),
            })
        });
        Some(topic)
    }
}

/// The name of a folder as words; anything else as it is.
fn as_name(written: &str) -> String {
    let is_folder = written
        .chars()
        .all(|c| c.is_lowercase() || c.is_ascii_digit() || "-_".contains(c));
    if !is_folder {
        return text::line(written);
    }
    let words = written.replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Whether a file is a page and no story.
pub fn is_page(doc: &Doc, system: System) -> bool {
    let has_date = doc.matter.date.is_some() || doc.day.is_some();
    let is_top = doc.folders.is_empty();
    match doc.kind {
        Kind::Post | Kind::Draft | Kind::List => false,
        Kind::Page => !has_date,
        Kind::Entry if has_date => false,
        Kind::Entry if system == System::Plain => {
            doc.matter.is_page || (is_top && PAGES.contains(&&*doc.stem.to_lowercase()))
        }
        Kind::Entry => doc.matter.is_page || is_top,
    }
}
