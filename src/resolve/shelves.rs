//! Containers with the stories that were found for them: a story is on a front once, and pins have the first
//! choice.

use std::collections::BTreeSet;

use super::{
    card::cards,
    index::{Index, lists::List, stories::StoryId},
    sizes::CardRow,
};
use crate::{
    model::{Container, Layout, Slug},
    page::{Kicker, Shelf},
    typeset::Typesetter,
};

/// The containers that have stories, each with its own: pins first, then the newest that answer its
/// query and are in no container above. With them all stories that stand in one. On the front of a section, a
/// container that asks for no section asks for that one.
pub fn shelves(
    index: &Index,
    containers: &[Container],
    section: Option<&Slug>,
) -> (Vec<Shelf>, BTreeSet<StoryId>) {
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
        for id in answers(index, container, section) {
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
    let shelves = filled
        .iter()
        .zip(Layout::half_width(&layouts))
        .map(|((container, stories), half)| shelf(index, container, stories, half))
        .collect();
    (shelves, taken)
}

/// What a container asks for, the newest first, whether it stands elsewhere or not.
fn answers<'a>(
    index: &'a Index,
    container: &'a Container,
    section: Option<&'a Slug>,
) -> impl Iterator<Item = StoryId> + use<'a> {
    let section = section.filter(|_| container.query.sections.is_empty());
    let named = container.exclude.stories.iter();
    let without: BTreeSet<_> = named
        .filter_map(|name| index.stories.by_name(name))
        .collect();
    let now = index.publication.now;
    let asked = index.stories.public().filter(move |id| {
        let published = &index.stories[*id];
        let story = published.story;
        section.is_none_or(|section| story.section == *section)
            && container.asks_for(story, published.language, now)
            && !without.contains(id)
    });
    asked.skip(container.offset)
}

fn shelf(index: &Index, container: &Container, stories: &[StoryId], half: bool) -> Shelf {
    let layout = container.layout;
    let row = CardRow::Shelf { layout, half };
    Shelf {
        title: shelf_title(index, container),
        sponsor: container
            .sponsor
            .as_ref()
            .map(|sponsor| Typesetter::new(index, index.site_language()).sponsor(sponsor)),
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
