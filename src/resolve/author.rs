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
    model::{Article, Author, BYLINE_NAME, Contributor, Credit, Elsewhere, Language, Role, Slug},
    page::{AuthorBox, Byline},
    typeset::Lookup,
};

/// The names over a story, by part: who wrote it, who edited it, and so on.
pub fn byline(index: &Index, story: &Published) -> Vec<Byline> {
    let language = foreign(index.site_language(), story.language);
    let mut parts: BTreeMap<Role, Vec<Byline>> = BTreeMap::new();
    for Credit { by, role } in &story.story.authors {
        let (name, href, language) = match by {
            Contributor::Author(author) => {
                let found = index.publication.authors.get(author);
                let name = found.and_then(|author| author.name.clone());
                (name, Some(author_href(index, author)), language.clone())
            }
            Contributor::Guest(guest) => (Some(guest.name.clone()), None, None),
        };
        if let Some(name) = name {
            parts.entry(*role).or_default().push(Byline {
                role: *role,
                name,
                joint: None,
                after: None,
                href,
                language,
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
    if let (Some(line), Some(names)) = (&story.story.byline, parts.get_mut(&Role::Author)) {
        put_into(line, names);
    }
    parts.into_values().flatten().collect()
}

/// Puts names into a line that a story has of its own, if it has a place for each.
fn put_into(line: &str, names: &mut [Byline]) {
    let words: Vec<_> = line.split(BYLINE_NAME).map(str::to_owned).collect();
    if words.len() != names.len() + 1 {
        return;
    }
    for (one, before) in names.iter_mut().zip(&words) {
        one.joint = Some(before.clone());
    }
    if let Some(last) = names.last_mut() {
        last.after = words.last().filter(|words| !words.is_empty()).cloned();
    }
}

/// The boxes under a story: one an author, whatever the number of parts.
pub fn author_boxes(index: &Index, story: &Published) -> Vec<AuthorBox> {
    let mut credits: Vec<&Credit> = Vec::new();
    for credit in &story.story.authors {
        if !credits.iter().any(|before| before.by == credit.by) {
            credits.push(credit);
        }
    }
    credits
        .into_iter()
        .filter_map(|credit| {
            let (shown, language) = match &credit.by {
                Contributor::Author(slug) => (
                    known_author(index, slug, story.language)?,
                    foreign(index.site_language(), story.language),
                ),
                Contributor::Guest(guest) => {
                    let words = (story.language, story.language);
                    (author_box(index, &guest.author(), words), None)
                }
            };
            Some(AuthorBox {
                role: credit.role,
                language,
                ..shown
            })
        })
        .collect()
}

/// The box at the top of the author's own page, where the portrait is larger.
pub fn author_header(index: &Index, slug: &Slug) -> AuthorBox {
    let mut header = known_author(index, slug, index.site_language()).unwrap_or_default();
    if let Some(portrait) = header
        .portrait
        .as_mut()
        .filter(|one| !one.widths.is_empty())
    {
        portrait.sizes = Some(sizes::LARGE_PORTRAIT.to_owned());
    }
    header
}

fn known_author(index: &Index, slug: &Slug, page_language: &Language) -> Option<AuthorBox> {
    let author = index.publication.authors.get(slug)?;
    Some(AuthorBox {
        href: Some(author_href(index, slug)),
        ..author_box(index, author, (index.site_language(), page_language))
    })
}

/// `own` is the language of what is said of the author.
fn author_box(
    index: &Index,
    author: &Author,
    (own, page_language): (&Language, &Language),
) -> AuthorBox {
    let Author {
        name,
        biography,
        portrait,
        links,
        ..
    } = author;
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
    AuthorBox {
        name: name.clone(),
        initial: portrait.is_none().then(|| initial(called)),
        role: Role::Author,
        biography: text(index, biography, own),
        portrait: portrait.and_then(|portrait| {
            picture::picture(index, portrait, rendition::PORTRAIT, sizes::PORTRAIT)
        }),
        links: links.collect(),
        href: None,
        language: None,
    }
}

/// The account in the fediverse of the first of those who wrote a story that has one, else the site's.
pub fn creator(index: &Index, story: &Article) -> Option<String> {
    let credits = story
        .authors
        .iter()
        .filter(|credit| credit.role.is_author());
    let authors = credits.filter_map(|credit| index.publication.authors.get(credit.author()?));
    let mut accounts = authors.filter_map(|author| author.fediverse.as_ref());
    let site = index.publication.site.fediverse.as_ref();
    accounts.next().or(site).cloned()
}

/// Where somebody is found elsewhere, as `rel=me` says it: pages, no mail and no numbers, and none of this site, which
/// may not be out.
pub fn pages_elsewhere(index: &Index, links: &[Elsewhere]) -> Vec<String> {
    let hrefs = links.iter().map(|link| link.href.as_str());
    let elsewhere = hrefs.filter(|href| is_elsewhere(index, href));
    elsewhere.map(str::to_owned).collect()
}

/// Whether a link leads to a page of another site.
pub fn is_elsewhere(index: &Index, href: &str) -> bool {
    href.starts_with("http") && index.is_elsewhere(href)
}

/// The address of the first page of all that an author had a part in.
pub fn author_href(index: &Index, slug: &Slug) -> String {
    index.base.href(&List::Author(slug.clone()).path())
}
