//! What an edition has of the content.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Edition, LoadError, addresses,
    entry::{Content, Entry},
    history,
    preview::previews,
};
use crate::model::{
    Article, Author, Logo, Moment, PageName, Preview, PublicStory, Publication, Slug, StaticPage,
    WithdrawnStory,
};

/// Takes from the content what is in an edition, with its histories and previews.
///
/// # Errors
/// Where a history can't be read, or a story not be previewed.
pub fn publication(content: Content, edition: &Edition) -> Result<Publication, LoadError> {
    let previews = previews(&content, edition)?;
    let mut entries = content.articles;
    entries.retain(|entry| edition.holds(&entry.value));
    entries.sort_by(|one, other| {
        let newest_first = other.value.published.cmp(&one.value.published);
        newest_first.then_with(|| one.slug.cmp(&other.slug))
    });
    let (gone, entries): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| edition.is_withdrawn(&entry.value));
    let withdrawn: Vec<_> = gone
        .into_iter()
        .map(|entry| WithdrawnStory {
            slug: entry.slug,
            article: entry.value.withdrawn(),
        })
        .collect();
    let histories = history::read(&content.root, content.site.history, &entries, edition.now)
        .map_err(LoadError::Content)?;
    let stories: Vec<_> = entries
        .into_iter()
        .zip(histories)
        .map(|(entry, history)| {
            let (slug, mut article) = (entry.slug, entry.value);
            edition.hold_back(&mut article);
            PublicStory {
                slug,
                article,
                history,
            }
        })
        .collect();
    let authors = named(content.authors).collect();
    let pages = content.pages.into_iter();
    let pages = pages.map(|entry| (entry.name(), entry.value)).collect();
    let mut shown = shown(&stories, &previews, &pages, &authors);
    let preview = content.site.link_preview.iter();
    let podcasts = content.site.sections.iter().flat_map(|one| &one.podcast);
    let covers = podcasts.map(|podcast| &podcast.cover);
    let logos = content.site.theme.logo.iter().flat_map(Logo::pictures);
    let sponsors = content.site.sponsors();
    let signs = sponsors.filter_map(|(_, sponsor)| sponsor.logo.as_ref());
    let pictures = preview.chain(covers).chain(logos).chain(signs);
    shown.extend(pictures.map(|picture| picture.src.clone()));
    let (mut media, mut files) = (content.media.pictures, content.media.files);
    media.retain(|src, _| shown.contains(src));
    files.retain(|src, _| shown.contains(src));
    Ok(Publication {
        now: Moment(edition.now),
        site: content.site,
        authors,
        stories,
        withdrawn,
        pages,
        templates: content.templates,
        previews,
        media,
        files,
        first_home: addresses::first_home(&content.root),
        slots: content
            .slots
            .into_iter()
            .map(|(name, file)| (name, file.text))
            .collect(),
        interfaces: content.interfaces,
    })
}

fn named<T>(entries: Vec<Entry<T>>) -> impl Iterator<Item = (Slug, T)> {
    entries.into_iter().map(|entry| (entry.slug, entry.value))
}

/// The media that anything in the edition shows, by path under `content/media/`: a picture of a story
/// that isn't out must not be published before it.
fn shown(
    stories: &[PublicStory],
    previews: &[Preview],
    pages: &BTreeMap<PageName, StaticPage>,
    authors: &BTreeMap<Slug, Author>,
) -> BTreeSet<String> {
    let stories = stories.iter().map(|story| &story.article);
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
