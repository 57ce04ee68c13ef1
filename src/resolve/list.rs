//! Lists of stories and their pages. The pages are numbered from the oldest story on, so that a new
//! story changes the first page that a reader meets and no other.

use std::ops::Range;

use super::{Address, Resolver, head::Subject, place::Row};
use crate::{
    model::{Language, Slug},
    page::{AuthorPage, Content, Head, ListPage, Listing, Node},
};

/// Which stories are on a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Every story; the front is its first page.
    All,
    /// By place in the site file.
    Section(usize),
    /// By place in the site file.
    Topic(usize),
    Author(Slug),
    /// Year and month in the site's time zone.
    Month(i16, i8),
}

impl List {
    /// How many numbered pages there are beside the first one.
    pub(super) fn numbered(&self, stories: usize, size: usize) -> usize {
        match self {
            Self::All => stories.div_ceil(size),
            _ => numbered(stories, size),
        }
    }

    /// The stories on a page, counted from the newest; page 0 is the first one.
    fn range(&self, page: usize, stories: usize, size: usize) -> Range<usize> {
        range(page, self.numbered(stories, size), stories, size)
    }
}

/// How many numbered pages a list has beside its first one.
pub(super) fn numbered(entries: usize, size: usize) -> usize {
    (entries / size).saturating_sub(1)
}

/// What stands on one of so many numbered pages, counted from the newest; page 0 is the first one.
pub(super) fn range(page: usize, pages: usize, entries: usize, size: usize) -> Range<usize> {
    match page {
        0 => 0..entries - (pages * size).min(entries),
        _ => entries.saturating_sub(page * size)..entries - (page - 1) * size,
    }
}

impl Resolver<'_> {
    pub(super) fn list_path(&self, list: &List, page: usize) -> String {
        let site = &self.publication.site;
        let first = match list {
            List::All => "/".to_owned(),
            List::Section(place) => format!("/{}/", site.sections[*place].slug),
            List::Topic(place) => format!("/topic/{}/", site.topics[*place].slug),
            List::Author(slug) => format!("/author/{slug}/"),
            List::Month(year, month) => format!("/archive/{year:04}/{month:02}/"),
        };
        match page {
            0 => first,
            _ => format!("{first}page/{page}/"),
        }
    }

    pub(super) fn list_page(&self, list: &List, page: usize) -> (Head, Content) {
        let language = self.site_language();
        let words = self.strings_here();
        let site = &self.publication.site;
        let listing = self.listing(list, page, language);
        let mut author = None;
        let (name, description, tone) = match list {
            List::All => (words.all_stories.clone(), String::new(), None),
            List::Section(place) => {
                let section = &site.sections[*place];
                let tone = site.tone(&section.slug).as_str().to_owned();
                (
                    section.name.clone(),
                    section.description.clone(),
                    Some(tone),
                )
            }
            List::Topic(place) => {
                let topic = &site.topics[*place];
                (topic.name.clone(), topic.description.clone(), None)
            }
            List::Author(slug) => {
                let found = self.author_at_top(slug);
                let name = found.name.clone();
                let name = name.unwrap_or_else(|| words.unnamed_author.clone());
                let biography = found.biography.iter().map(Node::plain).collect();
                author = Some(found);
                (name, biography, None)
            }
            List::Month(year, month) => (
                self.dates.month(*year, *month, language),
                String::new(),
                None,
            ),
        };
        let title = match &listing.days {
            Some((newest, oldest)) if newest.text == oldest.text => {
                format!("{name}, {} ({page})", newest.text)
            }
            Some((newest, oldest)) => format!("{name}, {} – {}", oldest.text, newest.text),
            None => name.clone(),
        };
        let path = self.list_path(list, page);
        let mut head = self.head(Subject {
            title: &title,
            // Pages of one list must not be described alike.
            description: match description.is_empty() || page > 0 {
                true => title.clone(),
                false => description.clone(),
            },
            path: Some(&path),
            language,
            genre: if author.is_some() {
                "profile"
            } else {
                "website"
            },
        });
        head.previous = listing
            .newer
            .as_deref()
            .map(|href| self.base.absolute(href));
        head.next = listing
            .older
            .as_deref()
            .map(|href| self.base.absolute(href));
        let page = |listing| ListPage {
            name,
            tone,
            description,
            listing,
        };
        let content = match (list, author) {
            (_, Some(author)) => Content::Author(Box::new(AuthorPage { author, listing })),
            (List::Section(_), _) => Content::Section(page(listing)),
            (List::Topic(_), _) => Content::Topic(page(listing)),
            _ => Content::Archive(page(listing)),
        };
        (head, content)
    }

    fn listing(&self, list: &List, page: usize, language: &Language) -> Listing {
        let stories = self.on(list);
        let size = self.publication.site.page_size;
        let pages = list.numbered(stories.len(), size);
        let here = &stories[list.range(page, stories.len(), size)];
        let day = |place: &usize| {
            let story = self.story_at(*place);
            self.dates.day(story.published, language)
        };
        let href = |page| self.base.href(&self.list_path(list, page));
        let has_first = *list != List::All;
        let newer = match page {
            0 => None,
            _ if page < pages => Some(href(page + 1)),
            _ => has_first.then(|| href(0)),
        };
        let older = match page {
            0 => (pages > 0).then(|| href(pages)),
            1 => None,
            _ => Some(href(page - 1)),
        };
        Listing {
            cards: self.cards(here, language, Row::List { first: page == 0 }),
            days: here
                .first()
                .zip(here.last())
                .filter(|_| page > 0)
                .map(|(newest, oldest)| (day(newest), day(oldest))),
            newer,
            older,
        }
    }

    /// Every page of every list that has one.
    pub(super) fn list_addresses(&self) -> Vec<Address> {
        let site = &self.publication.site;
        // A section or an author may have no stories yet; a topic or a month is made of them.
        let sections = (0..site.sections.len()).map(List::Section);
        let authors = self.publication.authors.keys().cloned().map(List::Author);
        let filled = self
            .lists
            .keys()
            .filter(|list| matches!(list, List::All | List::Topic(_) | List::Month(..)));
        let lists = sections.chain(authors).chain(filled.cloned());
        lists
            .flat_map(|list| {
                let numbered = list.numbered(self.on(&list).len(), site.page_size);
                // The front stands in the place of the first page of all stories.
                let first = usize::from(list == List::All);
                (first..=numbered).map(move |page| Address::List(list.clone(), page))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_stands_on_one_page_and_a_new_one_changes_only_the_first() {
        let section = List::Section(0);
        for stories in 0..40 {
            let pages = section.numbered(stories, 4);
            let mut seen: Vec<_> = (0..=pages)
                .flat_map(|page| section.range(page, stories, 4))
                .collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..stories).collect::<Vec<_>>());
            // Counted from the oldest story, a page holds what it held before.
            for page in 1..=pages {
                let range = section.range(page, stories, 4);
                assert_eq!(stories - range.start, page * 4);
                assert_eq!(range.len(), 4);
            }
        }
    }

    #[test]
    fn all_stories_have_numbered_pages_alone() {
        assert_eq!(List::All.numbered(0, 4), 0);
        assert_eq!(List::All.numbered(5, 4), 2);
        assert_eq!(List::All.range(2, 5, 4), 0..1);
        assert_eq!(List::All.range(1, 5, 4), 1..5);
    }
}
