use std::rc::Rc;

use url::Url;

use crate::import::media::name::host;

/// The number of a thing in the database of a blog: another blog counts for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// The blog, as [`blog`] calls it.
    pub blog: Rc<str>,
    /// Its number there; 0 where it has none.
    pub id: u64,
}

/// What a blog is called, by its address: its host without `www.`, and its path.
pub fn blog(address: &str) -> Rc<str> {
    let Ok(url) = Url::parse(address) else {
        return Rc::default();
    };
    let host = host(address).unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}"));
    let path = url.path().trim_end_matches('/');
    format!("{host}{}{path}/", port.unwrap_or_default()).into()
}

/// One thing of an export: a story, a page, a picture, an entry of a menu.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// The file that it was read from.
    pub file: Rc<str>,
    /// The blog that it is of.
    pub blog: Rc<str>,
    /// Where it begins there, in bytes.
    pub byte: u64,
    /// Its number in the database.
    pub id: u64,
    /// `post`, `page`, `attachment` and so on.
    pub kind: String,
    /// `publish`, `draft` and so on; empty where the export does not say it.
    pub status: String,
    /// HTML.
    pub title: String,
    /// Its whole address.
    pub link: String,
    /// What feeds know it by.
    pub guid: String,
    /// The last part of its address, percent-encoded as it may be.
    pub slug: String,
    /// In the site's time zone: `2019-05-04 10:00:00`.
    pub date: String,
    /// The same in UTC.
    pub date_gmt: String,
    /// In UTC.
    pub modified_gmt: String,
    /// HTML, as its editor has it.
    pub content: String,
    /// How many pages it goes on for behind its first one.
    pub more_pages: usize,
    /// HTML.
    pub excerpt: String,
    /// Whether a password keeps it from readers.
    pub is_protected: bool,
    /// Whether it stands first on the front.
    pub is_sticky: bool,
    /// The number of the item that it belongs to.
    pub parent: u64,
    /// Its place in a menu.
    pub order: i64,
    /// The name by which its author logs in.
    pub author: String,
    /// What it is filed under.
    pub terms: Vec<ItemTerm>,
    /// What plugins and the core know of it besides.
    pub meta: Vec<(String, String)>,
    /// Of an attachment: the address of its file.
    pub file_url: String,
    /// How many comments it has.
    pub comments: usize,
    /// Whether `content` is what readers get: with paragraphs, and without shortcodes.
    pub is_rendered: bool,
    /// What was wrong in how it was written, with the byte.
    pub flaws: Vec<String>,
}

/// What an item is filed under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemTerm {
    /// `category`, `post_tag`, `author` and so on.
    pub taxonomy: String,
    /// As it stands in addresses.
    pub slug: String,
    /// As readers see it.
    pub name: String,
}

impl Item {
    /// Its number with its blog.
    pub fn number(&self) -> Number {
        self.number_of(self.id)
    }

    /// The number of another thing of the same blog.
    pub fn number_of(&self, id: u64) -> Number {
        Number {
            blog: self.blog.clone(),
            id,
        }
    }

    /// What it is known by in later exports: its number, or what feeds know it by where it has none.
    pub fn key(&self) -> String {
        let written = match (self.id, self.guid.is_empty()) {
            (0, true) => self.link.as_str(),
            (0, false) => self.guid.as_str(),
            (id, _) => return format!("{} {id}", self.blog),
        };
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What is known under a name.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let mut meta = self.meta.iter();
        let (_, value) = meta.find(|(key, value)| key == name && !value.trim().is_empty())?;
        Some(value)
    }
}

/// What an export says of the whole site.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The name of the site.
    pub name: String,
    /// What stands under the name.
    pub tagline: String,
    /// Where the site stands.
    pub url: String,
    /// A language tag.
    pub language: String,
    /// Who has an account.
    pub authors: Vec<HeadAuthor>,
    /// What items are filed under.
    pub terms: Vec<HeadTerm>,
    /// Addresses that plugins lead on from, and where to.
    pub redirects: Vec<(String, String)>,
    /// Redirects of patterns, which no file can stand for.
    pub lost_redirects: Vec<String>,
    /// What was wrong in how it was written, with the byte.
    pub flaws: Vec<String>,
}

impl Head {
    /// The blog that it is of.
    pub fn blog(&self) -> Rc<str> {
        blog(&self.url)
    }
}

/// An account.
#[derive(Debug, Clone, Default)]
pub struct HeadAuthor {
    /// Its number in the database.
    pub id: u64,
    /// The name by which it logs in.
    pub login: String,
    /// As it stands in addresses; by default as it logs in.
    pub slug: String,
    /// As readers see it.
    pub name: String,
    /// HTML.
    pub biography: String,
}

/// Something that items are filed under.
#[derive(Debug, Clone, Default)]
pub struct HeadTerm {
    /// Its number in the database.
    pub id: u64,
    /// `category`, `post_tag`, `author` and so on.
    pub taxonomy: String,
    /// As it stands in addresses.
    pub slug: String,
    /// As readers see it.
    pub name: String,
    /// The slug of the term that it is a part of.
    pub parent: String,
    /// HTML.
    pub description: String,
    /// Of an author of the plugin PublishPress: HTML.
    pub biography: String,
}
