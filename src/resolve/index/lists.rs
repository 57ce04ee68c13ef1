//! Which stories are on which list.

use std::collections::BTreeMap;

use super::{
    dates::Dates,
    pagination::Pagination,
    stories::{Stories, StoryId},
};
pub use crate::grammar::List;
use crate::model::Site;

/// The stories of every list that has any.
#[derive(Debug)]
pub struct Lists {
    stories: BTreeMap<List, Vec<StoryId>>,
    page_size: usize,
}

impl Lists {
    /// Puts each story on its lists; a section or topic that the site file lacks has none.
    pub fn new(site: &Site, stories: &Stories, dates: &Dates) -> Self {
        let mut lists: BTreeMap<List, Vec<StoryId>> = BTreeMap::new();
        for id in stories.public() {
            let story = stories[id].story;
            for list in List::all_of(site, story, dates.year_and_month(story.published)) {
                lists.entry(list).or_default().push(id);
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
        list.pagination(self.stories(list).len(), self.page_size)
    }

    /// The months in which stories came out, the oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = &List> {
        let lists = self.stories.keys();
        lists.filter(|list| matches!(list, List::Month(..)))
    }
}
