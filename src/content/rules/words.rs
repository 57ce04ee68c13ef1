//! Rules for words that have to be there, whatever they are.

use super::{Problem, Survey};
use crate::{
    content::visible::{blank, is_blank},
    model::{Block, Found, Note, Text},
};

/// Ensure that readers see something of the texts that others lead to or depend on: notes, corrections,
/// questions, what is explained, and the names of what is drawn. A link to nothing, or a name that is
/// blank, is a hole in the page.
pub(super) fn every_text_that_is_needed_has_words(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, notes) in content.documents() {
        let mut look = |at: String, text: &Text| {
            if is_blank(text) {
                let what = match text.plain() {
                    words if words.is_empty() => "`text` is empty".to_owned(),
                    words => blank("text", &words),
                };
                problems.push(source.problem(&at, what, "write what it says"));
            }
        };
        for (at, text) in needed(found, notes) {
            look(at, text);
        }
    }
    for entry in &content.articles {
        for (index, correction) in entry.value.corrections.iter().enumerate() {
            if is_blank(&correction.text) {
                let at = format!("/corrections/{index}/text");
                let what = "the correction says nothing";
                let mend = "write what was wrong and what is right";
                problems.push(entry.source.problem(&at, what, mend));
            }
        }
    }
}

/// Ensure that a standfirst says more than the headline above it, since both are read one after the other, and
/// stand so on every card.
pub(super) fn every_standfirst_adds_to_its_headline(content: &Survey, problems: &mut Vec<Problem>) {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    for entry in &content.articles {
        let headline = words(&entry.value.headline);
        let standfirst = words(&entry.value.standfirst.paragraph().plain());
        let is_told = !standfirst.is_empty()
            && (headline == standfirst
                || standfirst.len() >= 4 && headline.starts_with(&standfirst));
        if is_told {
            problems.push(entry.source.problem(
                "/standfirst",
                "the standfirst says what the headline says",
                "say what is new, or why it matters; or leave it out",
            ));
        }
    }
}

fn needed<'a>(found: &Found<'a>, notes: &'a [Note]) -> Vec<(String, &'a Text)> {
    let notes = notes.iter().enumerate();
    let notes = notes.map(|(index, note)| (format!("/notes/{index}/text"), &note.text));
    let mut needed: Vec<_> = notes.collect();
    for (at, block) in &found.blocks {
        let at = |field: &str, index: usize, text: &str| format!("{at}/{field}/{index}/{text}");
        match block {
            Block::Questions(questions) => {
                let items = questions.items.iter().enumerate();
                needed.extend(items.map(|(index, one)| (at("items", index, "text"), &one.text)));
            }
            Block::Definitions(definitions) => {
                let items = definitions.items.iter().enumerate();
                needed.extend(
                    items.map(|(index, one)| (at("items", index, "term/text"), &one.term.text)),
                );
            }
            Block::KeyFigures(figures) => {
                let items = figures.items.iter().enumerate();
                needed.extend(items.map(|(index, one)| (at("items", index, "text"), &one.text)));
            }
            Block::Glossary(glossary) => {
                let items = glossary.items.iter().enumerate();
                needed.extend(items.map(|(index, one)| (at("items", index, "text"), &one.text)));
            }
            Block::Quiz(quiz) => {
                for (index, question) in quiz.items.iter().enumerate() {
                    needed.push((at("items", index, "text"), &question.text));
                    let options = question.options.iter().enumerate();
                    needed.extend(options.map(|(option, line)| {
                        (
                            at("items", index, &format!("options/{option}/text")),
                            &line.text,
                        )
                    }));
                }
            }
            Block::Chart(chart) => {
                let columns = chart.columns.iter().enumerate();
                needed
                    .extend(columns.map(|(index, one)| (at("columns", index, "text"), &one.text)));
            }
            _ => {}
        }
    }
    needed
}
