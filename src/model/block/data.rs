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
}
