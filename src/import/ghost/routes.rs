//! Addresses as the files beside an export say them: `routes.yaml`, and `redirects.yaml` or `redirects.json`.

use std::{fs, io, path::Path};

use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;

use super::{
    filter::Filter,
    records::{Post, Tag},
};
use crate::{content::markdown, import::ImportError};

/// How a site of Ghost has its addresses.
#[derive(Debug)]
pub struct Routes {
    /// Where stories stand, by what they are.
    collections: Vec<Collection>,
    /// The lists of tags and of authors, with `{slug}`.
    pub tag: String,
    /// The same, of authors.
    pub author: String,
    /// Old addresses, and where each leads.
    pub redirects: Vec<(String, String)>,
    /// What could not be taken: what it is, why, and its words.
    pub lost: Vec<(&'static str, &'static str, String)>,
}

/// Stories of one kind, all with one pattern of addresses.
#[derive(Debug)]
struct Collection {
    /// With `{slug}` and others.
    permalink: String,
    filter: Filter,
}

impl Default for Routes {
    fn default() -> Self {
        Self {
            collections: vec![Collection {
                permalink: "/{slug}/".to_owned(),
                filter: Filter::default(),
            }],
            tag: "/tag/{slug}/".to_owned(),
            author: "/author/{slug}/".to_owned(),
            redirects: Vec::new(),
            lost: Vec::new(),
        }
    }
}

impl Routes {
    /// Those of the files beside an export. `setting` is the pattern of the settings, which had it before there
    /// were files.
    ///
    /// # Errors
    /// Where a file is there and can't be read.
    pub fn beside(export: &Path, setting: Option<&str>) -> Result<Self, ImportError> {
        let mut routes = Self::default();
        let setting = setting.map_or_else(|| "/{slug}/".to_owned(), in_braces);
        for collection in &mut routes.collections {
            collection.permalink.clone_from(&setting);
        }
        for name in ["routes.yaml", "redirects.yaml", "redirects.json"] {
            let path = export.with_file_name(name);
            // An export may have such a name itself.
            if path == export {
                continue;
            }
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(ImportError::file(path)(error)),
            };
            let value = if name.ends_with(".yaml") {
                // The fields of a story, which YAML is read as here, stand between such lines.
                markdown::read(&format!("---\n{}\n---\n", one_document(&text))).value
            } else {
                serde_json::from_str(&text).unwrap_or_default()
            };
            match (name, value) {
                (_, Value::Null) => {
                    let why = "it can't be read";
                    routes
                        .lost
                        .push(("file of addresses", why, name.to_owned()));
                }
                ("routes.yaml", value) => routes.add_routes(&value, &setting),
                (_, value) => routes.add_redirects(&value),
            }
        }
        Ok(routes)
    }

    fn add_routes(&mut self, value: &Value, setting: &str) {
        let collections = value["collections"].as_object();
        let collections: Vec<_> = collections
            .into_iter()
            .flatten()
            .filter_map(|(name, it)| {
                let permalink = it["permalink"].as_str().or(it.as_str())?;
                let filter = Filter::of(it["filter"].as_str().unwrap_or_default());
                if filter.is_unknown() {
                    let why = "which stories it has can't be told: their old addresses are missing";
                    self.lost.push(("collection", why, name.clone()));
                }
                Some(Collection {
                    permalink: permalink.replace("{globals.permalinks}", setting),
                    filter,
                })
            })
            .collect();
        if !collections.is_empty() {
            self.collections = collections;
            // A story is in the first that has it, and those with a filter stand before the one without.
            self.collections.sort_by_key(|it| it.filter.has_all());
        }
        for (name, field) in [("tag", &mut self.tag), ("author", &mut self.author)] {
            if let Some(pattern) = value["taxonomies"][name].as_str() {
                pattern.clone_into(field);
            }
        }
        for name in value["routes"].as_object().into_iter().flatten() {
            let why = "a template made its page";
            self.lost.push(("route", why, name.0.clone()));
        }
    }

    fn add_redirects(&mut self, value: &Value) {
        let by_status = ["301", "302"]
            .into_iter()
            .filter_map(|it| value[it].as_object());
        let pairs = by_status
            .flatten()
            .map(|(from, to)| (from.as_str(), to.as_str()));
        let listed = value.as_array().into_iter().flatten();
        let listed = listed.filter_map(|it| Some((it["from"].as_str()?, it["to"].as_str())));
        for (from, to) in pairs.chain(listed) {
            match (plain(from), to) {
                (Some(from), Some(to)) => self.redirects.push((from, to.to_owned())),
                (_, to) => {
                    let why = "it stands for many addresses";
                    let words = format!("{from} → {}", to.unwrap_or_default());
                    self.lost.push(("redirect", why, words));
                }
            }
        }
    }

    /// The pattern of the address of a story; none where no file says it, or a filter can't be told.
    pub fn permalink(&self, post: &Post, tags: &[&Tag]) -> Option<&str> {
        let mut collections = self.collections.iter();
        let of_post = collections.find(|it| it.filter.has(post, tags) != Some(false))?;
        let is_told = of_post.filter.has(post, tags) == Some(true);
        is_told.then_some(of_post.permalink.as_str())
    }
}

