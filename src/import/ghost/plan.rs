//! What is made of each post, and where it stands: settled before the first is written, since stories refer
//! to each other.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{
    authors::Authors,
    links::Links,
    records::Post,
    routes::{Routes, as_site_pattern},
    survey::Survey,
    terms::Terms,
};
use crate::{
    grammar::{Base, Permalink, address::RESERVED},
    import::{site_file::Ways, there::There},
};

/// What is made of a post.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// What it is known by in later exports.
    pub key: String,
    /// Its file, without its ending, in the content folder.
    pub stem: String,
    /// The file, without its ending, that it stood in, if that was another one.
    pub from: Option<String>,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// Slugs of authors.
    pub authors: Vec<String>,
    /// Names of tags that readers never saw.
    pub internal_tags: Vec<String>,
    /// Keys of authors that the export does not have.
    pub missing_authors: Vec<String>,
    /// Where it stands, from the site's root.
    pub path: String,
    /// Where it stood, if that was elsewhere.
    pub aliases: Vec<String>,
    /// Where it stood, where nothing here can lead on from there.
    pub lost: Vec<String>,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether it is known where it stood.
    pub is_old_known: bool,
    /// Whether it is not to be published.
    pub is_draft: bool,
    /// Whether it is published here and somebody has changed it, so that it stays as it is.
    pub stays_public: bool,
}

/// What is made of a whole export.
#[derive(Debug)]
pub struct Plan {
    /// What the export says.
    pub survey: Survey,
    /// What stories are filed under.
    pub terms: Terms,
    /// Who wrote.
    pub authors: Authors,
    /// What links lead to.
    pub links: Links,
    /// By what stories are told from those of other sites.
    pub site: String,
    /// How the site had its addresses.
    pub routes: Routes,
    /// The pattern of the addresses of stories.
    pub permalink: String,
    /// Where dates are told.
    pub time_zone: String,
    /// What is made of each post, by the byte at which it begins.
    pub assigned: HashMap<u64, Assigned>,
    /// Old addresses of lists, and where each leads.
    pub redirects: Vec<(String, String)>,
    /// Old addresses that nothing here can lead on from.
    pub lost: Vec<String>,
    /// The files, without their ending, of the stories that stand first on the front, the newest first.
    pub pins: Vec<String>,
}

impl Plan {
    /// Settles what is made of each post. `base` is where the site stood, `ways` is how a site that is there
    /// already has addresses and dates, and `there` what stands in its folder.
    pub fn new(
        survey: Survey,
        routes: Routes,
        base: Option<Base>,
        ways: Option<&Ways>,
        there: &There,
    ) -> Self {
        let zone = survey.setting(&["timezone", "activeTimezone", "active_timezone"]);
        let zone = zone
            .filter(|name| TimeZone::get(name).is_ok())
            .unwrap_or("UTC");
        let mut plan = Self {
            terms: Terms::default(),
            authors: Authors::default(),
            links: Links::new(base),
            permalink: pattern(&survey, &routes),
            time_zone: zone.to_owned(),
            assigned: HashMap::new(),
            redirects: Vec::new(),
            lost: Vec::new(),
            site: String::new(),
            pins: Vec::new(),
            survey,
            routes,
        };
        if let Some(ways) = ways {
            plan.permalink.clone_from(&ways.permalink);
            plan.time_zone.clone_from(&ways.time_zone);
            plan.links.new_base = Base::parse(&ways.base_url).ok();
        }
        plan.settle(ways, there);
        plan
    }
}

/// The pattern of most stories, where stories can have it here; else that of a site of Ghost that nobody
/// has changed.
fn pattern(survey: &Survey, routes: &Routes) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (post, _) in survey.posts.iter().filter(|(post, _)| !post.is_page()) {
        let tags = survey.tags_of(post);
        let permalink = routes.permalink(post, &tags);
        if let Some(pattern) = permalink.and_then(as_site_pattern) {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let usable = |pattern: &String| {
        let first = pattern.split('/').nth(1).unwrap_or_default();
        Permalink::parse(pattern).is_ok() && !RESERVED.contains(&first)
    };
    let counts = counts.into_iter().filter(|(pattern, _)| usable(pattern));
    let most = counts.max_by(|(a, x), (b, y)| (x, b).cmp(&(y, a)));
    most.map_or_else(|| "/:slug/".to_owned(), |(pattern, _)| pattern)
}

/// When a post was or will be published; for a draft when it was begun.
pub(super) fn date(post: &Post) -> Option<Timestamp> {
    post.published_at.0.or(post.created_at.0)
}

/// Whether everyone could read it, or will at its time.
pub(super) fn is_public(post: &Post, survey: &Survey) -> bool {
    let is_open = post.visibility.is_empty() || post.visibility.0 == "public";
    let is_email = survey
        .meta
        .get(&post.id)
        .is_some_and(|meta| meta.email_only.0);
    let is_out = match post.status.0.as_str() {
        "published" => true,
        "scheduled" => can_wait(post),
        _ => false,
    };
    is_open && !is_email && is_out
}

/// Whether it can be kept from readers until its time: only a story has one.
pub fn can_wait(post: &Post) -> bool {
    !post.is_page() && post.published_at.0.is_some()
}
