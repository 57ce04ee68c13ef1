//! Tables: rows of cells, made whole.

use std::collections::BTreeSet;

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    Converter, Outcome,
    run::{plain, text},
    spans::{as_spans, paragraph},
    tree::{self, Place, has_class},
};

/// How many columns are told apart; what is to the right of them stands in lines under the table.
const WIDEST: usize = 60;

/// A row of a table of the source.
struct Row<'a> {
    cells: Vec<(Place<'a>, &'a Element)>,
    is_head: bool,
}

impl Converter<'_> {
    pub(super) fn table(&mut self, place: Place) -> Vec<Value> {
        let mut captions = Vec::new();
        let mut rows = Vec::new();
        gather(place, false, &mut rows, &mut captions);
        // A table of one cell is a frame around it.
        if let [row] = rows.as_slice()
            && let [(cell, _)] = row.cells.as_slice()
            && captions.is_empty()
        {
            let detail = "what stands in its one cell";
            self.findings
                .add("<table>", Outcome::Downgraded, detail, "");
            return self.blocks(*cell);
        }
        let mut lifted = Vec::new();
        let at_right = at_right(&rows);
        let head = rows.first().is_some_and(|row| row.is_head);
        let mut rows = rows.into_iter();
        let head = if head { rows.next() } else { None };
        let columns = head
            .map(|row| self.head(&row, &mut lifted))
            .unwrap_or_default();
        let (rows, width) = self.rows(rows, columns.len(), &mut lifted);
        let mut caption = Vec::new();
        for place in captions {
            let blocks = self.blocks(place);
            caption.extend(as_spans(blocks, &mut lifted));
        }
        let mut made = Vec::new();
        if width > 0 {
            let mut columns = columns;
            columns.resize(width, json!({ "text": "" }));
            self.align(&at_right, &mut columns, &rows);
            let mut table = json!({ "type": "table", "columns": columns, "rows": rows });
            if !caption.is_empty() {
                table["caption"] = json!({ "text": text(caption) });
            }
            made.push(table);
        } else if !caption.is_empty() {
            made.push(paragraph(caption));
        }
        if !lifted.is_empty() {
            let detail = "it stands under the table";
            self.findings
                .add("block in a table", Outcome::Downgraded, detail, "");
        }
        made.extend(lifted);
        made
    }

    /// Columns of numbers stand at the right here too; of others it is told.
    fn align(&mut self, at_right: &BTreeSet<usize>, columns: &mut [Value], rows: &[Vec<Value>]) {
        let is_plain = rows.iter().all(|row| row.len() == columns.len());
        let mut lost = 0;
        for index in at_right {
            let cells = rows.iter().filter_map(|row| row.get(*index));
            let is_number = |cell: &Value| {
                let words = plain(&cell["text"]);
                let is_part = |c: char| c.is_ascii_digit() || ".,+-−– %$€£\u{a0}".contains(c);
                words.contains(|c: char| c.is_ascii_digit()) && words.chars().all(is_part)
            };
            let is_numeric = is_plain && !rows.is_empty() && cells.into_iter().all(is_number);
            match columns.get_mut(*index).filter(|_| is_numeric) {
                Some(column) => column["numeric"] = true.into(),
                None => lost += 1,
            }
        }
        if lost > 0 {
            let detail =
                format!("{lost} columns stood at the right: only those of numbers do here");
            self.findings
                .add("alignment of columns", Outcome::Dropped, &detail, "");
        }
    }

    fn head(&mut self, row: &Row, lifted: &mut Vec<Value>) -> Vec<Value> {
        let mut columns = Vec::new();
        for (place, element) in &row.cells {
            let spans = self.cell_spans(*place, lifted);
            columns.push(json!({ "text": text(spans) }));
            let more = number(element, "colspan").saturating_sub(1);
            let room = WIDEST.saturating_sub(columns.len());
            columns.extend(std::iter::repeat_n(json!({ "text": "" }), more.min(room)));
        }
        columns
    }

    /// Whole rows, and how many columns they have.
    fn rows<'a>(
        &mut self,
        source: impl Iterator<Item = Row<'a>>,
        width: usize,
        lifted: &mut Vec<Value>,
    ) -> (Vec<Vec<Value>>, usize) {
        // For each row the cells with the columns that they begin at and the width that they ask for.
        let mut placed: Vec<Vec<(usize, Value)>> = Vec::new();
        let mut free_at: Vec<usize> = Vec::new();
        let mut width = width;
        let source: Vec<_> = source.collect();
        let count = source.len();
        for (index, row) in source.into_iter().enumerate() {
            let mut cells = Vec::new();
            let mut column = 0;
            for (place, element) in row.cells {
                while free_at.get(column).is_some_and(|free| *free > index) {
                    column += 1;
                }
                let spans = self.cell_spans(place, lifted);
                if column >= WIDEST {
                    let words = text(spans);
                    lifted.push(json!({ "type": "paragraph", "text": words }));
                    continue;
                }
                let wanted = number(element, "colspan").min(WIDEST - column);
                let is_free = |at: &usize| free_at.get(*at).is_none_or(|free| *free <= index);
                let span = (column..column + wanted).take_while(is_free).count().max(1);
                let below = match element.attr("rowspan").map(str::trim) {
                    Some("0") => count - index,
                    _ => number(element, "rowspan").min(count - index),
                };
                free_at.resize(free_at.len().max(column + span), 0);
                free_at[column..column + span].fill(index + below);
                let mut cell = json!({ "text": text(spans) });
                if span > 1 {
                    cell["colspan"] = span.into();
                }
                if below > 1 {
                    cell["rowspan"] = below.into();
                }
                cells.push((column, cell));
                column += span;
                width = width.max(column);
            }
            placed.push(cells);
        }
        (fill(placed, width), width)
    }

    fn cell_spans(&mut self, place: Place, lifted: &mut Vec<Value>) -> Vec<Value> {
        let blocks = self.blocks(place);
        as_spans(blocks, lifted)
    }
}

