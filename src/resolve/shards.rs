//! Where a reader's app looks for the pages nearest to an address that is missing: every page stands in
//! the shard of each word in the last part of its address. Shards are bounded, in number and in length,
//! so that what a reader downloads does not grow with the archive.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::{Value, json};

use super::{Address, List, Resolver, masthead::tagged};
use crate::{locales, model::Language};

/// How many shards there are at most, since the page that is missing names them all.
const SHARDS: usize = 1000;

/// How many pages are in a shard at most.
const LENGTH: usize = 200;

/// Pages by the first characters of a word, as places in a list.
type Places = BTreeMap<String, Vec<usize>>;

#[derive(Debug, Default)]
pub(super) struct Shards {
    /// Sections, authors, topics and static pages, then stories, newest first.
    pages: Vec<Address>,
    by_key: Places,
}

impl Resolver<'_> {
    /// Every page that has a title, by the words of its address.
    pub(super) fn sharded(&self) -> Shards {
        let pages = self.addresses().into_iter();
        let pages = pages.filter(|page| !self.is_preview(page) && self.title(page).is_some());
        let (stories, mut pages): (Vec<_>, Vec<_>) =
            pages.partition(|page| matches!(page, Address::Story(_)));
        pages.extend(stories);
        let mut by_key = Places::new();
        for (place, page) in pages.iter().enumerate() {
            let path = self.path(page);
            let name = path.trim_end_matches('/').rsplit('/').next();
            let words = name.unwrap_or_default().split('-');
            for key in words.map(|word| start(word, 2)).collect::<BTreeSet<_>>() {
                by_key.entry(key.to_owned()).or_default().push(place);
            }
        }
        let by_key = bounded(by_key);
        Shards { pages, by_key }
    }

    /// The keys of all shards.
    pub fn shards(&self) -> Vec<String> {
        self.shards.by_key.keys().cloned().collect()
    }

    /// The pages of a shard: path from the site's root, title, and language with direction where they
    /// are not the site's.
    pub fn shard(&self, key: &str) -> Value {
        let places = self.shards.by_key.get(key).into_iter().flatten();
        let pages = places.filter_map(|place| {
            let page = &self.shards.pages[*place];
            let (title, language) = self.title(page)?;
            let path = self.path(page);
            let path = path.trim_start_matches('/');
            Some(match language == self.site_language() {
                true => json!([path, title]),
                false => {
                    let (language, direction) = tagged(language);
                    json!([path, title, language, direction])
                }
            })
        });
        pages.collect()
    }

    /// The title of a page that a reader may look for, in the language that it is in.
    fn title(&self, page: &Address) -> Option<(&str, &Language)> {
        let site = &self.publication.site;
        let title: &str = match page {
            Address::List(List::Section(place), 0) => &site.sections[*place].name,
            Address::List(List::Topic(place), 0) => &site.topics[*place].name,
            Address::List(List::Author(slug), 0) => {
                self.publication.authors.get(slug)?.name.as_ref()?
            }
            Address::Topics => &self.strings_here().topics,
            Address::Authors => &self.strings_here().authors,
            Address::Months => &self.strings_here().archive,
            Address::Corrections(0) => &locales::labels(self.site_language()).corrections,
            Address::Story(place) => {
                let story = self.story_at(*place);
                return Some((&story.headline, self.language(story)));
            }
            Address::Static(slug) => {
                let page = self.publication.pages.get(slug)?;
                return Some((&page.title, self.language_of(&page.language)));
            }
            Address::Front
            | Address::List(..)
            | Address::Changes(_)
            | Address::Corrections(_)
            | Address::Posts(..)
            | Address::NotFound => return None,
        };
        Some((title, self.site_language()))
    }
}

/// Where there are too many shards, as in a script of thousands of characters, half of the room is for
/// the fullest ones; the others fall together by their first character, the fullest of them again.
fn bounded(mut shards: Places) -> Places {
    if shards.len() > SHARDS {
        let (mut kept, rest) = fullest(shards);
        let mut joined = Places::new();
        for (key, places) in rest {
            let key = start(&key, 1).to_owned();
            joined.entry(key).or_default().extend(places);
        }
        for (key, places) in fullest(joined).0 {
            kept.entry(key).or_default().extend(places);
        }
        shards = kept;
    }
    for places in shards.values_mut() {
        places.sort_unstable();
        places.dedup();
        places.truncate(LENGTH);
    }
    shards
}

fn fullest(shards: Places) -> (Places, Places) {
    let mut shards: Vec<_> = shards.into_iter().collect();
    shards.sort_by_key(|(_, places)| Reverse(places.len()));
    let rest = shards.split_off(shards.len().min(SHARDS / 2));
    (shards.into_iter().collect(), rest.into_iter().collect())
}

/// The first characters of a word.
fn start(word: &str, characters: usize) -> &str {
    let end = word.char_indices().nth(characters);
    end.map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_pairs_of_characters_are_a_thousand_shards_that_still_have_every_page() {
        let characters = || ('\u{4e00}'..).take(100);
        let pairs = characters().flat_map(|one| characters().map(move |other| [one, other]));
        let pairs = pairs.enumerate();
        let shards: Places = pairs
            .map(|(place, pair)| (pair.iter().collect(), vec![place]))
            .collect();

        let shards = bounded(shards);

        assert_eq!(shards.len(), SHARDS / 2 + 95);
        assert_eq!(shards.values().flatten().count(), 10_000);
        assert!(shards.values().all(|places| places.len() <= LENGTH));
    }

    #[test]
    fn a_full_shard_keeps_the_first_ones() {
        let shards = bounded(Places::from([("th".to_owned(), (0..1000).collect())]));

        assert_eq!(shards["th"], (0..LENGTH).collect::<Vec<_>>());
    }
}
