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
    front_matter,
    roots::{collections, is_looked_into, roots},
    system::System,
    text,
    unpublished::Unpublished,
    values::{Fields, Form, flag, read},
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
    /// What a folder of Hugo gives to all files in it, or to some of them, by the folder.
    pub cascades: BTreeMap<String, Value>,
    /// Folders in which everything is a draft.
    pub held_folders: HashSet<String>,
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
    let unpublished = Unpublished::of(folder, system, config, collections(config));
    for (root, language) in roots(folder, system, config) {
        let Some(top) = inside(folder, &root) else {
            let why = "it is missing, or leads out of the folder".to_owned();
            tree.others.push((root, "folder of stories", why));
            continue;
        };
        let walk = WalkDir::new(&top).sort_by_file_name().follow_links(false);
        let walk = walk
            .into_iter()
            .filter_entry(|entry| is_looked_into(entry, system, config, &unpublished));
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
        for entry in &entries {
            match system {
                System::Eleventy => tree.fields_of_folder(entry, folder),
                System::Hugo | System::Zola => tree.fields_of_list(entry, folder, system),
                _ => {}
            }
        }
        for entry in &entries {
            let place = (folder, top.as_path(), language.as_deref());
            tree.file(entry, place, system, config, &unpublished);
        }
    }
    let mut seen = HashSet::new();
    tree.docs.retain(|doc| seen.insert(doc.path.clone()));
    let mut seen = HashSet::new();
    tree.others.retain(|(path, ..)| seen.insert(path.clone()));
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

fn shown(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

impl Tree {
    fn file(
        &mut self,
        entry: &DirEntry,
        (folder, top, language): (&Path, &Path, Option<&str>),
        system: System,
        config: &Config,
        unpublished: &Unpublished,
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
        if entry.path().to_str().is_none() {
            let why = "its name is no UTF-8: give it another one".to_owned();
            self.others.push((path, "file that can't be read", why));
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
            let inside = shown(entry.path(), top);
            if let Some(why) = unpublished.why(&path, &inside) {
                self.others.push((path, "file that was not published", why));
                return;
            }
            match text_of(entry.path()) {
                Ok((text, _)) => {
                    let doc = self.doc(&path, (&inside, language), &text, system, config);
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
        } else if path.contains(".11tydata.") && ending != "json" {
            let why = program(entry.path());
            self.others.push((path, "configuration", why));
        } else if UNREAD.contains(&&*ending) && !path.starts_with("layouts/") {
            let why = format!("`.{ending}` is not read: make a page of it by hand");
            self.others.push((path, "page that is no Markdown", why));
        }
    }

    /// What the file over a list says of all files below it: `cascade` of Hugo, `draft` of Zola.
    fn fields_of_list(&mut self, entry: &DirEntry, top: &Path, system: System) {
        let path = shown(entry.path(), top);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        if !entry.file_type().is_file() || !name.starts_with("_index.") {
            return;
        }
        let Ok((text, _)) = text_of(entry.path()) else {
            return;
        };
        let fields = front_matter::split(&text).fields;
        if system == System::Zola {
            if fields.get("draft").and_then(flag) == Some(true) {
                self.held_folders.insert(folder.to_owned());
            }
        } else if let Some(given) = fields.get("cascade") {
            self.cascades.insert(folder.to_owned(), given.clone());
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

/// What is to be said of a program that gives fields to files, and what it names that has to be done by hand.
fn program(file: &Path) -> String {
    let text = text_of(file).map(|(text, _)| text).unwrap_or_default();
    let named: Vec<_> = [
        "permalink",
        "draft",
        "eleventyExcludeFromCollections",
        "title",
        "date",
        "tags",
    ]
    .into_iter()
    .filter(|name| text.contains(name))
    .map(|name| format!("`{name}`"))
    .collect();
    let named = if named.is_empty() {
        "what it gives".to_owned()
    } else {
        named.join(", ")
    };
    format!(
        "it is a program, which is not run: write {named} into the files of its folder, and import again"
    )
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
