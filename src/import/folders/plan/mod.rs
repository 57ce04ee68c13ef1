//! What is made of each file, and where it stands: settled before the first is written, since stories refer to
//! each other.

mod keep;

use std::collections::{BTreeMap, HashSet};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    addresses,
    config::Config,
    doc::{Doc, Kind},
    filing::{Filing, is_page},
    links::{Links, Target},
    people::People,
    system::System,
};
use crate::{
    grammar::{
        Base, Permalink,
        address::{RESERVED, page_path},
        canonical_language,
    },
    import::{
        addresses::story_path,
        patterns::{most, patterns},
        site_file::Ways,
        slug::{free, slug},
    },
};

/// What is made of a file.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// Its file, without its ending, in the content folder.
    pub stem: String,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// The slug of the topic that it is a part of.
    pub series: Option<String>,
    /// Slugs of authors.
    pub authors: Vec<String>,
    /// Where it stands, from the site's root.
    pub path: String,
    /// Where it stood; empty where that can't be told.
    pub old: String,
    /// The addresses that lead on to it.
    pub aliases: Vec<String>,
    /// Where it stood, where nothing here can lead on from there.
    pub lost: Vec<String>,
    /// What feeds knew it by, where that is not its address.
    pub id: Option<String>,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether its file says so.
    pub is_dated: bool,
    /// Whether it is not to be published.
    pub is_draft: bool,
    /// Its language, where the site has another one first.
    pub language: Option<String>,
    /// The addresses of the same story in other languages.
    pub translations: Vec<String>,
}

/// What is made of a whole folder.
#[derive(Debug, Default)]
pub struct Plan {
    /// What can be led to.
    pub links: Links,
    /// Sections and topics.
    pub filing: Filing,
    /// Who wrote.
    pub people: People,
    /// The pattern of the addresses of stories.
    pub permalink: String,
    /// Where dates are told.
    pub time_zone: String,
    /// The language of most of it.
    pub language: String,
    /// Languages besides that one.
    pub languages: Vec<String>,
    /// What is made of each file, by its path.
    pub assigned: BTreeMap<String, Assigned>,
    /// Old addresses of lists, and where each leads.
    pub redirects: Vec<(String, String)>,
}

/// A story or a page, while it is settled.
struct Filed<'d> {
    doc: &'d Doc,
    old: Option<String>,
    /// None for a page.
    section: Option<String>,
    slug: String,
}

impl Plan {
    /// Settles what is made of each file. `site` is how a site that is there already has addresses and dates.
    pub fn new(docs: &[Doc], config: &Config, system: System, site: Option<Ways>) -> Self {
        let mut plan = Self {
            people: People::new(config),
            language: config.language.clone().unwrap_or_else(|| "en".to_owned()),
            time_zone: config.time_zone.clone().unwrap_or_else(|| "UTC".to_owned()),
            ..Self::default()
        };
        plan.links.base.clone_from(&config.base);
        plan.links.new_base.clone_from(&config.base);
        for doc in docs.iter().filter(|doc| doc.kind == Kind::List) {
            plan.filing.add_list(doc);
        }
        let mut filed: Vec<_> = docs
            .iter()
            .filter(|doc| doc.kind != Kind::List)
            .map(|doc| plan.file(doc, config, system))
            .collect();
        // The first language of the site has the addresses that others would like too.
        filed.sort_by_key(|filed| filed.doc.language.is_some());
        match site {
            Some(ways) => {
                plan.permalink = ways.permalink;
                plan.time_zone = ways.time_zone;
                plan.links.new_base = Base::parse(&ways.base_url).ok();
            }
            None => {
                plan.permalink = most(filed.iter().filter_map(|it| {
                    let section = it.section.as_deref()?;
                    let date = it.doc.matter.date.or(it.doc.day).map(|when| when.civil);
                    let old = it.old.as_deref()?;
                    let old = page_path(old.trim_end_matches(".html"));
                    Some(patterns(&old, &it.slug, section, date.unwrap_or_default()))
                }));
            }
        }
        plan.assign_all(&filed);
        for doc in docs.iter().filter(|doc| doc.kind == Kind::List) {
            plan.link_list(doc, config, system);
        }
        plan.keep_addresses(&filed, system);
        plan.translate(&filed);
        plan
    }

