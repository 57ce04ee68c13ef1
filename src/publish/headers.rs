use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{
    grammar::EmbedFrame,
    model::{Block, Found, Publication},
};

/// The headers that the site should be served with, in the file that Netlify, Cloudflare Pages and
/// their like read.
pub fn headers(prefix: &str, policy: &str) -> String {
    let kept = "  Cache-Control: public, max-age=31536000, immutable\n";
    format!(
        "{prefix}/*\n  Content-Security-Policy: {policy}\n  \
         X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\
         {prefix}/preview/*\n  X-Robots-Tag: noindex\n\
         {prefix}/assets/*\n{kept}{prefix}/media/*\n{kept}"
    )
}

/// The Content-Security-Policy (CSP Level 3) of a page: the site's own files, WebAssembly, document
/// rules for speculation, and the inline styles, by their hash. No script can be made of a string
/// (Trusted Types) but for data, which the loader's policy refuses unless it is JSON. Frames come from
/// nowhere but these origins.
pub fn policy(css: &str, frames: &BTreeSet<String>) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(css));
    let frames: String = frames.iter().map(|origin| format!(" {origin}")).collect();
    let frames = match frames.is_empty() {
        true => frames,
        false => format!("frame-src{frames}; "),
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

/// Where what is embedded in a publication would be loaded from.
pub fn frames(publication: &Publication) -> BTreeSet<String> {
    let stories = publication.stories.iter().map(|(_, story)| story.found());
    let previews = publication.previews.iter();
    let previews = previews.map(|preview| preview.story.found());
    let pages = publication.pages.values().map(|page| page.found());
    stories
        .chain(previews)
        .chain(pages)
        .flat_map(origins)
        .collect()
}

fn origins(found: Found<'_>) -> Vec<String> {
    let blocks = found.blocks.iter();
    let origins = blocks.filter_map(|(_, block)| match block {
        Block::Embed(embed) => Some(EmbedFrame::of(embed)?.origin),
        _ => None,
    });
    origins.collect()
}
