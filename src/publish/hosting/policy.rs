//! What a browser may do with a page of the site (Content-Security-Policy, level 3).

use std::collections::BTreeSet;

use crate::{
    grammar::{Base, EmbedFrame},
    hash::sha256_base64,
    model::{Block, Publication},
    publish::error::PublishError,
};

/// The policy of a file that is opened alone. Browsers show a picture, a sound or a film in a page of
/// their own, by styles in it and the file once more, and a drawing has styles too; nothing else is
/// loaded, and nothing runs. It takes the place of that of pages.
pub const MEDIA: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; \
     media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The only directive here that a `meta` element may not have (CSP 3, section 3.3).
const FRAME_ANCESTORS: &str = "frame-ancestors 'self'; ";

/// The policy of a page: the site's own files, WebAssembly, document
/// rules for speculation, and the inline styles, by their hash. No script can be made of a string
/// (Trusted Types) but for data, which the loader's policy refuses unless it is JSON. Frames come from
/// nowhere but the origins that the publication embeds: all of it, since the app shows the next page in the
/// same document.
pub fn of_pages(css: &str, publication: &Publication) -> String {
    format!(
        "{}{FRAME_ANCESTORS}{}",
        fetched(css, &frame_origins(publication)),
        "require-trusted-types-for 'script'; trusted-types standfirst-data"
    )
}

/// The same for a `meta` element, on hosts that send no headers.
pub fn of_documents(css: &str, publication: &Publication) -> String {
    of_pages(css, publication).replace(FRAME_ANCESTORS, "")
}

fn fetched(css: &str, frame_origins: &BTreeSet<String>) -> String {
    let hash = sha256_base64(css);
    let frames = if frame_origins.is_empty() {
        String::new()
    } else {
        let origins: Vec<_> = frame_origins.iter().map(String::as_str).collect();
        format!("frame-src {}; ", origins.join(" "))
    };
    format!(
        "default-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'; \
         style-src 'self' 'sha256-{hash}'; \
         connect-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; manifest-src 'self'; {frames}\
         base-uri 'none'; form-action 'none'; "
    )
}

/// A frame of the site's own could reach into the page that it stands on.
///
/// # Errors
/// The first embed that stands on the server that the site is published for.
pub fn refuse_own_frames(publication: &Publication, base: &Base) -> Result<(), PublishError> {
    let frames = frames(publication);
    match frames.into_iter().find(|frame| base.is_own(&frame.src)) {
        Some(frame) => Err(PublishError::OwnFrame(frame.page)),
        None => Ok(()),
    }
}

/// Where what is embedded in a publication would be loaded from.
fn frame_origins(publication: &Publication) -> BTreeSet<String> {
    let frames = frames(publication);
    frames.iter().flat_map(EmbedFrame::origins).collect()
}

fn frames(publication: &Publication) -> Vec<EmbedFrame> {
    let stories = publication.stories.iter().map(|one| one.article.found());
    let previews = publication.previews.iter().map(|one| one.story.found());
    let pages = publication.pages.values().map(|page| page.found());
    stories
        .chain(previews)
        .chain(pages)
        .flat_map(|found| found.blocks)
        .filter_map(|(_, block)| match block {
            Block::Embed(embed) => EmbedFrame::of(embed).ok(),
            _ => None,
        })
        .collect()
}
