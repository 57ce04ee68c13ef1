//! What a file is: its name, its folders, its fields.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    cascade::{Page, cascade},
    config::Config,
    dates::When,
    front_matter,
    headings::Headings,
    matter::Matter,
    roots::collections,
    system::System,
    tree::Tree,
    unpublished::{is_put_out, needs_no_fields},
    values::{Fields, words},
};

/// What a file is to the program that made a site of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A story or a page: its fields tell.
    Entry,
    /// A story, by its folder.
    Post,
    /// A story that is not to be published.
    Draft,
    /// A page, by its folder.
    Page,
    /// What stands over the list of a section.
    List,
}

/// A file that becomes something here.
#[derive(Debug, Clone)]
pub struct Doc {
    /// From the folder that is imported, with slashes.
    pub path: String,
    /// The folders that it is in, below that of all stories.
    pub folders: Vec<String>,
    /// Its name without its ending and its language, or its folder's where it has that to itself.
    pub stem: String,
    /// Whether it has a folder to itself.
    pub is_bundle: bool,
    /// The language in its name or its folder.
    pub language: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The collection that it is in, where a system has such.
    pub collection: Option<String>,
    /// The day at which its name begins.
    pub day: Option<When>,
    /// What its fields say.
    pub matter: Matter,
    /// The names of its parts.
    pub headings: Headings,
    /// When the file was changed.
    pub modified: Option<Timestamp>,
}

impl Tree {
    /// What a file is, by its path, that below the folder of all stories with the language of that, and its text.
    pub(super) fn doc(
        &self,
        path: &str,
        (inside, of_folder): (&str, Option<&str>),
        text: &str,
        system: System,
        config: &Config,
    ) -> Doc {
        let mut folders: Vec<String> = inside.split('/').map(str::to_owned).collect();
        let name = folders.pop().unwrap_or_default();
        let stem = name
            .rsplit_once('.')
            .map_or(&*name, |(stem, _)| stem)
            .to_owned();
        let is_language = |tag: &str| config.languages.iter().any(|it| it == tag);
        let own = config.get(&["defaultContentLanguage"]).and_then(words);
        let (mut stem, mut language) = match stem.rsplit_once('.') {
            Some((stem, tag)) if is_language(tag) => (stem.to_owned(), Some(tag.to_owned())),
            Some((stem, tag)) if own.as_deref() == Some(tag) => (stem.to_owned(), None),
            _ => (stem, None),
        };
        if language.is_none() {
            language = of_folder.map(str::to_owned);
        }
        if folders.first().is_some_and(|first| is_language(first)) && language.is_none() {
            language = Some(folders.remove(0));
        }
        let mut kind = kind(&stem, &mut folders, system, path);
        let collection = collection(&mut folders, system, config);
        if collection.is_some() && kind == Kind::Page {
            kind = Kind::Post;
        }
        let is_bundle =
            matches!(&*stem, "index" | "README") && !folders.is_empty() && kind != Kind::List;
        if is_bundle && let Some(folder) = folders.pop() {
            stem = folder;
        }
        let mut parts = front_matter::split(text);
        let has_fields = !parts.fields.is_empty() || parts.body.len() < text.len();
        let of = match kind {
            Kind::Page => "pages",
            Kind::Draft => "drafts",
            _ => collection.as_deref().unwrap_or("posts"),
        };
        let mut defaults = self.defaults(path, config.defaults(inside, of));
        if system == System::Hugo {
            let page = Page {
                path: page_path(&folders, &stem, kind),
                is_list: kind == Kind::List,
                language: language.clone().or(own).unwrap_or_else(|| "en".to_owned()),
            };
            defaults.extend(self.cascaded(path, &page, config));
        }
        if system == System::Jekyll {
            split_at_spaces(&mut parts.fields);
            split_at_spaces(&mut defaults);
        }
        let mut matter = Matter::new(&parts.fields, &defaults);
        matter.cannot_read(parts.flaws);
        if let Some(why) = self.held(path, collection.as_deref(), has_fields, (system, config)) {
            matter.hold(&why);
        }
        if system == System::Plain {
            // Notes have names there, and no addresses.
            let aliases = std::mem::take(&mut matter.aliases).into_iter();
            (matter.aliases, matter.names) = aliases.partition(|alias| alias.starts_with('/'));
        }
        let day = day(&stem, system);
        if let Some((_, rest)) =
            When::of_name(&stem).filter(|_| !matches!(system, System::Hugo | System::Astro))
        {
            stem = rest.to_owned();
        }
        if folders.is_empty() && is_front(kind, &stem, &matter, parts.body) {
            kind = Kind::List;
        }
        Doc {
            path: path.to_owned(),
            folders,
            stem,
            is_bundle,
            language,
            kind,
            collection,
            day,
            matter,
            headings: Headings::of(parts.body, system),
            modified: None,
        }
    }

