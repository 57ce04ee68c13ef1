//! Categories, tags and the like become sections and topics.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

use super::item::{Head, HeadTerm, Item, Number};
use crate::{
    grammar::{address::RESERVED, words::is_visible},
    import::{
        html,
        site_file::Named,
        slug::{free, slug},
    },
};

/// Taxonomies by which a site is made, and stories are not filed.
const APART: [&str; 12] = [
    // What languages there are, and which items say the same in them.
    "language",
    "post_translations",
    "term_language",
    "term_translations",
    "translation_priority",
    "author",
    "nav_menu",
    "post_format",
    "wp_theme",
    "wp_template_part_area",
    "wp_pattern_category",
    "link_category",
];

/// What stories are filed under.
#[derive(Debug, Default)]
pub struct Terms {
    /// By blog, taxonomy and slug of the source.
    known: HashMap<(Rc<str>, String, String), HeadTerm>,
    by_number: HashMap<Number, String>,
    /// The sections, by slug.
    pub sections: BTreeMap<String, Named>,
    /// The slugs of sections by those of the categories that they are made of.
    by_category: HashMap<String, String>,
    /// The topics, by slug.
    pub topics: BTreeMap<String, Named>,
    /// The topics by taxonomy and slug of the source, with the first blog that has it.
    by_term: BTreeMap<(String, String), (String, Rc<str>)>,
    /// Categories that have the name of a section, and that section.
    pub of_one_name: Vec<(String, String)>,
}

impl Terms {
    /// What an export knows of them.
    pub fn add_head(&mut self, head: &Head) {
        for term in &head.terms {
            let blog = head.blog();
            let key = (blog.clone(), term.taxonomy.clone(), term.slug.clone());
            if term.id > 0 {
                let number = Number { blog, id: term.id };
                self.by_number.insert(number, term.slug.clone());
            }
            self.known.insert(key, term.clone());
        }
    }

    /// What a blog knows of a term.
    pub fn known(&self, blog: &Rc<str>, taxonomy: &str, slug: &str) -> Option<&HeadTerm> {
        let key = (blog.clone(), taxonomy.to_owned(), slug.to_owned());
        self.known.get(&key)
    }

    /// The slug of the section that an item stands in, and those of its topics.
    pub fn of(&mut self, item: &Item) -> (String, Vec<String>) {
        let categories: Vec<_> = item
            .terms
            .iter()
            .filter(|term| term.taxonomy == "category")
            .collect();
        let primary = [
            "_yoast_wpseo_primary_category",
            "rank_math_primary_category",
        ]
        .iter()
        .find_map(|name| {
            let number = item.number_of(item.meta(name)?.trim().parse().ok()?);
            self.by_number.get(&number).cloned()
        })
        .filter(|slug| categories.iter().any(|it| it.slug == *slug));
        let in_address = || {
            let mut segments = item.link.split('/');
            let roots = categories
                .iter()
                .map(|it| (it, self.root(&item.blog, &it.slug)));
            let roots: Vec<_> = roots.collect();
            segments
                .find_map(|part| roots.iter().find(|(_, root)| root == part))
                .map(|(it, _)| it.slug.clone())
        };
        let chosen = primary.or_else(in_address).or_else(|| {
            let real = categories.iter().find(|it| it.slug != "uncategorized");
            real.or(categories.first()).map(|it| it.slug.clone())
        });
        let root = chosen.map(|slug| self.root(&item.blog, &slug));
        let section = self.section(root.as_deref(), item);
        let mut topics = Vec::new();
        for term in &item.terms {
            let is_section =
                term.taxonomy == "category" && root.as_deref() == Some(term.slug.as_str());
            if is_section || APART.contains(&term.taxonomy.as_str()) {
                continue;
            }
            if let Some(topic) = self.topic(&item.blog, &term.taxonomy, &term.slug, &term.name)
                && !topics.contains(&topic)
            {
                topics.push(topic);
            }
        }
        (section, topics)
    }

    /// The category at the top of those that a category is a part of.
    fn root(&self, blog: &Rc<str>, category: &str) -> String {
        let mut here = category.to_owned();
        let mut seen = BTreeSet::new();
        while seen.insert(here.clone()) {
            match self.known(blog, "category", &here) {
                Some(term) if !term.parent.is_empty() => here.clone_from(&term.parent),
                _ => break,
            }
        }
        here
    }

