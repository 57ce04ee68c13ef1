use serde::{Deserialize, Serialize};

use super::Card;

/// What stands where no page is: the latest stories instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotFound {
    /// The address of the front.
    pub home: String,
    pub cards: Vec<Card>,
}
