//! Where each file stood on the site that was made of it, by the rules of the program that made it.

mod patterns;
mod slugs;

use self::{
    patterns::{hugo_pattern, is_style, jekyll_pattern},
    slugs::{ascii_slug, astro_slug, hugo_slug},
};
use super::{
    config::Config,
    doc::{Doc, Kind},
    system::System,
    values::{field, flag, words},
};

/// The address of a file on the old site, from its root: `/2019/05/a-story/`, or with the name of a file at its
/// end. None where it had none, or none that can be told without running the site's program.
pub fn old(doc: &Doc, config: &Config, system: System) -> Option<String> {
    let language = doc.language.as_ref().filter(|_| system != System::Plain);
    let in_folder = config.get(&["defaultContentLanguageInSubdir"]);
    let own = || {
        let is_so = system == System::Hugo && in_folder.and_then(flag) == Some(true);
        let own = config.get(&["defaultContentLanguage"]).and_then(words);
        is_so.then(|| own.unwrap_or_else(|| "en".to_owned()))
    };
    let prefix = language.cloned().or_else(own);
    let prefix = prefix
        .map(|language| format!("/{language}"))
        .unwrap_or_default();
    if let Some(url) = &doc.matter.url {
        let url = url.trim();
        if let Some(path) = given(doc, url, config, system) {
            return Some(path);
        }
        if system == System::Eleventy && url.contains('{') {
            return None;
        }
    }
    let path = match system {
        // What stands for a part of a date has no value without one.
        System::Hugo => Some(hugo(doc, config)).filter(|path| !path.contains(':'))?,
        System::Zola => folder_path(
            doc,
            doc.matter.slug.as_deref().unwrap_or(&doc.stem),
            ascii_slug,
        ),
        System::Jekyll => return jekyll(doc, config).filter(|path| !path.contains("/:")),
        // A file that is called as its folder stands for that.
        System::Eleventy if doc.folders.last() == Some(&doc.stem) => {
            folder_path(doc, "index", str::to_owned)
        }
        System::Eleventy => folder_path(doc, &doc.stem, str::to_owned),
        System::Astro => folder_path(
            doc,
            doc.matter.slug.as_deref().unwrap_or(&doc.stem),
            astro_slug,
        ),
        System::Plain => return None,
    };
    Some(format!("{prefix}{path}"))
}

/// An address that the file gives itself.
fn given(doc: &Doc, url: &str, config: &Config, system: System) -> Option<String> {
    let base = config.base.as_ref().filter(|_| url.contains("://"));
    let inside = base.and_then(|base| base.inside(url));
    let url = inside.as_deref().unwrap_or(url);
    if url.contains("://") {
        return None;
    }
    let url = if system == System::Jekyll && url.contains(':') || is_style(url) {
        jekyll_pattern(url, doc)
    } else {
        url.replace("{{ page.fileSlug }}", &doc.stem)
            .replace("{{page.fileSlug}}", &doc.stem)
            .replace("{{ page.fileSlug | slugify }}", &ascii_slug(&doc.stem))
    };
    if url.contains(['{', ':']) {
        let title = doc.matter.title.as_deref().unwrap_or_default();
        let filled = url.replace("{{ title | slugify }}", &ascii_slug(title));
        let filled = filled.replace("{{ title | slug }}", &ascii_slug(title));
        return (!filled.contains(['{', ':'])).then(|| whole(&filled));
    }
    Some(whole(&url))
}

/// With a slash at its begin, and at its end where it names no file.
fn whole(path: &str) -> String {
    let path = format!("/{}", path.trim_start_matches('/'));
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.ends_with(".html") || last.ends_with(".htm") {
        path.to_owned()
    } else {
        format!("{path}/")
    }
}

/// An address that is made of the folders and the name of a file.
fn folder_path(doc: &Doc, name: &str, slug: fn(&str) -> String) -> String {
    let mut path = "/".to_owned();
    for folder in &doc.folders {
        path += &slug(folder);
        path.push('/');
    }
    if !matches!((&doc.kind, name), (Kind::List, _) | (_, "index")) {
        path += &slug(name);
        path.push('/');
    }
    path
}

fn hugo(doc: &Doc, config: &Config) -> String {
    let section = doc.folders.first().map(String::as_str).unwrap_or_default();
    let places: [&[&str]; 2] = [&["permalinks", "page", section], &["permalinks", section]];
    let pattern = places
        .iter()
        .find_map(|place| config.get(place))
        .and_then(words);
    let name = doc.matter.slug.as_deref().unwrap_or(&doc.stem);
    let path = match pattern.filter(|_| doc.kind != Kind::List && !section.is_empty()) {
        Some(pattern) => whole(&hugo_pattern(&pattern, doc)),
        None => folder_path(doc, name, hugo_slug),
    };
    let is_ugly = config.get(&["uglyURLs"]).and_then(flag) == Some(true);
    match path.strip_suffix('/') {
        Some(file) if is_ugly && doc.kind != Kind::List && !file.is_empty() => {
            format!("{file}.html")
        }
        _ => path,
    }
}

