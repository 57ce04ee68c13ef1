//! Rules for what is written in stories, static pages and biographies.

use std::collections::BTreeSet;

use super::{Content, Guesses, Problem, Source, documents};
use crate::{
    grammar::{Base, EmbedError, EmbedFrame, datetime, example_address, words::is_visible},
    model::{Block, Cell, Column, ListOf, Mark, Provider},
};

/// Ensure that links stand side by side: HTML knows none inside another, and a reference to a note is
/// a link too.
pub(super) fn no_link_is_inside_a_link(content: &Content, problems: &mut Vec<Problem>) {
    for (pointer, mark, source) in marks(content) {
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
pub(super) fn every_note_reference_has_a_note(content: &Content, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    for (source, found, notes) in documents(content) {
        let known: Vec<_> = notes.iter().map(|note| note.id.as_str()).collect();
        for (at, text) in found.texts {
            for (pointer, mark) in text.marks(&at) {
                if let Mark::Note { note, .. } = mark
                    && !known.contains(&note.as_str())
                {
                    problems.push(source.problem(
                        &format!("{pointer}/note"),
                        format!("there is no note `{note}`"),
                        guesses.suggestion(note, known.iter().copied()),
                    ));
                }
            }
        }
    }
}

/// Ensure that readers come to every note, and back from it. A note that nothing leads to is never read.
pub(super) fn every_note_is_referred_to(content: &Content, problems: &mut Vec<Problem>) {
    for (source, found, notes) in documents(content) {
        let mut referred = BTreeSet::new();
        for (_, text) in found.texts {
            for (_, mark) in text.marks("") {
                if let Mark::Note { note, .. } = mark {
                    referred.insert(note.as_str());
                }
            }
        }
        for (index, note) in notes.iter().enumerate() {
            if !referred.contains(note.id.as_str()) {
                problems.push(source.problem(
                    &format!("/notes/{index}"),
                    format!("nothing refers to the note `{}`", note.id),
                    format!(
                        "put `{{ \"type\": \"note\", \"note\": \"{}\" }}` where it belongs, or remove it",
                        note.id
                    ),
                ));
            }
        }
    }
}

/// Ensure that a note reference leads to one note. Otherwise the number could lead to either.
pub(super) fn no_two_notes_share_an_id(content: &Content, problems: &mut Vec<Problem>) {
    for (source, _, notes) in documents(content) {
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
pub(super) fn every_time_can_be_read_by_machines(content: &Content, problems: &mut Vec<Problem>) {
    for (pointer, mark, source) in marks(content) {
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
pub(super) fn only_numbered_lists_are_counted(content: &Content, problems: &mut Vec<Problem>) {
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
            if let Block::List(list) = block {
                look_at_numbers(list.list(), &at, source, problems);
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
            "write `\"ordered\": true` for the list, or leave it out",
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

/// Ensure that every row of a table has a cell for each column, its own or one of a row above that reaches
/// into it, and that none reaches out of the table. Otherwise cells would stand under the heads of others.
pub(super) fn every_table_row_is_whole(content: &Content, problems: &mut Vec<Problem>) {
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
            let Block::Table(table) = block else { continue };
            let columns = table.columns.len();
            for (row, (cells, places)) in table.rows.iter().zip(table.places()).enumerate() {
                let at = format!("{at}/rows/{row}");
                let filled = places.filled;
                let below = table.rows.len() - row;
                let too_long = cells.iter().position(|cell| cell.rowspan > below);
                if let Some(cell) = places.overlap {
                    let what = "this cell stands where one from a row above does".to_owned();
                    let mend = "make its `colspan`, or the `rowspan` of the other, smaller";
                    problems.push(source.problem(&format!("{at}/{cell}"), what, mend));
                } else if filled != columns {
                    let mend = "add or remove cells; an empty one is `{\"text\": \"\"}`";
                    let what = if filled == cells.len() {
                        format!("this row has {filled} cells, and the table {columns} columns")
                    } else {
                        format!("this row fills {filled} columns, and the table has {columns}")
                    };
                    problems.push(source.problem(&at, what, mend));
                } else if let Some(cell) = too_long {
                    let what = format!(
                        "this cell reaches over {} rows, and the table has {below} from here on",
                        cells[cell].rowspan
                    );
                    let mend = format!("write {below} at most");
                    problems.push(source.problem(&format!("{at}/{cell}/rowspan"), what, mend));
                }
            }
        }
    }
}

/// Ensure that every column of a table but the first says what it holds: without that, a screen reader names
/// no cell by its column, and who sees the table has to guess.
pub(super) fn every_column_of_a_table_has_a_head(content: &Content, problems: &mut Vec<Problem>) {
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
            let Block::Table(table) = block else { continue };
            let blank = |column: &Column| !is_visible(&column.text.plain());
            let empty = table
                .columns
                .iter()
                .enumerate()
                .filter(|(_, one)| blank(one));
            // Over the names of the rows there may be nothing to say.
            let is_first_alone = |index: usize| index == 0 && table.columns.len() > 1;
            for (index, _) in empty.filter(|(index, _)| !is_first_alone(*index)) {
                problems.push(source.problem(
                    &format!("{at}/columns/{index}"),
                    format!("column {} of this table has no head", index + 1),
                    "write what stands in it, such as `\"text\": \"Share\"`",
                ));
            }
        }
    }
}

/// Ensure that what is sorted row by row has rows by themselves. A row that is moved would leave a part of
/// itself behind.
pub(super) fn no_cell_of_a_sortable_table_spans(content: &Content, problems: &mut Vec<Problem>) {
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
            let Block::Table(table) = block else { continue };
            let mut cells = table.rows.iter().flatten();
            if table.sortable && cells.any(Cell::spans) {
                problems.push(source.problem(
                    &format!("{at}/sortable"),
                    "a table with cells that reach over others can't be sorted",
                    "leave `sortable` out, or write each cell by itself",
                ));
            }
        }
    }
}

/// Ensure that a tap on what sorts a table is answered at once on a slow telephone: each lays out all cells
/// anew.
pub(super) fn no_table_keeps_a_tap_waiting(content: &Content, problems: &mut Vec<Problem>) {
    /// Of 18 taps on 8,000 cells, with scripts slowed down four times, one took longer than 200 ms.
    const CELLS: usize = 6_000;
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
            let Block::Table(table) = block else { continue };
            let (rows, columns) = (table.rows.len(), table.columns.len());
            let cells = rows.saturating_mul(columns);
            if table.sortable && cells > CELLS {
                problems.push(source.problem(
                    &format!("{at}/rows"),
                    format!(
                        "{rows} rows of {columns} columns are {cells} cells: with more than {CELLS} a \
                         telephone takes longer than a moment to sort them"
                    ),
                    "leave out what few will look up, divide the table, or leave `sortable` out",
                ));
            }
        }
    }
}

/// Ensure that what is embedded can be loaded from where it stands, which is not this site: a frame of
/// its own could reach into the page.
pub(super) fn every_embed_is_of_its_provider(content: &Content, problems: &mut Vec<Problem>) {
    let base = Base::parse(&content.site.base_url).ok();
    for (source, found, _) in documents(content) {
        for (at, block) in found.blocks {
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

/// Every marked run in stories, static pages and biographies.
pub(super) fn marks(content: &Content) -> Vec<(String, &Mark, &Source)> {
    let texts = documents(content).map(|(source, found, _)| (source, found.texts));
    let biographies = content.authors.iter().map(|entry| {
        let biography = ("/biography".to_owned(), &entry.value.biography);
        (&entry.source, vec![biography])
    });
    let mut found = Vec::new();
    for (source, texts) in texts.chain(biographies) {
        for (at, text) in texts {
            let marks = text.marks(&at).into_iter();
            found.extend(marks.map(|(pointer, mark)| (pointer, mark, source)));
        }
    }
    found
}
