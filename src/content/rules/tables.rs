//! Rules for tables.

use super::{Problem, Survey};
use crate::{
    grammar::words::is_visible,
    model::{Block, Cell, Column},
};

/// Ensure that every row of a table has a cell for each column, its own or one of a row above that reaches
/// into it, and that none reaches out of the table. Otherwise cells would stand under the heads of others.
pub(super) fn every_table_row_is_whole(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
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
                    let mend = source.form(
                        "add or remove cells; an empty one is `{\"text\": \"\"}`",
                        "add or remove cells: each ends at a bar `|`, an empty one too",
                    );
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
pub(super) fn every_column_of_a_table_has_a_head(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
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
                    source.form(
                        "write what stands in it, such as `\"text\": \"Share\"`",
                        "write in the first row of the table what stands in it",
                    ),
                ));
            }
        }
    }
}

/// Ensure that what is sorted row by row has rows by themselves. A row that is moved would leave a part of
/// itself behind.
pub(super) fn no_cell_of_a_sortable_table_spans(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
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
pub(super) fn no_table_keeps_a_tap_waiting(content: &Survey, problems: &mut Vec<Problem>) {
    /// Of 18 taps on 8,000 cells, with scripts slowed down four times, one took longer than 200 ms.
    const CELLS: usize = 6_000;
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
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
