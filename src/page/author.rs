use serde::{Deserialize, Serialize};

use super::{AuthorBox, Card};

/// An author and all that the author wrote, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuthorPage {
    pub author: AuthorBox,
    pub cards: Vec<Card>,
}
