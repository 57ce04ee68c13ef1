//! Rules for what is said of pictures, and how large they are.

use serde_json::Value;

use super::{Problem, Source, Survey};
use crate::{
    grammar::{credit, words::is_visible},
    model::{Block, Found, Media, MediaKind, Picture, PictureRole, Text},
};

/// Ensure that the alternative text of a picture says what it shows: not the name of its file, and not what
/// its caption says, which is read out beside it. It may be empty where the caption says it all; of a picture
/// without either nobody knows who doesn't see it.
pub(super) fn every_picture_says_what_it_shows(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, picture) in &found.pictures {
            let alt = picture.alt.trim();
            let caption = picture.caption.as_ref();
            let caption = caption
                .map(|caption| caption.text.plain())
                .unwrap_or_default();
            let is_told = |what: &str| what.trim().trim_end_matches('.').to_lowercase();
            let (what, mend) = if !is_visible(alt) {
                // What a story is about, and not what decorates a link or a name.
                let is_shown = at == "/lead" || is_content(found, at);
                if is_visible(&caption) || !is_shown {
                    continue;
                }
                (
                    "nothing says what this picture shows".to_owned(),
                    "write it, as you would on the telephone",
                )
            } else if is_file_name(alt) {
                (
                    format!("`{alt}` is the name of a file"),
                    "write what the picture shows",
                )
            } else if is_told(alt) == is_told(&caption) {
                (
                    "this says what the caption says, so it is read out twice".to_owned(),
                    "write what the picture shows, or leave it empty",
                )
            } else {
                continue;
            };
            problems.push(source.problem(&format!("{at}/alt"), what, mend));
        }
    }
}

/// Whether a picture is a block of its own, or one of a gallery or a comparison.
fn is_content(found: &Found, at: &str) -> bool {
    found.blocks.iter().any(|(block, kind)| match kind {
        Block::Image(_) => at == block,
        Block::Gallery(_) | Block::Comparison(_) => at
            .strip_prefix(block.as_str())
            .is_some_and(|rest| rest.starts_with('/')),
        _ => false,
    })
}

/// `IMG_1234`, `harbour-final.jpg`.
fn is_file_name(alt: &str) -> bool {
    const KINDS: [&str; 9] = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "heic", "tif",
    ];
    const CAMERAS: [&str; 7] = ["img", "dsc", "dscn", "dscf", "pxl", "screenshot", "image"];
    let ending = alt
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let is_file = ending.is_some_and(|it| KINDS.contains(&it.as_str()));
    let digits = alt.trim_end_matches(|c: char| c.is_ascii_digit() || "_-() ".contains(c));
    let is_numbered = digits.len() < alt.len();
    (is_file && !alt.contains(", "))
        || is_numbered && CAMERAS.contains(&digits.to_lowercase().as_str())
}

/// Ensure that a photograph with a caption names who made it: its maker has a right to that (Berne
/// Convention, article 6bis), and readers want to know what they look at. Drawings are not asked for it.
pub(super) fn every_photograph_names_who_made_it(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, picture) in &found.pictures {
            let Some(caption) = &picture.caption else {
                continue;
            };
            let media = content.media.pictures.get(&picture.src);
            let is_photograph = media.is_some_and(|media| media.kind.still().is_some());
            let is_named = caption.credit.is_some() || is_named_by_its_gallery(found, at);
            if is_photograph && !is_named && !caption.text.is_empty() {
                let problem = in_the_words(source, &format!("{at}/caption"), &caption.text);
                problems.push(problem.unwrap_or_else(|| {
                    source.problem(
                        &format!("{at}/caption"),
                        "this caption names nobody who made the picture",
                        "add `\"credit\": \"…\"`, and a `label` where it is no photograph",
                    )
                }));
            }
        }
    }
}

/// What is said of a caption whose words end in the credit: who looks for it, a program too, looks in its own field.
fn in_the_words(source: &Source, at: &str, text: &Text) -> Option<Problem> {
    let words = text.plain();
    let (before, credit, _) = credit::at_end(&words)?;
    let at = format!("{at}/text");
    let what = format!("`{credit}` stands in the words of this caption, and not in its `credit`");
    let json = Value::from(credit);
    let mend = format!("take it out of them, and add `\"credit\": {json}`");
    let part = before.len()..words.len();
    let is_string = source.value().pointer(&at).is_some_and(Value::is_string);
    if !is_string {
        return Some(source.problem(&at, what, mend));
    }
    let mut problem = source.problem_in(&at, &part, what, mend);
    // Without other words the caption would be empty.
    let fix = (!before.is_empty())
        .then(|| source.split(&at, before.len(), "credit", credit))
        .flatten();
    problem.fix = fix.map(Box::new);
    Some(problem)
}

/// Whether the caption of the gallery or comparison that a picture is in says who made all of it.
fn is_named_by_its_gallery(found: &Found, at: &str) -> bool {
    found.blocks.iter().any(|(block, kind)| {
        let caption = match kind {
            Block::Gallery(gallery) => gallery.caption.as_ref(),
            Block::Comparison(comparison) => comparison.caption.as_ref(),
            _ => None,
        };
        let is_named = caption.is_some_and(|caption| caption.credit.is_some());
        is_named
            && at
                .strip_prefix(block.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
    })
}

/// Ensure that a picture has as many pixels as its place is wide on an ordinary screen, where it would be
/// blurred otherwise. Phones and fine screens ask for twice as many.
pub(super) fn every_picture_fills_its_place(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, picture) in &found.pictures {
            let Some(media) = content.media.pictures.get(&picture.src) else {
                continue;
            };
            let (least, place) = match least(found, at, picture) {
                Some(place) if is_of_pixels(media) => place,
                _ => continue,
            };
            if media.width < least {
                problems.push(source.problem(
                    &format!("{at}/src"),
                    format!(
                        "`media/{}` is {} pixels wide, and {place} takes {least}",
                        picture.src, media.width
                    ),
                    "put a larger one there, or show it smaller, by its `role`",
                ));
            }
        }
    }
}

fn is_of_pixels(media: &Media) -> bool {
    matches!(media.kind, MediaKind::Still(_))
}

/// In pixels of an ordinary screen, what a place takes of the layout's width, as the styles have it; none of
/// what has no size of its own.
fn least(found: &Found, at: &str, picture: &Picture) -> Option<(u32, &'static str)> {
    if at == "/lead" {
        return Some((840, "a lead"));
    }
    let block = found.blocks.iter().find(|(block, kind)| match kind {
        Block::Image(_) => at == block,
        Block::Gallery(_) => at.starts_with(&format!("{block}/pictures/")),
        _ => false,
    })?;
    Some(match (&block.1, picture.role) {
        (Block::Gallery(_), _) => (289, "a gallery"),
        (_, PictureRole::Inline) => (590, "the width of the text"),
        (_, PictureRole::Supporting) => (285, "a supporting picture"),
        (_, PictureRole::Wide) => (840, "a wide picture"),
        (_, PictureRole::Full) => (1280, "the width of the page"),
        (_, PictureRole::Side) => (208, "the margin"),
        (_, PictureRole::Thumbnail) => (128, "a thumbnail"),
    })
}
