//! The addresses that a link may lead to, for whoever checks links and whoever publishes them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Base, List,
    address::{self, AUTHORS, CORRECTIONS, FILES, MONTHS, SEARCH, TOPICS},
    feed::{FEEDS, FeedForm, Followed},
    pagination::Pagination,
};
use crate::model::{Article, Author, Language, Site, Slug};

/// A story of a site.
#[derive(Debug)]
pub struct MappedStory<'a> {
    /// What it says.
    pub story: &'a Article,
    /// Where it stands, from the site's root and not encoded, with slashes at both ends.
    pub path: String,
    /// Year and month in the site's time zone.
    pub month: (i16, i8),
    /// Whether a page tells what has changed in it.
    pub has_changes: bool,
}

/// Every address of a site that readers may be led to, and where the site stands.
#[derive(Debug)]
pub struct SiteMap {
    /// From the site's root and not encoded; those of pages end in a slash.
    paths: BTreeSet<String>,
    bases: Vec<Base>,
}

impl SiteMap {
    /// `bases` is where the site stands, or will; `pages` are the paths of static pages and of numbered pages of
    /// collections, `others` those of what is published besides: files, and stories that are withdrawn.
    pub fn new<'a>(
        site: &Site,
        bases: Vec<Base>,
        stories: &[MappedStory],
        authors: impl Iterator<Item = (&'a Slug, &'a Author)>,
        pages: impl Iterator<Item = String>,
        others: impl Iterator<Item = String>,
    ) -> Self {
        let mut paths = BTreeSet::from(["/".to_owned(), FEEDS.to_owned()]);
        paths.extend(FILES.map(str::to_owned));
        paths.extend(site.search.then(|| SEARCH.to_owned()));
        paths.extend(others);
        paths.extend(pages);
        let mut lists: BTreeMap<List, usize> = BTreeMap::new();
        // A section or an author has a page before there is a story for it, a topic or a month has not.
        let sections = site.sections.iter().map(|section| section.slug.clone());
        lists.extend(sections.map(|slug| (List::Section(slug), 0)));
        for (slug, author) in authors {
            lists.insert(List::Author(slug.clone()), 0);
            if author.name.is_some() {
                paths.insert(AUTHORS.to_owned());
            }
        }
        let mut corrections = 0;
        for mapped in stories {
            corrections += mapped.story.corrections.len();
            paths.extend(parts(mapped));
            for list in List::all_of(site, mapped.story, mapped.month) {
                *lists.entry(list).or_default() += 1;
            }
        }
        let forms = FeedForm::of_every_feed(site.feeds.rss);
        let add_feeds = |followed: &Followed, paths: &mut BTreeSet<String>| {
            paths.extend(forms.clone().map(|form| followed.path(form)));
        };
        add_feeds(&Followed::List(List::All), &mut paths);
        for language in spoken(site) {
            add_feeds(&Followed::Language(language.clone()), &mut paths);
        }
        let podcasts = site.sections.iter().filter(|one| one.podcast.is_some());
        paths
            .extend(podcasts.map(|one| {
                Followed::List(List::Section(one.slug.clone())).path(FeedForm::Podcast)
            }));
        for (list, stories) in lists {
            if !matches!(list, List::Month(..)) {
                add_feeds(&Followed::List(list.clone()), &mut paths);
            }
            let index = match list {
                List::Topic(_) => Some(TOPICS),
                List::Month(..) => Some(MONTHS),
                List::All | List::Section(_) | List::Author(_) => None,
            };
            paths.extend(index.map(str::to_owned));
            let pages = list.pagination(stories, site.page_size).pages();
            paths.extend(pages.map(|page| page.path(&list.path())));
        }
        if corrections > 0 {
            add_feeds(&Followed::Corrections, &mut paths);
            let pages = Pagination::new(corrections, site.page_size).pages();
            paths.extend(pages.map(|page| page.path(CORRECTIONS)));
        }
        Self { paths, bases }
    }

    /// Every address, in the order of letters.
    pub fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.paths.iter().map(String::as_str)
    }

    /// Whether a page or file has this path from the site's root, not encoded.
    pub fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Where on this site a link leads, from its root: as it is written, or what is left of a whole address
    /// of this site. None for a link elsewhere.
    pub fn inside<'h>(&self, href: &'h str) -> Option<Cow<'h, str>> {
        if address::is_internal(href) {
            return Some(href.into());
        }
        self.bases
            .iter()
            .find_map(|base| base.inside(href))
            .map(Cow::Owned)
    }

    /// The address of a page or file that a link inside the site leads to, not encoded, with its query and
    /// fragment.
    pub fn find(&self, href: &str) -> Option<String> {
        let (path, rest) = address::split(href);
        let page = address::page_path(path);
        let file = page.trim_end_matches('/');
        let found = [page.as_str(), file]
            .into_iter()
            .find(|path| self.has(path))?;
        Some(format!("{found}{rest}"))
    }
}

/// The languages that have a feed: those of a site that has several.
pub fn spoken(site: &Site) -> &[Language] {
    match site.languages.as_slice() {
        [_] => &[],
        languages => languages,
    }
}

/// The addresses of a story and of what belongs to it.
fn parts(mapped: &MappedStory) -> Vec<String> {
    let MappedStory { story, path, .. } = mapped;
    let mut paths = vec![path.clone()];
    paths.extend(mapped.has_changes.then(|| format!("{path}changes/")));
    if let Some(live) = &story.live {
        let pages = Pagination::new(live.posts.len(), live.page_size.into()).numbered();
        paths.extend(pages.map(|page| page.path(path)));
        paths.extend(
            live.posts
                .iter()
                .map(|post| format!("{path}post/{}/", post.id)),
        );
    }
    paths
}
