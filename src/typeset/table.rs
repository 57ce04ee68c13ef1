use const_format::concatcp;

use super::{Typesetter, named::Named, number};
use crate::{
    model::{Cell, Table, Text, normalize_whitespace},
    page::{Element, Node, element, hooks},
};

/// A table, of a story or of the figures behind a picture.
pub struct Grid {
    /// What the frame is called by those who hear the page.
    pub label: String,
    pub caption: Option<Vec<Node>>,
    pub columns: Vec<GridColumn>,
    /// The first cell of each names the row.
    pub rows: Vec<Vec<GridCell>>,
    /// Whether a reader can sort it by any column, and copy it.
    pub sortable: bool,
}

/// A column with its heading.
pub struct GridColumn {
    pub head: Vec<Node>,
    pub numeric: bool,
}

/// One cell.
pub struct GridCell {
    pub content: Vec<Node>,
    /// What it is sorted and copied by, where that is not its text. An empty one of a column of numbers
    /// is sorted to the end and copied as its text.
    pub value: Option<String>,
    /// Where it stands, in a table with cells that span.
    pub span: Option<Span>,
}

/// Where a cell stands among cells that span.
pub struct Span {
    /// At which column it begins, from 0.
    column: usize,
    columns: usize,
    rows: usize,
}

impl GridCell {
    /// A cell that is sorted and copied by its text.
    pub fn plain(text: &str) -> Self {
        Self {
            content: vec![text.into()],
            value: None,
            span: None,
        }
    }

    /// The same, sorted and copied by a value.
    pub fn with_value(mut self, value: Option<String>) -> Self {
        self.value = value;
        self
    }

    /// Its text; none where there is more in it, such as a reference to a note.
    fn words(&self) -> Option<String> {
        let words = self.content.iter().map(|node| match node {
            Node::Words(words) => Some(words.as_str()),
            Node::Element(_) => None,
        });
        words.collect()
    }

    /// What a cell of a column of numbers says of itself: nothing where a script reads its text as the
    /// same number.
    fn number(&self) -> String {
        let text: String = self.content.iter().map(Node::plain).collect();
        let is_plain = text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let read = |words: &str| words.parse::<f64>().ok();
        match self.value.as_deref() {
            Some("") => hooks::table::NO_NUMBER.to_owned(),
            Some(value) if !is_plain || read(value) != read(&text) => value.to_owned(),
            _ => String::new(),
        }
    }
}

