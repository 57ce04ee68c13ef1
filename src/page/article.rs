use serde::{Deserialize, Serialize};

use super::{Card, Date, Kicker, Node, Picture};
use crate::model::{Direction, Elsewhere, Kind, Language, Role};

/// A story with its body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub kicker: Kicker,
    #[serde(default, skip_serializing_if = "Kind::is_report")]
    pub kind: Kind,
    /// The kind in words, where the kicker doesn't say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub headline: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Node>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Byline>,
    pub published: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Picture>,
    /// Who pays for it, above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<Node>,
    /// What stands between the opening and the body, such as what a review comes to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Node>,
    pub body: Vec<Node>,
    /// What belongs to the body and stands under it, such as its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Node>,
    /// Three characters for headline and standfirst, and three for each node of the body, made of its
    /// words: by them an app knows which parts are new to a reader who comes back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub traces: String,
    /// The topics that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Kicker>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<AuthorBox>,
    #[serde(default)]
    pub related: Related,
    /// Not out: shown to editors alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

/// Who had a part in a story, over it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Byline {
    #[serde(default, skip_serializing_if = "Role::is_author")]
    pub role: Role,
    pub name: String,
    pub href: String,
    /// The language of the name, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// Who wrote it, under the story and at the top of the author's page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AuthorBox {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Role::is_author")]
    pub role: Role,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub biography: Vec<Node>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Picture>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Elsewhere>,
    /// The page of all that the author wrote.
    pub href: String,
    /// The language of name and biography, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// What to read next; nothing where there are no cards.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Related {
    /// The heading where the stories are only the newest of the section: "Latest in International".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub cards: Vec<Card>,
}
