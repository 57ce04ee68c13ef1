use const_format::concatcp;

use super::{number, setting::Setting};
use crate::{
    model::Table,
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
    pub sortable: bool,
}

pub struct GridColumn {
    pub head: Vec<Node>,
    pub numeric: bool,
}

pub struct GridCell {
    pub content: Vec<Node>,
    /// What it is sorted and copied by, where that is not the words in it; nothing, and it is sorted to
    /// the end and copied by its words.
    pub value: Option<String>,
}

impl GridCell {
    pub fn words(words: &str) -> Self {
        Self {
            content: vec![words.into()],
            value: None,
        }
    }

    pub fn with_value(mut self, value: Option<String>) -> Self {
        self.value = value;
        self
    }
}

/// A table of a story.
pub fn table(table: &Table, setting: &Setting) -> Element {
    let columns = table.columns.iter().map(|column| GridColumn {
        head: (setting.text)(&column.text),
        numeric: column.numeric,
    });
    let rows = table.rows.iter().map(|cells| {
        let cells = cells.iter().enumerate().map(|(place, cell)| {
            let is_numeric = table
                .columns
                .get(place)
                .is_some_and(|column| column.numeric);
            GridCell {
                content: (setting.text)(&cell.text),
                value: is_numeric.then(|| {
                    let number = number::read(&cell.text, setting.language);
                    number.map(|number| number.to_string()).unwrap_or_default()
                }),
            }
        });
        cells.collect()
    });
    let caption = table.caption.as_ref();
    let words = caption.map(|caption| caption.text.plain());
    let made = Grid {
        label: words.unwrap_or_else(|| setting.words.table.clone()),
        caption: caption.map(|caption| (setting.text)(&caption.text)),
        columns: columns.collect(),
        rows: rows.collect(),
        sortable: table.sortable,
    };
    grid(made, setting)
}

/// The table in a frame that scrolls by itself where it is wider than the page, also by keyboard.
///
/// What it is sorted by stands in `data-value`, empty where a cell of a column of numbers holds no
/// number that is certain.
pub fn grid(grid: Grid, setting: &Setting) -> Element {
    let align = |place: usize| {
        let column = grid.columns.get(place);
        column.filter(|column| column.numeric).map(|_| "end")
    };
    let columns: Vec<Element> = grid
        .columns
        .iter()
        .map(|column| head(column, grid.sortable, setting))
        .collect();
    let rows = grid.rows.iter().map(|cells| {
        let cells = cells.iter().enumerate().map(|(place, cell)| {
            let made = match place {
                0 => element("th").set("scope", "row"),
                _ => element("td"),
            };
            made.maybe(hooks::table::ALIGN.name, align(place))
                .maybe(hooks::table::VALUE.name, cell.value.clone())
                .with_all(cell.content.iter().cloned())
        });
        element("tr").with_all(cells.collect::<Vec<_>>())
    });
    let mut table = element("table");
    if let Some(caption) = grid.caption {
        table = table.with(element("caption").with_all(caption));
    }
    let table = table
        .with(element("thead").with(element("tr").with_all(columns)))
        .with(element("tbody").with_all(rows.collect::<Vec<_>>()));
    let frame = element("div")
        .class("table")
        .set("role", "group")
        .set("tabindex", "0")
        .set("aria-label", grid.label)
        .with(table);
    if !grid.sortable {
        return frame;
    }
    let words = setting.words;
    let copy = element("button")
        .class(concatcp!(hooks::table::COPY.name, " needs-app"))
        .set("type", "button")
        .set(hooks::table::COPIED.name, words.copied.as_str())
        .with(words.copy.as_str());
    element("div").class("sheet").with(frame).with(copy)
}

/// The name of a column, and what sorts by it.
fn head(column: &GridColumn, sortable: bool, setting: &Setting) -> Element {
    let align = column.numeric.then_some("end");
    let head = element("th")
        .set("scope", "col")
        .maybe(hooks::table::ALIGN.name, align);
    let head = head.with_all(column.head.iter().cloned());
    if !sortable {
        return head;
    }
    let name: String = column.head.iter().map(Node::plain).collect();
    let label = setting.words.sort.replace("{}", &name);
    let button = element("button").class(concatcp!(hooks::table::SORT.name, " needs-app"));
    head.with(button.set("type", "button").set("aria-label", label))
}
