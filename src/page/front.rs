use serde::{Deserialize, Serialize};

use super::Card;

/// The first page: every story, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Front {
    pub title: String,
    pub cards: Vec<Card>,
}
