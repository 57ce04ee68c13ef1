//! What to read after a story: what the editor pinned, then what shares its series, its topics, its
//! words, in this order. Candidates are looked for around the story's own date, so that a new story
//! does not change what stands under old ones.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    card::card,
    index::{
        Index,
        lists::List,
        stories::{Published, StoryId},
    },
    language::localized,
    sizes::{CardRow, set_sizes},
};
use crate::{
    grammar::words::apart,
    model::{Language, Slug},
    page::{Card, Related},
};

/// How many stories are offered under one.
const OFFERED: usize = 3;

/// With fewer good ones than this, the newest of the section are offered too.
const FEW: usize = 2;

/// How many stories of a list are looked at, on either side of the story.
const AROUND: usize = 60;

/// Why one story is offered under another.
#[derive(Debug, Clone, Copy)]
enum Reason<'a> {
    Section,
    Words,
    Topic(&'a Slug),
    Series(&'a Slug),
    Pin,
}

impl Reason<'_> {
    /// The higher the better.
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

/// The stories that are offered under a story.
pub fn related(index: &Index, id: StoryId) -> Related {
    let story = &index.stories[id];
    let pins = story.story.related.iter();
    let good = pins
        .filter_map(|pin| index.stories.by_name(pin))
        .map(|pin| (pin, Reason::Pin))
        .chain(candidates(index, id))
        .filter(|(other, _)| *other != id);
    let mut offered = Vec::new();
    offer(good, &mut offered);
    // Where all are the newest of the section, the heading says so once for all of them.
    let title = offered
        .is_empty()
        .then(|| latest_in(index, story, story.language));
    if offered.len() < FEW {
        let latest = latest(index, id).map(|other| (other, Reason::Section));
        offer(latest, &mut offered);
    }
    let mut cards: Vec<_> = offered
        .into_iter()
        .map(|(other, reason)| Card {
            reason: title
                .is_none()
                .then(|| reason_text(index, reason, &index.stories[other], story)),
            ..card(index, &index.stories[other], story.language)
        })
        .collect();
    set_sizes(&mut cards, CardRow::Related);
    Related { title, cards }
}

/// Adds stories as long as there is room, each once.
fn offer<'a>(
    stories: impl Iterator<Item = (StoryId, Reason<'a>)>,
    offered: &mut Vec<(StoryId, Reason<'a>)>,
) {
    for (id, reason) in stories {
        let is_new = !offered.iter().any(|(other, _)| *other == id);
        if is_new && offered.len() < OFFERED {
            offered.push((id, reason));
        }
    }
}

/// Stories in the same language that share a series, topics or words with it, the best first.
fn candidates<'a>(index: &Index<'a>, id: StoryId) -> Vec<(StoryId, Reason<'a>)> {
    let published = &index.stories[id];
    let (story, language) = (published.story, published.language);
    let mut found: BTreeMap<StoryId, (u32, Reason)> = BTreeMap::new();
    let mut add = |other: StoryId, points: u32, reason: Reason<'a>| {
        let (score, best) = found.entry(other).or_insert((0, reason));
        *score += points;
        if reason.rank() > best.rank() {
            *best = reason;
        }
    };
    for slug in story.subjects() {
        let stories = index.lists.stories(&List::Topic(slug.clone()));
        // A topic of few stories says more than one of many.
        let share = index.stories.public().len() / stories.len().max(1);
        let weight = 20 + 4 * share.max(1).ilog2();
        let reason = if story.series.as_ref() == Some(slug) {
            Reason::Series(slug)
        } else {
            Reason::Topic(slug)
        };
        for other in around(index, stories, id) {
            add(*other, weight, reason);
        }
    }
    let similar = index
        .similar
        .to(id, story, |stories| around(index, stories, id));
    for (other, points) in similar {
        add(other, points, Reason::Words);
    }
    let mut found: Vec<_> = found
        .into_iter()
        .filter(|(other, _)| *other != id && index.stories[*other].language == language)
        .map(|(other, (score, reason))| {
            let same_section = index.stories[other].story.section == story.section;
            (other, score + if same_section { 10 } else { 0 }, reason)
        })
        .collect();
    let rank = index.stories.rank(id);
    // The best reason, then the most in common, then the nearest in time.
    found.sort_by_key(|(other, score, reason)| {
        let distance = index.stories.rank(*other).abs_diff(rank);
        (Reverse((reason.rank(), *score)), distance, *other)
    });
    found
        .into_iter()
        .map(|(other, _, reason)| (other, reason))
        .collect()
}

/// Those of the stories, newest first, that came out next before and after a story.
fn around<'a>(index: &Index, stories: &'a [StoryId], id: StoryId) -> &'a [StoryId] {
    let rank = index.stories.rank(id);
    let here = stories.partition_point(|other| index.stories.rank(*other) < rank);
    let start = here.saturating_sub(AROUND);
    let end = (here + AROUND + 1).min(stories.len());
    &stories[start..end]
}

/// The newest other stories of the section in the same language.
fn latest(index: &Index, id: StoryId) -> impl Iterator<Item = StoryId> {
    let story = &index.stories[id];
    let section = List::Section(story.story.section.clone());
    let stories = index.lists.stories(&section).iter().copied();
    stories
        .filter(move |other| *other != id && index.stories[*other].language == story.language)
        .take(OFFERED)
}

/// "Latest in International".
fn latest_in(index: &Index, story: &Published, language: &Language) -> String {
    let strings = index.locales.of(language);
    let section = index.publication.section(&story.story.section);
    let name = section.and_then(|section| {
        let (name, foreign) = localized(index, &section.name, &section.names, language);
        foreign.is_none().then_some(name)
    });
    match name {
        Some(name) => strings.latest_in.replace("{}", &apart(name, language)),
        None => strings.latest.clone(),
    }
}

/// The reason in the language of the story that is offered, on whose card it stands.
fn reason_text(index: &Index, reason: Reason, offered: &Published, under: &Published) -> String {
    let language = offered.language;
    let strings = index.locales.of(language);
    let with_topic = |slug: &Slug, template: &str, in_sentence: bool| {
        let topic = index.publication.site.topic(slug)?;
        let (name, foreign) = localized(index, &topic.name, &topic.names, language);
        let mention = topic
            .mention
            .as_deref()
            .filter(|_| in_sentence && name == topic.name);
        // A screen reader would read a name in another language wrongly in the middle of a sentence.
        let name = foreign.is_none().then(|| mention.unwrap_or(name))?;
        Some(template.replace("{}", &apart(name, language)))
    };
    let text = match reason {
        Reason::Pin => Some(strings.editors_choice.clone()),
        Reason::Series(slug) => with_topic(slug, &strings.part_of, false),
        Reason::Topic(slug) => with_topic(slug, &strings.also_on, true),
        Reason::Words => None,
        Reason::Section => Some(latest_in(index, under, language)),
    };
    text.unwrap_or_else(|| strings.similar.clone())
}
