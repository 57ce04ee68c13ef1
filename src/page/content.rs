use serde::{Deserialize, Serialize};

use super::{
    article::Story,
    directory::Directory,
    front::Front,
    listing::{AuthorPage, ListPage},
    not_found::NotFound,
    static_page::StaticPage,
};

/// What stands between masthead and foot, one variant a kind of page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// The front page.
    Front(Front),
    /// A page of a section's stories.
    Section(ListPage),
    /// A story, or a page of older posts of a live blog.
    Article(Box<Story>),
    /// A page of an author's stories.
    Author(Box<AuthorPage>),
    /// A page of a topic's stories.
    Topic(ListPage),
    /// A page of a month's stories, or of all stories.
    Archive(ListPage),
    /// All topics, all authors or all months.
    #[serde(rename = "index")]
    Directory(Directory),
    /// A page that is no story: one that the newsroom wrote, all corrections, or what changed in a
    /// story.
    Page(StaticPage),
    /// What stands at an address that has no page.
    NotFound(NotFound),
}
