use std::{collections::BTreeMap, path::PathBuf};

use jiff::Timestamp;

use super::{media::Seen, slots::SlotFile, source::Source};
use crate::model::{
    Article, Author, Collection, File, Found, Interface, Language, Media, PageName, Parts, Site,
    Slug, StaticPage, StyleGuide, Templates,
};

/// Pictures by path under `content/media/`.
pub type Pictures = BTreeMap<String, Media>;

/// Other files by path under `content/media/`.
pub type Files = BTreeMap<String, File>;

/// A content file with the value in it.
#[derive(Debug)]
pub struct Entry<T> {
    /// The file's name without its ending, unless the value names another.
    pub slug: Slug,
    /// What is in it.
    pub value: T,
    /// The file itself, for what is wrong with it.
    pub source: Source,
    /// Whether slugs in it stand for those that were probably meant.
    pub is_mended: bool,
}

impl Entry<StaticPage> {
    /// What it is called on the site.
    pub fn name(&self) -> PageName {
        PageName {
            within: self.value.within.clone(),
            slug: self.slug.clone(),
        }
    }

    /// Its path from the site's root, not encoded.
    pub fn path(&self) -> String {
        self.name().path()
    }
}

/// All content files that could be read, each kind in the order of paths.
#[derive(Debug)]
pub struct Content {
    /// Whether every file of it could be read.
    pub is_whole: bool,
    /// The content folder.
    pub root: PathBuf,
    /// The moment by which it is told what is still to come.
    pub now: Timestamp,
    /// What `site.json` says.
    pub site: Site,
    /// `site.json` itself.
    pub site_source: Source,
    /// What `style.json` says, where there is one.
    pub style_guide: Option<StyleGuide>,
    /// The files of `authors/`.
    pub authors: Vec<Entry<Author>>,
    /// The files of `articles/`, whether they are out or not.
    pub articles: Vec<Entry<Article>>,
    /// The files of `pages/`.
    pub pages: Vec<Entry<StaticPage>>,
    /// The files of `templates/blocks/`, each with its schema.
    pub templates: Templates,
    /// The files of `slots/` that the site file names, by their names.
    pub slots: BTreeMap<String, SlotFile>,
    /// The files of `strings/`.
    pub interfaces: BTreeMap<Language, Interface>,
    /// Those of the pictures and other files which they name that can be published.
    pub media: Seen,
}

impl Content {
    /// The collections by their names.
    pub fn collections(&self) -> BTreeMap<&Slug, &Collection> {
        let pages = self.pages.iter();
        let pages = pages.filter(|page| page.value.within.is_none());
        pages
            .filter_map(|page| Some((&page.slug, page.value.collection.as_ref()?)))
            .collect()
    }

    /// Every file that names pictures and other media, with what it names.
    pub fn sources(&self) -> impl Iterator<Item = (&Source, Found<'_>)> {
        let articles = self
            .articles
            .iter()
            .map(|entry| (&entry.source, entry.value.found()));
        let authors = self.authors.iter().map(|entry| {
            let mut found = Found::default();
            entry.value.portrait.find("/portrait", &mut found);
            (&entry.source, found)
        });
        let pages = self
            .pages
            .iter()
            .map(|entry| (&entry.source, entry.value.found()));
        let mut of_site = Found::default();
        self.site.link_preview.find("/link_preview", &mut of_site);
        self.site.theme.find("/theme", &mut of_site);
        for (index, section) in self.site.sections.iter().enumerate() {
            if let Some(podcast) = &section.podcast {
                podcast
                    .cover
                    .find(&format!("/sections/{index}/podcast/cover"), &mut of_site);
            }
        }
        for (at, sponsor) in self.site.sponsors() {
            sponsor.find(&at, &mut of_site);
        }
        let site = std::iter::once((&self.site_source, of_site));
        articles.chain(authors).chain(pages).chain(site)
    }
}
