use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::{
    Problem, history,
    media::{self, Files, Pictures},
    preview,
    problem::suggestion,
    rules,
    shape::{SHAPES, Shape},
    source::Source,
};
use crate::model::{
    Article, Author, Correction, Found, Live, Moment, Parts, Preview, Publication, Site, Slug,
    StaticPage,
};

/// Which stories are to be published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Stories under embargo and expired ones are told by it.
    pub now: Timestamp,
    /// Drafts and stories under embargo too.
    pub drafts: bool,
    /// Slugs of stories that are not out, to be published where only those who are told find them.
    pub previews: Vec<String>,
}

/// Why there is nothing to publish.
#[derive(Debug)]
pub enum LoadError {
    Content(Vec<Problem>),
    /// A story can't be previewed.
    Preview(String),
}

/// A content file with the value in it.
#[derive(Debug)]
pub struct Entry<T> {
    pub slug: Slug,
    pub value: T,
    pub source: Source,
}

/// All content files that could be read.
#[derive(Debug)]
pub struct Content {
    pub root: PathBuf,
    pub site: Site,
    pub site_source: Source,
    pub authors: Vec<Entry<Author>>,
    pub articles: Vec<Entry<Article>>,
    pub pages: Vec<Entry<StaticPage>>,
    /// What was found of the pictures and files that all these name.
    pub pictures: Pictures,
    pub files: Files,
}

impl Content {
    /// Every file that names pictures and other media.
    pub fn sources(&self) -> impl Iterator<Item = (&Source, Found<'_>)> {
        let articles = self
            .articles
            .iter()
            .map(|entry| (&entry.source, entry.value.found()));
        let portraits = self.authors.iter().map(|entry| {
            let mut found = Found::default();
            entry.value.portrait.find("/portrait", &mut found);
            (&entry.source, found)
        });
        let pages = self
            .pages
            .iter()
            .map(|entry| (&entry.source, entry.value.found()));
        articles.chain(portraits).chain(pages)
    }
}

/// Reads and checks a content folder. Everything that is wrong comes at once, in the order of files
/// and places.
pub fn load(root: &Path, edition: &Edition) -> Result<Publication, LoadError> {
    publication(checked(root).map_err(LoadError::Content)?, edition)
}

/// Everything that is wrong with a content folder.
pub fn check(root: &Path) -> Vec<Problem> {
    checked(root).err().unwrap_or_default()
}

fn checked(root: &Path) -> Result<Content, Vec<Problem>> {
    let (mut content, mut problems) = read(root);
    if let Some(content) = &mut content {
        let (pictures, files, missing) = media::read(content);
        (content.pictures, content.files) = (pictures, files);
        problems.extend(missing);
        rules::check(content, &mut problems);
    }
    match content {
        Some(content) if problems.is_empty() => Ok(content),
        _ => {
            problems.sort();
            problems.dedup();
            Err(problems)
        }
    }
}

fn read(root: &Path) -> (Option<Content>, Vec<Problem>) {
    let mut problems = Vec::new();
    let site = root.join("site.json");
    if !site.exists() {
        let what = match root.exists() {
            true => "there is no site file",
            false => "there is no content folder",
        };
        let mend = "write a `site.json` in it, or name another folder by `--content`";
        return (None, vec![Problem::in_file(site, what, mend)]);
    }
    let site = Source::read(&site)
        .map_err(|problem| vec![problem])
        .and_then(|source| SHAPES.site.read(&source).map(|site| (site, source)));
    let authors = folder(&root.join("authors"), &SHAPES.author, &mut problems);
    let mut articles = folder(&root.join("articles"), &SHAPES.article, &mut problems);
    for entry in &mut articles {
        if let Some(slug) = &entry.value.slug {
            entry.slug = slug.clone();
        }
    }
    let mut pages = folder(&root.join("pages"), &SHAPES.page, &mut problems);
    for entry in &mut pages {
        if let Some(slug) = &entry.value.slug {
            entry.slug = slug.clone();
        }
    }
    match site {
        Ok((site, site_source)) => (
            Some(Content {
                root: root.to_owned(),
                site,
                site_source,
                authors,
                articles,
                pages,
                pictures: Pictures::new(),
                files: Files::new(),
            }),
            problems,
        ),
        Err(more) => {
            problems.extend(more);
            problems.sort();
            (None, problems)
        }
    }
}

fn folder<T>(root: &Path, shape: &Shape<T>, problems: &mut Vec<Problem>) -> Vec<Entry<T>>
where
    T: schemars::JsonSchema + serde::de::DeserializeOwned + Send,
{
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
                problems.push(Problem::in_file(
                    path,
                    error.to_string(),
                    "make it readable",
                ));
            }
        }
    }
    paths.retain(|path| is_wanted(path, problems));
    let answers: Vec<_> = paths.par_iter().map(|path| entry(path, shape)).collect();
    let mut entries = Vec::new();
    for answer in answers {
        match answer {
            Ok(entry) => entries.push(entry),
            Err(more) => problems.extend(more),
        }
    }
    entries
}

/// A file that is quietly passed over would be a story lost. What editors and systems leave about is
/// no story.
fn is_wanted(path: &Path, problems: &mut Vec<Problem>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let is_left_about = name.starts_with('.') || name.ends_with('~');
    if !is_json && !is_left_about {
        let mend = "write it as a `.json` file, or keep it in another folder";
        problems.push(Problem::in_file(
            path.to_owned(),
            "this file is not read",
            mend,
        ));
    }
    is_json && !is_left_about
}

