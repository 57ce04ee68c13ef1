//! Corrections in their stories, and all of them on pages of their own.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    Address, Resolver,
    head::Subject,
    list::{numbered, range},
};
use crate::{
    locales,
    model::{Article, Correction, Remedy, Slug},
    page::{Alternate, Content, Head, Node, element},
    typeset::{CorrectionsPage, ListedCorrection, Setter, fragment},
};

/// Where the feed of all corrections is, from the site's root.
pub const FEED: &str = "/corrections/feed.xml";

/// A correction of a story that is out.
#[derive(Debug, Clone, Copy)]
pub struct Mended<'a> {
    pub story: usize,
    /// From 1 in each story, the oldest first, so that a new one leaves the others theirs.
    pub number: usize,
    pub correction: &'a Correction,
}

/// A correction as a feed tells it.
#[derive(Debug)]
pub struct Told {
    /// The whole address of its place.
    pub url: String,
    pub label: String,
    pub headline: String,
    /// The story's.
    pub language: String,
    /// RFC 3339.
    pub date: String,
    pub html: String,
}

/// A story's corrections with their numbers and their places in the file.
fn of_story(story: &Article) -> Vec<(usize, usize, &Correction)> {
    let mut corrections: Vec<_> = story.corrections.iter().enumerate().collect();
    corrections.sort_by_key(|(_, correction)| correction.date);
    let numbered = (1..).zip(corrections);
    numbered
        .map(|(number, (place, correction))| (number, place, correction))
        .collect()
}

/// All corrections, the newest first.
pub(super) fn all(stories: &[(Slug, Article)]) -> Vec<Mended<'_>> {
    let stories = stories.iter().enumerate();
    let mut all: Vec<_> = stories
        .flat_map(|(story, (_, article))| {
            let corrections = of_story(article).into_iter();
            corrections.map(move |(number, _, correction)| Mended {
                story,
                number,
                correction,
            })
        })
        .collect();
    all.sort_by_key(|one| (Reverse(one.correction.date), one.story, Reverse(one.number)));
    all
}

impl<'a> Resolver<'a> {
    /// At the top of a story: those that belong to no block, and the way to the others; the newest
    /// first.
    pub(super) fn corrections_above(&self, story: &Article, setter: &Setter) -> Vec<Node> {
        let language = self.language(story);
        let corrections = of_story(story).into_iter().rev();
        let nodes = corrections.map(|(number, _, correction)| {
            let date = self.dates.day(correction.date, language);
            match correction.block {
                Some(_) => setter.corrected(number, correction.kind, &date),
                None => setter.correction(number, correction, &date),
            }
        });
        nodes.map(Node::from).collect()
    }

    /// Those that follow a block of a story, by its place, the oldest first, each with its words.
    pub(super) fn corrections_within(
        &self,
        story: &Article,
        setter: &Setter,
    ) -> BTreeMap<usize, Vec<(Node, String)>> {
        let language = self.language(story);
        let mut within: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        let blocks: BTreeMap<_, _> = story.quoted().into_iter().collect();
        for (number, place, correction) in of_story(story) {
            let places = blocks.get(&place);
            if let Some(place) = places.and_then(|places| places.first().copied()) {
                let date = self.dates.day(correction.date, language);
                let node = setter.correction(number, correction, &date).into();
                let words = correction.text.plain();
                within.entry(place).or_default().push((node, words));
            }
        }
        within
    }

    /// The newest corrections, for a feed.
    pub fn told_corrections(&self, most: usize) -> Vec<Told> {
        let newest = self.corrections.iter().take(most);
        newest
            .map(|one| {
                let story = self.story_at(one.story);
                let language = self.language(story);
                let labels = locales::labels(language);
                let label = match one.correction.kind {
                    Remedy::Correction => &labels.correction,
                    Remedy::Clarification => &labels.clarification,
                };
                let words = self.words(&one.correction.text, language);
                let mut html = String::new();
                element("p").with_all(words).write_html(&mut html);
                let path = &self.stories[one.story];
                Told {
                    url: self.url(&format!("{path}#{}", fragment(one.number))),
                    label: label.clone(),
                    headline: story.headline.clone(),
                    language: language.0.clone(),
                    date: self.dates.day(one.correction.date, language).iso,
                    html,
                }
            })
            .collect()
    }

    /// The head of the first page of corrections.
    pub fn corrections_head(&self) -> Head {
        self.corrections_page(0).0
    }

    /// The whole address of a path from the site's root.
    pub fn url(&self, path: &str) -> String {
        self.base.absolute(&self.base.href(path))
    }

    /// How many numbered pages of corrections there are beside the first one.
    pub(super) fn correction_pages(&self) -> usize {
        numbered(self.corrections.len(), self.publication.site.page_size)
    }

    pub(super) fn corrections_path(page: usize) -> String {
        match page {
            0 => "/corrections/".to_owned(),
            _ => format!("/corrections/page/{page}/"),
        }
    }

    pub(super) fn corrections_page(&self, page: usize) -> (Head, Content) {
        let language = self.site_language();
        let labels = locales::labels(language);
        let pages = self.correction_pages();
        let size = self.publication.site.page_size;
        let here = &self.corrections[range(page, pages, self.corrections.len(), size)];
        let title = match page {
            0 => labels.corrections.clone(),
            _ => format!("{} ({page})", labels.corrections),
        };
        let path = Self::corrections_path(page);
        let mut head = self.head(Subject {
            title: &title,
            description: title.clone(),
            path: Some(&path),
            language,
            genre: "website",
        });
        let href = |page| self.base.href(&Self::corrections_path(page));
        let newer = (page > 0).then(|| href(if page < pages { page + 1 } else { 0 }));
        let older = match page {
            0 => (pages > 0).then(|| href(pages)),
            _ => (page > 1).then(|| href(page - 1)),
        };
        let absolute = |href: &String| self.base.absolute(href);
        head.previous = newer.as_ref().map(absolute);
        head.next = older.as_ref().map(absolute);
        head.alternates.push(Alternate {
            href: self.base.absolute(&self.base.href(FEED)),
            language: None,
            media_type: Some("application/atom+xml".to_owned()),
        });
        let page = CorrectionsPage {
            corrections: here.iter().map(|one| self.listed(one)).collect(),
            newer,
            older,
        };
        let content = self.setter(language, &[]).corrections_page(&page);
        (head, Content::Page(content))
    }

    fn listed(&self, one: &Mended<'a>) -> ListedCorrection<'_> {
        let story = self.story_at(one.story);
        let href = self.base.href(&self.stories[one.story]);
        ListedCorrection {
            headline: &story.headline,
            language: self.language(story),
            href: format!("{href}#{}", fragment(one.number)),
            kind: one.correction.kind,
            date: self.dates.day(one.correction.date, self.site_language()),
            text: &one.correction.text,
        }
    }

    /// Where in the site's own pages the list begins, if there is anything in it.
    pub(super) fn corrections_entry(&self, address: &Address) -> Option<(String, bool)> {
        let href = self.base.href(&Self::corrections_path(0));
        let current = *address == Address::Corrections(0);
        (!self.corrections.is_empty()).then_some((href, current))
    }
}
