//! Everything that the pictures of a publication are published as.

use super::{
    index::Index,
    link_preview,
    rendition::{CARD, COVER, LEAD, LOGO, PORTRAIT, PictureUse, Rendition},
};
use crate::{
    model::{Article, Block, Found, Href, Logo, Parts, Picture, PictureRole, Publication, around},
    typeset::{Lookup, Placement},
};

/// Every rendition of every picture that may be shown; that of a preview is shown to who has its address.
pub fn renditions(publication: &Publication) -> Vec<Rendition<'_>> {
    those(publication, &|_| true)
}

/// The same without those beside links to what is not out, which no page shows.
pub fn shown_renditions<'a>(index: &Index<'a>) -> Vec<Rendition<'a>> {
    those(index.publication, &|href| index.address(&href.0).is_some())
}

/// `is_out` is whether a link leads somewhere.
fn those<'a>(publication: &'a Publication, is_out: &dyn Fn(&Href) -> bool) -> Vec<Rendition<'a>> {
    let public = publication.stories.iter().map(|story| &story.article);
    let secret = publication.previews.iter().map(|preview| &preview.story);
    let stories: Vec<&Article> = public.chain(secret).collect();
    let leads = stories
        .iter()
        .filter_map(|story| story.picture())
        .flat_map(|lead| [(lead, LEAD), (lead, CARD)]);
    let sponsors = stories.iter().filter_map(|story| story.sponsor.as_ref());
    let of_fronts = publication.site.sponsors().map(|(_, sponsor)| sponsor);
    let logos = sponsors.chain(of_fronts).filter_map(|sponsor| {
        let logo = sponsor.logo.as_ref()?;
        let placement = Placement::Role(PictureRole::Thumbnail);
        Some((logo, PictureUse::in_body(placement)))
    });
    let players = stories
        .iter()
        .filter_map(|story| Some(std::slice::from_ref(story.lead.as_ref()?.player()?)));
    let with_media = |picture: &'a Picture| Some((picture, publication.media.get(&picture.src)?));
    let told = stories
        .iter()
        .filter_map(|story| link_preview::chosen(publication, &story.found()))
        .filter_map(with_media)
        .flat_map(|(picture, media)| {
            link_preview::uses(picture, media).map(move |one| (picture, one))
        });
    let authors = publication.authors.values();
    let pages = publication.pages.values();
    let previews = pages
        .filter_map(|page| link_preview::chosen(publication, &page.found()))
        .chain(&publication.site.link_preview)
        .chain(authors.filter_map(|author| link_preview::portrait(publication, author)))
        .filter_map(with_media)
        .filter_map(|(picture, media)| Some((picture, link_preview::preview(picture, media)?)))
        .chain(told);
    let posts = stories
        .iter()
        .flat_map(|story| &story.live)
        .flat_map(|live| &live.posts)
        .map(|post| post.body.as_slice());
    let bodies = stories
        .iter()
        .map(|story| story.body.as_slice())
        .chain(players)
        .chain(posts)
        .chain(publication.pages.values().map(|page| page.body.as_slice()))
        .flat_map(|body| {
            let mut found = Found::default();
            for (index, block) in body.iter().enumerate() {
                block.find(&format!("/{index}"), &mut found);
            }
            let pictures = in_blocks(&found, is_out).into_iter();
            pictures
                .map(|(_, picture, used)| (picture, used))
                .collect::<Vec<_>>()
        });
    let portraits = publication
        .authors
        .values()
        .filter_map(|author| author.portrait.as_ref());
    let guests = stories.iter().flat_map(|story| &story.authors);
    let guests = guests.filter_map(|credit| credit.guest()?.portrait.as_ref());
    let portraits = portraits.chain(guests).map(|picture| (picture, PORTRAIT));
    let sections = publication.site.sections.iter();
    let covers = sections.filter_map(|section| Some((&section.podcast.as_ref()?.cover, COVER)));
    let own_logo = publication.site.theme.logo.iter().flat_map(Logo::pictures);
    leads
        .chain(previews)
        .chain(own_logo.map(|picture| (picture, LOGO)))
        .chain(covers)
        .chain(bodies)
        .chain(portraits)
        .chain(logos)
        .filter_map(|(picture, used)| {
            let media = publication.media.get(&picture.src)?;
            Some(Rendition::new(&picture.src, media, picture.focus, used))
        })
        .collect()
}

/// The pictures of a body with their JSON pointers, each as large as it is set.
pub fn in_blocks<'f, 'a>(
    found: &'f Found<'a>,
    is_out: &dyn Fn(&Href) -> bool,
) -> Vec<(&'f str, &'a Picture, PictureUse)> {
    let blocks = found.by_pointer();
    let hidden = found.hidden(is_out);
    let pictures = found.pictures.iter();
    pictures
        .filter(|(at, _)| !around(at).any(|(part, _)| hidden.contains(part)))
        .map(|(at, picture)| {
            let by_block =
                around(at).find_map(|(block, inside)| placement_in(blocks.get(block)?, inside));
            let placement = by_block.unwrap_or(Placement::Role(picture.role));
            (at.as_str(), *picture, PictureUse::in_body(placement))
        })
        .collect()
}

/// How a picture is placed in a block that decides it, whatever role the picture says itself. `inside` is
/// where in the block it is, as a JSON pointer without the first slash.
fn placement_in(block: &Block, inside: &str) -> Option<Placement> {
    match (block, inside) {
        (Block::Bookmark(_), "picture") => Some(Placement::Role(PictureRole::Thumbnail)),
        // What stands in the body of a profile is placed as anywhere else.
        (Block::Profiles(_) | Block::ReadMore(_), _) => {
            let (_, field) = inside.strip_prefix("items/")?.split_once('/')?;
            (field == "picture").then_some(Placement::Role(PictureRole::Thumbnail))
        }
        (Block::Video(_), "poster")
        | (Block::Audio(_) | Block::Embed(_), "picture")
        | (Block::Comparison(_), _) => Some(Placement::Role(PictureRole::Inline)),
        (Block::Gallery(gallery), _) => {
            let index = inside.strip_prefix("pictures/")?.parse().ok()?;
            Some(Placement::in_gallery(gallery, index))
        }
        _ => None,
    }
}
