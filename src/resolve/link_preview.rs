//! The picture of a page where others show a link to it: in messages, in networks, in search results.
//! Few of them can show a drawing or an animation.

use super::{
    index::{Index, stories::Published},
    picture::rendition,
    rendition::SHARED,
};
use crate::{
    model::{Author, Block, Found, Picture, Publication, Slug, around},
    page,
};

/// The picture that stands for a story or a page: its lead, else the first in its body that others can
/// show. None of a sponsor's.
pub fn chosen<'a>(publication: &Publication, found: &Found<'a>) -> Option<&'a Picture> {
    let own = ["/lead", "/body", "/live"];
    let blocks = found.by_pointer();
    // These show other pages, which may not be out yet.
    let shows_another = |at: &str| {
        around(at).any(|(block, _)| {
            let block = blocks.get(block);
            matches!(block, Some(Block::Bookmark(_) | Block::ReadMore(_)))
        })
    };
    let pictures = found.pictures.iter();
    let mut own = pictures
        .filter(|(at, _)| own.iter().any(|start| at.starts_with(start)) && !shows_another(at));
    let fits = |picture: &Picture| {
        let media = publication.media.get(&picture.src);
        media.is_some_and(|media| media.fits_previews())
    };
    own.find_map(|(_, picture)| fits(picture).then_some(*picture))
}

/// The picture of a story or a page in all shapes, the widest first; empty where it has none to show.
/// `title` says what it shows where the picture doesn't.
pub fn own(index: &Index, found: &Found, title: &str) -> Vec<page::Picture> {
    let picture = chosen(index.publication, found);
    picture.map_or_else(Vec::new, |picture| in_all_shapes(index, picture, title))
}

/// The same of a story, for which it was chosen once, whatever the number of its pages.
pub fn of_story(index: &Index, story: &Published) -> Vec<page::Picture> {
    let title = &story.story.headline;
    let picture = story.link_preview;
    picture.map_or_else(Vec::new, |picture| in_all_shapes(index, picture, title))
}

/// The portrait of an author, where others can show it.
pub fn portrait<'a>(publication: &Publication, author: &'a Author) -> Option<&'a Picture> {
    let portrait = author.portrait.as_ref()?;
    let media = publication.media.get(&portrait.src)?;
    media.fits_previews().then_some(portrait)
}

/// The picture of an author's page: the portrait.
pub fn of_author(index: &Index, slug: &Slug) -> Option<page::Picture> {
    let author = index.publication.authors.get(slug)?;
    let portrait = portrait(index.publication, author)?;
    let name = author.name.as_deref().unwrap_or_default();
    in_all_shapes(index, portrait, name).into_iter().next()
}

/// The picture of a page that has none of its own: the site's, else the one that is drawn for it.
pub fn of_the_site(index: &Index) -> Option<page::Picture> {
    let site = &index.publication.site;
    match &site.link_preview {
        Some(picture) => in_all_shapes(index, picture, &site.name).into_iter().next(),
        None => index.drawn_preview.cloned(),
    }
}

fn in_all_shapes(index: &Index, picture: &Picture, title: &str) -> Vec<page::Picture> {
    let mut shapes: Vec<_> = SHARED
        .into_iter()
        .filter_map(|used| rendition(index, picture, used))
        .map(|rendition| {
            let (width, height) = rendition.size();
            let alt = picture.alt.trim();
            page::Picture {
                src: index.url(&rendition.main_path()),
                alt: if alt.is_empty() { title } else { alt }.to_owned(),
                width,
                height,
                ..page::Picture::default()
            }
        })
        .collect();
    shapes.dedup();
    shapes
}
