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
    reading::{A_FILE_NAME_IS_A_SLUG, EVERY_FILE_IS_READ, THERE_IS_A_SITE_FILE},
    source::Source,
    wording::as_slug,
};
use crate::model::{Slug, StyleGuide};

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
        let problem = Problem::in_file(path, what, mend);
        return (None, vec![problem.of(THERE_IS_A_SITE_FILE)]);
    }
    let mut problems = Vec::new();
    let site = Source::read(&path).map_err(|problem| problems.push(problem));
    let site = site.ok().and_then(|source| {
        let (site, found) = CONTENT_TYPES.site.read(&source);
        problems.extend(found);
        Some((site?, source))
    });
    let authors = entries(root, "authors", &CONTENT_TYPES.author, &mut problems);
    let mut articles = entries(root, "articles", &CONTENT_TYPES.article, &mut problems);
    let mut pages = entries(root, "pages", &CONTENT_TYPES.page, &mut problems);
    for entry in &mut articles {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    for entry in &mut pages {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    let style_guide = style_guide(root, &mut problems);
    let interfaces = interface::read(root, &mut problems);
    for problem in &mut problems {
        problem.breaks(EVERY_FILE_IS_READ);
    }
    let content = site.map(|(site, site_source)| Content {
        is_whole: false,
        root: root.to_owned(),
        site,
        site_source,
        style_guide,
        authors,
        articles,
        pages,
        interfaces,
        pictures: Pictures::new(),
        files: Files::new(),
    });
    (content, problems)
}

/// How the house writes, where a file says it.
fn style_guide(root: &Path, problems: &mut Vec<Problem>) -> Option<StyleGuide> {
    let path = root.join("style.json");
    if !path.exists() {
        return None;
    }
    let source = Source::read(&path).map_err(|problem| problems.push(problem));
    let (guide, found) = CONTENT_TYPES.style.read(&source.ok()?);
    problems.extend(found);
    guide
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
    folder: &str,
    kind: &ContentType<T>,
    problems: &mut Vec<Problem>,
) -> Vec<Entry<T>> {
    let paths = content_files(content, &content.join(folder), problems);
    let answers: Vec<_> = paths.par_iter().map(|path| entry(path, kind)).collect();
    let mut entries = Vec::new();
    for (entry, found) in answers {
        entries.extend(entry);
        problems.extend(found);
    }
    entries
}

/// A file, where only slugs are wrong in it with those that were probably meant.
fn entry<T: JsonSchema + DeserializeOwned>(
    path: &Path,
    kind: &ContentType<T>,
) -> (Option<Entry<T>>, Vec<Problem>) {
    let (slug, mut problems) = match slug_of(path) {
        Ok(slug) => (Some(slug), Vec::new()),
        Err((meant, problem)) => (meant, vec![problem]),
    };
    let source = match Source::read(path) {
        Ok(source) => source,
        Err(problem) => {
            problems.push(problem);
            return (None, problems);
        }
    };
    let (value, found) = kind.read(&source);
    problems.extend(found);
    let entry = slug.zip(value).map(|(slug, value)| Entry {
        slug,
        value,
        source,
    });
    (entry, problems)
}

/// The file's name without its ending, as a part of an address; else why it is none, with the slug that was
/// probably meant.
fn slug_of(path: &Path) -> Result<Slug, (Option<Slug>, Problem)> {
    let problem = |what: String, mend: String| {
        Problem::in_file(path.to_owned(), what, mend).of(A_FILE_NAME_IS_A_SLUG)
    };
    let Some(stem) = path.file_stem().unwrap_or_default().to_str() else {
        let what = "the file's name is not UTF-8".to_owned();
        return Err((None, problem(what, "rename the file".to_owned())));
    };
    if let Some(original) = copied_in_conflict(stem) {
        let what = format!(
            "this is a copy of `{original}.json` that a cloud drive made when two had changed it"
        );
        let mend = format!("take over what is new in it into `{original}.json`, and remove it");
        return Err((None, problem(what, mend)));
    }
    stem.parse::<Slug>().map_err(|error| {
        let what = format!("the file's name can't be an address: {error}");
        let meant = as_slug(stem);
        let mend = match &meant {
            Some(slug) => format!("rename it, to `{slug}.json` for instance"),
            None => "rename the file".to_owned(),
        };
        (
            meant.and_then(|slug| slug.parse().ok()),
            problem(what, mend),
        )
    })
}
