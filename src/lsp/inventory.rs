//! What can be named in a publication: its sections, topics, authors, stories, pages, media and addresses.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use walkdir::WalkDir;

use crate::{
    content::{Content, Source, markdown::Shapes},
    grammar::{Base, List, Permalink, address},
    model::{Article, Slug, StoryName},
};

/// What a field names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A section of the site file.
    Section,
    /// A topic of the site file.
    Topic,
    /// An author, who has a file.
    Author,
    /// A story, by one of its names.
    Story,
    /// A static page.
    Page,
    /// A file of the media folder.
    Media,
    /// An address of the site.
    Address,
}

impl Kind {
    /// What the value at a place of a content file names: the names of the fields and the numbers of the items
    /// around it.
    pub fn at(path: &[String]) -> Option<Self> {
        let is_field = |part: &&String| part.parse::<usize>().is_err();
        let field = path.iter().rev().find(is_field)?;
        Some(match field.as_str() {
            "section" | "sections" | "navigation" => Self::Section,
            "topics" | "series" => Self::Topic,
            "authors" => Self::Author,
            "author" if path.iter().any(|part| part == "authors") => Self::Author,
            "related" | "pins" | "stories" => Self::Story,
            "foot" => Self::Page,
            "src" => Self::Media,
            "href" => Self::Address,
            _ => return None,
        })
    }
}

/// Something that can be named.
#[derive(Debug, Clone)]
pub struct Target {
    /// As it is written.
    pub name: String,
    /// As readers know it: a headline, the name of a section; for media what they are.
    pub title: String,
    /// What else its writer wants to know of it, in plain words.
    pub about: String,
    /// Where it is kept.
    pub file: PathBuf,
    /// Line and column there, both from 1, the column in characters.
    pub place: (usize, usize),
}

/// All that can be named, by its kind.
#[derive(Debug, Default)]
pub struct Inventory {
    targets: BTreeMap<Kind, Vec<Target>>,
    /// Other names of stories and addresses, each with the one that is in the list.
    aliases: BTreeMap<(Kind, String), usize>,
    base: Option<Base>,
    /// What blocks may have.
    pub shapes: Shapes,
}

impl Inventory {
    /// Lists what there is in a content folder.
    pub fn of(content: &Content) -> Self {
        let mut inventory = Self {
            base: Base::parse(&content.site.base_url).ok(),
            shapes: content.shapes(),
            ..Self::default()
        };
        inventory.add_site(content);
        inventory.add_authors_and_pages(content);
        inventory.add_stories(content);
        inventory.add_media(content);
        inventory
    }

