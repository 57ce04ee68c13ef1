//! A page that is no story.

use super::{
    head::{self, Subject},
    index::{Index, address::Address},
};
use crate::{
    model::Slug,
    page::{self, Content, Head},
    typeset::Setter,
};

/// The page of that name.
pub fn static_page(index: &Index, slug: &Slug) -> (Head, Content) {
    let page = &index.publication.pages[slug];
    let language = page.language.as_ref();
    let language = language.unwrap_or_else(|| index.site_language());
    let head = head::head(
        index,
        Subject {
            title: &page.title,
            description: head::description(index, &page.standfirst, &page.body, &page.title),
            path: Some(&index.path(&Address::Static(slug.clone()))),
            language,
            genre: "website",
        },
    );
    let setter = Setter::new(index, language, &page.notes);
    let standfirst = setter.text(&page.standfirst);
    let body = setter.body(&page.body);
    let content = page::StaticPage {
        title: page.title.clone(),
        standfirst,
        updated: page
            .updated
            .map(|updated| index.dates.day(updated, language)),
        body,
        after: setter
            .notes()
            .into_iter()
            .chain(setter.lightbox(false))
            .collect(),
    };
    (head, Content::Page(content))
}
