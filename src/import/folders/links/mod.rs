//! Where the links of a folder lead in the site that is made of it.

mod resolver;

use std::collections::HashMap;

pub use self::resolver::DocResolver;
use super::headings::Headings;
use crate::{
    grammar::{Base, address::page_path},
    import::html,
};

/// The scheme of a link to a note by its name.
pub const BY_NAME: &str = "note-name:";

/// What has an address here.
#[derive(Debug, Clone)]
pub struct Target {
    /// From the site's root.
    pub path: String,
    /// Whether it is a story.
    pub is_story: bool,
    /// The names of its parts.
    pub headings: Headings,
}

/// All that can be led to.
#[derive(Debug, Default)]
pub struct Links {
    /// Where the old site stood.
    pub base: Option<Base>,
    /// Where the new one will stand.
    pub new_base: Option<Base>,
    targets: Vec<Target>,
    by_file: HashMap<String, usize>,
    by_path: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl Links {
    /// Adds what is made of a file: by the file, its old address, and its names.
    pub fn add(&mut self, file: &str, old: &[String], names: &[&str], target: Target) {
        let index = self.targets.len();
        self.by_file.entry(file.to_lowercase()).or_insert(index);
        for old in old {
            self.by_path.entry(plain_path(old)).or_insert(index);
        }
        for name in names {
            self.by_name.entry(name.to_lowercase()).or_insert(index);
        }
        self.targets.push(target);
    }

    /// Adds a list by its old address.
    pub fn add_list(&mut self, old: &str, path: &str) {
        let index = self.targets.len();
        self.targets.push(Target {
            path: path.to_owned(),
            is_story: false,
            headings: Headings::default(),
        });
        self.by_path.entry(plain_path(old)).or_insert(index);
    }

    fn get(&self, index: Option<&usize>) -> Option<&Target> {
        self.targets.get(*index?)
    }

    /// What is made of a file, by its path or without its ending.
    pub fn of_file(&self, path: &str) -> Option<&Target> {
        let path = path.to_lowercase();
        let path = path.trim_end_matches('/');
        let names = [
            "",
            ".md",
            ".mdx",
            ".markdown",
            "/index.md",
            "/_index.md",
            "/index.mdx",
        ];
        names
            .iter()
            .find_map(|end| self.get(self.by_file.get(&format!("{path}{end}"))))
    }

    /// What stood at an address.
    pub fn of_path(&self, path: &str) -> Option<&Target> {
        self.get(self.by_path.get(&plain_path(path)))
    }

    /// What a name means in links between notes: a file's, or a title.
    pub fn of_name(&self, name: &str) -> Option<&Target> {
        let last = name.rsplit('/').next().unwrap_or(name);
        let name = name.trim_end_matches(".md");
        let found = self.by_name.get(&name.to_lowercase());
        self.get(found.or_else(|| {
            self.by_name
                .get(&last.trim_end_matches(".md").to_lowercase())
        }))
    }
}

/// An address that is the same however it is written.
fn plain_path(path: &str) -> String {
    let path = page_path(path).to_lowercase();
    let plain = path.trim_end_matches('/');
    let plain = plain
        .strip_suffix(".html")
        .or(plain.strip_suffix(".htm"))
        .unwrap_or(plain);
    format!("{}/", plain.trim_end_matches("/index"))
}

/// The words of a note's name where it gives no others.
pub fn words_of_name(name: &str) -> String {
    html::words(name.rsplit('/').next().unwrap_or(name))
}
