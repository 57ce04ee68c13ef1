//! Rules for the corrections of a story.

use super::{Content, Problem};

/// Ensure that the words which say where a correction belongs are in one block alone.
pub(super) fn every_correction_has_its_place(content: &Content, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        for (place, blocks) in entry.value.quoted() {
            let quoted = entry.value.corrections.get(place);
            let quoted = quoted.and_then(|one| one.block.as_deref());
            let quoted = quoted.unwrap_or_default();
            let (what, mend) = match blocks.len() {
                0 => (
                    format!("no block of the body has the words `{quoted}`"),
                    "copy some words from the block as they stand there now, or leave `block` out",
                ),
                1 => continue,
                many => (
                    format!("the words `{quoted}` are in {many} blocks of the body"),
                    "copy more words from the block that is meant",
                ),
            };
            let pointer = format!("/corrections/{place}/block");
            problems.push(entry.source.problem(&pointer, what, mend));
        }
    }
}

/// Ensure that nothing is corrected before it could be read.
pub(super) fn every_correction_comes_after_its_story(
    content: &Content,
    problems: &mut Vec<Problem>,
) {
    for entry in &content.articles {
        for (place, correction) in entry.value.corrections.iter().enumerate() {
            if correction.date < entry.value.published {
                problems.push(entry.source.problem(
                    &format!("/corrections/{place}/date"),
                    "this correction is older than the story",
                    "give it the date on which the story was mended, or look at `published`",
                ));
            }
        }
    }
}
