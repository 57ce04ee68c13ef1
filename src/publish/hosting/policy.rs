//! What a browser may do with a page of the site (Content-Security-Policy, level 3).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    grammar::{Base, EmbedFrame, origin},
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
/// rules for speculation, and the inline styles, by their hashes. No script can be made of a string
/// (Trusted Types) but for data, which the loader's policy refuses unless it is JSON. Frames come from
/// nowhere but the origins that the publication embeds: all of it, since the app shows the next page in the
/// same document. So it is with what its slots declare.
pub fn of_pages(css: &[&str], publication: &Publication) -> String {
    let mut declared = declared(publication);
    let frames = declared.entry("frame").or_default();
    frames.extend(frame_origins(publication));
    let fetched = fetched(css, &declared);
    let types = trusted_types(publication);
    let policy = format!("{fetched}{FRAME_ANCESTORS}{types}");
    policy.trim_end_matches("; ").to_owned()
}

/// The same for a `meta` element, on hosts that send no headers.
pub fn of_documents(css: &[&str], publication: &Publication) -> String {
    of_pages(css, publication).replace(FRAME_ANCESTORS, "")
}

/// What the slots of a publication declare, by the names of the fields.
type Declared = BTreeMap<&'static str, BTreeSet<String>>;

fn declared(publication: &Publication) -> Declared {
    let mut declared = Declared::new();
    for (_, _, slot) in publication.site.slots.all() {
        for (field, written) in slot.declared() {
            let sources = written.iter().flat_map(|one| origin::source(field, one));
            declared.entry(field).or_default().extend(sources);
        }
    }
    declared
}

fn fetched(css: &[&str], declared: &Declared) -> String {
    let hashes = css
        .iter()
        .map(|css| format!(" 'sha256-{}'", sha256_base64(css)));
    let hashes: String = hashes.collect();
    let more = |field: &str| {
        let sources = declared.get(field).into_iter().flatten();
        sources
            .map(|source| format!(" {source}"))
            .collect::<String>()
    };
    let or_none = |directive: &str, field: &str, none: &str| match more(field).as_str() {
        "" => none.to_owned(),
        sources => format!("{directive}{sources}; "),
    };
    format!(
        "default-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'{}; \
         style-src 'self'{hashes}{}; \
         connect-src 'self'{}; img-src 'self'{}; font-src 'self'{}; media-src 'self'{}; manifest-src 'self'; {}\
         base-uri 'none'; {}",
        more("script"),
        more("style"),
        more("connect"),
        more("img"),
        more("font"),
        more("media"),
        or_none("frame-src", "frame", ""),
        or_none("form-action", "form", "form-action 'none'; "),
    )
}

/// What makes scripts of strings: the loader's policy, and those that slots name.
fn trusted_types(publication: &Publication) -> String {
    let slots = || publication.site.slots.all().map(|(_, _, slot)| slot);
    if slots().any(|slot| slot.without_trusted_types) {
        // Not asked for, a policy of any name may be made.
        return String::new();
    }
    let names: BTreeSet<_> = slots().flat_map(|slot| &slot.trusted_types).collect();
    let names: String = names.iter().map(|name| format!(" {name}")).collect();
    format!("require-trusted-types-for 'script'; trusted-types standfirst-data{names}")
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
