//! Files that the old site did not publish, by their names, their places and its configuration.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;
use serde_json::Value;

use super::{
    config::Config,
    system::System,
    values::{field, flag, words},
};

/// What a site leaves out.
#[derive(Debug)]
pub struct Unpublished {
    system: System,
    /// Patterns of paths, as in `.gitignore`.
    ignored: Gitignore,
    /// Patterns of Hugo, which are regular expressions.
    expressions: Vec<Regex>,
    /// Names that Jekyll takes all the same.
    included: Vec<String>,
    /// The folders of Jekyll's collections.
    collections: Vec<String>,
}

impl Unpublished {
    /// Of the site in a folder.
    pub fn of(folder: &Path, system: System, config: &Config, collections: Vec<String>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        match system {
            System::Jekyll => {
                for pattern in list(config.get(&["exclude"])) {
                    // One that is no pattern leaves nothing out.
                    _ = builder.add_line(None, &format!("/{}", pattern.trim_start_matches('/')));
                }
            }
            System::Eleventy => {
                for name in [".gitignore", ".eleventyignore"] {
                    let text = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
                    for line in text.lines() {
                        _ = builder.add_line(None, line);
                    }
                }
            }
            _ => {}
        }
        let expressions = list(
            config
                .get(&["ignoreFiles"])
                .filter(|_| system == System::Hugo),
        );
        let expressions = expressions.iter().filter_map(|it| Regex::new(it).ok());
        Self {
            system,
            ignored: builder.build().unwrap_or_else(|_| Gitignore::empty()),
            expressions: expressions.collect(),
            included: list(
                config
                    .get(&["include"])
                    .filter(|_| system == System::Jekyll),
            ),
            collections,
        }
    }

    /// Whether Jekyll takes what has that name in spite of it.
    pub fn includes(&self, name: &str) -> bool {
        let mut all = self.included.iter();
        all.any(|it| it.trim_matches('/').rsplit('/').next() == Some(name))
    }

    /// Why a file is left out, by its path in the folder, and that below the folder of all stories.
    pub fn why(&self, path: &str, inside: &str) -> Option<String> {
        let (folders, name) = inside.rsplit_once('/').unwrap_or(("", inside));
        if name.starts_with('.') && !self.includes(name) {
            return Some("its name begins with a point".to_owned());
        }
        let is_private = |part: &str| part.starts_with('_');
        match self.system {
            System::Astro if inside.split('/').any(is_private) => {
                return Some("its name or its folder's begins with `_`".to_owned());
            }
            System::Jekyll => {
                let is_known = |part: &str| {
                    let part = part.strip_prefix('_').unwrap_or_default();
                    matches!(part, "posts" | "drafts")
                        || self.collections.iter().any(|it| it == part)
                };
                let is_special = name.starts_with(['_', '#', '~']) || name.ends_with('~');
                if is_special && !folders.split('/').any(is_known) && !self.includes(name) {
                    return Some("Jekyll passes over names such as this".to_owned());
                }
            }
            _ => {}
        }
        let written = if self.system == System::Jekyll {
            inside
        } else {
            path
        };
        let matched = self.ignored.matched_path_or_any_parents(written, false);
        if matched.is_ignore() {
            return Some("the site's configuration leaves it out".to_owned());
        }
        let whole = format!("/{path}");
        let mut expressions = self.expressions.iter();
        let found = expressions.find(|it| it.is_match(&whole))?;
        Some(format!("`ignoreFiles` leaves it out by `{found}`"))
    }
}

/// The words of a list, or of one value.
pub fn list(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items.iter().filter_map(words).collect(),
        Some(one) => words(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Whether Jekyll publishes the files of a collection.
pub fn is_put_out(collection: &str, config: &Config) -> bool {
    let value = config.get(&["collections", collection]);
    let output = value.and_then(|value| field(value, "output"));
    output.and_then(flag) == Some(true)
}

/// Whether Jekyll makes pages of files without front matter.
pub fn needs_no_fields(config: &Config) -> bool {
    let plugins = ["plugins", "gems"];
    let mut all = plugins.iter().flat_map(|name| list(config.get(&[name])));
    all.any(|name| name == "jekyll-optional-front-matter" || name == "github-pages")
}
