//! The front, laid out by the site file: a story is on it once, and pins have the first choice.

use std::collections::BTreeSet;

use super::{
    author::pages_elsewhere,
    card::cards,
    feeds::alternates,
    head::{Subject, head},
    index::{
        Index,
        address::Address,
        lists::List,
        stories::{Published, StoryId},
    },
    sizes::CardRow,
    structured,
};
use crate::{
    grammar::feed::Followed,
    model::{Container, Credit, Layout, Query, Slug},
    page::{Content, Front, Head, Kicker, Shelf},
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
        containers: shelves(index, containers),
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

/// The containers that have stories, each with its own: pins first, then the newest that answer its
/// query and are in no container above.
fn shelves(index: &Index, containers: &[Container]) -> Vec<Shelf> {
    let mut taken = BTreeSet::new();
    let pinned: Vec<Vec<StoryId>> = containers
        .iter()
        .map(|container| {
            let pins = container.pins.iter();
            pins.filter_map(|pin| index.stories.by_name(pin))
                .filter(|id| taken.insert(*id))
                .take(container.size)
                .collect()
        })
        .collect();
    let mut filled: Vec<(&Container, Vec<StoryId>)> = Vec::new();
    for (container, mut stories) in containers.iter().zip(pinned) {
        let answers = index
            .stories
            .public()
            .filter(|id| is_answer(&index.stories[*id], &container.query));
        for id in answers {
            if stories.len() == container.size {
                break;
            }
            if taken.insert(id) {
                stories.push(id);
            }
        }
        if !stories.is_empty() {
            filled.push((container, stories));
        }
    }
    let layouts: Vec<_> = filled.iter().map(|(one, _)| one.layout).collect();
    filled
        .iter()
        .zip(Layout::half_width(&layouts))
        .map(|((container, stories), half)| shelf(index, container, stories, half))
        .collect()
}

fn shelf(index: &Index, container: &Container, stories: &[StoryId], half: bool) -> Shelf {
    let layout = container.layout;
    let row = CardRow::Shelf { layout, half };
    Shelf {
        title: shelf_title(index, container),
        layout,
        cards: cards(index, stories, index.site_language(), row),
    }
}

/// The container's own, else the name of the one section or topic that is asked for. Either way it
/// leads to that section or topic.
fn shelf_title(index: &Index, container: &Container) -> Option<Kicker> {
    let site = &index.publication.site;
    let query = &container.query;
    let asked = match (query.sections.as_slice(), query.topics.as_slice()) {
        ([slug], []) => index.publication.section(slug).map(|section| {
            let tone = site.tone(slug).as_str().to_owned();
            (&section.name, List::Section(slug.clone()), Some(tone))
        }),
        ([], [slug]) => site
            .topic(slug)
            .map(|topic| (&topic.name, List::Topic(slug.clone()), None)),
        _ => None,
    };
    match (&container.title, asked) {
        (title, Some((name, list, tone))) => {
            let path = list.path();
            Some(Kicker {
                name: title.as_ref().unwrap_or(name).clone(),
                href: index.has_path(&path).then(|| index.base.href(&path)),
                tone,
                language: None,
            })
        }
        (Some(title), None) => Some(Kicker {
            name: title.clone(),
            href: None,
            tone: None,
            language: None,
        }),
        (None, None) => None,
    }
}

fn is_answer(published: &Published, query: &Query) -> bool {
    let Published {
        story, language, ..
    } = published;
    let authors = || story.authors.iter().filter_map(Credit::author);
    is_among(&query.sections, [&story.section])
        && is_among(&query.topics, story.subjects())
        && is_among(&query.authors, authors())
        && (query.kinds.is_empty() || query.kinds.contains(&story.kind))
        && (query.languages.is_empty() || query.languages.contains(language))
}

/// Whether one of the slugs is wanted; an empty list asks for nothing in particular.
fn is_among<'a>(wanted: &[Slug], slugs: impl IntoIterator<Item = &'a Slug>) -> bool {
    wanted.is_empty() || slugs.into_iter().any(|slug| wanted.contains(slug))
}
