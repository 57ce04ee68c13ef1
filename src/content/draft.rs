//! A new story: the file that a writer begins with.

use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use super::{
    convert::Form,
    entry::{Content, Entry},
    folder, markdown,
    problem::suggestion,
    schema::{with_schema, write_schemas},
    texts::Texts,
    wording::words_of_slug,
};
use crate::{
    grammar::{Base, Permalink, address::RESERVED, words::is_visible},
    model::{Article, Slug, normalize_whitespace},
};

/// The longest name of a draft, in bytes: a number and the ending of a file have to find room after it.
const LONGEST: usize = Slug::LONGEST - 16;

/// A file that was written for a story.
#[derive(Debug)]
pub struct Draft {
    /// Where it is.
    pub path: PathBuf,
    /// Where the story will stand, if it comes out on the day on which it was begun.
    pub address: String,
}

/// Writes a draft with a headline and nothing else, by which `check` finds nothing to say. A file that is
/// there is never overwritten: where its name is taken, the new one has a number.
///
/// # Errors
/// Where the content has no such section, or several and none is named, or can't be read or written; in
/// words.
pub fn write_draft(
    root: &Path,
    headline: &str,
    section: Option<&str>,
    form: Form,
    now: Timestamp,
) -> Result<Draft, String> {
    let (content, problems) = folder::read(root, &Texts::new(), None, now);
    let content = content.ok_or_else(|| {
        let problems = problems.iter().map(ToString::to_string);
        problems.collect::<Vec<_>>().join("\n")
    })?;
    let headline = normalize_whitespace(&headline.replace(char::is_control, " "));
    let name = name(&headline)?;
    let section = self::section(&content, section)?;
    let site = &content.site;
    let (permalink, zone) = Permalink::parse(&site.permalink)
        .ok()
        .zip(TimeZone::get(&site.time_zone).ok())
        .ok_or("site.json has no `permalink` or `time_zone` that can be used\n    run `standfirst check`")?;
    let base = Base::parse(&site.base_url).map_err(|error| format!("site.json: {error}"))?;
    let folder = folder_in(root, &section)?;
    let taken = taken(&content, &permalink, &zone);
    let story = story(&headline, &section, now).map_err(|error| error.to_string())?;
    write_schemas(root, &content.templates)
        .map_err(|error| format!("{}: {error}", root.join("schema").display()))?;
    for number in 1_u32.. {
        let slug = match number {
            1 => name.clone(),
            number => format!("{name}-{number}"),
        };
        let slug: Slug = slug.parse().map_err(|error| format!("{slug}: {error}"))?;
        let address = permalink.path(&slug, &story, &zone);
        let first = address.split('/').nth(1).unwrap_or_default();
        if taken.contains(slug.as_str()) || taken.contains(&address) || RESERVED.contains(&first) {
            continue;
        }
        if let Some(path) = write(&folder, &slug, form, &story)? {
            return Ok(Draft {
                path,
                address: base.absolute(&base.href(&address)),
            });
        }
    }
    Err(format!("`{headline}` is the headline of too many stories"))
}

/// What its file is called by, as much of the headline as has room.
fn name(headline: &str) -> Result<String, String> {
    let mut words = words_of_slug(headline);
    while words.len() > 1 && words.join("-").len() > LONGEST {
        words.pop();
    }
    let mut name = words.join("-");
    while name.len() > LONGEST {
        name.pop();
    }
    if !is_visible(headline) || name.parse::<Slug>().is_err() {
        let what = format!("no name of a file can be made of the headline `{headline}`");
        return Err(format!(
            "{what}\n    write one with a letter or a digit in it"
        ));
    }
    Ok(name)
}

/// The section that is named, else the only one.
fn section(content: &Content, named: Option<&str>) -> Result<Slug, String> {
    let sections = &content.site.sections;
    let slugs = || sections.iter().map(|section| section.slug.as_str());
    match (named, sections.as_slice()) {
        (None, [one]) => Ok(one.slug.clone()),
        (None, _) => {
            let slugs: Vec<_> = slugs().map(|slug| format!("`{slug}`")).collect();
            let slugs = slugs.join(", ");
            let what = "it is not said in which section";
            Err(format!(
                "{what}\n    name one of them by `--section`: {slugs}"
            ))
        }
        (Some(named), _) => {
            let found = sections.iter().find(|one| one.slug.as_str() == named);
            found.map(|one| one.slug.clone()).ok_or_else(|| {
                let mend = suggestion(named, slugs());
                format!("there is no section `{named}`\n    {mend}")
            })
        }
    }
}

/// The folder of a section's stories, made where there is none.
fn folder_in(root: &Path, section: &Slug) -> Result<PathBuf, String> {
    let folder = root.join("articles").join(section.as_str());
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(told)?;
    let inside = folder.canonicalize().map_err(told)?;
    if inside.starts_with(root.canonicalize().map_err(told)?) {
        return Ok(folder);
    }
    Err(format!(
        "{}: this link leads out of the content folder, and nothing is written there",
        folder.display()
    ))
}

/// The addresses that other pages have, and the names of all stories: one that a second story has too says
/// no longer which is meant.
fn taken(content: &Content, permalink: &Permalink, zone: &TimeZone) -> BTreeSet<String> {
    let sections = content.site.sections.iter();
    let sections = sections.map(|section| format!("/{}/", section.slug));
    let pages = content.pages.iter().map(Entry::path);
    let stories = content.articles.iter().flat_map(|story| {
        let address = permalink.path(&story.slug, &story.value, zone);
        [story.slug.to_string(), address]
    });
    sections.chain(pages).chain(stories).collect()
}

/// What the file says.
fn story(headline: &str, section: &Slug, now: Timestamp) -> Result<Article, serde_json::Error> {
    serde_json::from_value(json!({
        "headline": headline,
        "section": section,
        "published": now.strftime("%Y-%m-%dT%H:%M:00Z").to_string(),
        "draft": true,
        "body": [],
    }))
}

/// Writes the file; none where there is such a file already.
fn write(
    folder: &Path,
    slug: &Slug,
    form: Form,
    story: &Article,
) -> Result<Option<PathBuf>, String> {
    let path = folder.join(format!("{slug}.{}", form.ending()));
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let fields = serde_json::to_value(story).map_err(|error| told(&error))?;
    let fields = with_schema(&format!("articles/{}/{slug}", story.section), fields);
    let text = match form {
        Form::Markdown => markdown::write(&fields),
        Form::Json => serde_json::to_string_pretty(&fields).map_err(|error| told(&error))?,
    };
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => {
            let written = file.write_all(format!("{}\n", text.trim_end()).as_bytes());
            written.map_err(|error| told(&error))?;
            Ok(Some(path))
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(told(&error)),
    }
}
