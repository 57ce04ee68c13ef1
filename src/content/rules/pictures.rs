//! Rules for pictures by where they stand.

use super::{Problem, Survey};
use crate::{
    grammar::words::is_visible,
    model::{Block, Gallery, GalleryLayout, around},
};

/// Ensure that a picture which is a link stands where it can be one, and says where it leads. Otherwise a
/// screen reader would read out its address, letter by letter.
pub(super) fn every_picture_that_is_a_link_says_where(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let what = "only a picture in the body of a story can be a link";
    let mend = "leave `href` out, or put the picture into an `image` or a `gallery`";
    for (source, found, _) in content.documents() {
        let blocks = found.by_pointer();
        for (at, picture) in &found.pictures {
            if picture.href.is_none() {
                continue;
            }
            let is_image = matches!(blocks.get(at.as_str()), Some(Block::Image(_)));
            let can_be_one = is_image
                || around(at).any(|(block, inside)| {
                    inside.starts_with("pictures/")
                        && matches!(blocks.get(block), Some(Block::Gallery(_)))
                });
            if !can_be_one {
                problems.push(source.problem(&format!("{at}/href"), what, mend));
            } else if !is_visible(&picture.alt) {
                problems.push(source.problem(
                    &format!("{at}/alt"),
                    "this picture is a link, and nothing says where it leads",
                    "write where, as it would stand in a text",
                ));
            }
        }
    }
    let preview = content.site.link_preview.as_ref();
    if preview.is_some_and(|picture| picture.href.is_some()) {
        problems.push(
            content
                .site_source
                .problem("/link_preview/href", what, mend),
        );
    }
    for author in &content.authors {
        let portrait = author.value.portrait.as_ref();
        if portrait.is_some_and(|portrait| portrait.href.is_some()) {
            problems.push(author.source.problem("/portrait/href", what, mend));
        }
    }
}

/// Ensure that pictures in a row are as many as have room in it. More would be too small to see, and one is
/// no row.
pub(super) fn a_row_of_pictures_has_two_or_three(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            if let Block::Gallery(Gallery {
                layout: GalleryLayout::Row,
                pictures,
                ..
            }) = block
                && !(2..=3).contains(&pictures.len())
            {
                problems.push(source.problem(
                    &format!("{at}/pictures"),
                    format!(
                        "a row has two or three pictures, and this one {}",
                        pictures.len()
                    ),
                    "take `\"layout\": \"row\"` out, or make it an `image` where there is but one",
                ));
            }
        }
    }
}
