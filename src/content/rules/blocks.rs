//! Rules for the blocks of a story among each other and with its kind.

use super::{Guesses, Problem, Survey};
use crate::{
    grammar::{code, latex},
    model::{Block, Comparison, Found, Kind, Mark, Picture},
};

/// Ensure that a word which refers to the glossary is explained there. Otherwise the word is underlined as
/// one that can be looked up, and would lead nowhere.
pub(super) fn every_term_is_explained(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    for (source, found, _) in content.documents() {
        let known: Vec<_> = terms(found).into_iter().map(|(_, id)| id).collect();
        for (at, text) in &found.texts {
            for (pointer, mark) in text.marks(at) {
                if let Mark::Term { term, .. } = mark
                    && !known.contains(&term.as_str())
                {
                    problems.push(source.problem(
                        &format!("{pointer}/term"),
                        format!("no glossary here explains `{term}`"),
                        guesses.suggestion(term, known.iter().copied()),
                    ));
                }
            }
        }
    }
}

/// Ensure that a term is explained once. Otherwise a word that refers to it could lead to one of them only.
pub(super) fn no_two_terms_share_an_id(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        let terms = terms(found);
        for (index, (at, id)) in terms.iter().enumerate() {
            if terms[..index].iter().any(|(_, before)| before == id) {
                problems.push(source.problem(
                    at,
                    format!("`{id}` is explained before this already"),
                    "give it another `id`, or keep one of the two",
                ));
            }
        }
    }
}

fn terms<'a>(found: &Found<'a>) -> Vec<(String, &'a str)> {
    let mut terms = Vec::new();
    for (at, block) in &found.blocks {
        if let Block::Glossary(glossary) = block {
            let items = glossary.items.iter().enumerate();
            terms.extend(
                items.map(|(index, term)| (format!("{at}/items/{index}/id"), term.id.as_str())),
            );
        }
    }
    terms
}

/// Ensure that something happens on every timeline, in one row or in periods. An empty one is a line
/// without anything on it.
pub(super) fn every_timeline_has_events(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            if let Block::Timeline(timeline) = block
                && timeline.events.is_empty() == timeline.periods.is_empty()
            {
                let what = if timeline.events.is_empty() {
                    "nothing happens on this timeline"
                } else {
                    "this timeline has events both inside and outside of periods"
                };
                let mend = "give it `events`, or `periods` with events in each";
                problems.push(source.problem(at, what, mend));
            }
        }
    }
}

/// Ensure that the LaTeX of every formula can be converted to MathML. Browsers and screen readers know
/// MathML and no LaTeX.
pub(super) fn every_formula_can_be_set(content: &Survey, problems: &mut Vec<Problem>) {
    let mend = "mend the LaTeX; it needs no dollar signs";
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            if let Block::Formula(formula) = block
                && let Err(what) = latex::inline(&formula.latex)
            {
                problems.push(source.problem(&format!("{at}/latex"), what.to_string(), mend));
            }
        }
        for (at, text) in &found.texts {
            for (pointer, mark) in text.marks(at) {
                if let Mark::Formula { latex } = mark
                    && let Err(what) = latex::inline(latex)
                {
                    problems.push(source.problem(
                        &format!("{pointer}/latex"),
                        what.to_string(),
                        mend,
                    ));
                }
            }
        }
    }
}

/// Ensure that code is in a language whose words are known, or in none. Code in an unknown one would stay
/// grey, and nobody would know why.
pub(super) fn every_language_of_code_is_known(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            if let Block::Code(block) = block
                && let Some(language) = &block.language
                && !code::is_known(language)
            {
                problems.push(source.problem(
                    &format!("{at}/language"),
                    format!("code in `{language}` can't be highlighted"),
                    match code::nearest_language(language) {
                        Some(near) => format!("did you mean `{near}`? Else leave it out"),
                        None => "leave it out, or write `text`".to_owned(),
                    },
                ));
            }
        }
    }
}

/// Ensure that a review says what it reviews, and that no other kind of story does. Search engines show a
/// verdict only beside the name of a thing.
pub(super) fn every_review_says_of_what(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        match (entry.value.kind, &entry.value.review) {
            (Kind::Review, None) => problems.push(entry.source.problem(
                "/kind",
                "a review has to say what it reviews",
                "add `\"review\": { \"item\": \"…\", \"stars\": 4 }`",
            )),
            (kind, Some(_)) if kind != Kind::Review => problems.push(entry.source.problem(
                "/review",
                "only a review has a `review`",
                "write `\"kind\": \"review\"`, or leave it out",
            )),
            _ => {}
        }
    }
}

/// Ensure that the answer to a question of a quiz is one of its options. Otherwise no reader could answer
/// it otherwise.
pub(super) fn every_answer_of_a_quiz_is_an_option(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Quiz(quiz) = block else { continue };
            for (index, question) in quiz.items.iter().enumerate() {
                let (answer, count) = (question.answer, question.options.len());
                if answer > count {
                    problems.push(source.problem(
                        &format!("{at}/items/{index}/answer"),
                        format!("there is no option {answer}, only {count}"),
                        "write the number of the right one, counted from 1",
                    ));
                }
            }
        }
    }
}

/// Ensure that a sound or a film is of a kind that browsers play, and captions of one that they show. A
/// player that plays nothing is worse than a link.
pub(super) fn every_sound_and_film_can_be_played(content: &Survey, problems: &mut Vec<Problem>) {
    const SOUNDS: &[&str] = &["mp3", "m4a", "ogg", "opus", "flac", "wav"];
    const FILMS: &[&str] = &["mp4", "webm"];
    const CAPTIONS: &[&str] = &["vtt"];
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let files = match block {
                Block::Audio(audio) => vec![(format!("{at}/src"), &audio.src, SOUNDS)],
                Block::Video(video) => {
                    let mut files = vec![(format!("{at}/src"), &video.src, FILMS)];
                    for (index, captions) in video.captions.iter().enumerate() {
                        let at = format!("{at}/captions/{index}/src");
                        files.push((at, &captions.src, CAPTIONS));
                    }
                    files
                }
                _ => continue,
            };
            for (at, file, kinds) in files {
                let kind = file.0.rsplit_once('.').map_or("", |(_, kind)| kind);
                if !kinds.contains(&kind.to_lowercase().as_str()) {
                    let what = format!("`{}` is of no kind that every browser knows", file.0);
                    let mend = format!("use a file of the kind {}", kinds.join(", "));
                    problems.push(source.problem(&at, what, mend));
                }
            }
        }
    }
}

/// Ensure that two pictures which are compared lie on each other point for point. Otherwise the slider
/// between them would cut through two different places.
pub(super) fn every_comparison_is_of_one_shape(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Comparison(Comparison { before, after, .. }) = block else {
                continue;
            };
            let size = |picture: &Picture| {
                let media = content.media.pictures.get(&picture.src)?;
                Some((media.width, media.height))
            };
            let (Some(one), Some(other)) = (size(before), size(after)) else {
                continue;
            };
            let wide = u64::from(one.0) * u64::from(other.1);
            let high = u64::from(one.1) * u64::from(other.0);
            // Two exports of one picture may differ by what was rounded.
            if wide.abs_diff(high) * 50 > wide.max(high) {
                let (width, height) = one;
                problems.push(source.problem(
                    &format!("{at}/after"),
                    format!(
                        "this picture is {} × {} pixels, and the one before it {width} × {height}",
                        other.0, other.1
                    ),
                    "crop one of them, so that both have the same shape",
                ));
            }
        }
    }
}
