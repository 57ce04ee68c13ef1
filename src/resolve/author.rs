use std::collections::BTreeMap;

use super::{Resolver, cut, place};
use crate::{
    model::{Article, Author, Credit, Elsewhere, Role, Slug},
    page::{AuthorBox, Byline},
    typeset::Lookup,
};

impl Resolver<'_> {
    /// The names over a story, by part: who wrote it, who edited it, and so on.
    pub(super) fn byline(&self, story: &Article) -> Vec<Byline> {
        let language = self.foreign(self.language(story));
        let mut parts: BTreeMap<Role, Vec<Byline>> = BTreeMap::new();
        for Credit { author, role } in &story.authors {
            let found = self.publication.authors.get(author);
            if let Some(name) = found.and_then(|author| author.name.clone()) {
                parts.entry(*role).or_default().push(Byline {
                    role: *role,
                    name,
                    href: self.author_href(author),
                    language: language.clone(),
                });
            }
        }
        parts.into_values().flatten().collect()
    }

    /// One box an author, whatever the number of parts.
    pub(super) fn author_boxes(&self, story: &Article) -> Vec<AuthorBox> {
        let mut credits: Vec<&Credit> = Vec::new();
        for credit in &story.authors {
            if !credits.iter().any(|before| before.author == credit.author) {
                credits.push(credit);
            }
        }
        let boxes = credits.into_iter().filter_map(|credit| {
            let found = self.author_box(&credit.author)?;
            Some(AuthorBox {
                role: credit.role,
                language: self.foreign(self.language(story)),
                ..found
            })
        });
        boxes.collect()
    }

    pub(super) fn author_box(&self, slug: &Slug) -> Option<AuthorBox> {
        let Author {
            name,
            biography,
            portrait,
            links,
            ..
        } = self.publication.authors.get(slug)?;
        let links = links.iter().filter_map(|Elsewhere { name, href }| {
            Some(Elsewhere {
                name: name.clone(),
                href: self.address(href)?,
            })
        });
        Some(AuthorBox {
            name: name.clone(),
            role: Role::Author,
            biography: self.words(biography, self.site_language()),
            portrait: portrait
                .as_ref()
                .and_then(|portrait| self.picture_at(portrait, cut::PORTRAIT, place::PORTRAIT)),
            links: links.collect(),
            href: self.author_href(slug),
            language: None,
        })
    }

    /// On the author's own page, where the portrait is larger.
    pub(super) fn author_at_top(&self, slug: &Slug) -> AuthorBox {
        let mut found = self.author_box(slug).unwrap_or_default();
        if let Some(portrait) = found.portrait.as_mut().filter(|one| !one.widths.is_empty()) {
            portrait.sizes = place::LARGE_PORTRAIT.to_owned();
        }
        found
    }

    pub(super) fn author_href(&self, slug: &Slug) -> String {
        self.base.href(&format!("/author/{slug}/"))
    }
}
