//! The corrections of all stories.

use std::cmp::Reverse;

use super::stories::{Stories, StoryId};
use crate::model::{Article, Correction};

/// A correction with its number in its story: from 1, the oldest first, so that a new one leaves the
/// others theirs.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<'a> {
    /// By which its fragment is made.
    pub number: usize,
    /// Its place in the story's file.
    pub index: usize,
    /// What was corrected.
    pub correction: &'a Correction,
}

/// A correction of a public story.
#[derive(Debug, Clone, Copy)]
pub struct PublishedCorrection<'a> {
    /// The story that was corrected.
    pub story: StoryId,
    /// From 1 in each story, the oldest first.
    pub number: usize,
    /// What was corrected.
    pub correction: &'a Correction,
}

/// A story's corrections, the oldest first.
pub fn of_story(story: &Article) -> Vec<Numbered<'_>> {
    let mut corrections: Vec<_> = story.corrections.iter().enumerate().collect();
    corrections.sort_by_key(|(_, correction)| correction.date);
    let numbered = (1..).zip(corrections);
    numbered
        .map(|(number, (index, correction))| Numbered {
            number,
            index,
            correction,
        })
        .collect()
}

/// The corrections of all public stories, the newest first.
pub fn published<'a>(stories: &Stories<'a>) -> Vec<PublishedCorrection<'a>> {
    let mut all: Vec<_> = stories
        .public()
        .flat_map(|story| {
            let corrections = of_story(stories[story].story).into_iter();
            corrections.map(move |one| PublishedCorrection {
                story,
                number: one.number,
                correction: one.correction,
            })
        })
        .collect();
    all.sort_by_key(|one| (Reverse(one.correction.date), one.story, Reverse(one.number)));
    all
}