/// The columns in which something stands at the right.
fn at_right(rows: &[Row]) -> BTreeSet<usize> {
    let cells = rows.iter().flat_map(|row| row.cells.iter().enumerate());
    let cells = cells.filter(|(_, (_, cell))| {
        let style = cell.attr("style").unwrap_or_default().replace(' ', "");
        let named = ["align", "data-align"]
            .iter()
            .any(|name| cell.attr(name) == Some("right"));
        named || style.contains("text-align:right") || has_class(cell, "has-text-align-right")
    });
    cells.map(|(index, _)| index).collect()
}

/// Puts an empty cell wherever none stands and none from above reaches into.
fn fill(placed: Vec<Vec<(usize, Value)>>, width: usize) -> Vec<Vec<Value>> {
    let mut free_at = vec![0; width];
    let mut rows = Vec::new();
    for (index, cells) in placed.into_iter().enumerate() {
        let mut row = Vec::new();
        let mut column = 0;
        let mut cells = cells.into_iter().peekable();
        while column < width {
            if let Some((_, cell)) = cells.next_if(|(start, _)| *start == column) {
                let span = cell["colspan"].as_u64().unwrap_or(1) as usize;
                let below = cell["rowspan"].as_u64().unwrap_or(1) as usize;
                free_at[column..column + span].fill(index + below);
                row.push(cell);
                column += span;
                continue;
            }
            if free_at[column] <= index {
                row.push(json!({ "text": "" }));
            }
            column += 1;
        }
        rows.push(row);
    }
    rows
}

/// The rows of a table, without those of tables in it.
fn gather<'a>(
    place: Place<'a>,
    in_head: bool,
    rows: &mut Vec<Row<'a>>,
    captions: &mut Vec<Place<'a>>,
) {
    for (child, element) in tree::children(place) {
        match element.name() {
            "caption" => captions.push(child),
            "thead" => gather(child, true, rows, captions),
            "tbody" | "tfoot" => gather(child, false, rows, captions),
            "tr" => {
                let cells: Vec<_> = tree::children(child)
                    .filter(|(_, cell)| matches!(cell.name(), "td" | "th"))
                    .collect();
                let all_heads = cells.iter().all(|(_, cell)| cell.name() == "th");
                let is_head = rows.is_empty() && (in_head || all_heads) && !cells.is_empty();
                if !cells.is_empty() {
                    rows.push(Row { cells, is_head });
                }
            }
            _ => {}
        }
    }
}

fn number(element: &Element, name: &str) -> usize {
    let number = element.attr(name).and_then(|it| it.trim().parse().ok());
    number.unwrap_or(1).clamp(1, 10_000)
}
