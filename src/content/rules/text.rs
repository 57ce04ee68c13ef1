//! Rules for what is written in stories, static pages and biographies.

use std::collections::BTreeSet;

use super::{Guesses, Problem, Source, Survey};
use crate::{
    grammar::{Base, EmbedError, EmbedFrame, datetime, example_address},
    model::{Block, ListOf, Mark, Provider},
};

/// Ensure that links stand side by side: HTML knows none inside another, and a reference to a note is
/// a link too.
pub(super) fn no_link_is_inside_a_link(content: &Survey, problems: &mut Vec<Problem>) {
    for (pointer, mark, source) in content.marks() {
        let Mark::Link { text, .. } = mark else {
            continue;
        };
        let inside = text.marks(&format!("{pointer}/text"));
        for (pointer, mark) in inside {
            if matches!(mark, Mark::Link { .. } | Mark::Note { .. }) {
                problems.push(source.problem(
                    &pointer,
                    "a link can't hold another link or a note",
                    "end the link before it",
                ));
            }
        }
    }
}

/// Ensure that every note reference leads to a note of its story. Otherwise its number would lead nowhere.
pub(super) fn every_note_reference_has_a_note(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    for (source, found, notes) in content.documents() {
        let known: Vec<_> = notes.iter().map(|note| note.id.as_str()).collect();
        for (at, text) in &found.texts {
            for (pointer, mark) in text.marks(at) {
                if let Mark::Note { note, .. } = mark
                    && !known.contains(&note.as_str())
                {
                    let mend = if known.is_empty() {
                        source.form(
                            format!(
                                "add it to `notes`: `{{ \"id\": \"{note}\", \"text\": \"…\" }}`"
                            ),
                            format!("write it in a line of its own: `[^{note}]: …`"),
                        )
                    } else {
                        guesses.suggestion(note, known.iter().copied())
                    };
                    let what = format!("there is no note `{note}`");
                    problems.push(source.problem(&format!("{pointer}/note"), what, mend));
                }
            }
        }
    }
}

/// Ensure that readers come to every note, and back from it. A note that nothing leads to is never read.
pub(super) fn every_note_is_referred_to(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, notes) in content.documents() {
        let mut referred = BTreeSet::new();
        for (_, text) in &found.texts {
            for (_, mark) in text.marks("") {
                if let Mark::Note { note, .. } = mark {
                    referred.insert(note.as_str());
                }
            }
        }
        for (index, note) in notes.iter().enumerate() {
            if !referred.contains(note.id.as_str()) {
                let id = &note.id;
                let reference = source.form(
                    format!("{{ \"type\": \"note\", \"note\": \"{id}\" }}"),
                    format!("[^{id}]"),
                );
                problems.push(source.problem(
                    &format!("/notes/{index}"),
                    format!("nothing refers to the note `{id}`"),
                    format!("put `{reference}` where it belongs, or remove it"),
                ));
            }
        }
    }
}

/// Ensure that a note reference leads to one note. Otherwise the number could lead to either.
pub(super) fn no_two_notes_share_an_id(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, _, notes) in content.documents() {
        for (index, note) in notes.iter().enumerate() {
            if notes[..index].iter().any(|before| before.id == note.id) {
                problems.push(source.problem(
                    &format!("/notes/{index}/id"),
                    format!("there is a note `{}` before this one", note.id),
                    "give it another `id`",
                ));
            }
        }
    }
}

/// Ensure that what is said to machines of a time is what HTML has for it.
pub(super) fn every_time_can_be_read_by_machines(content: &Survey, problems: &mut Vec<Problem>) {
    for (pointer, mark, source) in content.marks() {
        let (written, is_right, mend) = match mark {
            Mark::Time { datetime, .. } => (
                datetime,
                datetime::is_time(datetime),
                "write it as in `2025-05-09`, `2025-05`, `14:30`, `2025-05-09T14:30+01:00` or, \
                 for two and a half hours, `PT2H30M`",
            ),
            Mark::Insertion {
                datetime: Some(datetime),
                ..
            }
            | Mark::Deletion {
                datetime: Some(datetime),
                ..
            } => (
                datetime,
                datetime::is_date_or_global_time(datetime),
                "write it as in `2025-05-09` or `2025-05-09T14:30+01:00`, or leave it out",
            ),
            _ => continue,
        };
        if !is_right {
            let what = format!("`{written}` is no time that machines can read");
            problems.push(source.problem(&format!("{pointer}/datetime"), what, mend));
        }
    }
}

/// Ensure that numbers are asked for where a list has some.
pub(super) fn only_numbered_lists_are_counted(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            if let Block::List(list) = block {
                look_at_numbers(list.list(), at, source, problems);
            }
        }
    }
}

fn look_at_numbers(list: ListOf, at: &str, source: &Source, problems: &mut Vec<Problem>) {
    let own = [("start", list.start.is_some()), ("reversed", list.reversed)];
    let own = own.map(|(name, is_there)| (format!("{at}/{name}"), name, is_there));
    let items = list.items.iter().enumerate();
    let values = items.clone().map(|(index, item)| {
        let at = format!("{at}/items/{index}/value");
        (at, "value", item.value.is_some())
    });
    let first = own
        .into_iter()
        .chain(values)
        .find(|(_, _, is_there)| *is_there);
    if let Some((at, name, _)) = first.filter(|_| !list.ordered) {
        problems.push(source.problem(
            &at,
            format!("`{name}` is of numbers, and this list has none"),
            source.form(
                "write `\"ordered\": true` for the list, or leave it out",
                "write `1.` before its items, or leave it out",
            ),
        ));
    }
    for (index, item) in items {
        look_at_numbers(
            item.list(),
            &format!("{at}/items/{index}"),
            source,
            problems,
        );
    }
}

/// Ensure that what is embedded can be loaded from where it stands, which is not this site: a frame of
/// its own could reach into the page.
pub(super) fn every_embed_is_of_its_provider(content: &Survey, problems: &mut Vec<Problem>) {
    let base = Base::parse(&content.site.base_url).ok();
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Embed(embed) = block else { continue };
            let is_own = |frame: &EmbedFrame| base.as_ref().is_some_and(|it| it.is_own(&frame.src));
            let (what, mend) = match EmbedFrame::of(embed) {
                Ok(frame) if is_own(&frame) => (
                    format!(
                        "`{}` is a page of this site, which stands in no frame of its own",
                        embed.href.0
                    ),
                    "link to it".to_owned(),
                ),
                Ok(_) => continue,
                Err(error) => (error.to_string(), embed_mend(&error, embed.provider)),
            };
            problems.push(source.problem(&format!("{at}/href"), what, mend));
        }
    }
}

fn embed_mend(error: &EmbedError, provider: Provider) -> String {
    let example = example_address(provider);
    match error {
        EmbedError::NotOfProvider(_) => {
            format!("write an address of the kind `{example}`, or name another `provider`")
        }
        EmbedError::Handle(_) => format!(
            "write `{example}`; the identifier stands in the code that the post offers as \"Embed post\""
        ),
        EmbedError::Short(_) => "open it, and copy what the address bar then says".to_owned(),
    }
}