    /// All of a kind.
    pub fn all(&self, kind: Kind) -> &[Target] {
        self.targets.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// What a written value names.
    pub fn find(&self, kind: Kind, written: &str) -> Option<&Target> {
        let name = match kind {
            Kind::Address => {
                let inside = self.base.as_ref().and_then(|base| base.inside(written));
                let inside = inside.unwrap_or_else(|| written.to_owned());
                address::page_path(address::split(&inside).0)
            }
            Kind::Story => StoryName(written.to_owned()).normal(),
            _ => written.to_owned(),
        };
        self.all(kind).get(*self.aliases.get(&(kind, name))?)
    }

    fn add(&mut self, kind: Kind, target: Target) {
        let all = self.targets.entry(kind).or_default();
        self.aliases
            .entry((kind, target.name.clone()))
            .or_insert(all.len());
        all.push(target);
    }

    /// Adds the page of something too, at its address.
    fn add_with_page(&mut self, kind: Kind, target: Target, path: String) {
        self.add(
            Kind::Address,
            Target {
                name: path,
                ..target.clone()
            },
        );
        self.add(kind, target);
    }

    fn add_site(&mut self, content: &Content) {
        let source = &content.site_source;
        let target = |slug: &Slug, name: &str, description: &str, pointer: String| Target {
            name: slug.to_string(),
            title: name.to_owned(),
            about: description.to_owned(),
            file: source.path.clone(),
            place: source.place(&pointer),
        };
        for (index, section) in content.site.sections.iter().enumerate() {
            let slug = &section.slug;
            let at = format!("/sections/{index}");
            let target = target(slug, &section.name, &section.description, at);
            self.add_with_page(Kind::Section, target, List::Section(slug.clone()).path());
        }
        for (index, topic) in content.site.topics.iter().enumerate() {
            let slug = &topic.slug;
            let at = format!("/topics/{index}");
            let target = target(slug, &topic.name, &topic.description, at);
            self.add_with_page(Kind::Topic, target, List::Topic(slug.clone()).path());
        }
    }

    fn add_authors_and_pages(&mut self, content: &Content) {
        for entry in &content.authors {
            let author = &entry.value;
            let title = author.name.as_deref().unwrap_or(entry.slug.as_str());
            let target = of_file(
                &entry.source,
                entry.slug.as_str(),
                title,
                author.biography.plain(),
            );
            self.add_with_page(
                Kind::Author,
                target,
                List::Author(entry.slug.clone()).path(),
            );
        }
        for entry in &content.pages {
            let page = &entry.value;
            let about = page.standfirst.paragraph().plain();
            let target = of_file(&entry.source, entry.slug.as_str(), &page.title, about);
            self.add_with_page(Kind::Page, target, entry.path());
        }
    }

    fn add_stories(&mut self, content: &Content) {
        let permalink = Permalink::parse(&content.site.permalink).ok();
        let zone = TimeZone::get(&content.site.time_zone).unwrap_or(TimeZone::UTC);
        let names = content.articles.iter().map(|entry| {
            let permalink = permalink.as_ref();
            let path = permalink.map(|it| it.path(&entry.slug, &entry.value, &zone));
            StoryName::all(&entry.value.section, &entry.slug, &path.unwrap_or_default())
        });
        let names: Vec<_> = names.collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in names.iter().flatten() {
            *counts.entry(name).or_default() += 1;
        }
        for (entry, names) in content.articles.iter().zip(&names) {
            let story = &entry.value;
            let about = about_story(content, story, &zone);
            let own = names
                .iter()
                .find(|name| counts.get(name.as_str()) == Some(&1));
            let own = own.unwrap_or(&names[0]);
            let target = of_file(&entry.source, own, &story.headline, about);
            let index = self.all(Kind::Story).len();
            for name in names {
                self.aliases
                    .entry((Kind::Story, name.clone()))
                    .or_insert(index);
            }
            self.add_with_page(Kind::Story, target, names[2].clone());
        }
    }

    fn add_media(&mut self, content: &Content) {
        let folder = content.root.join("media");
        let files = WalkDir::new(&folder).sort_by_file_name().into_iter();
        for file in files.filter_map(Result::ok) {
            let Some(name) = name_of_medium(&folder, &file) else {
                continue;
            };
            let picture = content.media.pictures.get(&name);
            let size =
                picture.map(|picture| format!("{} × {} pixels", picture.width, picture.height));
            let length = file.metadata().map_or(0, |metadata| metadata.len());
            let length = format!("{} KB", length.div_ceil(1000));
            let target = Target {
                name,
                title: size.unwrap_or_else(|| length.clone()),
                about: if picture.is_some() {
                    length
                } else {
                    String::new()
                },
                file: file.into_path(),
                place: (1, 1),
            };
            self.add(Kind::Media, target);
        }
    }
}

fn of_file(source: &Source, name: &str, title: &str, about: String) -> Target {
    Target {
        name: name.to_owned(),
        title: title.to_owned(),
        about,
        file: source.path.clone(),
        place: (1, 1),
    }
}

/// Its section and date, whether it is a draft, and its standfirst.
fn about_story(content: &Content, story: &Article, zone: &TimeZone) -> String {
    let sections = &content.site.sections;
    let section = sections.iter().find(|one| one.slug == story.section);
    let section = section.map_or(story.section.as_str(), |section| &section.name);
    let date = story.published.0.to_zoned(zone.clone()).date();
    let draft = if story.draft { " · draft" } else { "" };
    let standfirst = story.standfirst.paragraph().plain();
    format!("{section} · {date}{draft}\n\n{standfirst}")
        .trim_end()
        .to_owned()
}

/// As stories name it; none of what is no file, or hidden.
fn name_of_medium(folder: &Path, file: &walkdir::DirEntry) -> Option<String> {
    let name = file.path().strip_prefix(folder).ok()?.to_str()?;
    let is_hidden = name.split(['/', '\\']).any(|part| part.starts_with('.'));
    (file.file_type().is_file() && !is_hidden).then(|| name.replace('\\', "/"))
}
