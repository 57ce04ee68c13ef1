//! The pages of the site and their paths.

use std::collections::BTreeMap;

use super::{
    lists::{List, Lists},
    pagination::{PageNumber, Pagination},
    stories::{Stories, StoryId},
};
use crate::{
    grammar::{
        address::{AUTHORS, CORRECTIONS, MONTHS, SEARCH, TOPICS},
        collection::Listed,
        feed::FEEDS,
    },
    locales::Locales,
    model::{Language, PageName, Publication},
};

/// A page of the site, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The first page of the publication.
    Front,
    /// A page of a list.
    List(List, PageNumber),
    /// The names of all topics.
    Topics,
    /// The names of all authors.
    Authors,
    /// All months.
    Months,
    /// A story; of a live blog, the page with the newest posts.
    Story(StoryId),
    /// What has changed in a story.
    Changes(StoryId),
    /// A page of all corrections.
    Corrections(PageNumber),
    /// A numbered page of older posts of a live blog.
    Posts(StoryId, PageNumber),
    /// A page that is no story; of a collection, the list of what is in it.
    Static(PageName),
    /// A numbered page of what is over in a collection.
    Over(PageName, PageNumber),
    /// The feeds of the site, for those who want to follow it.
    Feeds,
    /// Where readers search.
    Search,
    /// What stands where no page is.
    NotFound,
}

impl Address {
    /// The page's path from the site's root, not encoded.
    pub fn path(&self, stories: &Stories) -> String {
        match self {
            Self::Front => "/".to_owned(),
            Self::List(list, page) => page.path(&list.path()),
            Self::Topics => TOPICS.to_owned(),
            Self::Authors => AUTHORS.to_owned(),
            Self::Months => MONTHS.to_owned(),
            Self::Story(id) => stories[*id].path.clone(),
            Self::Changes(id) => format!("{}changes/", stories[*id].path),
            Self::Corrections(page) => page.path(CORRECTIONS),
            Self::Posts(id, page) => page.path(&stories[*id].path),
            Self::Static(name) => name.path(),
            Self::Over(name, page) => page.path(&name.path()),
            Self::Feeds => FEEDS.to_owned(),
            Self::Search => SEARCH.to_owned(),
            Self::NotFound => "/404.html".to_owned(),
        }
    }

    /// Whether the page is for everyone: no preview, and no story that is withdrawn.
    pub fn is_public(&self, stories: &Stories) -> bool {
        match self {
            Self::Story(id) | Self::Changes(id) | Self::Posts(id, _) => stories[*id].is_public(),
            _ => true,
        }
    }

    /// The title of a page that a reader may look for, and the language of the title; none for a page
    /// that is only reached from another one, such as an older page of a list.
    pub fn title<'a>(
        &self,
        publication: &'a Publication,
        locales: &'a Locales,
        stories: &Stories<'a>,
    ) -> Option<(&'a str, &'a Language)> {
        let site = &publication.site;
        let strings = locales.of(site.language());
        let title: &str = match self {
            Self::List(_, page) | Self::Corrections(page) if !page.is_first() => return None,
            Self::List(List::Section(slug), _) => &publication.section(slug)?.name,
            Self::List(List::Topic(slug), _) => &site.topic(slug)?.name,
            Self::List(List::Author(slug), _) => publication.authors.get(slug)?.name.as_ref()?,
            Self::Topics => &strings.topics,
            Self::Authors => &strings.authors,
            Self::Months => &strings.archive,
            Self::Corrections(_) => &locales.labels(site.language()).corrections,
            Self::Feeds => &locales.labels(site.language()).feeds,
            Self::Search => &locales.labels(site.language()).search,
            Self::Story(id) => {
                let story = &stories[*id];
                return Some((&story.story.headline, story.language));
            }
            Self::Static(slug) => {
                let page = publication.pages.get(slug)?;
                let language = page.language.as_ref();
                return Some((&page.title, language.unwrap_or_else(|| site.language())));
            }
            Self::List(List::All | List::Month(..), _)
            | Self::Front
            | Self::Changes(_)
            | Self::Posts(..)
            | Self::Over(..)
            | Self::NotFound => return None,
        };
        Some((title, site.language()))
    }
}

/// Every page of the site.
pub fn addresses(
    publication: &Publication,
    stories: &Stories,
    lists: &Lists,
    corrections: Option<Pagination>,
    collections: &BTreeMap<&PageName, Listed>,
) -> Vec<Address> {
    let site = &publication.site;
    // A section or an author has a page before there is a story for it, a topic or a month has not.
    let sections = site.sections.iter().map(|one| &one.slug);
    let topics = site.topics.iter().map(|topic| &topic.slug);
    let authors = publication.authors.keys().cloned();
    let topics: Vec<_> = topics
        .map(|slug| List::Topic(slug.clone()))
        .filter(|list| lists.has(list))
        .collect();
    let has_names = publication
        .authors
        .values()
        .any(|author| author.name.is_some());
    let has_topics = !topics.is_empty();
    let has_months = lists.months().next().is_some();
    let all_lists = sections
        .map(|slug| List::Section(slug.clone()))
        .chain(authors.map(List::Author))
        .chain([List::All])
        .chain(topics)
        .chain(lists.months().cloned());

    let mut addresses = vec![Address::Front];
    addresses.extend(all_lists.flat_map(|list| {
        let pages = lists.pagination(&list).pages();
        pages.map(move |page| Address::List(list.clone(), page))
    }));
    addresses.extend(has_topics.then_some(Address::Topics));
    addresses.extend(has_names.then_some(Address::Authors));
    addresses.extend(has_months.then_some(Address::Months));
    addresses.extend(stories.ids().map(Address::Story));
    let changed = stories
        .ids()
        .filter(|id| stories[*id].revisions().is_some());
    addresses.extend(changed.map(Address::Changes));
    let corrections = corrections.into_iter().flat_map(Pagination::pages);
    addresses.extend(corrections.map(Address::Corrections));
    addresses.extend(stories.live_blogs().flat_map(|blog| {
        let pages = blog.pagination.numbered();
        pages.map(move |page| Address::Posts(blog.id, page))
    }));
    addresses.extend(publication.pages.keys().cloned().map(Address::Static));
    addresses.extend(collections.iter().flat_map(|(name, listed)| {
        let pages = listed.pagination(site.page_size).numbered();
        pages.map(|page| Address::Over((*name).clone(), page))
    }));
    addresses.extend(site.search.then_some(Address::Search));
    addresses.extend([Address::Feeds, Address::NotFound]);
    addresses
}
