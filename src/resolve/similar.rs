//! Which stories use the same telling words: each story is known by the words that it uses often and
//! others seldom (TF-IDF). Words are kept as hashes, since an archive has many of them.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use rayon::prelude::*;

use crate::model::{Article, Found, Parts, Publication};

/// By how many words a story is known.
const WORDS: usize = 12;

/// Two stories are alike from this many shared words on.
const SHARED: u32 = 3;

/// How many words of a body are looked at.
const BODY: usize = 300;

/// Stories by their telling words.
#[derive(Debug)]
pub struct Similar {
    /// How many stories hold a word.
    frequency: HashMap<u64, u32, Same>,
    /// As a power of two: a new story must not weigh the words of all others anew.
    stories: f64,
    telling: Vec<Vec<u64>>,
    /// In the order of the publication.
    known_by: HashMap<u64, Vec<usize>, Same>,
}

impl Similar {
    pub fn new(publication: &Publication) -> Self {
        let stories = &publication.stories;
        let counts: Vec<_> = stories.par_iter().map(|(_, story)| words(story)).collect();
        let mut similar = Self {
            frequency: HashMap::default(),
            stories: stories.len().next_power_of_two() as f64,
            telling: Vec::new(),
            known_by: HashMap::default(),
        };
        for (word, _) in counts.iter().flatten() {
            *similar.frequency.entry(*word).or_default() += 1;
        }
        similar.telling = counts.par_iter().map(|one| similar.telling(one)).collect();
        for (place, words) in similar.telling.iter().enumerate() {
            for word in words {
                similar.known_by.entry(*word).or_default().push(place);
            }
        }
        similar
    }

    /// The places of stories that are alike, each with its points; `part` cuts a long list of places
    /// down to those that may count.
    pub fn to(
        &self,
        place: usize,
        story: &Article,
        part: impl for<'a> Fn(&'a [usize]) -> &'a [usize],
    ) -> Vec<(usize, u32)> {
        let own;
        let telling = match self.telling.get(place) {
            Some(telling) => telling,
            None => {
                own = self.telling(&words(story));
                &own
            }
        };
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for places in telling.iter().filter_map(|word| self.known_by.get(word)) {
            for near in part(places) {
                *shared.entry(*near).or_default() += 1;
            }
        }
        shared.retain(|near, words| *near != place && *words >= SHARED);
        shared.into_iter().collect()
    }

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
        let words = weighed.into_iter().take(WORDS);
        words.map(|(_, word)| word).collect()
    }
}

/// The words of headline, standfirst and the start of the body, and how often each stands there.
/// Short ones tell little; scripts without spaces between words give none, and rest on topics.
fn words(story: &Article) -> Vec<(u64, u32)> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let mut count = |text: &str, weight: u32| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| (4..=24).contains(&word.chars().count()));
        let mut seen = 0;
        for word in words {
            *counts.entry(hash(&word.to_lowercase())).or_default() += weight;
            seen += 1;
        }
        seen
    };
    count(&story.headline, 3);
    count(&story.standfirst.plain(), 2);
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

type Same = BuildHasherDefault<AsItIs>;

/// What is a hash already needs no other.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
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
