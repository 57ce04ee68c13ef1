//! The pages that are no stories, and the way to each page.

use serde_json::{Value, json};

use super::{Graph, set};
use crate::{
    json::Json,
    model::{Moment, Slug},
    page::Head,
    resolve::{author::pages_elsewhere, index::Index, picture, rendition::PORTRAIT},
};

/// The pages that lead to one, from the front on, and it itself: names and absolute addresses.
#[derive(Debug, Default)]
pub struct Trail(Vec<(String, String)>);

impl Trail {
    /// The front.
    pub fn from_front(index: &Index) -> Self {
        let mut trail = Self::default();
        trail.push(&index.publication.site.name, index.url("/"));
        trail
    }

    /// From the front straight to a page of that name.
    pub fn to(index: &Index, name: &str) -> Self {
        let mut trail = Self::from_front(index);
        trail.push(name, String::new());
        trail
    }

    /// The next page on the way; the address of the last one need not be told.
    pub fn push(&mut self, name: &str, url: String) {
        self.0.push((name.to_owned(), url));
    }
}

/// The front: the site, and all that is to be known of the publication.
pub fn front(index: &Index, head: &Head) -> Json {
    let mut graph = Graph::new(index);
    let site = &index.publication.site;
    let mut publisher = graph.publisher();
    set(
        &mut publisher,
        "sameAs",
        pages_elsewhere(index, &site.links),
    );
    for (policy, href) in site.policies.all() {
        let name = match policy {
            "corrections" => "correctionsPolicy",
            "ethics" => "ethicsPolicy",
            _ => "publishingPrinciples",
        };
        set(&mut publisher, name, index.url_of(&href.0));
    }
    let mut website = graph.website();
    website["inLanguage"] = json!(head.language);
    website["publisher"] = graph.publisher();
    if !site.tagline.is_empty() {
        website["description"] = site.tagline.as_str().into();
    }
    super::graph(vec![website, publisher])
}

/// A page of a list: its stories, by their addresses.
pub fn list(index: &Index, head: &Head, trail: &Trail, stories: &[String]) -> Json {
    let mut graph = Graph::new(index);
    let mut node = graph.page("CollectionPage", head);
    let items = stories.iter().zip(1..);
    let items: Vec<_> = items
        .map(|(url, position)| json!({ "@type": "ListItem", "position": position, "url": url }))
        .collect();
    if !items.is_empty() {
        node["mainEntity"] = json!({ "@type": "ItemList", "itemListElement": items });
    }
    super::graph(vec![node, graph.trail(trail)])
}

/// The page of an author; none of one without a name.
pub fn author(index: &Index, slug: &Slug, head: &Head, trail: &Trail) -> Option<Json> {
    let mut graph = Graph::new(index);
    let author = index.publication.authors.get(slug)?;
    let mut person = graph.author(slug)?;
    if !author.biography.is_empty() {
        person["description"] = head.description.as_str().into();
    }
    let portrait = author.portrait.as_ref();
    let portrait = portrait.and_then(|portrait| picture::rendition(index, portrait, PORTRAIT));
    let portrait = portrait.map(|portrait| index.url(&portrait.main_path()));
    set(&mut person, "image", portrait);
    set(&mut person, "sameAs", pages_elsewhere(index, &author.links));
    let mut node = graph.page("ProfilePage", head);
    node["mainEntity"] = person;
    Some(super::graph(vec![node, graph.trail(trail)]))
}

/// A page that is nothing else.
pub fn page(index: &Index, head: &Head, trail: &Trail, updated: Option<Moment>) -> Json {
    let mut graph = Graph::new(index);
    let mut node = graph.page("WebPage", head);
    let updated = updated.map(|updated| index.dates.minute(updated, &head.language).iso);
    set(&mut node, "dateModified", updated);
    node["publisher"] = graph.publisher();
    super::graph(vec![node, graph.trail(trail)])
}

impl Graph<'_> {
    fn page(&mut self, kind: &str, head: &Head) -> Value {
        json!({
            "@type": kind,
            "@id": head.canonical,
            "url": head.canonical,
            "name": head.own_title(),
            "description": head.description,
            "inLanguage": head.language,
            "isPartOf": self.website(),
        })
    }

    /// A `BreadcrumbList`. The last one is the page itself, whose address need not be told.
    pub fn trail(&self, trail: &Trail) -> Value {
        let last = trail.0.len();
        let items = trail.0.iter().zip(1..).map(|((name, url), position)| {
            let mut item = json!({ "@type": "ListItem", "position": position, "name": name });
            if position < last {
                item["item"] = url.as_str().into();
            }
            item
        });
        json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
    }
}
