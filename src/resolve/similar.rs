//! Which stories use the same telling words: each story is known by the words that it uses often and
//! others seldom (TF-IDF).

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::model::{Article, Publication};

/// By how many words a story is known.
const WORDS: usize = 12;

/// Two stories are alike from this many shared words on.
const SHARED: u32 = 3;

/// A word that more stories than this are known by tells nothing.
const COMMON: usize = 60;

/// How much of a body is looked at, in blocks.
const BLOCKS: usize = 6;

/// Stories by their telling words.
#[derive(Debug)]
pub struct Similar {
    /// How many stories hold a word.
    frequency: HashMap<String, u32>,
    stories: usize,
    known_by: HashMap<String, Vec<usize>>,
}

impl Similar {
    pub fn new(publication: &Publication) -> Self {
        let stories = &publication.stories;
        let counts: Vec<_> = stories.par_iter().map(|(_, story)| words(story)).collect();
        let mut frequency: HashMap<String, u32> = HashMap::new();
        for word in counts.iter().flat_map(BTreeMap::keys) {
            match frequency.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(frequency.insert(word.clone(), 1)),
            }
        }
        let mut similar = Self {
            frequency,
            stories: stories.len(),
            known_by: HashMap::new(),
        };
        let telling: Vec<_> = counts
            .par_iter()
            .map(|counts| similar.telling(counts))
            .collect();
        for (place, words) in telling.into_iter().enumerate() {
            for word in words {
                similar.known_by.entry(word).or_default().push(place);
            }
        }
        similar.known_by.retain(|_, places| places.len() <= COMMON);
        similar
    }

    /// The places of stories that are alike, each with its points.
    pub fn to(&self, place: usize, story: &Article) -> Vec<(usize, u32)> {
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for word in self.telling(&words(story)) {
            for near in self.known_by.get(&word).into_iter().flatten() {
                *shared.entry(*near).or_default() += 1;
            }
        }
        shared.remove(&place);
        shared.retain(|_, words| *words >= SHARED);
        shared
            .into_iter()
            .map(|(near, words)| (near, 4 * words))
            .collect()
    }

    fn telling(&self, counts: &BTreeMap<String, u32>) -> Vec<String> {
        let mut weighed: Vec<_> = counts
            .iter()
            .map(|(word, count)| {
                let others = f64::from(self.frequency.get(word).copied().unwrap_or(1));
                let weight = f64::from(*count).sqrt() * (self.stories as f64 / others).ln();
                (weight, word)
            })
            .collect();
        weighed.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
        let words = weighed.into_iter().take(WORDS);
        words.map(|(_, word)| word.clone()).collect()
    }
}

/// The words of headline, standfirst and the first blocks, and how often each stands there. Short
/// ones tell little; scripts without spaces between words give none, and rest on topics.
fn words(story: &Article) -> BTreeMap<String, u32> {
    let body = story
        .body
        .iter()
        .take(BLOCKS)
        .flat_map(|block| block.texts());
    let texts = body.map(|(_, text)| (1, text.plain()));
    let top = [(3, story.headline.clone()), (2, story.standfirst.plain())];
    let mut counts = BTreeMap::new();
    for (weight, text) in top.into_iter().chain(texts) {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if (4..=24).contains(&word.chars().count()) {
                *counts.entry(word.to_lowercase()).or_default() += weight;
            }
        }
    }
    counts
}