fn jekyll(doc: &Doc, config: &Config) -> Option<String> {
    let style = config
        .get(&["permalink"])
        .and_then(words)
        .unwrap_or_else(|| "date".to_owned());
    if matches!(doc.kind, Kind::Page | Kind::List) {
        let is_folder = style == "pretty" || style.ends_with('/');
        let path = folder_path(doc, &doc.stem, str::to_owned);
        let file = path
            .strip_suffix('/')
            .filter(|it| !it.is_empty() && !is_folder && !doc.is_bundle);
        let is_index = doc.stem == "index";
        return Some(match file {
            Some(file) if !is_index => format!("{file}.html"),
            _ => path,
        });
    }
    if let Some(collection) = &doc.collection {
        let value = config.get(&["collections", collection])?;
        if flag(field(value, "output")?) != Some(true) {
            return None;
        }
        let pattern = field(value, "permalink").and_then(words);
        let pattern = pattern.unwrap_or_else(|| "/:collection/:path:output_ext".to_owned());
        return Some(jekyll_pattern(&pattern, doc)).map(|path| whole(&path));
    }
    Some(whole(&jekyll_pattern(&style, doc)))
}

/// The address of the list of a category or a tag, where the program makes one, from the site's root.
pub fn of_list(taxonomy: &str, name: &str, system: System) -> Option<String> {
    match system {
        System::Hugo => Some(format!("/{taxonomy}/{}/", hugo_slug(name))),
        System::Zola => Some(format!("/{taxonomy}/{}/", ascii_slug(name))),
        System::Eleventy if taxonomy == "tags" => {
            Some(format!("/{taxonomy}/{}/", ascii_slug(name)))
        }
        System::Astro if taxonomy == "tags" => Some(format!("/{taxonomy}/{}/", ascii_slug(name))),
        _ => None,
    }
}

/// What feeds of the program know a story by, where that is more than its address: Jekyll's have no ending.
pub fn feed_id(path: &str, system: System) -> String {
    let path = if system == System::Jekyll {
        path.trim_end_matches(".html").trim_end_matches('/')
    } else {
        path
    };
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::import::folders::{dates::When, matter::Matter};

    fn doc(kind: Kind) -> Doc {
        Doc {
            path: String::new(),
            folders: vec!["My Notes".to_owned()],
            stem: "A Wét Story".to_owned(),
            is_bundle: false,
            language: None,
            kind,
            collection: None,
            day: None,
            matter: Matter {
                title: Some("Wet & Dry".to_owned()),
                date: When::parse("2024-03-05"),
                ..Matter::default()
            },
            headings: crate::import::folders::headings::Headings::default(),
            modified: None,
        }
    }

    fn with(system: System, kind: Kind, value: Value) -> Option<String> {
        let config = Config {
            value,
            ..Config::default()
        };
        old(&doc(kind), &config, system)
    }

    #[test]
    fn each_program_has_addresses_of_its_own() {
        let of = |system| with(system, Kind::Entry, json!({})).unwrap_or_default();
        assert_eq!(of(System::Hugo), "/my-notes/a-wét-story/");
        assert_eq!(of(System::Zola), "/my-notes/a-wet-story/");
        assert_eq!(of(System::Astro), "/my-notes/a-wét-story/");
        assert_eq!(of(System::Plain), "");
        let ugly = with(System::Hugo, Kind::Entry, json!({ "uglyURLs": true }));
        assert_eq!(ugly.as_deref(), Some("/my-notes/a-wét-story.html"));
    }

    #[test]
    fn patterns_are_filled_in() {
        let pattern = json!({ "permalinks": { "My Notes": "/:year/:monthname/:slug" } });
        let hugo = with(System::Hugo, Kind::Entry, pattern);
        assert_eq!(hugo.as_deref(), Some("/2024/march/wet--dry/"));
        for (pattern, path) in [
            ("date", "/my-notes/2024/03/05/A Wét Story.html"),
            ("pretty", "/my-notes/2024/03/05/A Wét Story/"),
            ("/:year/:i_month/:slug.html", "/2024/3/a-wet-story.html"),
            ("/blog/:title_x/", "/blog/A Wét Story_x/"),
        ] {
            let found = with(System::Jekyll, Kind::Post, json!({ "permalink": pattern }));
            assert_eq!(found.as_deref(), Some(path), "{pattern}");
        }
    }
}
