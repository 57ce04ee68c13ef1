use super::Setter;
use crate::{
    model::{Column, Table},
    page::{Element, element},
};

impl Setter<'_> {
    /// The frame scrolls by itself where the table is wider than the page, also by keyboard.
    pub(super) fn table(&self, table: &Table) -> Element {
        let label = match &table.caption {
            Some(caption) => caption.text.plain(),
            None => self.labels.table.clone(),
        };
        let columns = table.columns.iter().map(|column| {
            element("th")
                .set("scope", "col")
                .maybe("data-align", align(Some(column)))
                .with_all(self.text(&column.text))
        });
        let rows = table.rows.iter().map(|cells| {
            let cells = cells.iter().enumerate().map(|(place, cell)| {
                let set = match place {
                    0 => element("th").set("scope", "row"),
                    _ => element("td"),
                };
                set.maybe("data-align", align(table.columns.get(place)))
                    .with_all(self.text(&cell.text))
            });
            element("tr").with_all(cells)
        });
        let mut set = element("table");
        if let Some(caption) = &table.caption {
            set = set.with(element("caption").with_all(self.text(&caption.text)));
        }
        let head = element("thead").with(element("tr").with_all(columns));
        let set = set.with(head).with(element("tbody").with_all(rows));
        element("div")
            .class("table")
            .set("role", "group")
            .set("tabindex", "0")
            .set("aria-label", label)
            .with(set)
    }
}

fn align(column: Option<&Column>) -> Option<&'static str> {
    column.filter(|column| column.numeric).map(|_| "end")
}
