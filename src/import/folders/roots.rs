//! Which folders of a site have its stories in them.

use std::path::Path;

use serde_json::Value;
use walkdir::DirEntry;

use super::{config::Config, system::System, unpublished::Unpublished, values::words};

/// The folders of what is published, each with its language where that is not the site's first one.
pub fn roots(folder: &Path, system: System, config: &Config) -> Vec<(String, Option<String>)> {
    let given = |name: &str| config.get(&[name]).and_then(words);
    let one = |name: Option<String>, usual: &str| name.unwrap_or_else(|| usual.to_owned());
    let root = match system {
        System::Hugo => {
            let own = given("defaultContentLanguage").unwrap_or_else(|| "en".to_owned());
            let mut roots = Vec::new();
            for language in [&own].into_iter().chain(&config.languages) {
                let names = ["languages", language, "contentDir"];
                let tag = Some(language.clone()).filter(|language| *language != own);
                let root = config.get(&names).and_then(words);
                roots.extend(root.map(|root| (root, tag)));
            }
            // The folder of a language may lie in that of all.
            roots.sort_by_key(|(root, _)| std::cmp::Reverse(root.len()));
            let all = one(given("contentDir"), "content");
            if roots.is_empty() || folder.join(&all).is_dir() {
                roots.push((all, None));
            }
            return roots;
        }
        System::Zola => "content".to_owned(),
        System::Jekyll => one(given("source"), ""),
        System::Eleventy => one(
            given("input").map(|it| it.trim_start_matches("./").to_owned()),
            "",
        ),
        System::Astro => {
            let roots = ["src/content", "src/data", "src/pages"].map(str::to_owned);
            let roots = roots.into_iter();
            let roots = roots.filter(|root| folder.join(root).is_dir());
            return roots.map(|root| (root, None)).collect();
        }
        System::Plain => String::new(),
    };
    vec![(root, None)]
}

/// Whether a folder or file is looked at.
pub fn is_looked_into(
    entry: &DirEntry,
    system: System,
    config: &Config,
    unpublished: &Unpublished,
) -> bool {
    const NEVER: [&str; 6] = [
        "node_modules",
        "_site",
        "vendor",
        "_includes",
        "_layouts",
        "_sass",
    ];
    let Some(name) = entry.file_name().to_str() else {
        return true;
    };
    if entry.depth() == 0 || !entry.file_type().is_dir() {
        return true;
    }
    if name.starts_with('.') || NEVER.contains(&name) {
        return false;
    }
    match system {
        System::Jekyll => {
            let is_collection = name.strip_prefix('_').is_none_or(|name| {
                matches!(name, "posts" | "drafts")
                    || collections(config).iter().any(|it| it == name)
            }) || unpublished.includes(name);
            is_collection && !(entry.depth() == 1 && name == "assets")
        }
        System::Eleventy => !name.starts_with('_') && !matches!(name, "dist" | "public"),
        _ => true,
    }
}

/// The collections of Jekyll.
pub fn collections(config: &Config) -> Vec<String> {
    match config.get(&["collections"]) {
        Some(Value::Object(collections)) => collections.keys().cloned().collect(),
        Some(Value::Array(names)) => names.iter().filter_map(words).collect(),
        _ => Vec::new(),
    }
}