    fn file<'d>(&mut self, doc: &'d Doc, config: &Config, system: System) -> Filed<'d> {
        let old = addresses::old(doc, config, system);
        let section =
            (!is_page(doc, system)).then(|| self.filing.section(doc, old.as_deref(), system));
        let last = old.as_deref().and_then(|old| {
            let old = old.trim_end_matches('/');
            let old = old
                .strip_suffix(".html")
                .or(old.strip_suffix(".htm"))
                .unwrap_or(old);
            slug(old.rsplit('/').next()?)
        });
        let matter = &doc.matter;
        let stem = (doc.stem != "index").then(|| slug(&doc.stem)).flatten();
        let named = last.or_else(|| slug(matter.slug.as_deref()?)).or(stem);
        let named = named.or_else(|| slug(matter.title.as_deref()?));
        Filed {
            doc,
            old,
            section,
            slug: named.unwrap_or_else(|| "home".to_owned()),
        }
    }

    fn assign_all(&mut self, filed: &[Filed]) {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let date = |filed: &Filed| {
            filed
                .doc
                .matter
                .date
                .or(filed.doc.day)
                .and_then(|it| it.at(&zone))
        };
        let oldest = filed.iter().filter_map(date).min();
        let permalink = Permalink::parse(&self.permalink).ok();
        let sections = self.filing.sections.keys().map(|slug| format!("/{slug}/"));
        let mut addresses: HashSet<String> = sections.collect();
        let mut files: HashSet<String> = HashSet::new();
        for one in filed {
            let own = date(one);
            let updated = one.doc.matter.updated.and_then(|it| it.at(&zone));
            let published = own
                .or(updated)
                .or(oldest)
                .or(one.doc.modified)
                .unwrap_or_default();
            // What was to appear later than it is of must not appear earlier.
            let appears = one.doc.matter.appears.and_then(|it| it.at(&zone));
            let appears = appears.filter(|appears| *appears > Timestamp::now());
            let published = appears.map_or(published, |appears| appears.max(published));
            let is_draft = one.doc.matter.is_draft || one.doc.kind == Kind::Draft;
            let path = |slug: &str| match (&one.section, &permalink) {
                (Some(section), Some(permalink)) => {
                    story_path(permalink, section, slug, published, &zone).unwrap_or_default()
                }
                _ => format!("/{slug}/"),
            };
            let folder = match &one.section {
                Some(section) => format!("articles/{section}"),
                None if is_draft => "drafts".to_owned(),
                None => "pages".to_owned(),
            };
            let is_taken = |slug: &str| {
                let path = path(slug);
                let first = path.split('/').nth(1).unwrap_or_default().to_owned();
                RESERVED.contains(&&*first)
                    || addresses.contains(&path)
                    || files.contains(&format!("{folder}/{slug}"))
            };
            let language = one.doc.language.as_deref().filter(|_| is_taken(&one.slug));
            let wanted = language.and_then(|tag| slug(&format!("{}-{tag}", one.slug)));
            let slug = free(&wanted.unwrap_or_else(|| one.slug.clone()), is_taken);
            let path = path(&slug);
            addresses.insert(path.clone());
            files.insert(format!("{folder}/{slug}"));
            let assigned = Assigned {
                stem: format!("{folder}/{slug}"),
                path,
                published,
                is_dated: own.is_some(),
                is_draft,
                ..Assigned::default()
            };
            self.assign(one, assigned);
        }
    }

    /// Settles the rest of one file, once it has its address.
    fn assign(&mut self, filed: &Filed, mut assigned: Assigned) {
        let doc = filed.doc;
        if let Some(section) = &filed.section {
            assigned.topics = self.filing.topics(doc, section);
            let series = doc.matter.series.as_deref();
            assigned.series = series.and_then(|series| self.filing.add_topic(series));
            assigned.authors = self.people.of(&doc.matter.authors);
        }
        assigned.section.clone_from(&filed.section);
        assigned.old = filed.old.clone().unwrap_or_default();
        let language = doc.language.as_ref().or(doc.matter.language.as_ref());
        let language = language.and_then(|tag| canonical_language(&tag.replace('_', "-")));
        if let Some(language) = language.filter(|language| *language != self.language) {
            if !self.languages.contains(&language) {
                self.languages.push(language.clone());
            }
            assigned.language = Some(language);
        }
        if filed.section.is_some() || !assigned.is_draft {
            let whole_stem = doc.path.rsplit('/').next().unwrap_or_default();
            let whole_stem = whole_stem.split('.').next().unwrap_or_default();
            let title = doc.matter.title.as_deref().unwrap_or_default();
            let names = [&*doc.stem, whole_stem, title];
            let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
            let mut old = doc.matter.aliases.clone();
            old.splice(0..0, filed.old.clone());
            let target = Target {
                path: assigned.path.clone(),
                is_story: filed.section.is_some(),
                headings: doc.headings.clone(),
            };
            self.links.add(&doc.path, &old, &names, target);
        }
        self.assigned.insert(doc.path.clone(), assigned);
    }
}
