//! The front of the publication.

use super::{
    author::pages_elsewhere,
    feeds::alternates,
    head::{Subject, head},
    index::{Index, address::Address, lists::List},
    shelves::shelves,
    structured,
};
use crate::{
    grammar::feed::Followed,
    model::{Container, Layout, Query},
    page::{Content, Front, Head},
};

/// The first page of the publication.
pub fn front(index: &Index) -> (Head, Content) {
    let site = &index.publication.site;
    let language = index.site_language();
    let mut head = head(
        index,
        Subject {
            title: &site.name,
            description: if site.tagline.is_empty() {
                site.name.clone()
            } else {
                site.tagline.clone()
            },
            path: Some(&index.path(&Address::Front)),
            language,
            genre: "website",
        },
    );
    head.me = pages_elsewhere(index, &site.links);
    // Every page has the first of them.
    let feeds = alternates(index, &Followed::List(List::All), &site.name);
    head.alternates = feeds.into_iter().skip(1).collect();
    head.structured = Some(structured::front(index, &head));
    let default;
    let containers = match &site.front {
        Some(containers) => containers,
        None => {
            default = default_containers(index);
            &default
        }
    };
    let newest = index.stories.public().next();
    let all = index.lists.pagination(&List::All).newest_numbered();
    let content = Front {
        title: site.name.clone(),
        edition: newest.map(|id| {
            let published = index.stories[id].story.published;
            index.dates.edition(published, language)
        }),
        containers: shelves(index, containers, None).0,
        all: all.map(|page| index.href(&Address::List(List::All, page))),
    };
    (head, Content::Front(content))
}

/// The newest stories, then each section of the masthead.
fn default_containers(index: &Index) -> Vec<Container> {
    let sections = index.publication.site.navigated();
    let lead = Container {
        layout: Layout::Lead,
        size: 6,
        ..Container::default()
    };
    let sections = sections.into_iter().map(|slug| Container {
        query: Query {
            sections: vec![slug],
            ..Query::default()
        },
        size: 4,
        ..Container::default()
    });
    std::iter::once(lead).chain(sections).collect()
}
