//! Those who made a story.

use serde_json::{Value, json};

use super::Graph;
use crate::{
    model::{Article, Contributor, Guest, Patronage, Role, Slug},
    resolve::{
        Index,
        author::{author_href, pages_elsewhere},
    },
};

impl Graph<'_> {
    /// Those who wrote a story and have a name, else the sponsor of an advertisement, else the publication.
    pub fn authors(&mut self, story: &Article) -> Vec<Value> {
        let named = self.credited(story, |role| role.is_author());
        if !named.is_empty() {
            return named;
        }
        let sponsor = story.sponsor.as_ref();
        match sponsor.filter(|sponsor| sponsor.part == Patronage::Advertisement) {
            Some(sponsor) => vec![json!({ "@type": "Organization", "name": sponsor.name })],
            None => vec![self.publisher()],
        }
    }

    /// Those who had such a part in a story and have a name.
    pub fn credited(&mut self, story: &Article, is_meant: impl Fn(Role) -> bool) -> Vec<Value> {
        let credits = story.authors.iter().filter(|credit| is_meant(credit.role));
        let named = credits.filter_map(|credit| match &credit.by {
            Contributor::Author(slug) => self.author(slug),
            Contributor::Guest(guest) => Some(self::guest(self.index, guest)),
        });
        named.collect()
    }

    /// A person or an organisation; none without a name.
    pub fn author(&mut self, slug: &Slug) -> Option<Value> {
        let index = self.index;
        let author = index.publication.authors.get(slug)?;
        let name = author.name.as_ref()?;
        let kind = kind_of_author(author.desk);
        let url = index.base.absolute(&author_href(index, slug));
        Some(self.once(
            format!("{url}#author"),
            || json!({ "@type": kind, "name": name, "url": url }),
        ))
    }
}

/// A guest has no page here, but may have some elsewhere.
fn guest(index: &Index, guest: &Guest) -> Value {
    let mut node = json!({ "@type": kind_of_author(guest.desk), "name": guest.name });
    super::set(&mut node, "sameAs", pages_elsewhere(index, &guest.links));
    node
}

fn kind_of_author(is_desk: bool) -> &'static str {
    if is_desk { "Organization" } else { "Person" }
}
