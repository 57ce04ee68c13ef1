//! The files of a content folder, each by its schema.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{
    Problem,
    content_type::{CONTENT_TYPES, ContentType},
    entry::{Content, Entry, Files, Pictures},
    files::content_files,
    interface,
    litter::copied_in_conflict,
    source::Source,
    texts::Texts,
    wording::as_slug,
};
use crate::model::Slug;

/// Every content file that is right by itself, and what is wrong with the others; nothing without a
/// site file. Media are not looked at. Of what was read `before`, everything is kept that has not changed,
/// and that is no longer right.
pub fn read(
    root: &Path,
    texts: &Texts,
    before: Option<Content>,
) -> (Option<Content>, Vec<Problem>) {
    let path = root.join("site.json");
    if !path.exists() && !texts.contains_key(&path) {
        let what = if root.exists() {
            "there is no site file"
        } else {
            "there is no content folder"
        };
        let mend = "write a `site.json` in it, or name another folder by `--content`";
        return (None, vec![Problem::in_file(path, what, mend)]);
    }
    let mut problems = Vec::new();
    let site = Source::read(&path, texts)
        .map_err(|problem| vec![problem])
        .and_then(|source| Ok((CONTENT_TYPES.site.read(&source)?, source)));
    let mut old_site = None;
    let (mut old_authors, mut old_articles, mut old_pages) = Default::default();
    if let Some(before) = before {
        old_site = Some((before.site, before.site_source));
        (old_authors, old_articles, old_pages) = (before.authors, before.articles, before.pages);
    }
    let mut folder = Folder {
        root,
        texts,
        problems: &mut problems,
    };
    let authors = folder.entries("authors", &CONTENT_TYPES.author, old_authors);
    let mut articles = folder.entries("articles", &CONTENT_TYPES.article, old_articles);
    let mut pages = folder.entries("pages", &CONTENT_TYPES.page, old_pages);
    for entry in &mut articles {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    for entry in &mut pages {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    let interfaces = interface::read(root, texts, &mut problems);
    let site = site.map_or_else(
        |more| {
            problems.extend(more);
            old_site
        },
        Some,
    );
    let content = site.map(|(site, site_source)| Content {
        root: root.to_owned(),
        site,
        site_source,
        authors,
        articles,
        pages,
        interfaces,
        pictures: Pictures::new(),
        files: Files::new(),
    });
    (content, problems)
}

/// A slug in the file goes before the file's name.
fn name_itself(slug: &mut Slug, own: Option<&Slug>) {
    if let Some(own) = own {
        own.clone_into(slug);
    }
}

/// A content folder that is being read.
struct Folder<'a> {
    root: &'a Path,
    texts: &'a Texts,
    problems: &'a mut Vec<Problem>,
}

impl Folder<'_> {
    /// The files of a folder of the content and of the folders in it, in the order of their paths.
    fn entries<T: JsonSchema + DeserializeOwned + Send>(
        &mut self,
        folder: &str,
        kind: &ContentType<T>,
        before: Vec<Entry<T>>,
    ) -> Vec<Entry<T>> {
        let paths = content_files(
            self.root,
            &self.root.join(folder),
            self.texts,
            self.problems,
        );
        let old = before.into_iter();
        let mut old: BTreeMap<PathBuf, _> = old
            .map(|entry| (entry.source.path.clone(), entry))
            .collect();
        let paths = paths.into_iter().map(|path| (old.remove(&path), path));
        let texts = self.texts;
        let answers: Vec<_> = paths
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|(old, path)| match old {
                Some(old) if old.source.is_current(texts) => (Some(old), Vec::new()),
                old => match entry(&path, kind, texts) {
                    Ok(entry) => (Some(entry), Vec::new()),
                    Err(problems) => (old, problems),
                },
            })
            .collect();
        let mut entries = Vec::new();
        for (entry, problems) in answers {
            entries.extend(entry);
            self.problems.extend(problems);
        }
        entries
    }
}

fn entry<T: JsonSchema + DeserializeOwned>(
    path: &Path,
    kind: &ContentType<T>,
    texts: &Texts,
) -> Result<Entry<T>, Vec<Problem>> {
    let slug = slug_of(path).map_err(|problem| vec![problem]);
    let source = Source::read(path, texts).map_err(|problem| vec![problem])?;
    match (slug, kind.read(&source)) {
        (Ok(slug), Ok(value)) => Ok(Entry {
            slug,
            value,
            source,
        }),
        (slug, value) => {
            let problems = [slug.err(), value.err()];
            Err(problems.into_iter().flatten().flatten().collect())
        }
    }
}

/// The file's name without its ending, as a part of an address.
fn slug_of(path: &Path) -> Result<Slug, Problem> {
    let problem = |what: String, mend: String| Problem::in_file(path.to_owned(), what, mend);
    let Some(stem) = path.file_stem().unwrap_or_default().to_str() else {
        return Err(problem(
            "the file's name is not UTF-8".to_owned(),
            "rename the file".to_owned(),
        ));
    };
    if let Some(original) = copied_in_conflict(stem) {
        return Err(problem(
            format!(
                "this is a copy of `{original}.json` that a cloud drive made when two had changed it"
            ),
            format!("take over what is new in it into `{original}.json`, and remove it"),
        ));
    }
    stem.parse::<Slug>().map_err(|error| {
        problem(
            format!("the file's name can't be an address: {error}"),
            match as_slug(stem) {
                Some(slug) => format!("rename it, to `{slug}.json` for instance"),
                None => "rename the file".to_owned(),
            },
        )
    })
}
