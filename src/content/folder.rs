//! The files of a content folder, each by its schema.

use std::path::Path;

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
    wording::as_slug,
};
use crate::model::Slug;

/// How the names end of what is written in JSON alone.
const JSON: &[&str] = &["json"];

/// How the names of stories and pages end.
const STORIES: &[&str] = &["json", "md"];

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
    let authors = entries(
        root,
        ("authors", JSON),
        &CONTENT_TYPES.author,
        &mut problems,
    );
    let mut articles = entries(
        root,
        ("articles", STORIES),
        &CONTENT_TYPES.article,
        &mut problems,
    );
    let mut pages = entries(root, ("pages", STORIES), &CONTENT_TYPES.page, &mut problems);
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

/// The files of a folder of the content and of the folders in it, in the order of their paths.
fn entries<T: JsonSchema + DeserializeOwned + Send>(
    content: &Path,
    (folder, endings): (&str, &[&str]),
    kind: &ContentType<T>,
    problems: &mut Vec<Problem>,
) -> Vec<Entry<T>> {
    let paths = content_files(content, &content.join(folder), endings, problems);
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

fn entry<T: JsonSchema + DeserializeOwned>(
    path: &Path,
    kind: &ContentType<T>,
) -> Result<Entry<T>, Vec<Problem>> {
    let slug = slug_of(path).map_err(|problem| vec![problem]);
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

/// The file's name without its ending, as a part of an address.
fn slug_of(path: &Path) -> Result<Slug, Problem> {
    let problem = |what: String, mend: String| Problem::in_file(path.to_owned(), what, mend);
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let Some(stem) = path.file_stem().unwrap_or_default().to_str() else {
        return Err(problem(
            "the file's name is not UTF-8".to_owned(),
            "rename the file".to_owned(),
        ));
    };
    if let Some(original) = copied_in_conflict(stem) {
        return Err(problem(
            format!(
                "this is a copy of `{original}.{ending}` that a cloud drive made when two had changed it"
            ),
            format!("take over what is new in it into `{original}.{ending}`, and remove it"),
        ));
    }
    stem.parse::<Slug>().map_err(|error| {
        problem(
            format!("the file's name can't be an address: {error}"),
            match as_slug(stem) {
                Some(slug) => format!("rename it, to `{slug}.{ending}` for instance"),
                None => "rename the file".to_owned(),
            },
        )
    })
}
