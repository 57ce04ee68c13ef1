//! Where the links of a site of Ghost lead in the site that is made of it.

use std::collections::HashMap;

use url::Url;

use crate::{
    grammar::{Base, address::page_path},
    import::{
        html::{Link, Resolver},
        media::{Media, Scheme, is_document},
    },
};

/// What stands in exports in place of the address of the site.
const PLACEHOLDER: &str = "__GHOST_URL__";

/// Every address of the old site that has one here.
#[derive(Debug, Default)]
pub struct Links {
    /// Where the old site stood.
    pub base: Option<Base>,
    /// Where the new one will stand, if that is elsewhere.
    pub new_base: Option<Base>,
    by_path: HashMap<String, Target>,
}

#[derive(Debug, Clone)]
struct Target {
    path: String,
    is_story: bool,
}

impl Links {
    /// Of a site that stood there.
    pub fn new(base: Option<Base>) -> Self {
        Self {
            base,
            ..Self::default()
        }
    }

    /// An address from the root of the old site, and the one here.
    pub fn add(&mut self, old: &str, path: &str, is_story: bool) {
        let target = Target {
            path: path.to_owned(),
            is_story,
        };
        self.by_path.entry(page_path(old)).or_insert(target);
    }

    /// A text with the address of the site wherever Ghost has a placeholder for it.
    pub fn whole_text(&self, text: &str) -> String {
        text.replace(PLACEHOLDER, self.root().trim_end_matches('/'))
    }

    fn root(&self) -> String {
        self.base
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// The whole address of what a text of the source names.
    pub fn whole(&self, href: &str) -> Option<Url> {
        let href = self.whole_text(href.trim());
        let root = Url::parse(&self.root()).ok();
        match root {
            // Uploads that are named from the root are those of the site, wherever it stands.
            Some(root) if href.starts_with("/content/") => root.join(&href[1..]).ok(),
            Some(root) => root.join(&href).ok(),
            None => Url::parse(&href).ok(),
        }
    }

    /// Where an address leads that stands by itself.
    pub fn to(&self, href: &str) -> Link {
        let Some(url) = self.whole(href) else {
            return Link::Nowhere("it is no address".to_owned());
        };
        if !["http", "https", "mailto", "tel"].contains(&url.scheme()) {
            return Link::Nowhere("a link can't be of that kind".to_owned());
        }
        let bases = [&self.base, &self.new_base];
        let inside = bases
            .into_iter()
            .flatten()
            .find_map(|base| base.inside(url.as_str()));
        let Some(inside) = inside else {
            return Link::To(url.into());
        };
        if inside.contains("#/portal") || inside.starts_with("/#/") {
            return Link::Nowhere("it opened a form for members".to_owned());
        }
        let path = inside.split(['?', '#']).next().unwrap_or_default();
        match self.find(&page_path(path)) {
            Some(target) if target.is_story => Link::Story(target.path.clone()),
            Some(target) => Link::To(target.path.clone()),
            None => Link::Nowhere("the export has no page of that address".to_owned()),
        }
    }

    fn find(&self, path: &str) -> Option<&Target> {
        let mut path = path;
        loop {
            if let Some(target) = self.by_path.get(path) {
                return Some(target);
            }
            // Pages of a list, its feed, and the plain form of a story stand below them.
            let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
            let is_part = matches!(last, "amp" | "rss" | "page" | "edit")
                || last.bytes().all(|byte| byte.is_ascii_digit());
            if !is_part {
                return None;
            }
            path = path.get(..=before.len())?;
        }
    }
}

/// What the text of a post refers to.
pub struct PostResolver<'a> {
    /// The addresses of all posts.
    pub links: &'a Links,
    /// The files of all posts.
    pub media: &'a mut Media,
    /// The notes of the post, by name: HTML.
    pub notes: HashMap<String, String>,
}

impl Resolver for PostResolver<'_> {
    fn link(&mut self, href: &str) -> Link {
        if href.trim().starts_with('#') {
            return Link::Nowhere("places inside of a story have other names here".to_owned());
        }
        if let Some(url) = self.links.whole(href)
            && self.media.is_own(url.as_str())
            && Scheme::Ghost.after_uploads(url.as_str()).is_some()
        {
            return match self.media.bring(url.as_str(), false) {
                Ok(path) if is_document(&path) => Link::File(path),
                Ok(_) => Link::Nowhere("the file stands in no story by itself".to_owned()),
                Err(why) => Link::Nowhere(why),
            };
        }
        self.links.to(href)
    }

    fn picture(&mut self, src: &str) -> Result<String, String> {
        let url = self.links.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), true)
    }

    fn file(&mut self, src: &str) -> Result<String, String> {
        let url = self.links.whole(src).ok_or("it is no address")?;
        self.media.bring(url.as_str(), false)
    }

    fn note(&mut self, id: &str) -> Option<String> {
        self.notes.get(id).cloned()
    }
}
