//! Tags become sections and topics.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{records::Tag, values::Key};
use crate::{
    grammar::{address::RESERVED, words::is_visible},
    import::{
        html,
        site_file::Named,
        slug::{free, slug},
    },
};

/// What the section of stories without a tag is called.
const USUAL: &str = "News";

/// What stories are filed under.
#[derive(Debug, Default)]
pub struct Terms {
    /// The sections, by slug.
    pub sections: BTreeMap<String, Named>,
    /// The topics, by slug.
    pub topics: BTreeMap<String, Named>,
    by_tag: HashMap<Key, Filed>,
    /// How many stories each section has.
    stories: BTreeMap<String, usize>,
    /// The slugs of the sections that the site has already.
    kept: BTreeSet<String>,
    /// The slugs of all tags.
    written: BTreeSet<String>,
    /// The tag that is called as stories without one are.
    usual: Option<Tag>,
}

/// What has been made of a tag.
#[derive(Debug, Default)]
struct Filed {
    /// As it stands in addresses of the source.
    written: String,
    section: Option<String>,
    topic: Option<String>,
}

impl Terms {
    /// Has sections that the site has already keep their slugs; `tags` are all that the export has.
    pub fn keep<'a>(
        &mut self,
        sections: impl Iterator<Item = &'a String>,
        tags: impl Iterator<Item = &'a Tag>,
    ) {
        self.kept = sections.cloned().collect();
        for tag in tags {
            self.written.extend(slug(&tag.slug.0));
            let is_usual = named(tag, "").name.eq_ignore_ascii_case(USUAL) && !tag.is_internal();
            if is_usual && self.usual.as_ref().is_none_or(|it| tag.id < it.id) {
                self.usual = Some(tag.clone());
            }
        }
    }

    /// The section of a story and its topics: its first tag that readers see, and the others.
    /// `roots` are names that stories and pages have at the root of the site, which no section takes.
    pub fn of(&mut self, tags: &[&Tag], roots: &BTreeSet<String>) -> (String, Vec<String>) {
        let mut public = tags.iter().filter(|tag| !tag.is_internal());
        let section = self.section(public.next().copied(), roots);
        *self.stories.entry(section.clone()).or_default() += 1;
        let mut topics = Vec::new();
        for tag in public {
            if let Some(topic) = self.topic(tag)
                && !topics.contains(&topic)
            {
                topics.push(topic);
            }
        }
        (section, topics)
    }

    fn section(&mut self, tag: Option<&Tag>, roots: &BTreeSet<String>) -> String {
        // Two sections of one name could not be told apart.
        let untagged = self.usual.clone().unwrap_or_default();
        let tag = tag.unwrap_or(&untagged);
        if let Some(section) = self.by_tag.get(&tag.id).and_then(|it| it.section.clone()) {
            return section;
        }
        let named = named(tag, USUAL);
        let wanted = slug(&tag.slug.0).or_else(|| slug(&named.name));
        let wanted = wanted.unwrap_or_else(|| "news".to_owned());
        let is_kept = |slug: &str| self.kept.contains(slug) && !self.sections.contains_key(slug);
        let is_taken = |slug: &str| {
            RESERVED.contains(&slug) || roots.contains(slug) || self.sections.contains_key(slug)
        };
        // An earlier import may have given it a number, which it keeps.
        let numbered = (2..10).map(|number| format!("{wanted}-{number}"));
        let mut numbered = numbered.filter(|slug| !self.written.contains(slug));
        let section = if is_kept(&wanted) {
            wanted
        } else if let Some(section) = numbered.find(|slug| is_kept(slug)) {
            section
        } else {
            free(&wanted, is_taken)
        };
        self.sections.insert(section.clone(), named);
        let filed = self.by_tag.entry(tag.id.clone()).or_default();
        filed.written.clone_from(&tag.slug.0);
        filed.section = Some(section.clone());
        section
    }

    fn topic(&mut self, tag: &Tag) -> Option<String> {
        if let Some(topic) = self.by_tag.get(&tag.id).and_then(|it| it.topic.clone()) {
            return Some(topic);
        }
        let wanted = slug(&tag.slug.0).or_else(|| slug(&tag.name.0))?;
        let topic = free(&wanted, |slug| self.topics.contains_key(slug));
        self.topics.insert(topic.clone(), named(tag, &wanted));
        let filed = self.by_tag.entry(tag.id.clone()).or_default();
        filed.written.clone_from(&tag.slug.0);
        filed.topic = Some(topic.clone());
        Some(topic)
    }

    /// The slugs of tags in the source, and the address here of the list of each.
    pub fn addresses(&self) -> Vec<(&str, String)> {
        let filed = self.by_tag.values().filter(|it| !it.written.is_empty());
        let mut all: Vec<_> = filed
            .filter_map(|it| {
                let section = it.section.as_ref().map(|slug| format!("/{slug}/"));
                let topic = || Some(format!("/topic/{}/", it.topic.as_ref()?));
                Some((it.written.as_str(), section.or_else(topic)?))
            })
            .collect();
        all.sort();
        all
    }

    /// The slugs of the sections, those with most stories first.
    pub fn largest(&self) -> Vec<&str> {
        let mut all: Vec<_> = self.stories.iter().collect();
        all.sort_by_key(|(slug, count)| (std::cmp::Reverse(**count), slug.as_str()));
        all.into_iter().map(|(slug, _)| slug.as_str()).collect()
    }
}

fn named(tag: &Tag, usual: &str) -> Named {
    let in_line = |text: &str| html::words(text);
    let name = in_line(&tag.name.0);
    Named {
        name: if is_visible(&name) {
            name
        } else {
            usual.to_owned()
        },
        description: in_line(tag.description.said().unwrap_or(&tag.meta_description.0)),
    }
}
