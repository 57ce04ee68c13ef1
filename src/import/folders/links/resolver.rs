//! What a text refers to, as its converter asks for it.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use url::Url;

use super::{BY_NAME, Links, Target};
use crate::{
    grammar::address::split,
    import::{
        folders::{headings::Headings, media::Files, system::System},
        html::{Link, Resolver, is_picture},
        media::name::is_document,
    },
};

/// What the text of one file refers to.
pub struct DocResolver<'a> {
    /// All that can be led to.
    pub links: &'a Links,
    /// The files of the folder.
    pub files: &'a mut Files,
    /// The program that made the site.
    pub system: System,
    /// The path of the file.
    pub file: &'a str,
    /// Its old address; as good as none where it is empty.
    pub old: &'a str,
    /// Its new one.
    pub path: &'a str,
    /// The names of its parts.
    pub headings: &'a Headings,
    /// Its notes, by their names, as HTML.
    pub notes: HashMap<String, String>,
}

impl DocResolver<'_> {
    /// Paths of the folder that a link may mean.
    fn candidates(&self, href: &str) -> Vec<String> {
        let path = split(href).0;
        let path = percent_decode_str(path).decode_utf8_lossy();
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut all = Vec::new();
        let path = path
            .strip_prefix("~/")
            .or(path.strip_prefix("@/"))
            .map_or_else(
                || path.to_string(),
                |rest| {
                    all.extend(joined("content", rest));
                    all.extend(joined("src", rest));
                    format!("/{rest}")
                },
            );
        if let Some(rest) = path.strip_prefix('/') {
            for top in self.system.statics() {
                all.extend(joined(top, rest));
            }
            all.extend(
                ["content", "src/content", ""]
                    .iter()
                    .filter_map(|top| joined(top, rest)),
            );
        } else {
            all.extend(joined(folder, &path));
            for top in [
                "static",
                "assets",
                "public",
                "content",
                "src",
                "static/images",
                "assets/images",
                "",
            ] {
                all.extend(joined(top, &path));
            }
        }
        all
    }

    /// A link to what is made here, with the part of it that is meant.
    fn to(&self, target: &Target, fragment: &str) -> Link {
        let old = percent_decode_str(fragment.trim_start_matches('#')).decode_utf8_lossy();
        match target.headings.name(&old) {
            Some(name) if !old.is_empty() => Link::To(format!("{}#{name}", target.path)),
            _ if target.is_story => Link::Story(target.path.clone()),
            _ => Link::To(target.path.clone()),
        }
    }

    fn by_name(&self, name: &str) -> Link {
        let name = percent_decode_str(name).decode_utf8_lossy();
        let (name, part) = name.split_once('#').unwrap_or((&name, ""));
        // In a table the bar behind a name has a backslash before it.
        let plain = |words: &'_ str| words.trim().trim_end_matches('\\').trim().to_owned();
        let (name, part) = (&*plain(name), &*plain(part));
        if name.is_empty() {
            return self.own_part(part);
        }
        match self
            .links
            .of_name(name)
            .or_else(|| self.links.of_file(name))
        {
            Some(target) => self.to(target, part),
            None => Link::Nowhere(format!("there is no note `{name}`")),
        }
    }

    fn own_part(&self, part: &str) -> Link {
        let part = percent_decode_str(part).decode_utf8_lossy();
        match self.headings.name(&part) {
            Some(name) => Link::To(format!("{}#{name}", self.path)),
            None => Link::Nowhere("there is no part of that name in the story".to_owned()),
        }
    }

    /// Where an address inside of the old site leads.
    fn inside(&mut self, inside: &str, href: &str) -> Link {
        let (path, rest) = split(inside);
        let fragment = rest
            .find('#')
            .and_then(|at| rest.get(at..))
            .unwrap_or_default();
        if let Some(target) = self.links.of_path(path) {
            return self.to(target, fragment);
        }
        let ending = path.rsplit('/').next().unwrap_or_default().rsplit_once('.');
        let is_page = ending.is_none_or(|(_, it)| matches!(it, "html" | "htm" | "md" | "php"));
        if is_page {
            return Link::Nowhere(format!("there is no page `{href}`"));
        }
        self.linked_file(&self.candidates(path), href)
    }

    fn linked_file(&mut self, candidates: &[String], href: &str) -> Link {
        if is_picture(href) {
            return Link::Nowhere("a picture stands in no story by itself".to_owned());
        }
        let path = split(href).0;
        if path
            .split('/')
            .any(|part| part.starts_with('.') && !part.trim_matches('.').is_empty())
        {
            return Link::Nowhere("the site publishes no hidden files".to_owned());
        }
        if !is_document(path) {
            return Link::Nowhere("the site offers no files of its kind".to_owned());
        }
        match self.files.bring(candidates, href, false) {
            Ok(path) => Link::File(path),
            Err(why) => Link::Nowhere(why),
        }
    }
}

