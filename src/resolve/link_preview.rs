//! The picture of a page where others show a link to it: in messages, in networks, in search results.
//! Few of them can show a drawing or an animation.

use super::{
    index::{Index, stories::Published},
    picture::rendition,
    rendition::{PREVIEW, PictureUse, Rendition, SHARED},
};
use crate::{
    model::{Author, Block, Found, Media, Picture, Publication, Slug, around},
    page,
};

/// The picture that stands for a story or a page: the first of its own, from the lead on, that others can
/// show large, else the first that search engines take. None of a sponsor's.
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
        .filter(|(at, _)| own.iter().any(|start| at.starts_with(start)) && !shows_another(at))
        .filter_map(|(_, picture)| Some((*picture, publication.media.get(&picture.src)?)))
        .filter(|(_, media)| media.fits_results())
        .peekable();
    let first = own.peek().map(|(picture, _)| *picture);
    let large = own.find(|(_, media)| media.fits_previews());
    large.map(|(picture, _)| picture).or(first)
}

/// What the picture of a story or a page is made into.
pub fn uses(picture: &Picture, media: &Media) -> impl Iterator<Item = PictureUse> {
    let preview = preview(picture, media).filter(|used| *used == PREVIEW);
    SHARED.into_iter().chain(preview)
}

/// How a picture is cut for a link preview; none of one that is too small.
pub fn preview(picture: &Picture, media: &Media) -> Option<PictureUse> {
    let [wide, ..] = SHARED;
    let (width, height) = Rendition::new(&picture.src, media, picture.focus, wide).size();
    let fits = width >= Media::PREVIEW.0 && height >= Media::PREVIEW.1;
    media
        .fits_previews()
        .then_some(if fits { wide } else { PREVIEW })
}

/// The picture of a static page, where it has one. `title` says what it shows where the picture doesn't.
pub fn own(index: &Index, found: &Found, title: &str) -> Option<page::Picture> {
    shown(index, chosen(index.publication, found)?, title)
}

/// The same of a story, for which it was chosen once, whatever the number of its pages.
pub fn of_story(index: &Index, story: &Published) -> Option<page::Picture> {
    shown(index, story.link_preview?, &story.story.headline)
}

/// The addresses of a story's picture in all shapes that search engines ask for, the widest first; none
/// where it has no picture that they take.
pub fn in_all_shapes(index: &Index, story: &Published) -> Vec<String> {
    let picture = story.link_preview.into_iter();
    let mut addresses: Vec<_> = picture
        .flat_map(|picture| SHARED.map(|used| rendition(index, picture, used)))
        .flatten()
        .map(|rendition| index.url(&rendition.main_path()))
        .collect();
    addresses.dedup();
    addresses
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
    let name = author.name.as_deref().unwrap_or_default();
    shown(index, portrait(index.publication, author)?, name)
}

/// The picture of a page that has none of its own, where the site has one for it.
pub fn of_the_site(index: &Index) -> Option<page::Picture> {
    let site = &index.publication.site;
    shown(index, site.link_preview.as_ref()?, &site.name)
}

/// Where a picture is published as it is cut for link previews, from the site's root; none where it is too
/// small for them.
pub fn file(index: &Index, picture: &Picture) -> Option<String> {
    let media = index.publication.media.get(&picture.src)?;
    let rendition = rendition(index, picture, preview(picture, media)?)?;
    Some(rendition.main_path())
}

fn shown(index: &Index, picture: &Picture, title: &str) -> Option<page::Picture> {
    let media = index.publication.media.get(&picture.src)?;
    let rendition = rendition(index, picture, preview(picture, media)?)?;
    let (width, height) = rendition.size();
    let alt = picture.alt.trim();
    Some(page::Picture {
        src: index.url(&rendition.main_path()),
        alt: if alt.is_empty() { title } else { alt }.to_owned(),
        width,
        height,
        ..page::Picture::default()
    })
}
