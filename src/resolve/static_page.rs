//! A page that is no story.

use super::{
    head::{self, Subject},
    index::{Index, address::Address},
    link_preview,
    structured::{self, Trail},
};
use crate::{
    model::Slug,
    page::{self, Content, Head},
    typeset::Typesetter,
};

/// The page of that name.
pub fn static_page(index: &Index, slug: &Slug) -> (Head, Content) {
    let page = &index.publication.pages[slug];
    let language = page
        .language
        .as_ref()
        .unwrap_or_else(|| index.site_language());
    let mut head = head::head(
        index,
        Subject {
            title: &page.title,
            description: head::description(index, &page.standfirst, &page.body, &page.title),
            path: Some(&index.path(&Address::Static(slug.clone()))),
            language,
            genre: "website",
        },
    );
    head.image = link_preview::own(index, &page.found(), &page.title).or(head.image);
    let trail = Trail::to(index, &page.title);
    head.structured = Some(structured::page(index, &head, &trail, page.updated));
    let typesetter = Typesetter::for_static_page(index, language, page);
    let standfirst = typesetter.standfirst(&page.standfirst);
    let body = typesetter.body(&page.body);
    let content = page::StaticPage {
        title: page.title.clone(),
        standfirst,
        updated: page
            .updated
            .map(|updated| index.dates.day(updated, language)),
        body,
        after: typesetter
            .notes()
            .into_iter()
            .chain(typesetter.lightbox(false))
            .collect(),
    };
    (head, Content::Page(content))
}
