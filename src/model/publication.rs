use std::collections::BTreeMap;

use super::{Article, Author, Media, Section, Site, Slug};

/// Everything that is to be published, newest story first.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    pub site: Site,
    pub authors: BTreeMap<Slug, Author>,
    pub stories: Vec<(Slug, Article)>,
    /// By path under `content/media/`: every picture that anything shows.
    pub media: BTreeMap<String, Media>,
}

impl Publication {
    pub fn section(&self, slug: &Slug) -> Option<&Section> {
        self.site
            .sections
            .iter()
            .find(|section| section.slug == *slug)
    }
}
