//! The files of a content folder, each by its schema.

use std::path::Path;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

use super::{
    Problem,
    content_type::{CONTENT_TYPES, ContentType},
    entry::{Content, Entry, Files, Pictures},
    interface,
    source::Source,
};
use crate::model::Slug;

/// Every content file that is right by itself, and what is wrong with the others; nothing without a
/// site file. Media are not looked at.
pub fn read(root: &Path) -> (Option<Content>, Vec<Problem>) {
    let path = root.join("site.json");
    if !path.exists() {
        let what = if root.exists() {
            "there is no site file"
        } else {
            "there is no content folder"
        };
        let mend = "write a `site.json` in it, or name another folder by `--content`";
        return (None, vec![Problem::in_file(path, what, mend)]);
    }
    let mut problems = Vec::new();
    let site = Source::read(&path)
        .map_err(|problem| vec![problem])
        .and_then(|source| Ok((CONTENT_TYPES.site.read(&source)?, source)));
    let authors = entries(&root.join("authors"), &CONTENT_TYPES.author, &mut problems);
    let mut articles = entries(
        &root.join("articles"),
        &CONTENT_TYPES.article,
        &mut problems,
    );
    let mut pages = entries(&root.join("pages"), &CONTENT_TYPES.page, &mut problems);
    for entry in &mut articles {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    for entry in &mut pages {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    let interfaces = interface::read(root, &mut problems);
    match site {
        Ok((site, site_source)) => {
            let content = Content {
                root: root.to_owned(),
                site,
                site_source,
                authors,
                articles,
                pages,
                interfaces,
                pictures: Pictures::new(),
                files: Files::new(),
            };
            (Some(content), problems)
        }
        Err(more) => {
            problems.extend(more);
            (None, problems)
        }
    }
}

/// A slug in the file goes before the file's name.
fn name_itself(slug: &mut Slug, own: Option<&Slug>) {
    if let Some(own) = own {
        own.clone_into(slug);
    }
}

/// The files in a folder and in the folders in it, in the order of their paths.
fn entries<T: JsonSchema + DeserializeOwned + Send>(
    root: &Path,
    kind: &ContentType<T>,
    problems: &mut Vec<Problem>,
) -> Vec<Entry<T>> {
    if !root.exists() {
        return Vec::new();
    }
    let mut paths = Vec::new();
    for found in WalkDir::new(root).sort_by_file_name() {
        match found {
            Ok(found) if found.file_type().is_file() => paths.push(found.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let what = error.to_string();
                problems.push(Problem::in_file(path, what, "make it readable"));
            }
        }
    }
    paths.retain(|path| is_wanted(path, problems));
    let answers: Vec<_> = paths.par_iter().map(|path| entry(path, kind)).collect();
    let mut entries = Vec::new();
    for answer in answers {
        match answer {
            Ok(entry) => entries.push(entry),
            Err(more) => problems.extend(more),
        }
    }
    entries
}

/// Whether a file is read. One that is passed over may be a story that someone misses, so it is a
/// problem, unless an editor or a system left it there.
fn is_wanted(path: &Path, problems: &mut Vec<Problem>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_leftover = name.starts_with('.') || name.ends_with('~');
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    if !is_json && !is_leftover {
        let mend = "write it as a `.json` file, or keep it in another folder";
        problems.push(Problem::in_file(
            path.to_owned(),
            "this file is not read",
            mend,
        ));
    }
    is_json && !is_leftover
}

fn entry<T: JsonSchema + DeserializeOwned>(
    path: &Path,
    kind: &ContentType<T>,
) -> Result<Entry<T>, Vec<Problem>> {
    let name = path.file_stem().and_then(|name| name.to_str());
    let slug = name.unwrap_or_default().parse::<Slug>().map_err(|error| {
        let what = format!("the file's name can't be an address: {error}");
        vec![Problem::in_file(path.to_owned(), what, "rename the file")]
    });
    let source = Source::read(path).map_err(|problem| vec![problem])?;
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
