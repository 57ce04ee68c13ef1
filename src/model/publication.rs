use std::collections::BTreeMap;

use super::{
    Article, Author, File, History, Interface, Language, Media, Moment, PageName, Section, Site,
    Slug, StaticPage, Templates,
};

/// Everything that is to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// The moment by which it was judged what is out.
    pub now: Moment,
    /// The site file.
    pub site: Site,
    /// Those who have a file, whether they wrote anything or not.
    pub authors: BTreeMap<Slug, Author>,
    /// Those that are out, the newest first.
    pub stories: Vec<PublicStory>,
    /// Those that were out and are withdrawn, of which little is left.
    pub withdrawn: Vec<WithdrawnStory>,
    /// Static pages, and what is in their collections.
    pub pages: BTreeMap<PageName, StaticPage>,
    /// What the blocks of the publication's own are set by.
    pub templates: Templates,
    /// Stories that are not out, for those who know the address.
    pub previews: Vec<Preview>,
    /// By path under `content/media/`: every picture that anything shows.
    pub media: BTreeMap<String, Media>,
    /// By path under `content/media/`: all other files that anything shows.
    pub files: BTreeMap<String, File>,
    /// Where the site first stood, by which feeds name what is in them, as `tag:example.org/`; none where it was
    /// not recorded yet.
    pub first_home: Option<String>,
    /// The HTML of slots, by the names of their files.
    pub slots: BTreeMap<String, String>,
    /// Words of the interface that go before those of the publisher, or stand where it has none.
    pub interfaces: BTreeMap<Language, Interface>,
}

/// A story that is out.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicStory {
    /// What its address may end in.
    pub slug: Slug,
    /// As it is in its file, without posts and corrections of a later time.
    pub article: Article,
    /// What it said before and says now; empty where the site keeps no history.
    pub history: History,
}

/// A story that was out and is withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub struct WithdrawnStory {
    /// What its address ends in.
    pub slug: Slug,
    /// What is left of it.
    pub article: Article,
}

/// A story that is not out, at an address that nobody can guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What its address will end in once it is out.
    pub slug: Slug,
    /// As it is in its file, with all posts and corrections.
    pub story: Article,
    /// The last segment of its address.
    pub token: String,
}

impl Publication {
    /// The section of that slug.
    pub fn section(&self, slug: &Slug) -> Option<&Section> {
        self.site
            .sections
            .iter()
            .find(|section| section.slug == *slug)
    }
}
