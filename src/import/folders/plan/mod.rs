//! What is made of each file, and where it stands: settled before the first is written, since stories refer to
//! each other.

mod keep;
mod places;

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    addresses,
    config::Config,
    doc::{Doc, Kind},
    filing::{Filing, is_page},
    links::Links,
    people::People,
    system::System,
};
use crate::{
    grammar::{Base, address::page_path},
    import::{
        patterns::{most, patterns},
        site_file::Ways,
        slug::slug,
        there::There,
    },
};

/// What is made of a file.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// What it is known by when it is imported again.
    pub key: String,
    /// The file, without its ending, that it stood in, if that was another one.
    pub from: Option<String>,
    /// Its file, without its ending, in the content folder.
    pub stem: String,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// Whether it is written; else somebody has changed or removed it since.
    pub is_ours: bool,
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
    /// With what the keys of this folder's stories begin.
    pub source: String,
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
    /// Settles what is made of each file. `site` is how a site that is there already has addresses and dates,
    /// `there` what stands in its folder, and `name` what the folder is called.
    pub fn new(
        docs: &[Doc],
        config: &Config,
        system: System,
        (site, there): (Option<Ways>, &There),
        name: &str,
    ) -> Self {
        let mut plan = Self {
            source: places::source(config, name),
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
        match &site {
            Some(ways) => {
                plan.permalink.clone_from(&ways.permalink);
                plan.time_zone.clone_from(&ways.time_zone);
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
        let taken = plan.assign_all(&filed, site.as_ref(), there, system);
        for doc in docs.iter().filter(|doc| doc.kind == Kind::List) {
            plan.link_list(doc, config, system);
        }
        plan.keep_addresses(&filed, system, &taken);
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
}
