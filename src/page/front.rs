use serde::{Deserialize, Serialize};

use super::{
    card::{Card, Kicker},
    date::Date,
};
use crate::model::Layout;

/// The first page, laid out by the site file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Front {
    /// The name of the publication.
    pub title: String,
    /// The day of the newest story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Date>,
    /// From top to bottom.
    pub containers: Vec<Shelf>,
    /// The address of the list of all stories; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<String>,
}

/// A container with the stories that were found for it, at least one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    /// The heading and where it leads; none for a container without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Kicker>,
    /// How the cards stand.
    pub layout: Layout,
    /// Pinned stories, then the newest ones.
    pub cards: Vec<Card>,
}