/// A path below a folder, with its dots taken; none that leads out of it.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

impl Resolver for DocResolver<'_> {
    fn link(&mut self, href: &str) -> Link {
        let href = href.trim();
        if let Some(part) = href.strip_prefix('#') {
            return self.own_part(part);
        }
        if let Some(name) = href.strip_prefix(BY_NAME) {
            return self.by_name(name);
        }
        let whole = if href.starts_with("//") {
            format!("https:{href}")
        } else {
            href.to_owned()
        };
        if let Ok(url) = Url::parse(&whole) {
            if !["http", "https", "mailto", "tel"].contains(&url.scheme()) {
                return Link::Nowhere("a link can't be of that kind".to_owned());
            }
            let bases = [&self.links.base, &self.links.new_base];
            let inside = bases
                .into_iter()
                .flatten()
                .find_map(|base| base.inside(&whole));
            return match inside {
                Some(inside) => self.inside(&inside, href),
                None => Link::To(whole),
            };
        }
        let (path, rest) = split(href);
        let fragment = rest
            .find('#')
            .and_then(|at| rest.get(at..))
            .unwrap_or_default();
        let candidates = self.candidates(path);
        if let Some(target) = candidates.iter().find_map(|path| self.links.of_file(path)) {
            return self.to(target, fragment);
        }
        // As browsers do: from the page's own address.
        let here = Url::parse("https://a.example/").and_then(|root| root.join(self.old));
        let Ok(url) = here.and_then(|here| here.join(href)) else {
            return Link::Nowhere("it is no address".to_owned());
        };
        if self.links.of_path(url.path()).is_some() || path.starts_with('/') {
            let below = self
                .links
                .base
                .as_ref()
                .and_then(|base| base.inside(url.path()));
            let is_known = self.links.of_path(url.path()).is_some();
            let inside = below
                .filter(|_| !is_known)
                .unwrap_or_else(|| url.path().to_owned());
            return self.inside(&format!("{inside}{fragment}"), href);
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_file = name
            .rsplit_once('.')
            .is_some_and(|(_, it)| !matches!(it, "html" | "htm" | "md" | "mdx"));
        if is_file {
            return self.linked_file(&candidates, href);
        }
        Link::Nowhere(format!("there is no page `{href}`"))
    }

    fn picture(&mut self, src: &str) -> Result<String, String> {
        self.bring(src, true)
    }

    fn file(&mut self, src: &str) -> Result<String, String> {
        self.bring(src, false)
    }

    fn note(&mut self, id: &str) -> Option<String> {
        self.notes.get(id).cloned()
    }
}

impl DocResolver<'_> {
    fn bring(&mut self, src: &str, is_picture: bool) -> Result<String, String> {
        let src = src.trim();
        let inside = match Url::parse(src) {
            Ok(url) if src.contains("://") => {
                let base = self.links.base.as_ref();
                match base.and_then(|base| base.inside(url.as_str())) {
                    Some(inside) => inside,
                    None => return Err("it stands on another site".to_owned()),
                }
            }
            _ if src.starts_with("//") => return Err("it stands on another site".to_owned()),
            _ => src.to_owned(),
        };
        let mut candidates = self.candidates(&inside);
        let below = self.links.base.as_ref().filter(|_| inside.starts_with('/'));
        if let Some(short) = below.and_then(|base| base.inside(&inside)) {
            candidates.extend(self.candidates(&short));
        }
        // From the address of the page, as browsers look for it.
        let here = Url::parse("https://a.example/").and_then(|root| root.join(self.old));
        if let Ok(url) = here.and_then(|here| here.join(&inside)) {
            candidates.extend(self.candidates(url.path()));
        }
        // Notes name a picture wherever it lies.
        if self.system == System::Plain && !inside.contains('/') {
            let name = percent_decode_str(&inside).decode_utf8_lossy();
            candidates.extend(self.files.named(&name));
        }
        self.files.bring(&candidates, src, is_picture)
    }
}
