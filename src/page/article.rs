use serde::{Deserialize, Serialize};

use super::{
    card::{Card, Kicker},
    date::Date,
    node::Node,
    picture::Picture,
};
use crate::model::{Direction, Elsewhere, Kind, Language, Role};

/// A story with its body; of a live blog also a page of older posts, which has little but a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The words above the headline.
    pub kicker: Kicker,
    /// What sort of story it is, which its look tells.
    #[serde(default, skip_serializing_if = "Kind::is_report")]
    pub kind: Kind,
    /// The kind in words, where the kicker doesn't say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// As it was written, without markup.
    pub headline: String,
    /// One or two sentences under the headline; none where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Node>,
    /// Everyone who had a part in it, in the order of [`Role`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Byline>,
    /// When it came out, to the minute.
    pub published: Date,
    /// The last change that the story itself tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// The picture over the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Picture>,
    /// Who pays for it, above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<Node>,
    /// What stands between the lead and the body, such as the verdict of a review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Node>,
    /// The blocks of the story, set.
    pub body: Vec<Node>,
    /// What belongs to the body and stands under it, such as its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Node>,
    /// Three characters of a hash of headline and standfirst, then three for each node of the body: by
    /// them an app knows which parts are new to a reader who comes back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub traces: String,
    /// The topics that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Kicker>,
    /// One box an author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<AuthorBox>,
    /// What to read next.
    #[serde(default)]
    pub related: Related,
    /// Whether it is not out yet and only shown to editors.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
}

/// Who had a part in a story, over it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Byline {
    /// What the part was.
    #[serde(default, skip_serializing_if = "Role::is_author")]
    pub role: Role,
    /// The author's name.
    pub name: String,
    /// The address of the author's page.
    pub href: String,
    /// The language of the name, where it is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(Language, Direction)>,
}

/// Who wrote it, under the story and at the top of the author's page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AuthorBox {
    /// None where the author file has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The author's first part in the story under which the box stands.
    #[serde(default, skip_serializing_if = "Role::is_author")]
    pub role: Role,
    /// A few sentences on the author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub biography: Vec<Node>,
    /// Cut to a square, since it is shown in a circle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Picture>,
    /// Where else the author is found.
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
    /// The best match first.
    pub cards: Vec<Card>,
}
