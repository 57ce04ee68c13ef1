//! The files of a content folder, each by its schema.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{
    Problem,
    content_type::{CONTENT_TYPES, ContentType},
    entry::{Content, Entry},
    files::content_files,
    interface,
    litter::copied_in_conflict,
    markdown::Shapes,
    media::Seen,
    reading::{A_FILE_NAME_IS_A_SLUG, EVERY_FILE_IS_READ, THERE_IS_A_SITE_FILE},
    slots,
    source::Source,
    strays,
    templates::{self, story_types},
    texts::Texts,
    wording::as_slug,
};
use crate::model::{Slug, StaticPage, StyleGuide};

/// How the names end of what is written in JSON alone.
const JSON: &[&str] = &["json"];

/// How the names of stories and pages end.
const STORIES: &[&str] = &["json", "md"];

/// Every content file that is right by itself, and what is wrong with the others; nothing without a
/// site file. Media are not looked at. Of what was read `before`, everything is kept that has not changed,
/// and that is no longer right.
pub fn read(
    root: &Path,
    texts: &Texts,
    before: Option<Content>,
    now: Timestamp,
) -> (Option<Content>, Vec<Problem>) {
    let path = root.join("site.json");
    if !path.exists() && !texts.contains_key(&path) {
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
    strays::find(root, &mut problems);
    let site = Source::read(&path, texts).map_err(|problem| problems.push(problem));
    let site = site.ok().and_then(|source| {
        let (site, found) = CONTENT_TYPES.site.read(&source);
        problems.extend(found);
        Some((site?, source))
    });
    let (templates, found) = templates::read(root, texts);
    problems.extend(found);
    let types = story_types(&templates);
    let is_of_these = before
        .as_ref()
        .is_none_or(|before| before.templates == templates);
    let mut old_site = None;
    let (mut old_authors, mut old_articles, mut old_pages) = Default::default();
    if let Some(before) = before {
        old_site = Some((before.site, before.site_source));
        (old_authors, old_articles, old_pages) = (before.authors, before.articles, before.pages);
    }
    let mut folder = Folder {
        root,
        texts,
        shapes: types.shapes,
        is_of_these,
        problems: &mut problems,
    };
    let authors = folder.entries(("authors", JSON), &CONTENT_TYPES.author, old_authors);
    let mut articles = folder.entries(("articles", STORIES), &types.article, old_articles);
    let mut pages = folder.entries(("pages", STORIES), &types.page, old_pages);
    for entry in &mut articles {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    for entry in &mut pages {
        name_itself(&mut entry.slug, entry.value.slug.as_ref());
    }
    gather(&root.join("pages"), &mut pages);
    let style_guide = style_guide(root, texts, &mut problems);
    let interfaces = interface::read(root, texts, &mut problems);
    let site = site.or(old_site);
    let slots = site
        .as_ref()
        .map(|(site, source)| slots::read(root, site, source, texts, &mut problems));
    for problem in &mut problems {
        problem.breaks(EVERY_FILE_IS_READ);
    }
    let content = site.map(|(site, site_source)| Content {
        is_whole: false,
        root: root.to_owned(),
        now,
        site,
        site_source,
        style_guide,
        authors,
        articles,
        pages,
        templates,
        slots: slots.unwrap_or_default(),
        interfaces,
        media: Seen::default(),
    });
    (content, problems)
}

/// How the house writes, where a file says it.
fn style_guide(root: &Path, texts: &Texts, problems: &mut Vec<Problem>) -> Option<StyleGuide> {
    let path = root.join("style.json");
    if !path.exists() && !texts.contains_key(&path) {
        return None;
    }
    let source = Source::read(&path, texts).map_err(|problem| problems.push(problem));
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

/// Puts the pages in the folder of a collection into it.
fn gather(folder: &Path, pages: &mut [Entry<StaticPage>]) {
    let folder_of = |entry: &Entry<StaticPage>| {
        let path = entry.source.path.strip_prefix(folder).ok()?;
        let first = path.components().next()?.as_os_str().to_str()?;
        (path.components().count() > 1).then(|| first.to_owned())
    };
    let collections: BTreeSet<_> = pages
        .iter()
        .filter(|entry| entry.value.collection.is_some() && folder_of(entry).is_none())
        .map(|entry| entry.slug.clone())
        .collect();
    for entry in pages {
        let folder = folder_of(entry);
        let within = collections
            .iter()
            .find(|slug| folder.as_deref() == Some(slug.as_str()));
        entry.value.within = within.cloned();
    }
}

/// A content folder that is being read.
struct Folder<'a> {
    root: &'a Path,
    texts: &'a Texts,
    /// What its blocks may have.
    shapes: Shapes,
    /// Whether what was read before was read by the same templates.
    is_of_these: bool,
    problems: &'a mut Vec<Problem>,
}

impl Folder<'_> {
    /// The files of a folder of the content and of the folders in it, in the order of their paths.
    fn entries<T: JsonSchema + DeserializeOwned + Send>(
        &mut self,
        (folder, endings): (&str, &[&str]),
        kind: &ContentType<T>,
        before: Vec<Entry<T>>,
    ) -> Vec<Entry<T>> {
        let paths = content_files(
            self.root,
            &self.root.join(folder),
            endings,
            self.texts,
            self.problems,
        );
        let old = before.into_iter();
        let mut old: BTreeMap<PathBuf, _> = old
            .map(|entry| (entry.source.path.clone(), entry))
            .collect();
        let paths = paths.into_iter().map(|path| (old.remove(&path), path));
        let (texts, shapes, is_of_these) = (self.texts, self.shapes, self.is_of_these);
        let answers: Vec<_> = paths
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|(old, path)| match old {
                Some(old) if is_of_these && !old.is_mended && old.source.is_current(texts) => {
                    (Some(old), Vec::new())
                }
                old => {
                    let (entry, found) = entry(&path, kind, texts, shapes);
                    (entry.or(old), found)
                }
            })
            .collect();
        let mut entries = Vec::new();
        for (entry, found) in answers {
            entries.extend(entry);
            self.problems.extend(found);
        }
        entries
    }
}

