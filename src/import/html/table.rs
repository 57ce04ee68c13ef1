//! Tables: rows of cells, made whole.

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    Converter, Outcome,
    run::text,
    spans::{as_spans, paragraph},
    tree::{self, Place},
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
