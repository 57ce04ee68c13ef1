//! What to read after a story: what the editor pinned, then what is nearest to it. Stories are looked
//! for around its own date, so that a new one does not change the whole archive.

use std::collections::BTreeMap;

use super::{List, Resolver};
use crate::{
    locales,
    model::{Article, Slug},
    page::{Card, Related},
};

/// How many stories are offered under one.
const OFFERED: usize = 3;

/// With fewer good ones than this, the newest of the section stand there instead.
const FEW: usize = 2;

/// How many stories of a list are looked at, on either side.
const AROUND: usize = 60;

/// Why one story stands under another, the best reason last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason<'a> {
    Words,
    Topic(&'a Slug),
    Series(&'a Slug),
    Pin,
}

impl Resolver<'_> {
    pub(super) fn related(&self, place: usize) -> Related {
        let (_, story) = self.story_at(place);
        let pins: Vec<_> = self.pinned(place, story);
        let mut chosen: Vec<_> = pins.iter().map(|pin| (*pin, Reason::Pin)).collect();
        let found = self.near(place, story);
        let free = found.into_iter().filter(|(near, _)| !pins.contains(near));
        chosen.extend(free);
        if pins.is_empty() && chosen.len() < FEW {
            return self.latest(place, story);
        }
        let cards = chosen.into_iter().take(OFFERED);
        Related {
            title: None,
            cards: cards
                .map(|(near, reason)| self.offered(near, reason, story))
                .collect(),
        }
    }

    fn pinned(&self, place: usize, story: &Article) -> Vec<usize> {
        let mut places = Vec::new();
        for pin in story.related.iter().filter_map(|pin| self.by_slug(pin)) {
            if pin != place && !places.contains(&pin) {
                places.push(pin);
            }
        }
        places
    }

    /// Stories in the same language that share a series, topics or words with it, the best first.
    fn near<'a>(&self, place: usize, story: &'a Article) -> Vec<(usize, Reason<'a>)> {
        let mut scores: BTreeMap<usize, (u32, Reason)> = BTreeMap::new();
        let mut add = |near: usize, points: u32, reason: Reason<'a>| {
            let (score, best) = scores.entry(near).or_insert((0, reason));
            *score += points;
            *best = reason.max(*best);
        };
        for slug in story.subjects() {
            let Some(list) = self.topic_list(slug) else {
                continue;
            };
            let stories = self.on(&list);
            // A topic of few stories says more than one of many.
            let share = self.stories.len() / stories.len().max(1);
            let weight = 20 + 4 * share.max(1).ilog2();
            for near in around(stories, place) {
                match story.series.as_ref() == Some(slug) {
                    true => add(near, 60, Reason::Series(slug)),
                    false => add(near, weight, Reason::Topic(slug)),
                }
            }
        }
        for (near, points) in self.similar.to(place, story) {
            add(near, points, Reason::Words);
        }
        let language = self.language(story);
        let mut found: Vec<_> = scores
            .into_iter()
            .filter(|(near, _)| *near != place)
            .filter_map(|(near, (score, reason))| {
                let (_, other) = self.story_at(near);
                let bonus = if other.section == story.section {
                    10
                } else {
                    0
                };
                (self.language(other) == language).then_some((near, score + bonus, reason))
            })
            .collect();
        found.sort_by(|(one, a, _), (other, b, _)| b.cmp(a).then_with(|| one.cmp(other)));
        found
            .into_iter()
            .map(|(near, _, reason)| (near, reason))
            .collect()
    }

    fn topic_list(&self, slug: &Slug) -> Option<List> {
        let topics = &self.publication.site.topics;
        let place = topics.iter().position(|topic| topic.slug == *slug)?;
        Some(List::Topic(place))
    }

    fn offered(&self, near: usize, reason: Reason, story: &Article) -> Card {
        let language = self.language(story);
        let words = locales::of(language);
        let named = |slug: &Slug, inside: bool| {
            let topic = self.publication.site.topic(slug)?;
            let (name, foreign) = self.named(&topic.name, &topic.names, language);
            let mention = topic
                .mention
                .as_deref()
                .filter(|_| inside && name == topic.name);
            // A name in another language would be read out wrongly in the middle of a sentence.
            foreign.is_none().then(|| mention.unwrap_or(name))
        };
        let reason = match reason {
            Reason::Pin => Some(words.editors_choice),
            Reason::Series(slug) => {
                named(slug, false).map(|name| words.part_of.replace("{}", name))
            }
            Reason::Topic(slug) => named(slug, true).map(|name| words.also_on.replace("{}", name)),
            Reason::Words => None,
        };
        Card {
            reason: Some(reason.unwrap_or(words.similar)),
            ..self.card(near, language)
        }
    }

    /// The newest of the section in the same language; nothing where there is none.
    fn latest(&self, place: usize, story: &Article) -> Related {
        let language = self.language(story);
        let sections = &self.publication.site.sections;
        let section = sections.iter().position(|one| one.slug == story.section);
        let stories = section.map(|section| self.on(&List::Section(section)));
        let near = stories.unwrap_or_default().iter().copied();
        let near = near.filter(|near| *near != place);
        let near = near.filter(|near| self.language(self.story_at(*near).1) == language);
        let places: Vec<_> = near.take(OFFERED).collect();
        let words = locales::of(language);
        let title = section.and_then(|section| {
            let section = &sections[section];
            let (name, foreign) = self.named(&section.name, &section.names, language);
            foreign
                .is_none()
                .then(|| words.latest_in.replace("{}", name))
        });
        Related {
            title: Some(title.unwrap_or(words.latest)),
            cards: self.cards(&places, language),
        }
    }
}

/// The stories of a list next to a place in it.
fn around(stories: &[usize], place: usize) -> impl Iterator<Item = usize> {
    let here = stories.partition_point(|other| *other < place);
    let start = here.saturating_sub(AROUND);
    let end = (here + AROUND + 1).min(stories.len());
    stories[start..end].iter().copied()
}