/// A file, where only slugs are wrong in it with those that were probably meant.
fn entry<T: JsonSchema + DeserializeOwned>(
    path: &Path,
    kind: &ContentType<T>,
    texts: &Texts,
    shapes: Shapes,
) -> (Option<Entry<T>>, Vec<Problem>) {
    let (slug, mut problems) = match slug_of(path) {
        Ok(slug) => (Some(slug), Vec::new()),
        Err(wrong) => {
            let (meant, problem) = *wrong;
            (meant, vec![problem])
        }
    };
    let source = match Source::read_by(path, texts, shapes) {
        Ok(source) => source,
        Err(problem) => {
            problems.push(problem);
            return (None, problems);
        }
    };
    let (value, found) = kind.read(&source);
    problems.extend(found);
    let entry = slug.zip(value).map(|(slug, value)| Entry {
        is_mended: !problems.is_empty(),
        slug,
        value,
        source,
    });
    (entry, problems)
}

/// The file's name without its ending, as a part of an address; else why it is none, with the slug that was
/// probably meant.
fn slug_of(path: &Path) -> Result<Slug, Box<(Option<Slug>, Problem)>> {
    let problem = |what: String, mend: String| {
        Problem::in_file(path.to_owned(), what, mend).of(A_FILE_NAME_IS_A_SLUG)
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let Some(stem) = path.file_stem().unwrap_or_default().to_str() else {
        let what = "the file's name is not UTF-8".to_owned();
        return Err(Box::new((
            None,
            problem(what, "rename the file".to_owned()),
        )));
    };
    if let Some(original) = copied_in_conflict(stem) {
        let what = format!(
            "this is a copy of `{original}.{ending}` that a cloud drive made when two had changed it"
        );
        let mend = format!("take over what is new in it into `{original}.{ending}`, and remove it");
        return Err(Box::new((None, problem(what, mend))));
    }
    stem.parse::<Slug>().map_err(|error| {
        let what = format!("the file's name can't be an address: {error}");
        let meant = as_slug(stem);
        let mend = match &meant {
            Some(slug) => format!("rename it, to `{slug}.{ending}` for instance"),
            None => "rename the file".to_owned(),
        };
        let meant = meant.and_then(|slug| slug.parse().ok());
        Box::new((meant, problem(what, mend)))
    })
}
