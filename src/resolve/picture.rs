//! Pictures as pages have them.

use super::{
    index::Index,
    rendition::{LEAD, PictureUse, Rendition},
    sizes,
};
use crate::{
    model::{self, Article, Kind},
    page::Picture,
    typeset::Placement,
};

/// A picture as it is published for a use, without its caption. `sizes` is how wide it is in the layout
/// (HTML, `sizes`).
pub fn picture(
    index: &Index,
    picture: &model::Picture,
    used: PictureUse,
    sizes: &str,
) -> Option<Picture> {
    let rendition = rendition(index, picture, used)?;
    let (width, height) = rendition.size();
    let has_widths = !rendition.widths.is_empty();
    Some(Picture {
        src: index.base.href(&rendition.main_path()),
        alt: picture.alt.clone(),
        enlarge: None,
        moving: Vec::new(),
        caption: Vec::new(),
        width,
        height,
        sizes: has_widths.then(|| sizes.to_owned()),
        tint: index.tints.get(&picture.src).cloned(),
        widths: rendition.widths,
    })
}

/// The picture over a story, without its caption.
pub fn lead(index: &Index, story: &Article, lead: &model::Picture) -> Option<Picture> {
    let sizes = match story.kind {
        Kind::LongRead => sizes::WIDE_LEAD,
        _ => sizes::LEAD,
    };
    picture(index, lead, LEAD, sizes)
}

/// A picture in the body of a story, without its caption.
pub fn in_body(index: &Index, source: &model::Picture, placement: Placement) -> Option<Picture> {
    picture(
        index,
        source,
        PictureUse::in_body(placement),
        sizes::in_body(placement),
    )
}

/// The address of all of a picture that moves.
pub fn moving(index: &Index, source: &model::Picture) -> Option<String> {
    let path = rendition(index, source, LEAD)?.moving_path()?;
    Some(index.base.href(&path))
}

/// What a picture is published as for a use; none of one that isn't published.
pub fn rendition<'a>(
    index: &Index<'a>,
    picture: &'a model::Picture,
    used: PictureUse,
) -> Option<Rendition<'a>> {
    let media = index.publication.media.get(&picture.src)?;
    Some(Rendition::new(&picture.src, media, picture.focus, used))
}
