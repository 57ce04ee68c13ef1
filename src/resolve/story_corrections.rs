//! The corrections of a story, where they stand in it.

use std::collections::BTreeMap;

use super::index::{Index, corrections::of_story, stories::Published};
use crate::{page::Node, typeset::Typesetter};

/// A correction as it stands in the body.
#[derive(Debug)]
pub struct SetCorrection {
    /// Its markup.
    pub node: Node,
    /// What it says, without its label and date.
    pub text: String,
}

/// At the top of a story: the corrections that belong to no block, and links to the others; the newest
/// first.
pub fn above(index: &Index, story: &Published, typesetter: &Typesetter) -> Vec<Node> {
    of_story(story.story)
        .into_iter()
        .rev()
        .map(|one| {
            let date = index.dates.day(one.correction.date, story.language);
            match one.correction.block {
                Some(_) => typesetter.corrected(one.number, one.correction.kind, &date),
                None => typesetter.correction(one.number, one.correction, &date),
            }
        })
        .map(Node::from)
        .collect()
}

/// The corrections that follow a block of the body, by the block's index, the oldest first.
pub fn within(
    index: &Index,
    story: &Published,
    typesetter: &Typesetter,
) -> BTreeMap<usize, Vec<SetCorrection>> {
    let mut within: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    // By the correction's index in the file: the blocks that hold the words which it quotes.
    let quoted: BTreeMap<_, _> = story.story.quoted().into_iter().collect();
    for one in of_story(story.story) {
        let blocks = quoted.get(&one.index);
        if let Some(block) = blocks.and_then(|blocks| blocks.first().copied()) {
            let date = index.dates.day(one.correction.date, story.language);
            within.entry(block).or_default().push(SetCorrection {
                node: typesetter
                    .correction(one.number, one.correction, &date)
                    .into(),
                text: one.correction.text.plain(),
            });
        }
    }
    within
}
