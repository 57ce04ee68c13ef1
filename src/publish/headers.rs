use std::collections::BTreeSet;

use super::{app::App, error::PublishError, file_error::FileError, output::Output};
use crate::{
    grammar::{Base, EmbedFrame},
    hash::sha256_base64,
    model::{Block, Publication},
};

/// Writes the headers that the site should be served with, in the file that Netlify, Cloudflare Pages
/// and their like read.
pub fn write(
    publication: &Publication,
    base: &Base,
    app: &App,
    output: &Output,
) -> Result<(), FileError> {
    let policy = policy(&app.css, &frame_origins(publication));
    output.write("_headers", headers(base.prefix(), &policy).as_bytes())
}

/// What search engines are asked to leave out: previews, and the data of pages, which say the same again.
const NOT_LISTED: [&str; 2] = ["/preview/*", "/*.json"];

/// The policy of a file that is opened alone. Browsers show a picture, a sound or a film in a page of
/// their own, by styles in it and the file once more, and a drawing has styles too; nothing else is
/// loaded, and nothing runs. It takes the place of that of pages: Netlify has the later rule win, and
/// Cloudflare would join both, but for the line that takes the first away.
const MEDIA_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; \
     media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// `prefix` is the site's path without a slash at its end.
fn headers(prefix: &str, policy: &str) -> String {
    let noindex: String = NOT_LISTED
        .iter()
        .map(|path| format!("{prefix}{path}\n  X-Robots-Tag: noindex\n"))
        .collect();
    let immutable = "  Cache-Control: public, max-age=31536000, immutable\n";
    format!(
        "{prefix}/*\n  Content-Security-Policy: {policy}\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\
         {noindex}\
         {prefix}/assets/*\n{immutable}{prefix}/media/*\n  \
         ! Content-Security-Policy\n  \
         Content-Security-Policy: {MEDIA_POLICY}\n{immutable}"
    )
}

/// The Content-Security-Policy (CSP Level 3) of a page: the site's own files, WebAssembly, document
/// rules for speculation, and the inline styles, by their hash. No script can be made of a string
/// (Trusted Types) but for data, which the loader's policy refuses unless it is JSON. Frames come from
/// nowhere but these origins.
fn policy(css: &str, frame_origins: &BTreeSet<String>) -> String {
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
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
         require-trusted-types-for 'script'; trusted-types standfirst-data"
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
