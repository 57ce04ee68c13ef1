//! What many rules ask of the content, found out once a check.

use std::{ops::Deref, sync::OnceLock};

use rayon::prelude::*;

use super::{Source, StoryNames, every_link, links, permalink};
use crate::{
    content::entry::Content,
    grammar::{MappedStory, SiteMap},
    model::{Found, Mark, Note},
};

/// A story or a static page.
type Document<'a> = (&'a Source, Found<'a>, &'a [Note]);

/// A link, with where it stands.
pub(super) type Link<'a> = (&'a Source, String, &'a str);

/// The content, and what can be told of it without judging it.
pub struct Survey<'a> {
    content: &'a Content,
    documents: Vec<Document<'a>>,
    marks: OnceLock<Vec<(String, &'a Mark, &'a Source)>>,
    links: OnceLock<Vec<Link<'a>>>,
    mapped: OnceLock<Option<Vec<MappedStory<'a>>>>,
    map: OnceLock<Option<SiteMap>>,
    names: OnceLock<StoryNames<'a>>,
}

impl Deref for Survey<'_> {
    type Target = Content;

    fn deref(&self) -> &Content {
        self.content
    }
}

impl<'a> Survey<'a> {
    /// Goes through every story and page.
    pub(super) fn of(content: &'a Content) -> Self {
        let stories = content.articles.par_iter().map(|entry| {
            let notes = entry.value.notes.as_slice();
            (&entry.source, entry.value.found(), notes)
        });
        let pages = content.pages.par_iter().map(|entry| {
            let notes = entry.value.notes.as_slice();
            (&entry.source, entry.value.found(), notes)
        });
        Self {
            documents: stories.chain(pages).collect(),
            content,
            marks: OnceLock::new(),
            links: OnceLock::new(),
            mapped: OnceLock::new(),
            map: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// The content itself.
    pub(super) fn content(&self) -> &'a Content {
        self.content
    }

    /// Every story and static page, with what is found in it and its notes.
    pub(super) fn documents(
        &self,
    ) -> impl Iterator<Item = (&'a Source, &Found<'a>, &'a [Note])> + Clone {
        let documents = self.documents.iter();
        documents.map(|(source, found, notes)| (*source, found, *notes))
    }

    /// Every marked run in stories, static pages, biographies and the alert.
    pub(super) fn marks(&self) -> impl Iterator<Item = (&str, &'a Mark, &'a Source)> {
        let marks = self.marks.get_or_init(|| {
            let of_documents = self
                .documents
                .par_iter()
                .flat_map_iter(|(source, found, _)| {
                    let texts = found.texts.iter();
                    let marks = texts.flat_map(|(at, text)| text.marks(at));
                    marks.map(|(pointer, mark)| (pointer, mark, *source))
                });
            let of_authors = self.content.authors.par_iter().flat_map_iter(|entry| {
                let marks = entry.value.biography.marks("/biography").into_iter();
                marks.map(|(pointer, mark)| (pointer, mark, &entry.source))
            });
            let site = &self.content.site;
            let of_alert = site.alert.par_iter().flat_map_iter(|alert| {
                let marks = alert.text.marks("/alert/text").into_iter();
                marks.map(|(pointer, mark)| (pointer, mark, &self.content.site_source))
            });
            of_documents.chain(of_authors).chain(of_alert).collect()
        });
        let marks = marks.iter();
        marks.map(|(pointer, mark, source)| (pointer.as_str(), *mark, *source))
    }

    /// Every link, with its place.
    pub(super) fn links(&self) -> impl Iterator<Item = (&'a Source, &str, &'a str)> {
        let links = self.links.get_or_init(|| every_link::find(self));
        let links = links.iter();
        links.map(|(source, pointer, href)| (*source, pointer.as_str(), *href))
    }

    /// Every story in the order of the content, with its address; none where the site file doesn't say how
    /// addresses are made.
    pub(super) fn mapped(&self) -> Option<&[MappedStory<'a>]> {
        let mapped = self.mapped.get_or_init(|| {
            let (permalink, zone) = permalink(self)?;
            let has_history = self.content.site.history.is_some();
            let stories = self.content.articles.par_iter().map(|entry| {
                let story = &entry.value;
                let day = story.published.0.to_zoned(zone.clone());
                MappedStory {
                    story,
                    path: permalink.path(&entry.slug, story, &zone),
                    month: (day.year(), day.month()),
                    has_changes: has_history && story.history,
                }
            });
            Some(stories.collect())
        });
        mapped.as_deref()
    }

    /// The addresses that the site has, or will have once all that is written is out.
    pub(super) fn site_map(&self) -> Option<&SiteMap> {
        let map = self.map.get_or_init(|| links::site_map(self));
        map.as_ref()
    }

    /// The stories by their names.
    pub(super) fn names(&self) -> &StoryNames<'a> {
        self.names.get_or_init(|| StoryNames::new(self.content))
    }
}
