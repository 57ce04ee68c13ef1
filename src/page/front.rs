use serde::{Deserialize, Serialize};

use super::{Card, Date, Kicker};
use crate::model::Layout;

/// The first page, laid out by the site file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Front {
    pub title: String,
    /// The day of the newest story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Date>,
    pub containers: Vec<Shelf>,
    /// The address of the list of all stories; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<String>,
}

/// A container with the stories that were found for it, at least one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Kicker>,
    pub layout: Layout,
    pub cards: Vec<Card>,
}
