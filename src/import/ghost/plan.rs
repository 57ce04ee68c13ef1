//! What is made of each post, and where it stands: settled before the first is written, since stories refer
//! to each other.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    authors::Authors,
    links::Links,
    records::{Post, Tag},
    routes::{Routes, as_site_pattern, filled},
    survey::Survey,
    terms::Terms,
};
use crate::{
    grammar::{
        Base, Permalink,
        address::{RESERVED, page_path},
    },
    import::{
        addresses::story_path,
        site_file::Ways,
        slug::{free, slug},
    },
};

/// What is made of a post.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// Its file, without its ending, in the content folder.
    pub stem: String,
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
    /// Whether it is not to be published.
    pub is_draft: bool,
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
    /// The addresses of the stories that stand first on the front, the newest first.
    pub pins: Vec<String>,
}

impl Plan {
    /// Settles what is made of each post. `base` is where the site stood, `ways` is how a site that is there
    /// already has addresses and dates.
    pub fn new(survey: Survey, routes: Routes, base: Option<Base>, ways: Option<Ways>) -> Self {
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
            pins: Vec::new(),
            survey,
            routes,
        };
        if let Some(ways) = ways {
            (plan.permalink, plan.time_zone) = (ways.permalink, ways.time_zone);
            plan.links.new_base = Base::parse(&ways.base_url).ok();
        }
        plan.settle();
        plan
    }

    fn settle(&mut self) {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let survey = std::mem::take(&mut self.survey);
        let dates = survey.posts.iter().filter_map(|(post, _)| date(post));
        let newest = dates.filter(|date| *date <= Timestamp::now()).max();
        let roots = roots(&survey, &self.permalink);
        let filed: Vec<_> = survey
            .posts
            .iter()
            .map(|(post, _)| {
                let tags = survey.tags_of(post);
                (!post.is_page()).then(|| self.terms.of(&tags, &roots))
            })
            .collect();
        let sections = self.terms.sections.keys().map(|slug| format!("/{slug}/"));
        let mut taken = Taken {
            addresses: sections.collect(),
            files: HashSet::new(),
        };
        let mut pins = Vec::new();
        for ((post, byte), filed) in survey.posts.iter().zip(filed) {
            let published = date(post).or(newest).unwrap_or_default();
            let assigned = self.assign(post, &survey, filed, published, &zone, &mut taken);
            if post.featured.0 && assigned.section.is_some() && !assigned.is_draft {
                pins.push((std::cmp::Reverse(published), assigned.path.clone()));
            }
            self.assigned.insert(*byte, assigned);
        }
        pins.sort();
        self.pins = pins.into_iter().map(|(_, path)| path).collect();
        self.survey = survey;
        self.keep_addresses(&taken);
    }

    fn assign(
        &mut self,
        post: &Post,
        survey: &Survey,
        filed: Option<(String, Vec<String>)>,
        published: Timestamp,
        zone: &TimeZone,
        taken: &mut Taken,
    ) -> Assigned {
        let tags = survey.tags_of(post);
        let mut assigned = Assigned {
            published,
            is_draft: !is_public(post, survey),
            ..Assigned::default()
        };
        for author in survey.authors_of(post) {
            match author {
                Ok(user) => {
                    let slug = self.authors.of(user);
                    if !assigned.authors.contains(&slug) {
                        assigned.authors.push(slug);
                    }
                }
                Err(key) => assigned.missing_authors.push(key.0),
            }
        }
        let internal = tags.iter().filter(|tag| tag.is_internal());
        assigned.internal_tags = internal.map(|tag| tag.name.0.clone()).collect();
        let wanted = slug(&post.slug.0).or_else(|| slug(&post.title.0));
        let by_key = || slug(&format!("story {}", post.id.0));
        let wanted = wanted.or_else(by_key).unwrap_or_default();
        let permalink = Permalink::parse(&self.permalink).ok();
        let path = |slug: &str| match &filed {
            Some((section, _)) => permalink
                .as_ref()
                .and_then(|it| story_path(it, section, slug, published, zone)),
            None => Some(format!("/{slug}/")),
        };
        // A page can be no draft, so it is kept beside the pages, where nothing reads it.
        let folder = match &filed {
            Some((section, _)) => format!("articles/{section}"),
            None if assigned.is_draft => "drafts".to_owned(),
            None => "pages".to_owned(),
        };
        let is_taken = |slug: &str| {
            let path = path(slug).unwrap_or_default();
            let first = path.split('/').nth(1).unwrap_or_default();
            RESERVED.contains(&first)
                || taken.addresses.contains(&path)
                || taken.files.contains(&format!("{folder}/{slug}"))
        };
        let slug = free(&wanted, is_taken);
        assigned.path = path(&slug).unwrap_or_default();
        assigned.stem = format!("{folder}/{slug}");
        taken.addresses.insert(assigned.path.clone());
        taken.files.insert(assigned.stem.clone());
        let old = self.old_address(post, &tags, survey, published, zone);
        if filed.is_some() || !assigned.is_draft {
            let from = old.as_deref().unwrap_or(&assigned.path);
            self.links.add(from, &assigned.path, filed.is_some());
        }
        if !assigned.is_draft {
            let old = old.map(|old| page_path(&old));
            let old = old.filter(|old| *old != assigned.path && old != "/");
            assigned.aliases.extend(old);
        }
        if let Some((section, topics)) = filed {
            (assigned.section, assigned.topics) = (Some(section), topics);
        }
        assigned
    }

    /// Where a post stood.
    fn old_address(
        &self,
        post: &Post,
        tags: &[&Tag],
        survey: &Survey,
        published: Timestamp,
        zone: &TimeZone,
    ) -> Option<String> {
        if post.slug.is_empty() {
            return None;
        }
        let permalink = if post.is_page() {
            "/{slug}/"
        } else {
            self.routes.permalink(post, tags)?
        };
        let authors = survey.authors_of(post);
        let author = authors.first().and_then(|it| it.as_ref().ok());
        let author = author.map(|user| user.slug.0.as_str());
        filled(permalink, post, tags, author, published, zone)
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

/// Names at the root of the site that are those of pages, and of stories where they stand there.
fn roots(survey: &Survey, permalink: &str) -> BTreeSet<String> {
    let stories = permalink == "/:slug/";
    let posts = survey.posts.iter().map(|(post, _)| post);
    posts
        .filter(|post| post.is_page() || stories)
        .filter_map(|post| slug(&post.slug.0))
        .collect()
}

/// When a post was or will be published; for a draft when it was begun.
fn date(post: &Post) -> Option<Timestamp> {
    post.published_at.0.or(post.created_at.0)
}

/// Whether everyone could read it, or will at its time.
fn is_public(post: &Post, survey: &Survey) -> bool {
    let is_open = post.visibility.is_empty() || post.visibility.0 == "public";
    let is_email = survey
        .meta
        .get(&post.id)
        .is_some_and(|meta| meta.email_only.0);
    is_open && !is_email && matches!(post.status.0.as_str(), "published" | "scheduled")
}

/// What nothing else may be called.
pub struct Taken {
    /// Addresses.
    pub addresses: HashSet<String>,
    /// Files, without their endings.
    files: HashSet<String>,
}