    /// What Hugo gives to a file by `cascade` of the configuration and of its folders, of which the inner ones count.
    fn cascaded(&self, path: &str, page: &Page, config: &Config) -> Fields {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let folders = folders.filter_map(|folder| self.cascades.get(folder));
        let all = config.get(&["cascade"]).into_iter().chain(folders);
        all.flat_map(|given| cascade(given, page)).collect()
    }

    /// What folders and the configuration give to a file that says nothing else.
    fn defaults(&self, path: &str, given: Fields) -> Fields {
        let mut defaults = given;
        for (at, _) in path.match_indices('/') {
            let more = self.folder_fields.get(&path[..at]).into_iter().flatten();
            defaults.extend(more.map(|(name, value)| (name.clone(), value.clone())));
        }
        defaults
    }

    /// Why a file was not published, where that is not for its fields.
    fn held(
        &self,
        path: &str,
        collection: Option<&str>,
        has_fields: bool,
        (system, config): (System, &Config),
    ) -> Option<String> {
        let mut parents = path.match_indices('/').map(|(at, _)| &path[..at]);
        if parents.any(|folder| self.held_folders.contains(folder)) {
            return Some("its section was a draft".to_owned());
        }
        if system != System::Jekyll {
            return None;
        }
        if !has_fields && !needs_no_fields(config) {
            return Some("Jekyll makes no page of a file without front matter".to_owned());
        }
        let name = collection.filter(|name| !is_put_out(name, config))?;
        Some(format!("the collection `{name}` has no `output: true`"))
    }
}

/// The day at which a name begins. The note of a day is called by it.
fn day(stem: &str, system: System) -> Option<When> {
    let day = When::of_name(stem).map(|(day, _)| day);
    let is_day = system == System::Plain && stem.len() == "2024-01-02".len();
    day.or_else(|| When::parse(stem).filter(|_| is_day))
}

/// Whether what stands at the top of a site only says that the front is there, which the site makes by itself.
fn is_front(kind: Kind, stem: &str, matter: &Matter, body: &str) -> bool {
    let is_index = stem == "index" && matches!(kind, Kind::Page | Kind::Entry);
    let is_there = matches!(matter.url.as_deref(), None | Some("/" | "/index.html"));
    is_index && is_there && body.trim().is_empty()
}

/// Where Hugo has a page, by which `cascade` knows it.
fn page_path(folders: &[String], stem: &str, kind: Kind) -> String {
    let stem = Some(stem).filter(|_| kind != Kind::List);
    let parts = folders.iter().map(String::as_str).chain(stem);
    let parts = parts.map(|part| part.to_lowercase().replace(' ', "-"));
    format!("/{}", parts.collect::<Vec<_>>().join("/"))
}

/// What a file is by its name and its folders, of which those go that say it.
fn kind(stem: &str, folders: &mut Vec<String>, system: System, path: &str) -> Kind {
    if stem == "_index" && matches!(system, System::Hugo | System::Zola) {
        return Kind::List;
    }
    match system {
        System::Jekyll => {
            for (name, kind) in [("_posts", Kind::Post), ("_drafts", Kind::Draft)] {
                if let Some(at) = folders.iter().position(|folder| folder == name) {
                    // Folders below it say nothing to Jekyll.
                    folders.truncate(at);
                    return kind;
                }
            }
            Kind::Page
        }
        System::Astro if path.starts_with("src/pages/") => Kind::Page,
        System::Astro => Kind::Post,
        _ => Kind::Entry,
    }
}

/// Categories and tags in one line stand between spaces.
fn split_at_spaces(fields: &mut Fields) {
    for name in ["categories", "tags"] {
        if let Some(Value::String(line)) = fields.get(name)
            && !line.contains([',', '['])
        {
            let parts = line.split_whitespace().map(Value::from).collect();
            fields.insert(name.to_owned(), parts);
        }
    }
}

fn collection(folders: &mut Vec<String>, system: System, config: &Config) -> Option<String> {
    if system != System::Jekyll {
        return None;
    }
    let name = folders.first()?.strip_prefix('_')?.to_owned();
    let is_known = collections(config).contains(&name);
    is_known.then(|| {
        folders.remove(0);
        name
    })
}