impl Typesetter<'_> {
    pub(super) fn table(&self, table: &Table) -> Element {
        let columns = table.columns.iter().map(|column| GridColumn {
            head: self.text(&column.text),
            numeric: column.numeric,
        });
        let is_numeric = |index: usize| {
            let column = table.columns.get(index);
            column.is_some_and(|column| column.numeric)
        };
        let rows = table
            .rows
            .iter()
            .zip(table.places())
            .map(|(cells, places)| {
                let has_spans = places.columns.len() < table.columns.len();
                let cells = cells.iter().zip(places.columns);
                cells
                    .map(|(cell, column)| GridCell {
                        span: (has_spans || cell.spans()).then_some(Span {
                            column,
                            columns: cell.colspan,
                            rows: cell.rowspan,
                        }),
                        ..self.cell(cell, is_numeric(column))
                    })
                    .collect()
            });
        let caption = table.caption.as_ref();
        self.grid(Grid {
            label: caption
                .and_then(|caption| caption.title.clone().or_else(|| plain(&caption.text)))
                .unwrap_or_else(|| self.labels.table.clone()),
            caption: caption
                .map(|caption| self.caption_by(caption, &self.labels.data_source))
                .filter(|words| !words.is_empty()),
            columns: columns.collect(),
            rows: rows.collect(),
            sortable: table.sortable,
        })
    }

    fn cell(&self, cell: &Cell, is_numeric: bool) -> GridCell {
        let words = cell.text.plain();
        let value = if is_numeric {
            let number = number::read(&cell.text, self.language);
            Some(number.map(|number| number.to_string()).unwrap_or_default())
        } else {
            // Lines that follow one another are words apart.
            words.contains('\n').then(|| normalize_whitespace(&words))
        };
        GridCell {
            content: self.text(&cell.text),
            value,
            span: None,
        }
    }

    /// The table in a frame that scrolls by itself where it is wider than the page, also by keyboard.
    ///
    /// A table may have thousands of cells, so a cell has no attribute that it can do without.
    pub(super) fn grid(&self, grid: Grid) -> Element {
        let is_numeric: Vec<bool> = grid.columns.iter().map(|column| column.numeric).collect();
        let mut heads = element("tr");
        let mut rows = grid.rows;
        for (index, column) in grid.columns.iter().enumerate() {
            let is_of_numbers =
                grid.sortable && !column.numeric && self.set_numbers(&mut rows, index);
            let head = self.column_head(column, grid.sortable);
            heads = heads.with(head.maybe(hooks::table::VALUE.name, is_of_numbers.then_some("")));
        }
        let rows = rows.into_iter().map(|cells| {
            let cells = cells.into_iter().enumerate().map(|(index, cell)| {
                let column = cell.span.as_ref().map_or(index, |span| span.column);
                let over = |count: fn(&Span) -> usize| {
                    let count = cell.span.as_ref().map_or(1, count);
                    (count > 1).then(|| count.to_string())
                };
                let element = match column {
                    0 => element("th").set("scope", "row"),
                    _ => element("td"),
                };
                let element = element
                    .maybe("colspan", over(|span| span.columns))
                    .maybe("rowspan", over(|span| span.rows));
                let element = if is_numeric.get(column) == Some(&true) {
                    element.set(hooks::table::NUMBER.name, cell.number())
                } else {
                    element.maybe(hooks::table::VALUE.name, cell.value)
                };
                element.with_all(cell.content)
            });
            element("tr").with_all(cells)
        });
        let caption = grid
            .caption
            .map(|caption| element("caption").with_all(caption));
        let table = element("table")
            .with_all(caption)
            .with(element("thead").with(heads))
            .with(element("tbody").with_all(rows));
        let frame = element("div")
            .class("table")
            .set("role", "group")
            .set("tabindex", "0")
            .named(grid.label)
            .with(table);
        if !grid.sortable {
            return frame;
        }
        let copy = self
            .in_interface(element("button"))
            .class(concatcp!(hooks::table::COPY.name, " needs-app"))
            .set("type", "button")
            .set(hooks::table::COPIED.name, self.labels.copied.as_str())
            .with(self.labels.copy.as_str());
        element("div").class("sheet").with(frame).with(copy)
    }

    /// Numbers may stand where words do, as those that name the rows: a column that has nothing else is
    /// sorted by them. Whether it is one.
    fn set_numbers(&self, rows: &mut [Vec<GridCell>], column: usize) -> bool {
        let cells = rows.iter_mut().filter_map(|cells| cells.get_mut(column));
        let mut numbers = Vec::new();
        for cell in cells {
            let Some(words) = cell.words().filter(|words| !words.trim().is_empty()) else {
                return false;
            };
            let number = match &cell.value {
                Some(value) => value.parse().ok(),
                None => number::bare(&words, self.language),
            };
            let Some(number) = number else {
                return false;
            };
            numbers.push((cell, number));
        }
        let are_there = !numbers.is_empty();
        for (cell, number) in numbers {
            let text = cell.words().unwrap_or_default();
            cell.value = (text.trim().parse() != Ok(number)).then(|| number.to_string());
        }
        are_there
    }

    /// The name of a column, and what sorts by it.
    fn column_head(&self, column: &GridColumn, sortable: bool) -> Element {
        let head = element("th")
            .set("scope", "col")
            .maybe(hooks::table::NUMBER.name, column.numeric.then_some(""))
            .with_all(column.head.iter().cloned());
        if !sortable {
            return head;
        }
        let name: String = column.head.iter().map(Node::plain).collect();
        let button = element("button")
            .class(concatcp!(hooks::table::SORT.name, " needs-app"))
            .set("type", "button")
            .named(self.labels.sort.replace("{}", &name));
        head.with(button)
    }
}

/// The words without their marks; none where there are none.
fn plain(text: &Text) -> Option<String> {
    Some(text.plain()).filter(|words| !words.is_empty())
}
