use std::collections::BTreeSet;

use super::pagination::Pagination;
use crate::model::{Article, Credit, Site, Slug};

/// A list of public stories, newest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Every story; the front stands in the place of its first page.
    All,
    /// By the slug of a section of the site file.
    Section(Slug),
    /// By the slug of a topic of the site file.
    Topic(Slug),
    /// By the author's slug.
    Author(Slug),
    /// Year and month in the site's time zone.
    Month(i16, i8),
}

impl List {
    /// The lists that a story of that year and month is on; a section or topic that the site file lacks
    /// has none.
    pub fn all_of(site: &Site, story: &Article, (year, month): (i16, i8)) -> BTreeSet<Self> {
        let has_section = |slug: &&Slug| site.sections.iter().any(|one| one.slug == **slug);
        let has_topic = |slug: &&Slug| site.topics.iter().any(|one| one.slug == **slug);
        let section = Some(&story.section).filter(has_section);
        let topics = story.subjects().filter(has_topic);
        let authors = story.authors.iter().filter_map(Credit::author).cloned();
        [Self::All, Self::Month(year, month)]
            .into_iter()
            .chain(section.cloned().map(Self::Section))
            .chain(topics.cloned().map(Self::Topic))
            .chain(authors.map(Self::Author))
            .collect()
    }

    /// The path of the list's first page, from the site's root and not encoded.
    pub fn path(&self) -> String {
        match self {
            Self::All => "/".to_owned(),
            Self::Section(slug) => format!("/{slug}/"),
            Self::Topic(slug) => format!("/topic/{slug}/"),
            Self::Author(slug) => format!("/author/{slug}/"),
            Self::Month(year, month) => format!("/archive/{year:04}/{month:02}/"),
        }
    }

    /// How so many stories on it are divided into pages.
    pub fn pagination(&self, stories: usize, page_size: usize) -> Pagination {
        match self {
            Self::All => Pagination::without_first(stories, page_size),
            _ => Pagination::new(stories, page_size),
        }
    }
}
