//! Where the links of a WordPress site lead in the site that is made of it.

use std::{collections::HashMap, rc::Rc};

use url::Url;

use super::{attachments::Attachments, item::Number};
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
    /// Where each blog stood, those that stand in others first.
    bases: Vec<(Rc<str>, Base)>,
    /// Where the new site will stand, if that is elsewhere.
    pub new_base: Option<Base>,
    by_path: HashMap<(Rc<str>, String), Target>,
    by_number: HashMap<Number, Target>,
}

#[derive(Debug, Clone)]
struct Target {
    path: Rc<str>,
    is_story: bool,
}

impl Links {
    /// A blog and its address; what is none is left out.
    pub fn add_blog(&mut self, blog: &Rc<str>, address: &str) {
        if let Ok(base) = Base::parse(address)
            && self.base(blog).is_none()
        {
            self.bases.push((blog.clone(), base));
            self.bases
                .sort_by_key(|(blog, _)| std::cmp::Reverse(blog.matches('/').count()));
        }
    }

    /// Where a blog stood.
    pub fn base(&self, blog: &str) -> Option<&Base> {
        let mut bases = self.bases.iter();
        bases.find(|(it, _)| **it == *blog).map(|(_, base)| base)
    }

    /// An item's addresses: its number, and the one that it had.
    pub fn add(&mut self, number: Number, link: &str, path: &str, is_story: bool) {
        let target = Target {
            path: path.into(),
            is_story,
        };
        let blog = number.blog.clone();
        if let Some(old) = old_path(link, self.base(&blog)) {
            let known = self.by_path.entry((blog, old));
            known.or_insert_with(|| target.clone());
        }
        if number.id > 0 {
            self.by_number.entry(number).or_insert(target);
        }
    }

    /// A list's address, from the root of each old site, and the new one.
    pub fn add_list(&mut self, old: &str, path: &str) {
        let path: Rc<str> = path.into();
        for (blog, _) in &self.bases {
            let target = Target {
                path: path.clone(),
                is_story: false,
            };
            let key = (blog.clone(), page_path(old));
            self.by_path.entry(key).or_insert(target);
        }
    }

    /// The page that an attachment stands on is that of its story.
    pub fn add_alias(&mut self, number: Number, link: &str, of: u64) {
        let of = Number {
            blog: number.blog.clone(),
            id: of,
        };
        if let Some(target) = self.by_number.get(&of).cloned() {
            self.add(number, link, &target.path, target.is_story);
        }
    }

    /// Where the item of a number is.
    pub fn path(&self, number: &Number) -> Option<&str> {
        self.by_number.get(number).map(|target| &*target.path)
    }

    /// Where an address leads that stands by itself; it may begin at the root of any of the old sites.
    pub fn to(&self, href: &str) -> Link {
        let found = if href.starts_with('/') && !href.starts_with("//") {
            let mut blogs = self.bases.iter();
            Some(blogs.find_map(|(blog, _)| self.find(blog, href)))
        } else {
            self.inside(href)
        };
        match found {
            Some(Some(target)) => Link::To(target.path.to_string()),
            Some(None) => Link::Nowhere("the export has no page of that address".to_owned()),
            None if Url::parse(href).is_ok_and(|url| url.scheme().starts_with("http")) => {
                Link::To(href.to_owned())
            }
            None => Link::Nowhere("it is no address".to_owned()),
        }
    }

    /// What stands at an address, if anything does; none where that is of another site.
    fn inside(&self, href: &str) -> Option<Option<&Target>> {
        let mut is_inside = false;
        for (blog, base) in &self.bases {
            if let Some(inside) = base.inside(href) {
                is_inside = true;
                if let Some(target) = self.find(blog, &inside) {
                    return Some(Some(target));
                }
            }
        }
        if let Some(inside) = self.new_base.as_ref().and_then(|base| base.inside(href)) {
            is_inside = true;
            let mut blogs = self.bases.iter();
            let target = blogs.find_map(|(blog, _)| self.find(blog, &inside));
            if target.is_some() {
                return Some(target);
            }
        }
        is_inside.then_some(None)
    }

    fn find(&self, blog: &Rc<str>, inside: &str) -> Option<&Target> {
        let whole = Url::parse("https://a.example/").ok()?.join(inside).ok()?;
        let number = whole.query_pairs().find_map(|(key, value)| {
            let is_number = ["p", "page_id", "attachment_id"].contains(&&*key);
            is_number.then(|| value.parse::<u64>().ok()).flatten()
        });
        if let Some(id) = number {
            let blog = blog.clone();
            return self.by_number.get(&Number { blog, id });
        }
        let mut key = (blog.clone(), page_path(whole.path()));
        loop {
            if let Some(target) = self.by_path.get(&key) {
                return Some(target);
            }
            // Pages of a story, its feed and its plain form are the story.
            let (before, last) = key.1.trim_end_matches('/').rsplit_once('/')?;
            let is_part = matches!(last, "amp" | "feed" | "page" | "embed" | "trackback")
                || last.starts_with("comment-page-")
                || last.bytes().all(|byte| byte.is_ascii_digit()) && last.len() < 4;
            if !is_part {
                return None;
            }
            let length = before.len() + 1;
            key.1.truncate(length);
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
    /// The old address of the item, which links in it start from.
    pub link: &'a str,
    /// The blog that the item is of.
    pub blog: &'a Rc<str>,
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
        let Some(found) = self.links.inside(url.as_str()) else {
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
        match found {
            Some(target) if target.is_story => Link::Story(target.path.to_string()),
            Some(target) => Link::To(target.path.to_string()),
            None => Link::Nowhere("the export has no page of that address".to_owned()),
        }
    }

    fn picture(&mut self, src: &str) -> Result<String, String> {
        let url = self.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), true)
    }

    fn numbered(&mut self, id: u64, missing: &str) -> Option<String> {
        let missing = self.whole(missing)?;
        let blog = self.blog.clone();
        let attachment = self.attachments.get(&Number { blog, id })?;
        self.media.bring_instead(missing.as_str(), &attachment.url)
    }

    fn file(&mut self, src: &str) -> Result<String, String> {
        let url = self.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), false)
    }

    fn note(&mut self, id: &str) -> Option<String> {
        self.notes.get(id).cloned()
    }
}
