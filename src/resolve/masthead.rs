//! The masthead and the foot of a page.

use super::{
    index::{Index, address::Address, lists::List, pagination::PageNumber},
    language::{foreign, localized},
    logo::logo,
};
use crate::{
    model::{Language, Section},
    page::{Entry, Masthead},
};

/// The masthead of a page in a language.
pub fn masthead(index: &Index, address: &Address, page_language: &Language) -> Masthead {
    let site = &index.publication.site;
    // What stands around the names.
    let interface = index.interface_language(page_language);
    let sections: Vec<&Section> = match &site.navigation {
        Some(slugs) => {
            let mut listed: Vec<_> = site
                .sections
                .iter()
                .filter_map(|section| {
                    let order = slugs.iter().position(|slug| *slug == section.slug)?;
                    Some((order, section))
                })
                .collect();
            listed.sort_by_key(|(order, _)| *order);
            listed.into_iter().map(|(_, section)| section).collect()
        }
        None => site.sections.iter().collect(),
    };
    let sections = sections.into_iter().map(|section| {
        let (name, language) = localized(index, &section.name, &section.names, page_language);
        let first_page = Address::List(List::Section(section.slug.clone()), PageNumber::FIRST);
        Entry {
            name: name.to_owned(),
            href: index.href(&first_page),
            current: *address == first_page,
            language: foreign(language.unwrap_or(page_language), &interface),
        }
    });
    let directory = |address: Address| {
        let path = index.path(&address);
        index.has_path(&path).then(|| index.base.href(&path))
    };
    Masthead {
        name: site.name.clone(),
        logo: logo(index),
        tagline: site.tagline.clone(),
        home: index.base.path().to_owned(),
        sections: sections.collect(),
        topics: directory(Address::Topics),
        authors: directory(Address::Authors),
        archive: directory(Address::Months),
        pages: foot(index, address, page_language, &interface),
        language: foreign(index.site_language(), &interface),
    }
}

/// The static pages that the site file names, else all; then all corrections, if there are any, and the feeds.
fn foot(
    index: &Index,
    address: &Address,
    page_language: &Language,
    interface: &Language,
) -> Vec<Entry> {
    let pages = &index.publication.pages;
    let slugs: Vec<_> = match &index.publication.site.foot {
        Some(slugs) => slugs.iter().collect(),
        None => pages.keys().collect(),
    };
    let static_pages = slugs.into_iter().filter_map(|slug| {
        let page = pages.get(slug)?;
        let language = page
            .language
            .as_ref()
            .unwrap_or_else(|| index.site_language());
        let to = Address::Static(slug.clone());
        Some(Entry {
            name: page.title.clone(),
            href: index.href(&to),
            current: *address == to,
            language: foreign(language, interface),
        })
    });
    let corrections = index.corrections_pagination().map(|_| {
        let to = Address::Corrections(PageNumber::FIRST);
        Entry {
            name: index.locales.labels(page_language).corrections.clone(),
            href: index.href(&to),
            current: *address == to,
            language: None,
        }
    });
    let feeds = Entry {
        name: index.locales.labels(page_language).feeds.clone(),
        href: index.href(&Address::Feeds),
        current: *address == Address::Feeds,
        language: None,
    };
    static_pages.chain(corrections).chain([feeds]).collect()
}
