use super::{
    Field,
    article::Story,
    directory::Directory,
    front::Front,
    listing::{AuthorPage, ListPage},
    not_found::NotFound,
    static_page::StaticPage,
};
use crate::json::Json;

/// What stands between masthead and foot, one variant a kind of page.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
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
    #[cfg_attr(not(target_arch = "wasm32"), serde(rename = "index"))]
    Directory(Directory),
    /// A page that is no story: one that the newsroom wrote, all corrections, or what changed in a
    /// story.
    Page(StaticPage),
    /// What stands at an address that has no page.
    NotFound(NotFound),
}

impl Field for Content {
    fn read(json: &Json) -> Option<Self> {
        type Read = fn(&Json) -> Option<Content>;
        let kinds: [(&str, Read); 9] = [
            ("front", |it| Front::read(it).map(Self::Front)),
            ("section", |it| ListPage::read(it).map(Self::Section)),
            ("article", |it| {
                Story::read(it).map(Box::new).map(Self::Article)
            }),
            ("author", |it| {
                AuthorPage::read(it).map(Box::new).map(Self::Author)
            }),
            ("topic", |it| ListPage::read(it).map(Self::Topic)),
            ("archive", |it| ListPage::read(it).map(Self::Archive)),
            ("index", |it| Directory::read(it).map(Self::Directory)),
            ("page", |it| StaticPage::read(it).map(Self::Page)),
            ("not-found", |it| NotFound::read(it).map(Self::NotFound)),
        ];
        kinds
            .into_iter()
            .find_map(|(name, read)| json.get(name).map(|it| read(&it)))?
    }
}
