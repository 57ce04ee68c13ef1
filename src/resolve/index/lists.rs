//! Which stories are on which list.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    dates::Dates,
    pagination::Pagination,
    stories::{Stories, StoryId},
};
use crate::model::{Site, Slug};

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

/// The stories of every list that has any.
#[derive(Debug)]
pub struct Lists {
    stories: BTreeMap<List, Vec<StoryId>>,
    page_size: usize,
}

impl List {
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
}

impl Lists {
    /// Puts each story on its lists; a section or topic that the site file lacks has none.
    pub fn new(site: &Site, stories: &Stories, dates: &Dates) -> Self {
        let sections: BTreeSet<_> = site.sections.iter().map(|section| &section.slug).collect();
        let topics: BTreeSet<_> = site.topics.iter().map(|topic| &topic.slug).collect();
        let mut lists: BTreeMap<List, Vec<StoryId>> = BTreeMap::new();
        for id in stories.public() {
            let story = stories[id].story;
            let (year, month) = dates.year_and_month(story.published);
            let section = Some(&story.section).filter(|slug| sections.contains(slug));
            let subjects = story.subjects().filter(|slug| topics.contains(slug));
            let authors = story.authors.iter().map(|credit| credit.author.clone());
            let on = [List::All, List::Month(year, month)]
                .into_iter()
                .chain(section.cloned().map(List::Section))
                .chain(subjects.cloned().map(List::Topic))
                .chain(authors.map(List::Author));
            for list in on {
                let stories = lists.entry(list).or_default();
                // An author may have had several parts in it.
                if stories.last() != Some(&id) {
                    stories.push(id);
                }
            }
        }
        Self {
            stories: lists,
            page_size: site.page_size,
        }
    }

    /// The stories of a list, newest first; none where no story is on it.
    pub fn stories(&self, list: &List) -> &[StoryId] {
        self.stories
            .get(list)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether there is a story on it.
    pub fn has(&self, list: &List) -> bool {
        self.stories.contains_key(list)
    }

    /// How its stories are divided into pages.
    pub fn pagination(&self, list: &List) -> Pagination {
        let stories = self.stories(list).len();
        match list {
            List::All => Pagination::without_first(stories, self.page_size),
            _ => Pagination::new(stories, self.page_size),
        }
    }

    /// The months in which stories came out, the oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = &List> {
        let lists = self.stories.keys();
        lists.filter(|list| matches!(list, List::Month(..)))
    }
}
