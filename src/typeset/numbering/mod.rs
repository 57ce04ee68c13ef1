//! The first of the two passes in which a page is typeset: what can be referred to on it gets its id
//! or number before anything is rendered. The order is that of reading, but for what must keep its id
//! as a page grows: corrections count before the body, and the posts of a live blog from the oldest on.

mod blocks;
mod collector;

use std::{any, collections::BTreeMap, ptr};

pub use collector::Collector;

/// The ids and numbers of what a page holds.
///
/// A block has no name of its own: here it is known by its address in memory, which no other block
/// has while the story is borrowed, and which is only ever looked up; and by its type, since a block
/// may begin where its first field does.
#[derive(Debug, Default)]
pub struct Numbering<'a> {
    /// The id of each part that has one: a block, the item of a block, a picture that can be enlarged,
    /// the first reference to a note.
    ids: BTreeMap<Key, String>,
    /// The number before each numbered title.
    titles: BTreeMap<Key, u32>,
    /// The level of each heading: no deeper by more than one than that before it.
    levels: BTreeMap<Key, u8>,
    /// The number of each note, by the id that it has in the file.
    notes: BTreeMap<&'a str, usize>,
    /// Where each note that is shown and referred to leads back to, by the note's number.
    back_links: BTreeMap<usize, String>,
    /// How many pictures can be enlarged, those of posts apart.
    pub pictures: usize,
}

/// By what a part is known: its address and the name of its type.
type Key = (usize, &'static str);

fn key<T>(part: &T) -> Key {
    (ptr::from_ref(part).addr(), any::type_name::<T>())
}

impl Numbering<'_> {
    /// The id of a part; none of one that is not on the page.
    pub fn id<T>(&self, part: &T) -> Option<&str> {
        self.ids.get(&key(part)).map(String::as_str)
    }

    /// The number before a numbered title.
    pub fn title<T>(&self, title: &T) -> u32 {
        self.titles.get(&key(title)).copied().unwrap_or(1)
    }

    /// The element of a heading.
    pub fn heading<T>(&self, part: &T) -> &'static str {
        match self.levels.get(&key(part)) {
            Some(3) => "h3",
            Some(4) => "h4",
            Some(5) => "h5",
            _ => "h2",
        }
    }

    /// The number of a note, from 1.
    pub fn note(&self, id: &str) -> Option<usize> {
        self.notes.get(id).copied()
    }

    /// The id of the first reference to a note; none where nothing above the note refers to it.
    pub fn back_link(&self, note: usize) -> Option<&str> {
        self.back_links.get(&note).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