/// YAML without the line that a document may begin with.
fn one_document(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        let line = line.trim_end();
        if line == "---" {
            return after;
        }
        if !line.is_empty() && !line.starts_with(['#', '%']) {
            break;
        }
    }
    text
}

/// A pattern of the settings (`/:year/:slug/`) as files have it.
fn in_braces(setting: &str) -> String {
    let mut pattern = setting.to_owned();
    for name in [
        "slug",
        "id",
        "year",
        "month",
        "day",
        "author",
        "primary_tag",
    ] {
        pattern = pattern.replace(&format!(":{name}"), &format!("{{{name}}}"));
    }
    pattern
}

/// The address that a pattern of redirects stands for; none where it stands for several.
fn plain(from: &str) -> Option<String> {
    let from = from.replace("\\/", "/").replace("\\.", ".");
    let from = from.trim_start_matches('^').trim_end_matches('$');
    let from = from.strip_suffix("/?").unwrap_or(from);
    let is_pattern = |c: char| "()[]{}*+?|\\^$".contains(c);
    (from.starts_with('/') && !from.contains(is_pattern)).then(|| from.to_owned())
}

/// The pattern as the site file has it; none where it needs what stories don't have here.
pub fn as_site_pattern(permalink: &str) -> Option<String> {
    const NAMES: [(&str, &str); 5] = [
        ("{slug}", ":slug"),
        ("{primary_tag}", ":section"),
        ("{year}", ":year"),
        ("{month}", ":month"),
        ("{day}", ":day"),
    ];
    let mut pattern = permalink.to_owned();
    for (theirs, ours) in NAMES {
        pattern = pattern.replace(theirs, ours);
    }
    (!pattern.contains(['{', '}'])).then(|| format!("/{}/", pattern.trim_matches('/')))
}

/// The address of a story by a pattern; none where it needs what is not known.
pub fn filled(
    permalink: &str,
    post: &Post,
    tags: &[&Tag],
    author: Option<&str>,
    published: Timestamp,
    zone: &TimeZone,
) -> Option<String> {
    let day = published.to_zoned(zone.clone());
    // Ghost takes the first of them, and none where readers do not see that.
    let tag = tags.first().filter(|tag| !tag.is_internal());
    let values = [
        ("{slug}", post.slug.0.clone()),
        ("{id}", post.id.0.clone()),
        ("{year}", format!("{:04}", day.year())),
        ("{month}", format!("{:02}", day.month())),
        ("{day}", format!("{:02}", day.day())),
        (
            "{primary_tag}",
            tag.map_or("all", |tag| tag.slug.0.as_str()).to_owned(),
        ),
        ("{primary_author}", author.unwrap_or("all").to_owned()),
        ("{author}", author.unwrap_or("all").to_owned()),
    ];
    let mut path = permalink.to_owned();
    for (name, value) in values {
        path = path.replace(name, &value);
    }
    (!path.contains(['{', '}'])).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_addresses_are_those_of_the_site_file_where_they_can_be() {
        let usual = as_site_pattern("/blog/{year}/{slug}/");
        assert_eq!(usual.as_deref(), Some("/blog/:year/:slug/"));
        let by_tag = as_site_pattern("/{primary_tag}/{slug}/");
        assert_eq!(by_tag.as_deref(), Some("/:section/:slug/"));
        assert_eq!(as_site_pattern("/{primary_author}/{slug}/"), None);
        let of_settings = as_site_pattern(&in_braces("/:year/:month/:day/:slug/"));
        assert_eq!(of_settings.as_deref(), Some("/:year/:month/:day/:slug/"));
    }

    #[test]
    fn a_redirect_is_taken_where_it_is_one_of_one_address() {
        assert_eq!(plain("^\\/old\\/$").as_deref(), Some("/old/"));
        assert_eq!(plain("^\\/old\\/one\\/?$").as_deref(), Some("/old/one"));
        assert_eq!(plain("/a-story/?").as_deref(), Some("/a-story"));
        assert_eq!(plain("^/blog/(.*)$"), None);
    }
}
