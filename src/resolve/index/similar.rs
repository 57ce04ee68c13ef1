//! Which stories have rare words in common: each story is known by the words that it uses often and
//! others seldom (TF-IDF). Words are kept as hashes, since an archive has many of them.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use rayon::prelude::*;

use super::stories::{Stories, StoryId};
use crate::{
    grammar::words::without_invisible,
    model::{Article, Found, Parts},
};

/// By how many words a story is known.
const WORDS: usize = 12;

/// Two stories are similar from this many shared words on.
const SHARED: u32 = 3;

/// How many words of a body are looked at.
const BODY: usize = 300;

/// Public stories by their telling words.
#[derive(Debug)]
pub struct Similar {
    weights: Weights,
    /// The words by which a story is known.
    telling: BTreeMap<StoryId, Vec<u64>>,
    /// The stories that a word is telling for, newest first.
    by_word: HashMap<u64, Vec<StoryId>, Hashed>,
}

/// How much a word says of a story.
#[derive(Debug)]
struct Weights {
    frequency: Frequency,
    /// How many stories there are, rounded up to a power of two, so that a new story seldom changes the
    /// weight of other stories' words.
    stories: f64,
}

/// How many stories have a word.
type Frequency = HashMap<u64, u32, Hashed>;

impl Similar {
    /// Reads the words of all public stories, on all cores.
    pub fn new(stories: &Stories) -> Self {
        let public: Vec<_> = stories.public().collect();
        let counts: Vec<_> = public
            .par_iter()
            .map(|id| words(stories[*id].story))
            .collect();
        let mut frequency: Frequency = HashMap::default();
        for (word, _) in counts.iter().flatten() {
            *frequency.entry(*word).or_default() += 1;
        }
        let weights = Weights {
            frequency,
            stories: public.len().next_power_of_two() as f64,
        };
        let telling: Vec<_> = counts.par_iter().map(|one| weights.telling(one)).collect();
        let telling: BTreeMap<_, _> = public.into_iter().zip(telling).collect();
        let mut by_word: HashMap<u64, Vec<StoryId>, Hashed> = HashMap::default();
        for (id, words) in &telling {
            for word in words {
                by_word.entry(*word).or_default().push(*id);
            }
        }
        Self {
            weights,
            telling,
            by_word,
        }
    }

    /// The stories that are similar, each with the number of shared words; `part` cuts a long list of
    /// stories down to those that may count.
    pub fn to(
        &self,
        id: StoryId,
        story: &Article,
        part: impl for<'a> Fn(&'a [StoryId]) -> &'a [StoryId],
    ) -> Vec<(StoryId, u32)> {
        let own;
        let telling = match self.telling.get(&id) {
            Some(telling) => telling,
            None => {
                own = self.weights.telling(&words(story));
                &own
            }
        };
        let mut shared: BTreeMap<StoryId, u32> = BTreeMap::new();
        for stories in telling.iter().filter_map(|word| self.by_word.get(word)) {
            for other in part(stories) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        shared.retain(|other, words| *other != id && *words >= SHARED);
        shared.into_iter().collect()
    }
}

impl Weights {
    /// The words that weigh most in a story, by how often each stands in it.
    fn telling(&self, counts: &[(u64, u32)]) -> Vec<u64> {
        let mut weighed: Vec<_> = counts
            .iter()
            .map(|(word, count)| {
                let others = f64::from(self.frequency.get(word).copied().unwrap_or(1));
                (
                    f64::from(*count).sqrt() * (self.stories / others).ln(),
                    *word,
                )
            })
            .collect();
        weighed.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
        let heaviest = weighed.into_iter().take(WORDS);
        heaviest.map(|(_, word)| word).collect()
    }
}

/// The words of headline, standfirst and the start of the body, and how often each stands there.
/// Short ones say little; scripts without spaces between words give none, so topics decide there.
fn words(story: &Article) -> Vec<(u64, u32)> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let mut count = |text: &str, weight: u32| {
        let text = without_invisible(text);
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| (4..=24).contains(&word.chars().count()));
        let mut seen = 0;
        for word in words {
            *counts.entry(hash(&word.to_lowercase())).or_default() += weight;
            seen += 1;
        }
        seen
    };
    count(&story.headline, 3);
    count(&story.standfirst.paragraph().plain(), 2);
    let mut seen = 0;
    let mut found = Found::default();
    story.body.find("", &mut found);
    story.live.find("", &mut found);
    for (_, text) in found.texts {
        if seen > BODY {
            break;
        }
        seen += count(&text.plain(), 1);
    }
    counts.into_iter().collect()
}

/// The same on every machine and in every run (FNV-1a).
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    word.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step)
}

type Hashed = BuildHasherDefault<Identity>;

/// Passes a hash on, since hashing it again would gain nothing.
#[derive(Debug, Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
