//! Rules for the corrections of a story.

use super::{Problem, Survey};

/// Ensure that the words which say where a correction belongs are in one block alone. The note stands under
/// that block, and can stand under one only.
pub(super) fn every_correction_has_its_place(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        for (index, blocks) in entry.value.quoted() {
            let correction = entry.value.corrections.get(index);
            let quote = correction
                .and_then(|one| one.block.as_deref())
                .unwrap_or_default();
            let (what, mend) = match blocks.len() {
                0 => (
                    format!("no block of the body has the words `{quote}`"),
                    "copy some words from the block as they stand there now, or leave `block` out",
                ),
                1 => continue,
                many => (
                    format!("the words `{quote}` are in {many} blocks of the body"),
                    "copy more words from the block that is meant",
                ),
            };
            let pointer = format!("/corrections/{index}/block");
            problems.push(entry.source.problem(&pointer, what, mend));
        }
    }
}

/// Ensure that nothing is corrected before it could be read. What was mended before is no correction but
/// the story.
pub(super) fn every_correction_comes_after_its_story(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    for entry in &content.articles {
        for (index, correction) in entry.value.corrections.iter().enumerate() {
            if correction.date < entry.value.published {
                problems.push(entry.source.problem(
                    &format!("/corrections/{index}/date"),
                    "this correction is older than the story",
                    "give it the date on which the story was mended, or look at `published`",
                ));
            }
        }
    }
}