    fn section(&mut self, category: Option<&str>, item: &Item) -> String {
        let category = category.unwrap_or_default();
        if let Some(section) = self.by_category.get(category) {
            return section.clone();
        }
        let known = self.known(&item.blog, "category", category);
        let written = item
            .terms
            .iter()
            .find(|it| it.taxonomy == "category" && it.slug == category);
        let name = known
            .map(|it| it.name.clone())
            .or(written.map(|it| it.name.clone()));
        let name = name
            .map(|name| html::words(&name))
            .filter(|name| is_visible(name));
        let name = name.unwrap_or_else(|| {
            if category.is_empty() {
                "News".to_owned()
            } else {
                category.to_owned()
            }
        });
        let mut sections = self.sections.iter();
        let same = sections.find(|(_, it)| it.name.to_lowercase() == name.to_lowercase());
        if let Some((section, _)) = same {
            let section = section.clone();
            if !category.is_empty() {
                let pair = (category.to_owned(), section.clone());
                self.of_one_name.push(pair);
            }
            self.by_category
                .insert(category.to_owned(), section.clone());
            return section;
        }
        let wanted = slug(category)
            .or_else(|| slug(&name))
            .unwrap_or_else(|| "news".to_owned());
        let is_taken = |slug: &str| RESERVED.contains(&slug) || self.sections.contains_key(slug);
        let section = free(&wanted, is_taken);
        let description = known
            .map(|it| html::words(&it.description))
            .unwrap_or_default();
        self.sections
            .insert(section.clone(), Named { name, description });
        self.by_category
            .insert(category.to_owned(), section.clone());
        section
    }

    fn topic(
        &mut self,
        blog: &Rc<str>,
        taxonomy: &str,
        written: &str,
        name: &str,
    ) -> Option<String> {
        let key = (taxonomy.to_owned(), written.to_owned());
        if let Some((topic, _)) = self.by_term.get(&key) {
            return Some(topic.clone());
        }
        let name = html::words(name);
        let topic = slug(written).or_else(|| slug(&name))?;
        let known = self.known(blog, taxonomy, written);
        let description = known
            .map(|it| html::words(&it.description))
            .unwrap_or_default();
        let name = if is_visible(&name) {
            name
        } else {
            topic.clone()
        };
        self.topics
            .entry(topic.clone())
            .or_insert(Named { name, description });
        self.by_term.insert(key, (topic.clone(), blog.clone()));
        Some(topic)
    }

    /// The section of a category by its number in the source.
    pub fn section_of_number(&self, number: &Number) -> Option<&str> {
        let category = self.by_number.get(number)?;
        self.by_category.get(category).map(String::as_str)
    }

    /// The old addresses of the lists of categories and tags, and the new ones.
    pub fn addresses(&self) -> impl Iterator<Item = (String, String)> {
        let sections = self
            .by_category
            .iter()
            .filter(|(category, _)| !category.is_empty());
        let sections = sections
            .map(|(category, section)| (format!("/category/{category}/"), format!("/{section}/")));
        let topics = self
            .by_term
            .iter()
            .map(|((taxonomy, written), (topic, blog))| {
                let folder = match taxonomy.as_str() {
                    "post_tag" => "/tag".to_owned(),
                    "category" => format!("/category{}", self.parents(blog, written)),
                    other => format!("/{other}"),
                };
                (format!("{folder}/{written}/"), format!("/topic/{topic}/"))
            });
        sections.chain(topics)
    }

    /// The folders that the list of a category stands in, after its own name is left out.
    fn parents(&self, blog: &Rc<str>, category: &str) -> String {
        let mut folders = Vec::new();
        let mut here = category.to_owned();
        while folders.len() < 10 {
            match self.known(blog, "category", &here) {
                Some(term) if !term.parent.is_empty() => {
                    folders.push(format!("/{}", term.parent));
                    here.clone_from(&term.parent);
                }
                _ => break,
            }
        }
        folders.reverse();
        folders.concat()
    }
}
