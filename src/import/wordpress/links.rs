//! Where the links of a WordPress site lead in the site that is made of it.

use std::collections::HashMap;

use url::Url;

use super::{attachments::Attachments, block_markup::Reusable};
use crate::{
    grammar::{Base, address::page_path},
    import::{
        addresses::old_path,
        html::{Link, Resolver},
        media::{Media, is_document},
    },
};

/// Every address of the old site that has one here.
#[derive(Debug, Default)]
pub struct Links {
    /// Where the old site stood.
    pub base: Option<Base>,
    /// Where the new one will stand, if that is elsewhere.
    pub new_base: Option<Base>,
    by_path: HashMap<String, Target>,
    by_number: HashMap<u64, Target>,
}

#[derive(Debug, Clone)]
struct Target {
    path: String,
    is_story: bool,
}

impl Links {
    /// An item's addresses: its number, and the one that it had.
    pub fn add(&mut self, number: u64, link: &str, path: &str, is_story: bool) {
        let target = Target {
            path: path.to_owned(),
            is_story,
        };
        if number > 0 {
            self.by_number
                .entry(number)
                .or_insert_with(|| target.clone());
        }
        if let Some(old) = old_path(link, self.base.as_ref()) {
            self.by_path.entry(old).or_insert(target);
        }
    }

    /// A list's address, from the root of the old site, and the new one.
    pub fn add_list(&mut self, old: &str, path: &str) {
        let target = Target {
            path: path.to_owned(),
            is_story: false,
        };
        self.by_path.entry(page_path(old)).or_insert(target);
    }

    /// The page that an attachment stands on is that of its story.
    pub fn add_alias(&mut self, number: u64, link: &str, of: u64) {
        if let Some(target) = self.by_number.get(&of).cloned() {
            self.add(number, link, &target.path, target.is_story);
        }
    }

    /// Where the item of a number is.
    pub fn path(&self, number: u64) -> Option<&str> {
        self.by_number
            .get(&number)
            .map(|target| target.path.as_str())
    }

    /// Where an address leads that stands by itself.
    pub fn to(&self, href: &str) -> Link {
        match self.base.as_ref().and_then(|base| base.inside(href)) {
            Some(inside) => match self.find(&inside) {
                Some(target) => Link::To(target.path.clone()),
                None => Link::Nowhere("the export has no page of that address".to_owned()),
            },
            None if Url::parse(href).is_ok_and(|url| url.scheme().starts_with("http")) => {
                Link::To(href.to_owned())
            }
            None => Link::Nowhere("it is no address".to_owned()),
        }
    }

    fn find(&self, inside: &str) -> Option<&Target> {
        let whole = Url::parse("https://a.example/").ok()?.join(inside).ok()?;
        let number = whole.query_pairs().find_map(|(key, value)| {
            let is_number = ["p", "page_id", "attachment_id"].contains(&&*key);
            is_number.then(|| value.parse::<u64>().ok()).flatten()
        });
        if let Some(number) = number {
            return self.by_number.get(&number);
        }
        let path = page_path(whole.path());
        let mut path = path.as_str();
        loop {
            if let Some(target) = self.by_path.get(path) {
                return Some(target);
            }
            // Pages of a story, its feed and its plain form are the story.
            let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
            let is_part = matches!(last, "amp" | "feed" | "page" | "embed" | "trackback")
                || last.starts_with("comment-page-")
                || last.bytes().all(|byte| byte.is_ascii_digit()) && last.len() < 4;
            if !is_part {
                return None;
            }
            path = path.get(..=before.len())?;
        }
    }
}

/// What the HTML of one item refers to.
pub struct ItemResolver<'a> {
    /// The addresses of all items.
    pub links: &'a Links,
    /// The files of all items.
    pub media: &'a mut Media,
    /// The pictures and files of the export.
    pub attachments: &'a Attachments,
    /// Blocks that stand in several stories.
    pub reusable: &'a Reusable,
    /// The old address of the item, which links in it start from.
    pub link: &'a str,
    /// The notes of the item, by id.
    pub notes: HashMap<String, String>,
}

impl ItemResolver<'_> {
    fn whole(&self, href: &str) -> Option<Url> {
        let base = Url::parse(self.link).ok();
        match base {
            Some(base) => base.join(href).ok(),
            None => Url::parse(href).ok(),
        }
    }
}

impl Resolver for ItemResolver<'_> {
    fn link(&mut self, href: &str) -> Link {
        let href = href.trim();
        if href.starts_with('#') {
            return Link::Nowhere("places inside of a story have other names here".to_owned());
        }
        let Some(url) = self.whole(href) else {
            return Link::Nowhere("it is no address".to_owned());
        };
        if !["http", "https", "mailto", "tel"].contains(&url.scheme()) {
            return Link::Nowhere("a link can't be of that kind".to_owned());
        }
        let bases = [&self.links.base, &self.links.new_base];
        let mut bases = bases.into_iter().flatten();
        let inside = bases.find_map(|base| base.inside(url.as_str()));
        let Some(inside) = inside else {
            let is_whole = Url::parse(href).is_ok();
            return Link::To(if is_whole {
                href.to_owned()
            } else {
                url.into()
            });
        };
        if url.path().contains("/uploads/") {
            return match self.media.bring(url.as_str(), false) {
                Ok(path) if is_document(&path) => Link::File(path),
                Ok(_) => Link::Nowhere("the file stands in no story by itself".to_owned()),
                Err(why) => Link::Nowhere(why),
            };
        }
        match self.links.find(&inside) {
            Some(target) if target.is_story => Link::Story(target.path.clone()),
            Some(target) => Link::To(target.path.clone()),
            None => Link::Nowhere("the export has no page of that address".to_owned()),
        }
    }

    fn picture(&mut self, src: &str) -> Result<String, String> {
        let url = self.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), true)
    }

    fn file(&mut self, src: &str) -> Result<String, String> {
        let url = self.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), false)
    }

    fn note(&mut self, id: &str) -> Option<String> {
        self.notes.get(id).cloned()
    }
}
