//! A page that is no story.

use super::{
    collection,
    head::{self, Subject},
    index::{Index, address::Address, pagination::PageNumber},
    link_preview, structured,
};
use crate::{
    model::{Language, PageName, StaticPage},
    page::{self, Content, Head},
    typeset::Typesetter,
};

/// The page of that name.
pub fn static_page(index: &Index, name: &PageName) -> (Head, Content) {
    let page = &index.publication.pages[name];
    let address = Address::Static(name.clone());
    let (mut head, mut content) = opening(index, page, &page.title, &address);
    let trail = collection::trail(index, (name, page));
    let entries = page.collection.as_ref().map(|collection| {
        collection::list(
            index,
            (name, page),
            collection,
            PageNumber::FIRST,
            &mut head,
        )
    });
    let typesetter = Typesetter::for_static_page(index, language(index, page), page);
    let facts = typesetter.facts(
        &collection::facts(index, page),
        collection::other_language(index, page),
    );
    content.body = facts.into_iter().map(Into::into).collect();
    content.body.extend(typesetter.body(&page.body));
    content.after = collection::way_up(index, page, &typesetter)
        .into_iter()
        .map(Into::into)
        .chain(typesetter.notes())
        .chain(typesetter.lightbox(false))
        .collect();
    head.structured = Some(match entries {
        Some((nodes, urls)) => {
            content.body.extend(nodes);
            structured::list(index, &head, &trail, &urls)
        }
        None => structured::thing(index, &head, &trail, page)
            .unwrap_or_else(|| structured::page(index, &head, &trail, page.updated)),
    });
    (head, Content::Page(content))
}

/// What stands over the body of a page, and its head without what machines are told. `title` is what it is called
/// where its address is told.
pub fn opening(
    index: &Index,
    page: &StaticPage,
    title: &str,
    address: &Address,
) -> (Head, page::StaticPage) {
    let language = language(index, page);
    let mut head = head::head(
        index,
        Subject {
            title,
            description: head::description(index, &page.standfirst, &page.body, &page.title),
            path: Some(&index.path(address)),
            language,
            genre: "website",
        },
    );
    head.image = link_preview::own(index, &page.found(), &page.title).or(head.image);
    let typesetter = Typesetter::for_static_page(index, language, page);
    let content = page::StaticPage {
        title: page.title.clone(),
        standfirst: typesetter.standfirst(&page.standfirst),
        updated: page
            .updated
            .map(|updated| index.dates.day(updated, language)),
        body: Vec::new(),
        after: Vec::new(),
    };
    (head, content)
}

/// What a page is written in.
pub fn language<'a>(index: &Index<'a>, page: &'a StaticPage) -> &'a Language {
    let own = page.language.as_ref();
    own.unwrap_or_else(|| index.site_language())
}
