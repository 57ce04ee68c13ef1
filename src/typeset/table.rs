use const_format::concatcp;

use super::{Typesetter, number};
use crate::{
    model::{Cell, Table},
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
    /// What it is sorted and copied by, where that is not its text. An empty one is sorted to the end
    /// and copied as its text.
    pub value: Option<String>,
}

impl GridCell {
    /// A cell that is sorted and copied by its text.
    pub fn plain(text: &str) -> Self {
        Self {
            content: vec![text.into()],
            value: None,
        }
    }

    /// The same, sorted and copied by a value.
    pub fn with_value(mut self, value: Option<String>) -> Self {
        self.value = value;
        self
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
        let rows = table.rows.iter().map(|cells| {
            let cells = cells.iter().enumerate();
            cells
                .map(|(index, cell)| self.cell(cell, is_numeric(index)))
                .collect()
        });
        let caption = table.caption.as_ref();
        self.grid(Grid {
            label: match caption {
                Some(caption) if !caption.text.is_empty() => caption.text.plain(),
                _ => self.labels.table.clone(),
            },
            caption: caption
                .map(|caption| self.text(&caption.text))
                .filter(|words| !words.is_empty()),
            columns: columns.collect(),
            rows: rows.collect(),
            sortable: table.sortable,
        })
    }

    fn cell(&self, cell: &Cell, is_numeric: bool) -> GridCell {
        GridCell {
            content: self.text(&cell.text),
            value: is_numeric.then(|| {
                let number = number::read(&cell.text, self.language);
                number.map(|number| number.to_string()).unwrap_or_default()
            }),
        }
    }

    /// The table in a frame that scrolls by itself where it is wider than the page, also by keyboard.
    ///
    /// What it is sorted by stands in `data-value`, empty where a cell of a column of numbers holds no
    /// number that is certain.
    pub(super) fn grid(&self, grid: Grid) -> Element {
        let align = |index: usize| {
            let column = grid.columns.get(index);
            column.filter(|column| column.numeric).map(|_| "end")
        };
        let heads = grid
            .columns
            .iter()
            .map(|column| self.column_head(column, grid.sortable));
        let heads = element("tr").with_all(heads);
        let rows = grid.rows.into_iter().map(|cells| {
            let cells = cells.into_iter().enumerate().map(|(index, cell)| {
                let element = match index {
                    0 => element("th").set("scope", "row"),
                    _ => element("td"),
                };
                element
                    .maybe(hooks::table::ALIGN.name, align(index))
                    .maybe(hooks::table::VALUE.name, cell.value)
                    .with_all(cell.content)
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
            .set("aria-label", grid.label)
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

    /// The name of a column, and what sorts by it.
    fn column_head(&self, column: &GridColumn, sortable: bool) -> Element {
        let head = element("th")
            .set("scope", "col")
            .maybe(hooks::table::ALIGN.name, column.numeric.then_some("end"))
            .with_all(column.head.iter().cloned());
        if !sortable {
            return head;
        }
        let name: String = column.head.iter().map(Node::plain).collect();
        let button = element("button")
            .class(concatcp!(hooks::table::SORT.name, " needs-app"))
            .set("type", "button")
            .set("aria-label", self.labels.sort.replace("{}", &name));
        head.with(button)
    }
}
