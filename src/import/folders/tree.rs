//! The files of a folder, and which of them are stories.

use std::{
    collections::{BTreeMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use super::{
    config::Config,
    doc::Doc,
    system::System,
    text,
    values::{Fields, Form, read, words},
};

/// In bytes: what a file may have.
pub const LARGEST: u64 = 16_000_000;

/// What was found in a folder.
#[derive(Debug, Default)]
pub struct Tree {
    /// In the order of their paths.
    pub docs: Vec<Doc>,
    /// Files that become nothing: a path, what it is, and why.
    pub others: Vec<(String, &'static str, String)>,
    /// Fields that a folder gives to all files in it, by the folder.
    pub folder_fields: BTreeMap<String, Fields>,
}

/// A file's text and what stands before it.
///
/// # Errors
/// Where it can't be read, or is too large.
pub fn text_of(file: &Path) -> io::Result<(String, Option<String>)> {
    let bytes = fs::metadata(file)?.len();
    if bytes > LARGEST {
        let what = format!("it has {bytes} bytes, and a story at most {LARGEST}");
        return Err(io::Error::other(what));
    }
    Ok(text::decode(&fs::read(file)?))
}

/// Endings of Markdown.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdx", "mdown", "mkd", "mkdn"];

/// Endings of what some systems make pages of, and this import does not.
const UNREAD: [&str; 15] = [
    "html", "htm", "njk", "liquid", "hbs", "ejs", "pug", "haml", "astro", "mdoc", "adoc",
    "asciidoc", "org", "rst", "ipynb",
];

/// Looks through a folder.
///
/// # Errors
/// Where the folder can't be read.
pub fn look(folder: &Path, system: System, config: &Config) -> io::Result<Tree> {
    fs::read_dir(folder)?;
    let mut tree = Tree::default();
    for root in roots(folder, system, config) {
        let Some(top) = inside(folder, &root) else {
            let why = "it is missing, or leads out of the folder".to_owned();
            tree.others.push((root, "folder of stories", why));
            continue;
        };
        let walk = WalkDir::new(&top).sort_by_file_name().follow_links(false);
        let walk = walk
            .into_iter()
            .filter_entry(|entry| is_looked_into(entry, system, config));
        let mut entries = Vec::new();
        for entry in walk {
            match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    let path = error.path().map_or(PathBuf::new(), Path::to_path_buf);
                    let path = shown(&path, folder);
                    let why = error.to_string();
                    tree.others.push((path, "file that can't be read", why));
                }
            }
        }
        if system == System::Eleventy {
            for entry in &entries {
                tree.fields_of_folder(entry, folder);
            }
        }
        for entry in &entries {
            tree.file(entry, folder, &top, system, config);
        }
    }
    let mut seen = HashSet::new();
    tree.docs.retain(|doc| seen.insert(doc.path.clone()));
    tree.docs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(tree)
}

/// What has a path in a folder; none where it is missing, or leads out of it.
pub fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let whole = folder.join(path.trim_start_matches('/'));
    let real = whole.canonicalize().ok()?;
    let folder = folder.canonicalize().ok()?;
    real.starts_with(folder).then_some(whole)
}

/// The folders of what is published.
fn roots(folder: &Path, system: System, config: &Config) -> Vec<String> {
    let given = |name: &str| config.get(&[name]).and_then(words);
    let one = |name: Option<String>, usual: &str| vec![name.unwrap_or_else(|| usual.to_owned())];
    match system {
        System::Hugo => {
            let mut roots = one(given("contentDir"), "content");
            for language in &config.languages {
                roots.extend(
                    config
                        .get(&["languages", language, "contentDir"])
                        .and_then(words),
                );
            }
            roots
        }
        System::Zola => one(None, "content"),
        System::Jekyll => one(given("source"), ""),
        System::Eleventy => one(
            given("input").map(|it| it.trim_start_matches("./").to_owned()),
            "",
        ),
        System::Astro => {
            let roots = ["src/content", "src/data", "src/pages"].map(str::to_owned);
            roots
                .into_iter()
                .filter(|root| folder.join(root).is_dir())
                .collect()
        }
        System::Plain => one(None, ""),
    }
}

/// Whether a folder or file is looked at.
fn is_looked_into(entry: &DirEntry, system: System, config: &Config) -> bool {
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
            });
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

fn shown(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

impl Tree {
    fn file(
        &mut self,
        entry: &DirEntry,
        folder: &Path,
        top: &Path,
        system: System,
        config: &Config,
    ) {
        let path = shown(entry.path(), folder);
        if entry.path_is_symlink() {
            let why = "a symbolic link, which may lead anywhere".to_owned();
            self.others.push((path, "link to a file", why));
            return;
        }
        if !entry.file_type().is_file() {
            return;
        }
        let ending = entry.path().extension().and_then(|it| it.to_str());
        let ending = ending.unwrap_or_default().to_lowercase();
        let in_posts = path
            .split('/')
            .any(|part| matches!(part, "_posts" | "_drafts"));
        let is_html = ending == "html" && (system == System::Hugo || in_posts);
        if MARKDOWN.contains(&&*ending) || is_html {
            if is_for_developers(&path, system) {
                let why = "it is for those who work on the site".to_owned();
                self.others.push((path, "file beside the site", why));
                return;
            }
            match text_of(entry.path()) {
                Ok((text, _)) => {
                    let inside = shown(entry.path(), top);
                    let doc = self.doc(&path, &inside, &text, system, config);
                    let modified = entry.metadata().ok().and_then(|it| it.modified().ok());
                    let modified = modified.and_then(|it| Timestamp::try_from(it).ok());
                    let seconds = modified.map(|it| it.as_second());
                    self.docs.push(Doc {
                        modified: seconds.and_then(|it| Timestamp::from_second(it).ok()),
                        ..doc
                    });
                }
                Err(error) => {
                    self.others
                        .push((path, "file that can't be read", error.to_string()));
                }
            }
        } else if UNREAD.contains(&&*ending) && !path.starts_with("layouts/") {
            let why = format!("`.{ending}` is not read: make a page of it by hand");
            self.others.push((path, "page that is no Markdown", why));
        }
    }

    /// What Eleventy gives to all files of a folder: `posts/posts.json`.
    fn fields_of_folder(&mut self, entry: &DirEntry, top: &Path) {
        let path = shown(entry.path(), top);
        let endings = [".json", ".yml", ".yaml"];
        if !entry.file_type().is_file() || !endings.iter().any(|end| path.ends_with(end)) {
            return;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let last = folder.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        if folder.is_empty() || stem != last {
            return;
        }
        let form = if name.ends_with("json") {
            Form::Json
        } else {
            Form::Yaml
        };
        let Ok((text, _)) = text_of(entry.path()) else {
            return;
        };
        if let Ok(Value::Object(fields)) = read(form, &text) {
            self.folder_fields.insert(folder.to_owned(), fields);
        }
    }
}

/// Files that lie beside a site, such as `README.md`.
fn is_for_developers(path: &str, system: System) -> bool {
    const NAMES: [&str; 8] = [
        "readme",
        "license",
        "licence",
        "changelog",
        "contributing",
        "code_of_conduct",
        "security",
        "agents",
    ];
    let stem = path.split('.').next().unwrap_or_default().to_lowercase();
    matches!(system, System::Jekyll | System::Eleventy) && NAMES.contains(&&*stem)
}
