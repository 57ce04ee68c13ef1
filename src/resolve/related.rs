//! What to read after a story: what the editor pinned, then what shares its series, its topics, its
//! words, in this order. Candidates are looked for around the story's own date, so that a new story
//! does not change what stands under old ones.

use std::collections::BTreeMap;

use super::{
    List, Resolver,
    place::{Row, stand},
};
use crate::{
    locales,
    model::{Article, Language, Slug},
    page::{Card, Related},
};

/// How many stories are offered under one.
const OFFERED: usize = 3;

/// With fewer good ones than this, the newest of the section stand there too.
const FEW: usize = 2;

/// How many stories of a list are looked at, on either side.
const AROUND: usize = 60;

/// Why one story stands under another, the weakest reason first.
#[derive(Debug, Clone, Copy)]
enum Reason<'a> {
    Section,
    Words,
    Topic(&'a Slug),
    Series(&'a Slug),
    Pin,
}

impl Reason<'_> {
    fn rank(self) -> u8 {
        match self {
            Self::Section => 0,
            Self::Words => 1,
            Self::Topic(_) => 2,
            Self::Series(_) => 3,
            Self::Pin => 4,
        }
    }
}

impl Resolver<'_> {
    pub(super) fn related(&self, place: usize) -> Related {
        let story = self.story_at(place);
        let mut chosen: Vec<(usize, Reason)> = Vec::new();
        let pins = story.related.iter().filter_map(|pin| self.by_slug(pin));
        let pins = pins.map(|pin| (pin, Reason::Pin));
        let good = pins.chain(self.near(place, story));
        for (near, reason) in good {
            let is_new = near != place && !chosen.iter().any(|(one, _)| *one == near);
            if is_new && chosen.len() < OFFERED {
                chosen.push((near, reason));
            }
        }
        let few = chosen.len() < FEW;
        // Without a good one the heading says it for all, and no card has to.
        let title = chosen
            .is_empty()
            .then(|| self.latest_in(story, self.language(story)));
        if few {
            for near in self.latest(place, story) {
                let is_new = !chosen.iter().any(|(one, _)| *one == near);
                if is_new && chosen.len() < OFFERED {
                    chosen.push((near, Reason::Section));
                }
            }
        }
        let alone = title.is_some();
        let cards = chosen.into_iter().map(|(near, reason)| Card {
            reason: (!alone).then(|| self.words_of(reason, near, story)),
            ..self.card(near, self.language(story))
        });
        let cards = stand(cards.collect(), Row::Related);
        Related { title, cards }
    }

    /// Stories in the same language that share a series, topics or words with it, the best first.
    fn near<'a>(&self, place: usize, story: &'a Article) -> Vec<(usize, Reason<'a>)> {
        let here = self.position(place, story);
        let mut found: BTreeMap<usize, (u32, Reason)> = BTreeMap::new();
        let mut add = |near: usize, points: u32, reason: Reason<'a>| {
            let (score, best) = found.entry(near).or_insert((0, reason));
            *score += points;
            if reason.rank() > best.rank() {
                *best = reason;
            }
        };
        for slug in story.subjects() {
            let Some(list) = self.topics.get(slug).copied().map(List::Topic) else {
                continue;
            };
            let stories = self.on(&list);
            // A topic of few stories says more than one of many.
            let share = self.publication.stories.len() / stories.len().max(1);
            let weight = 20 + 4 * share.max(1).ilog2();
            for near in around(stories, here).iter().copied() {
                match story.series.as_ref() == Some(slug) {
                    true => add(near, weight, Reason::Series(slug)),
                    false => add(near, weight, Reason::Topic(slug)),
                }
            }
        }
        for (near, points) in self.similar.to(place, story, |places| around(places, here)) {
            add(near, points, Reason::Words);
        }
        let language = self.language(story);
        let mut found: Vec<_> = found
            .into_iter()
            .filter(|(near, _)| *near != place)
            .filter(|(near, _)| self.language(self.story_at(*near)) == language)
            .map(|(near, (score, reason))| {
                let same = self.story_at(near).section == story.section;
                (near, score + if same { 10 } else { 0 }, reason)
            })
            .collect();
        // The best reason, then the most in common, then the nearest in time.
        found.sort_by_key(|(near, score, reason)| {
            let distance = near.abs_diff(here);
            (std::cmp::Reverse((reason.rank(), *score)), distance, *near)
        });
        found
            .into_iter()
            .map(|(near, _, reason)| (near, reason))
            .collect()
    }

    /// Where a story stands among those that are out; one that isn't, where it would.
    fn position(&self, place: usize, story: &Article) -> usize {
        let out = &self.publication.stories;
        match place < out.len() {
            true => place,
            false => out.partition_point(|(_, other)| other.published > story.published),
        }
    }

    /// The newest of the section in the same language.
    fn latest(&self, place: usize, story: &Article) -> Vec<usize> {
        let language = self.language(story);
        let section = self.sections.get(&story.section).copied();
        let stories = section.map(|section| self.on(&List::Section(section)));
        let near = stories.unwrap_or_default().iter().copied();
        let near = near.filter(|near| *near != place);
        near.filter(|near| self.language(self.story_at(*near)) == language)
            .take(OFFERED)
            .collect()
    }

    /// "Latest in International".
    fn latest_in(&self, story: &Article, language: &Language) -> String {
        let words = locales::of(language);
        let name = self
            .publication
            .section(&story.section)
            .and_then(|section| {
                let (name, foreign) = self.named(&section.name, &section.names, language);
                foreign.is_none().then_some(name)
            });
        match name {
            Some(name) => words.latest_in.replace("{}", name),
            None => words.latest.clone(),
        }
    }

    /// The reason in the language of the card that it stands on.
    fn words_of(&self, reason: Reason, near: usize, story: &Article) -> String {
        let language = self.language(self.story_at(near));
        let words = locales::of(language);
        let named = |slug: &Slug, template: &str, inside: bool| {
            let topic = self.publication.site.topic(slug)?;
            let (name, foreign) = self.named(&topic.name, &topic.names, language);
            let mention = topic.mention.as_deref();
            let mention = mention.filter(|_| inside && name == topic.name);
            // A name in another language would be read out wrongly in the middle of a sentence.
            let name = foreign.is_none().then(|| mention.unwrap_or(name))?;
            Some(template.replace("{}", name))
        };
        let reason = match reason {
            Reason::Pin => Some(words.editors_choice.clone()),
            Reason::Series(slug) => named(slug, &words.part_of, false),
            Reason::Topic(slug) => named(slug, &words.also_on, true),
            Reason::Words => None,
            Reason::Section => Some(self.latest_in(story, language)),
        };
        reason.unwrap_or_else(|| words.similar.clone())
    }
}

/// The stories of a list next to a place in it.
fn around(stories: &[usize], place: usize) -> &[usize] {
    let here = stories.partition_point(|other| *other < place);
    let start = here.saturating_sub(AROUND);
    let end = (here + AROUND + 1).min(stories.len());
    &stories[start..end]
}
