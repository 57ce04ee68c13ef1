use serde::{Deserialize, Serialize};

/// All topics, all authors or all months, each with the number of its stories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Index {
    pub title: String,
    /// Months come by year; topics and authors in one group without a title.
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub entries: Vec<Counted>,
}

/// A list of stories and how many there are in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    pub name: String,
    pub href: String,
    pub count: usize,
}
