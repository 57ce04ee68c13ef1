//! The front, laid out by the site file: a story stands once on it, and pins have the first choice.

use std::collections::BTreeSet;

use super::{Resolver, head::Subject, list::List, place::Row};
use crate::{
    model::{Container, Layout, Query, Slug},
    page::{Content, Front, Head, Kicker, Shelf},
};

impl Resolver<'_> {
    pub(super) fn front(&self, path: &str) -> (Head, Content) {
        let site = &self.publication.site;
        let language = self.site_language();
        let head = self.head(Subject {
            title: &site.name,
            description: match site.tagline.is_empty() {
                true => site.name.clone(),
                false => site.tagline.clone(),
            },
            path: Some(path),
            language,
            genre: "website",
        });
        let default;
        let containers = match &site.front {
            Some(containers) => containers,
            None => {
                default = self.default_front();
                &default
            }
        };
        let all = self.on(&List::All).len();
        let newest = List::All.numbered(all, site.page_size);
        let content = Content::Front(Front {
            title: site.name.clone(),
            edition: self
                .publication
                .stories
                .first()
                .map(|(_, newest)| self.dates.edition(newest.published, language)),
            containers: self.shelves(containers),
            all: (newest > 0).then(|| self.base.href(&self.list_path(&List::All, newest))),
        });
        (head, content)
    }

    /// The newest stories, then each section of the masthead.
    fn default_front(&self) -> Vec<Container> {
        let site = &self.publication.site;
        let all: Vec<_> = site.sections.iter().map(|section| &section.slug).collect();
        let sections = match &site.navigation {
            Some(slugs) => slugs.iter().collect(),
            None => all,
        };
        let lead = Container {
            layout: Layout::Lead,
            size: 6,
            ..Container::default()
        };
        let sections = sections.into_iter().map(|slug| Container {
            query: Query {
                sections: vec![slug.clone()],
                ..Query::default()
            },
            size: 4,
            ..Container::default()
        });
        std::iter::once(lead).chain(sections).collect()
    }

    fn shelves(&self, containers: &[Container]) -> Vec<Shelf> {
        let mut taken = BTreeSet::new();
        let pinned: Vec<Vec<usize>> = containers
            .iter()
            .map(|container| {
                let pins = container.pins.iter().filter_map(|pin| self.by_slug(pin));
                let free = pins.filter(|place| taken.insert(*place));
                free.take(container.size).collect()
            })
            .collect();
        let filled = containers
            .iter()
            .zip(pinned)
            .filter_map(|(container, mut places)| {
                let wanted = (0..self.publication.stories.len())
                    .filter(|place| self.answers(*place, &container.query));
                for place in wanted {
                    if places.len() == container.size {
                        break;
                    }
                    if taken.insert(place) {
                        places.push(place);
                    }
                }
                (!places.is_empty()).then_some((container, places))
            });
        let filled: Vec<_> = filled.collect();
        let layouts: Vec<_> = filled.iter().map(|(one, _)| one.layout).collect();
        let halves = Layout::half_width(&layouts);
        let shelves = filled.iter().zip(halves);
        shelves
            .map(|((container, places), half)| self.shelf(container, places, half))
            .collect()
    }

    fn shelf(&self, container: &Container, places: &[usize], half: bool) -> Shelf {
        let layout = container.layout;
        let row = Row::Shelf { layout, half };
        Shelf {
            title: self.shelf_title(container),
            layout,
            cards: self.cards(places, self.site_language(), row),
        }
    }

    /// The container's own, else the one section's or topic's, which it leads to either way.
    fn shelf_title(&self, container: &Container) -> Option<Kicker> {
        let site = &self.publication.site;
        let query = &container.query;
        let of = match (query.sections.as_slice(), query.topics.as_slice()) {
            ([slug], []) => self.publication.section(slug).map(|section| {
                let tone = site.tone(slug).as_str().to_owned();
                (&section.name, format!("/{slug}/"), Some(tone))
            }),
            ([], [slug]) => site
                .topic(slug)
                .map(|topic| (&topic.name, format!("/topic/{slug}/"), None)),
            _ => None,
        };
        match (&container.title, of) {
            (title, Some((name, path, tone))) => Some(Kicker {
                name: title.as_ref().unwrap_or(name).clone(),
                href: self.paths.contains(&path).then(|| self.base.href(&path)),
                tone,
                language: None,
            }),
            (Some(title), None) => Some(Kicker {
                name: title.clone(),
                href: None,
                tone: None,
                language: None,
            }),
            (None, None) => None,
        }
    }

    fn answers(&self, place: usize, query: &Query) -> bool {
        let story = self.story_at(place);
        let authors = || story.authors.iter().map(|credit| &credit.author);
        among(&query.sections, [&story.section])
            && among(&query.topics, story.subjects())
            && among(&query.authors, authors())
            && (query.kinds.is_empty() || query.kinds.contains(&story.kind))
            && (query.languages.is_empty() || query.languages.contains(self.language(story)))
    }
}

fn among<'a>(wanted: &[Slug], of: impl IntoIterator<Item = &'a Slug>) -> bool {
    wanted.is_empty() || of.into_iter().any(|slug| wanted.contains(slug))
}