fn entry<T>(path: &Path, shape: &Shape<T>) -> Result<Entry<T>, Vec<Problem>>
where
    T: schemars::JsonSchema + serde::de::DeserializeOwned,
{
    let name = path
        .file_stem()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let slug = name.parse().map_err(|error| {
        let what = format!("the file's name can't be an address: {error}");
        vec![Problem::in_file(path.to_owned(), what, "rename the file")]
    });
    let source = Source::read(path).map_err(|problem| vec![problem])?;
    let value = shape.read(&source);
    match (slug, value) {
        (Ok(slug), Ok(value)) => Ok(Entry {
            slug,
            value,
            source,
        }),
        (Err(mut problems), Err(more)) => {
            problems.extend(more);
            Err(problems)
        }
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => Err(problems),
    }
}

fn publication(content: Content, edition: &Edition) -> Result<Publication, LoadError> {
    let previews = previews(&content, edition).map_err(LoadError::Preview)?;
    let mut stories = content.articles;
    stories.retain(|entry| is_in(&entry.value, edition));
    stories.sort_by(|one, other| {
        let newest_first = other.value.published.cmp(&one.value.published);
        newest_first.then_with(|| one.slug.cmp(&other.slug))
    });
    let histories = history::read(&content.root, content.site.history, &stories, edition.now)
        .map_err(LoadError::Content)?;
    let mut stories: Vec<_> = stories
        .into_iter()
        .map(|entry| (entry.slug, entry.value))
        .collect();
    if !edition.drafts {
        for (_, story) in &mut stories {
            let is_out = |correction: &Correction| correction.date.0 <= edition.now;
            story.corrections.retain(is_out);
        }
    }
    for (_, story) in &mut stories {
        if let Some(live) = &mut story.live {
            so_far(live, edition);
        }
    }
    let authors: BTreeMap<_, _> = content
        .authors
        .into_iter()
        .map(|entry| (entry.slug, entry.value))
        .collect();
    let pages: BTreeMap<_, _> = content
        .pages
        .into_iter()
        .map(|entry| (entry.slug, entry.value))
        .collect();
    // What only a story shows that isn't out is not out either.
    let told = stories.iter().map(|(_, story)| story);
    let told = told.chain(previews.iter().map(|preview| &preview.story));
    let told = told
        .map(Article::found)
        .chain(pages.values().map(StaticPage::found));
    let portraits = authors.values().flat_map(|author| &author.portrait);
    let mut shown: BTreeSet<_> = portraits.map(|picture| picture.src.clone()).collect();
    for found in told {
        shown.extend(
            found
                .pictures
                .iter()
                .map(|(_, picture)| picture.src.clone()),
        );
        shown.extend(found.files.iter().map(|(_, file)| file.0.clone()));
    }
    let (mut media, mut files) = (content.pictures, content.files);
    media.retain(|src, _| shown.contains(src));
    files.retain(|src, _| shown.contains(src));
    Ok(Publication {
        site: content.site,
        authors,
        stories,
        histories,
        pages,
        previews,
        media,
        files,
    })
}

fn previews(content: &Content, edition: &Edition) -> Result<Vec<Preview>, String> {
    let mut previews: Vec<Preview> = Vec::new();
    for wanted in &edition.previews {
        let named = |entry: &&Entry<Article>| entry.slug.as_str() == wanted;
        let mut found = content.articles.iter().filter(named).peekable();
        if found.peek().is_none() {
            let hidden = |entry: &&Entry<Article>| !is_in(&entry.value, edition);
            let slugs = content.articles.iter().filter(hidden);
            let slugs: Vec<_> = slugs.map(|entry| entry.slug.as_str()).collect();
            return Err(format!(
                "there is no story `{wanted}` to preview: {}",
                suggestion(wanted, slugs)
            ));
        }
        let Some(entry) = found.find(|entry| !is_in(&entry.value, edition)) else {
            // A story that has come out since must not keep the others from being published.
            eprintln!("warning: `{wanted}` is published, so it has no preview");
            continue;
        };
        let key = preview::key(&content.root).map_err(|error| {
            let folder = content.root.display();
            format!("the key of previews in `{folder}` can't be used: {error}")
        })?;
        let token = preview::token(&key, &entry.value.section, &entry.slug);
        if previews.iter().all(|preview| preview.token != token) {
            let mut story = entry.value.clone();
            story.live.iter_mut().for_each(Live::sort);
            previews.push(Preview {
                slug: entry.slug.clone(),
                story,
                token,
            });
        }
    }
    Ok(previews)
}

/// A post is held back until its time, as a story is.
fn so_far(live: &mut Live, edition: &Edition) {
    let is_out = |moment: Moment| edition.drafts || moment.0 <= edition.now;
    live.posts.retain(|post| is_out(post.published));
    live.ended = live.ended.filter(|ended| is_out(*ended));
    live.sort();
}

fn is_in(story: &Article, edition: &Edition) -> bool {
    let out = story.draft || story.published.0 > edition.now;
    let over = story
        .expires
        .is_some_and(|expires| expires.0 <= edition.now);
    (!out || edition.drafts) && !over
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(problems) => write!(f, "{} problems in the content", problems.len()),
            Self::Preview(what) => f.write_str(what),
        }
    }
}
