//! Authors: over a story, under it, and at the top of their own pages.

use std::collections::BTreeMap;

use super::{
    index::{Index, lists::List, stories::Published},
    language::foreign,
    picture, rendition, sizes,
    text::text,
};
use crate::{
    grammar::{joints, words::initial},
    model::{Author, Credit, Elsewhere, Language, Role, Slug},
    page::{AuthorBox, Byline},
    typeset::Lookup,
};

/// The names over a story, by part: who wrote it, who edited it, and so on.
pub fn byline(index: &Index, story: &Published) -> Vec<Byline> {
    let language = foreign(index.site_language(), story.language);
    let mut parts: BTreeMap<Role, Vec<Byline>> = BTreeMap::new();
    for Credit { author, role } in &story.story.authors {
        let found = index.publication.authors.get(author);
        if let Some(name) = found.and_then(|author| author.name.clone()) {
            parts.entry(*role).or_default().push(Byline {
                role: *role,
                name,
                joint: None,
                href: author_href(index, author),
                language: language.clone(),
            });
        }
    }
    for names in parts.values_mut() {
        let plain: Vec<_> = names.iter().map(|one| one.name.as_str()).collect();
        let joints = joints(&plain, &index.interface_language(story.language));
        for (one, joint) in names.iter_mut().skip(1).zip(joints) {
            one.joint = Some(joint);
        }
    }
    parts.into_values().flatten().collect()
}

/// The boxes under a story: one an author, whatever the number of parts.
pub fn author_boxes(index: &Index, story: &Published) -> Vec<AuthorBox> {
    let mut credits: Vec<&Credit> = Vec::new();
    for credit in &story.story.authors {
        if !credits.iter().any(|before| before.author == credit.author) {
            credits.push(credit);
        }
    }
    credits
        .into_iter()
        .filter_map(|credit| {
            Some(AuthorBox {
                role: credit.role,
                language: foreign(index.site_language(), story.language),
                ..author_box(index, &credit.author, story.language)?
            })
        })
        .collect()
}

/// The box at the top of the author's own page, where the portrait is larger.
pub fn author_header(index: &Index, slug: &Slug) -> AuthorBox {
    let mut header = author_box(index, slug, index.site_language()).unwrap_or_default();
    if let Some(portrait) = header
        .portrait
        .as_mut()
        .filter(|one| !one.widths.is_empty())
    {
        portrait.sizes = Some(sizes::LARGE_PORTRAIT.to_owned());
    }
    header
}

fn author_box(index: &Index, slug: &Slug, page_language: &Language) -> Option<AuthorBox> {
    let Author {
        name,
        biography,
        portrait,
        links,
        ..
    } = index.publication.authors.get(slug)?;
    let portrait = portrait.as_ref();
    let links = links.iter().filter_map(|Elsewhere { name, href }| {
        Some(Elsewhere {
            name: name.clone(),
            href: index.address(href)?,
        })
    });
    let called = name
        .as_ref()
        .unwrap_or(&index.locales.of(page_language).unnamed_author);
    Some(AuthorBox {
        name: name.clone(),
        initial: portrait.is_none().then(|| initial(called)),
        role: Role::Author,
        biography: text(index, biography, index.site_language()),
        portrait: portrait.and_then(|portrait| {
            picture::picture(index, portrait, rendition::PORTRAIT, sizes::PORTRAIT)
        }),
        links: links.collect(),
        href: author_href(index, slug),
        language: None,
    })
}

/// The address of the first page of all that an author had a part in.
pub fn author_href(index: &Index, slug: &Slug) -> String {
    index.base.href(&List::Author(slug.clone()).path())
}
