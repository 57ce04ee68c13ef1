//! Where a reader's app looks for the pages nearest to an address that is missing: every page is in the
//! shard of each word in the last segment of its address. Shards are bounded, in number and in length,
//! so that what a reader downloads does not grow with the archive.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{address::Address, stories::Stories};
use crate::{
    locales::Locales,
    model::{Language, Publication},
};

/// How many shards there are at most, since the page that is missing names them all.
const SHARDS: usize = 1000;

/// How many pages are in a shard at most.
const LENGTH: usize = 200;

/// The first characters of a word, with the pages that have such a word in their address: indices into
/// [`Shards::pages`], in ascending order.
type PagesByKey = BTreeMap<String, Vec<usize>>;

/// Pages of the site by the words of their addresses.
#[derive(Debug)]
pub struct Shards<'a> {
    /// Sections, authors, topics and static pages, then stories, newest first.
    pages: Vec<TitledPage<'a>>,
    by_key: PagesByKey,
}

/// A page that a reader may look for.
#[derive(Debug)]
pub struct TitledPage<'a> {
    /// From the site's root, not encoded.
    pub path: String,
    /// Its heading.
    pub title: &'a str,
    /// What the title is written in.
    pub language: &'a Language,
}

impl<'a> Shards<'a> {
    /// Shards of all pages of a site that are public and have a title.
    pub fn new(
        publication: &'a Publication,
        locales: &'a Locales,
        stories: &Stories<'a>,
        addresses: &[Address],
    ) -> Self {
        let (last, first): (Vec<_>, Vec<_>) = addresses
            .iter()
            .filter(|address| address.is_public(stories))
            .partition(|address| matches!(address, Address::Story(_)));
        let pages: Vec<_> = first
            .into_iter()
            .chain(last)
            .filter_map(|address| {
                let (title, language) = address.title(publication, locales, stories)?;
                Some(TitledPage {
                    path: address.path(stories),
                    title,
                    language,
                })
            })
            .collect();
        let mut by_key = PagesByKey::new();
        for (index, page) in pages.iter().enumerate() {
            let name = page.path.trim_end_matches('/').rsplit('/').next();
            let words = name.unwrap_or_default().split('-');
            let keys: BTreeSet<_> = words.map(|word| start(word, 2)).collect();
            for key in keys {
                by_key.entry(key.to_owned()).or_default().push(index);
            }
        }
        Self {
            by_key: bounded(by_key),
            pages,
        }
    }

    /// The keys of all shards, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// The pages of a shard; none for an unknown key.
    pub fn pages(&self, key: &str) -> impl Iterator<Item = &TitledPage<'a>> {
        let pages = self.by_key.get(key).into_iter().flatten();
        pages.filter_map(|index| self.pages.get(*index))
    }
}

/// Where there are too many shards, as in a script of thousands of characters, the fullest ones keep
/// half of the number; the others are joined by their first character, and of these the fullest are kept.
fn bounded(mut shards: PagesByKey) -> PagesByKey {
    if shards.len() > SHARDS {
        let (mut kept, rest) = fullest(shards);
        let mut joined = PagesByKey::new();
        for (key, pages) in rest {
            let key = start(&key, 1).to_owned();
            joined.entry(key).or_default().extend(pages);
        }
        for (key, pages) in fullest(joined).0 {
            kept.entry(key).or_default().extend(pages);
        }
        shards = kept;
    }
    for pages in shards.values_mut() {
        pages.sort_unstable();
        pages.dedup();
        pages.truncate(LENGTH);
    }
    shards
}

fn fullest(shards: PagesByKey) -> (PagesByKey, PagesByKey) {
    let mut shards: Vec<_> = shards.into_iter().collect();
    shards.sort_by_key(|(_, pages)| Reverse(pages.len()));
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
        let shards: PagesByKey = characters()
            .flat_map(|one| characters().map(move |other| [one, other]))
            .enumerate()
            .map(|(page, pair)| (pair.iter().collect(), vec![page]))
            .collect();

        let shards = bounded(shards);

        assert_eq!(shards.len(), SHARDS / 2 + 95);
        assert_eq!(shards.values().flatten().count(), 10_000);
        assert!(shards.values().all(|pages| pages.len() <= LENGTH));
    }

    #[test]
    fn a_full_shard_keeps_the_first_ones() {
        let shards = bounded(PagesByKey::from([("th".to_owned(), (0..1000).collect())]));

        assert_eq!(shards["th"], (0..LENGTH).collect::<Vec<_>>());
    }
}
