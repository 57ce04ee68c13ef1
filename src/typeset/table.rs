use super::setting::Setting;
use crate::{
    model::Table,
    page::{Element, Node, element},
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
    /// What it is sorted and copied by, where that is not the words in it.
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
                value: is_numeric.then(|| value(&cell.text.plain())).flatten(),
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
/// The buttons that sort and copy are `hidden` until the app is live, and the style sheet shows them
/// then. A cell whose words are not its value has the value in `data-value`.
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
            made.maybe("data-align", align(place))
                .maybe("data-value", cell.value.clone())
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
        .class("table__copy")
        .set("type", "button")
        .set("hidden", "")
        .set("data-copied", words.copied.as_str())
        .with(words.copy.as_str());
    element("div").class("sheet").with(frame).with(copy)
}

/// The name of a column, and what sorts by it.
fn head(column: &GridColumn, sortable: bool, setting: &Setting) -> Element {
    let align = column.numeric.then_some("end");
    let head = element("th").set("scope", "col").maybe("data-align", align);
    let head = head.with_all(column.head.iter().cloned());
    if !sortable {
        return head;
    }
    let name: String = column.head.iter().map(Node::plain).collect();
    let label = setting.words.sort.replace("{}", &name);
    let button = element("button").class("table__sort").set("type", "button");
    head.with(button.set("hidden", "").set("aria-label", label))
}

/// The number that words say, in whatever digits, for sorting: `12,500` and `۱۲٬۵۰۰` are 12500. None
/// where they are that number already, or no number.
fn value(words: &str) -> Option<String> {
    let mut number = String::new();
    let marks: Vec<char> = words
        .chars()
        .filter(|c| matches!(c, '.' | ',' | '٫'))
        .collect();
    // The last of two different marks, or a lone one that isn't before three digits.
    let digits_after = words.rsplit(['.', ',', '٫']).next().map_or(0, |part| {
        part.chars()
            .filter(|c| c.is_ascii_digit() || native_digit(*c).is_some())
            .count()
    });
    let is_mixed = marks.iter().any(|mark| *mark != marks[0]);
    let is_lone = marks.len() == 1 && (digits_after != 3 || marks[0] != ',');
    let last = words.rfind(['.', ',', '٫']).filter(|_| is_mixed || is_lone);
    for (place, c) in words.char_indices() {
        match c {
            '-' | '−' if number.is_empty() => number.push('-'),
            _ if Some(place) == last => number.push('.'),
            _ => number.extend(
                c.to_digit(10)
                    .or_else(|| native_digit(c))
                    .and_then(|d| char::from_digit(d, 10)),
            ),
        }
    }
    let parsed: f64 = number.parse().ok().filter(|_| number.len() < 20)?;
    (parsed.to_string() != words).then(|| parsed.to_string())
}

/// Arabic and Persian digits.
fn native_digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_writing() {
        for (words, number) in [
            ("12,500", "12500"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("12,5 %", "12.5"),
            ("−3", "-3"),
            ("۱۲٬۵۰۰", "12500"),
            ("٣٫٥", "3.5"),
        ] {
            assert_eq!(value(words).as_deref(), Some(number), "{words}");
        }
        for words in ["12", "", "–", "n/a", "."] {
            assert_eq!(value(words), None, "{words}");
        }
    }
}
