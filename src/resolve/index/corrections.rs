//! The corrections of all stories.

use std::cmp::Reverse;

use super::stories::{Stories, StoryId};
use crate::model::{Article, Correction};

/// A correction of one story, by its number there: from 1, the oldest first, so that a new one changes no
/// number.
#[derive(Debug, Clone, Copy)]
pub struct StoryCorrection<'a> {
    /// Its fragment on the page of the story is made of it.
    pub number: usize,
    /// Its index in the story's file.
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
pub fn of_story(story: &Article) -> Vec<StoryCorrection<'_>> {
    let mut corrections: Vec<_> = story.corrections.iter().enumerate().collect();
    corrections.sort_by_key(|(_, correction)| correction.date);
    (1..)
        .zip(corrections)
        .map(|(number, (index, correction))| StoryCorrection {
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
            let corrections = of_story(stories[story].story);
            corrections.into_iter().map(move |one| PublishedCorrection {
                story,
                number: one.number,
                correction: one.correction,
            })
        })
        .collect();
    all.sort_by_key(|one| (Reverse(one.correction.date), one.story, Reverse(one.number)));
    all
}
