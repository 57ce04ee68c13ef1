use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_false;
use crate::model::{Caption, Text};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Table {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Caption>,
    #[schemars(length(min = 1))]
    pub columns: Vec<Column>,
    /// The first cell of each row names the row.
    pub rows: Vec<Vec<Cell>>,
    /// Readers can sort it by its columns.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sortable: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub text: Text,
    /// Figures, set flush to the end of the column.
    #[serde(default, skip_serializing_if = "is_false")]
    pub numeric: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    pub text: Text,
    /// Over how many columns it reaches.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 1000))]
    pub colspan: usize,
    /// Over how many rows it reaches.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 10000))]
    pub rowspan: usize,
}

impl Cell {
    /// Whether it stands in more than one column or row.
    pub fn spans(&self) -> bool {
        !is_one(&self.colspan) || !is_one(&self.rowspan)
    }
}

/// Where the cells of a row of a table stand.
#[derive(Debug, PartialEq, Eq)]
pub struct RowPlaces {
    /// The column at which each cell begins, from 0.
    pub columns: Vec<usize>,
    /// How many columns are filled, by its own cells and by those of rows above that reach into it.
    pub filled: usize,
    /// The first cell that stands where one from above does.
    pub overlap: Option<usize>,
}

impl Table {
    /// Where the cells of each row stand: each in the first column that none from above reaches into
    /// (HTML, section 4.9.12.1, "Forming a table").
    pub fn places(&self) -> Vec<RowPlaces> {
        // For each column the row at which it is free again.
        let mut free_at = vec![0; self.columns.len()];
        let rows = self.rows.iter().enumerate().map(|(row, cells)| {
            let mut next = 0;
            let mut overlap = None;
            let mut columns = Vec::with_capacity(cells.len());
            for (index, cell) in cells.iter().enumerate() {
                while free_at.get(next).is_some_and(|free| *free > row) {
                    next += 1;
                }
                columns.push(next);
                // One column beyond the last is enough to say that it does not fit.
                let end = (next + cell.colspan).min(self.columns.len().max(next) + 1);
                free_at.resize(free_at.len().max(end), 0);
                for free in &mut free_at[next..end] {
                    if *free > row {
                        overlap = overlap.or(Some(index));
                    }
                    *free = row + cell.rowspan;
                }
                next = end;
            }
            RowPlaces {
                columns,
                filled: free_at.iter().filter(|free| **free > row).count(),
                overlap,
            }
        });
        rows.collect()
    }
}

fn one() -> usize {
    1
}

fn is_one(count: &usize) -> bool {
    *count == one()
}
