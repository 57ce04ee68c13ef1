use std::collections::BTreeMap;

use super::{Address, List, Resolver};
use crate::{
    grammar::direction,
    locales,
    model::{Direction, Language},
    page::{Entry, Masthead},
};

impl Resolver<'_> {
    pub(super) fn masthead(&self, address: &Address, language: &Language) -> Masthead {
        let site = &self.publication.site;
        let listed = |place: &usize| match &site.navigation {
            Some(slugs) => slugs.contains(&site.sections[*place].slug),
            None => true,
        };
        let mut places: Vec<_> = (0..site.sections.len()).filter(listed).collect();
        if let Some(slugs) = &site.navigation {
            places.sort_by_key(|place| {
                slugs
                    .iter()
                    .position(|slug| *slug == site.sections[*place].slug)
            });
        }
        let sections = places.into_iter().map(|place| {
            let section = &site.sections[place];
            let (name, foreign) = self.named(&section.name, &section.names, language);
            Entry {
                name: name.to_owned(),
                href: self.base.href(&format!("/{}/", section.slug)),
                current: *address == Address::List(List::Section(place), 0),
                language: foreign.map(tagged),
            }
        });
        let index = |path: &str| self.paths.contains(path).then(|| self.base.href(path));
        Masthead {
            name: site.name.clone(),
            tagline: site.tagline.clone(),
            home: self.base.path().to_owned(),
            sections: sections.collect(),
            topics: index("/topic/"),
            authors: index("/author/"),
            archive: index("/archive/"),
            pages: self.foot(address, language),
            language: self.foreign(language),
        }
    }

    /// The static pages that the site file names, else all.
    fn foot(&self, address: &Address, page_language: &Language) -> Vec<Entry> {
        let pages = &self.publication.pages;
        let slugs: Vec<_> = match &self.publication.site.foot {
            Some(slugs) => slugs.iter().collect(),
            None => pages.keys().collect(),
        };
        let entries = slugs.into_iter().filter_map(|slug| {
            let page = pages.get(slug)?;
            let language = self.language_of(&page.language);
            Some(Entry {
                name: page.title.clone(),
                href: self.base.href(&format!("/{slug}/")),
                current: *address == Address::Static(slug.clone()),
                language: (language != page_language).then(|| tagged(language)),
            })
        });
        let corrections = self.corrections_entry(address);
        let corrections = corrections.map(|(href, current)| Entry {
            name: locales::labels(page_language).corrections.clone(),
            href,
            current,
            language: None,
        });
        entries.chain(corrections).collect()
    }

    /// The site's own language, for its words on a page in another one.
    pub(super) fn foreign(&self, page_language: &Language) -> Option<(Language, Direction)> {
        let own = self.site_language();
        (own != page_language).then(|| tagged(own))
    }

    /// A name of the site file in a page's language; else in the site's, which is given then.
    pub(super) fn named<'b>(
        &'b self,
        name: &'b str,
        names: &'b BTreeMap<Language, String>,
        language: &Language,
    ) -> (&'b str, Option<&'b Language>) {
        let own = self.site_language();
        match names.get(language) {
            Some(translated) => (translated, None),
            None => (name, (own != language).then_some(own)),
        }
    }
}

pub(super) fn tagged(language: &Language) -> (Language, Direction) {
    (language.clone(), direction(language))
}
