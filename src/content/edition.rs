//! What of the content is out at a time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{
    LoadError,
    entry::{Content, Entry},
    history,
    preview::previews,
};
use crate::model::{Article, Author, Moment, Preview, Publication, Slug, StaticPage};

/// Which stories are to be published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What comes out later is held back, and what has expired by then is over.
    pub now: Timestamp,
    /// Drafts too, and what is held back.
    pub drafts: bool,
    /// Slugs of stories that are not out, each to be published at an address that nobody can guess.
    pub previews: Vec<String>,
}

impl Edition {
    /// Whether a story is in it.
    pub fn holds(&self, story: &Article) -> bool {
        let is_over = story.expires.is_some_and(|expires| expires.0 <= self.now);
        let is_out = !story.draft && story.published.0 <= self.now;
        (is_out || self.drafts) && !is_over
    }

    fn is_out(&self, moment: Moment) -> bool {
        self.drafts || moment.0 <= self.now
    }

    /// Takes out of a story what is held back until its time: corrections, posts, and the end of live
    /// coverage.
    fn hold_back(&self, story: &mut Article) {
        story.corrections.retain(|one| self.is_out(one.date));
        if let Some(live) = &mut story.live {
            live.posts.retain(|post| self.is_out(post.published));
            live.ended = live.ended.filter(|ended| self.is_out(*ended));
            live.sort();
        }
    }
}

/// What an edition has of the content.
pub fn publication(content: Content, edition: &Edition) -> Result<Publication, LoadError> {
    let previews = previews(&content, edition)?;
    let mut entries = content.articles;
    entries.retain(|entry| edition.holds(&entry.value));
    entries.sort_by(|one, other| {
        let newest_first = other.value.published.cmp(&one.value.published);
        newest_first.then_with(|| one.slug.cmp(&other.slug))
    });
    let histories = history::read(&content.root, content.site.history, &entries, edition.now)
        .map_err(LoadError::Content)?;
    let mut stories: Vec<_> = named(entries).collect();
    for (_, story) in &mut stories {
        edition.hold_back(story);
    }
    let authors = named(content.authors).collect();
    let pages = named(content.pages).collect();
    let shown = shown(&stories, &previews, &pages, &authors);
    let (mut media, mut files) = (content.pictures, content.files);
    media.retain(|src, _| shown.contains(src));
    files.retain(|src, _| shown.contains(src));
    Ok(Publication {
        site: content.site,
        authors,
        stories,
        histories,
        pages,
        previews,
        media,
        files,
    })
}

fn named<T>(entries: Vec<Entry<T>>) -> impl Iterator<Item = (Slug, T)> {
    entries.into_iter().map(|entry| (entry.slug, entry.value))
}

/// The media that anything in the edition shows, by path under `content/media/`: a picture of a story
/// that isn't out must not be published before it.
fn shown(
    stories: &[(Slug, Article)],
    previews: &[Preview],
    pages: &BTreeMap<Slug, StaticPage>,
    authors: &BTreeMap<Slug, Author>,
) -> BTreeSet<String> {
    let stories = stories.iter().map(|(_, story)| story);
    let previews = previews.iter().map(|preview| &preview.story);
    let found = stories
        .chain(previews)
        .map(Article::found)
        .chain(pages.values().map(StaticPage::found));
    let portraits = authors.values().flat_map(|author| &author.portrait);
    let mut shown: BTreeSet<_> = portraits.map(|picture| picture.src.clone()).collect();
    for found in found {
        let pictures = found.pictures.iter().map(|(_, picture)| &picture.src);
        let files = found.files.iter().map(|(_, file)| &file.0);
        shown.extend(pictures.chain(files).cloned());
    }
    shown
}
