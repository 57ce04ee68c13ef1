//! The masthead and the foot of a page.

use super::{
    index::{Index, address::Address, pagination::PageNumber},
    language::foreign,
    logo::logo,
    navigation::{self, Group, Here},
};
use crate::{
    model::{Language, NavigationEntry, NavigationPart, Slug},
    page::{Entry, Masthead, Node, element},
};

/// The masthead of a page in a language.
pub fn masthead(index: &Index, address: &Address, page_language: &Language) -> Masthead {
    let site = &index.publication.site;
    // What stands around the names.
    let interface = index.interface_language(page_language);
    let here = Here {
        address,
        language: page_language,
        interface: &interface,
    };
    let all = || site.sections.iter().map(|section| section.slug.clone());
    let sections = entries(site.navigation.as_deref(), all());
    let mut sections = navigation::groups(index, &sections, NavigationPart::Navigation, &here);
    if sections.iter().all(|group| group.items.is_empty()) {
        // A masthead of one level is the same on every page that is in none of its lists.
        sections
            .iter_mut()
            .for_each(|group| group.entry.within = false);
    }
    let subsections = navigation::subsections(index, &sections, &here);
    let named = index.publication.pages.keys();
    let named = named.filter(|name| name.within.is_none());
    let foot = entries(site.foot.as_deref(), named.map(|name| name.slug.clone()));
    let foot = navigation::groups(index, &foot, NavigationPart::Foot, &here);
    let groups = navigation::foot_groups(index, &foot, &here);
    let directory = |address: Address| {
        let path = index.path(&address);
        index.has_path(&path).then(|| index.base.href(&path))
    };
    Masthead {
        name: site.name.clone(),
        logo: logo(index),
        tagline: site.tagline.clone(),
        home: index.base.path().to_owned(),
        sections: sections.into_iter().map(|group| group.entry).collect(),
        subsections,
        tools: site.search.then(|| search_link(index, &here)),
        topics: directory(Address::Topics),
        authors: directory(Address::Authors),
        archive: directory(Address::Months),
        groups,
        pages: pages(index, foot, &here),
        language: foreign(index.site_language(), &interface),
    }
}

/// The way to the search, which a key leads to as well.
fn search_link(index: &Index, here: &Here) -> Node {
    let labels = index.locales.labels(here.language);
    let link = element("a")
        .class("masthead__search")
        .set("href", index.href(&Address::Search))
        .set("aria-keyshortcuts", "/");
    let is_here = *here.address == Address::Search;
    let current = is_here.then_some("page");
    link.maybe("aria-current", current)
        .with(labels.search.as_str())
        .into()
}

/// What the site file names, else what there is.
fn entries(
    named: Option<&[NavigationEntry]>,
    all: impl Iterator<Item = Slug>,
) -> Vec<NavigationEntry> {
    match named {
        Some(named) => named.to_vec(),
        None => all.map(NavigationEntry::Slug).collect(),
    }
}

/// The links of the foot that are in no group; then all corrections, if there are any, and the feeds.
fn pages(index: &Index, foot: Vec<Group>, here: &Here) -> Vec<Entry> {
    let links = foot.into_iter().filter(|group| group.items.is_empty());
    let links = links.map(|group| group.entry);
    let labels = index.locales.labels(here.language);
    let own = |name: &str, to: Address| Entry {
        name: name.to_owned(),
        href: index.href(&to),
        current: *here.address == to,
        within: false,
        language: None,
    };
    let corrections = index
        .corrections_pagination()
        .map(|_| own(&labels.corrections, Address::Corrections(PageNumber::FIRST)));
    let feeds = own(&labels.feeds, Address::Feeds);
    links.chain(corrections).chain([feeds]).collect()
}
