//! What a file is: its name, its folders, its fields.

use jiff::Timestamp;

use super::{
    config::Config,
    dates::When,
    front_matter,
    headings::Headings,
    matter::Matter,
    system::System,
    tree::{Tree, collections},
    values::words,
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
    /// What a file is, by its path, that below the folder of all stories, and its text.
    pub(super) fn doc(
        &self,
        path: &str,
        inside: &str,
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
        let parts = front_matter::split(text);
        let mut defaults =
            config.defaults(path, if kind == Kind::Page { "pages" } else { "posts" });
        let parents = path
            .match_indices('/')
            .map(|(at, _)| &path[..at])
            .collect::<Vec<_>>();
        for folder in parents {
            let more = self.folder_fields.get(folder).into_iter().flatten();
            defaults.extend(more.map(|(name, value)| (name.clone(), value.clone())));
        }
        let mut matter = Matter::new(&parts.fields, &defaults);
        matter.flaws.extend(parts.flaws);
        let day = When::of_name(&stem).map(|(day, _)| day);
        if let Some((_, rest)) =
            When::of_name(&stem).filter(|_| !matches!(system, System::Hugo | System::Astro))
        {
            stem = rest.to_owned();
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
            headings: Headings::of(parts.body),
            modified: None,
        }
    }
}

/// What a file is by its name and its folders, of which those go that say it.
fn kind(stem: &str, folders: &mut Vec<String>, system: System, path: &str) -> Kind {
    if stem == "_index" && matches!(system, System::Hugo | System::Zola) {
        return Kind::List;
    }
    match system {
        System::Jekyll => {
            for (name, kind) in [("_posts", Kind::Post), ("_drafts", Kind::Draft)] {
                if folders.iter().any(|folder| folder == name) {
                    folders.retain(|folder| folder != name);
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
