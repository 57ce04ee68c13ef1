//! The pictures and files of an export.

use std::{collections::HashMap, rc::Rc};

use html_escape::encode_double_quoted_attribute as quoted;

use super::item::{Item, Number};

/// A picture or a file.
#[derive(Debug, Clone, Default)]
pub struct Attachment {
    /// The address of its file.
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// HTML that stands under it.
    pub caption: String,
    /// What it is called.
    pub title: String,
}

/// How the addresses of pictures end.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// How the addresses of sounds and of films end.
const SOUNDS: [&str; 6] = ["mp3", "m4a", "ogg", "opus", "flac", "wav"];
const FILMS: [&str; 4] = ["mp4", "webm", "m4v", "mov"];

/// What an attachment shows or plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plays {
    /// A picture.
    Picture,
    /// A sound.
    Sound,
    /// A film.
    Film,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Attachments {
    by_number: HashMap<Number, Attachment>,
    /// The numbers of those that were uploaded for an item.
    by_parent: HashMap<Number, Vec<u64>>,
}

impl Attachments {
    /// Adds one.
    pub fn add(&mut self, item: &Item) {
        let attachment = Attachment {
            url: item.file_url.clone(),
            alt: item
                .meta("_wp_attachment_image_alt")
                .unwrap_or_default()
                .to_owned(),
            caption: item.excerpt.clone(),
            title: item.title.clone(),
        };
        if item.parent > 0 {
            let parent = item.number_of(item.parent);
            self.by_parent.entry(parent).or_default().push(item.id);
        }
        self.by_number.insert(item.number(), attachment);
    }

    /// The one of a number.
    pub fn get(&self, number: &Number) -> Option<&Attachment> {
        self.by_number.get(number)
    }

    /// The addresses of all files.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        self.by_number.values().map(|it| it.url.as_str())
    }

    /// The numbers of what was uploaded for a story, of one kind, in the order of their upload.
    pub fn uploaded_for(&self, story: &Number, kind: Plays) -> String {
        let all = self.by_parent.get(story);
        let is_of_kind = |id: &&u64| {
            let blog = story.blog.clone();
            let found = self.get(&Number { blog, id: **id });
            found.is_some_and(|it| plays(&it.url) == Some(kind))
        };
        let mut numbers: Vec<_> = all.into_iter().flatten().filter(is_of_kind).collect();
        numbers.sort_unstable();
        let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        numbers.join(",")
    }

    /// A gallery of those that are named, as the editor of blocks writes one.
    pub fn gallery(&self, blog: &Rc<str>, ids: &str) -> String {
        let figures = self.named(blog, ids).map(|it| {
            let (src, alt) = (quoted(&it.url), quoted(&it.alt));
            let caption = &it.caption;
            format!("<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>")
        });
        format!(
            "<figure class=\"wp-block-gallery\">{}</figure>",
            figures.collect::<String>()
        )
    }

    /// A player for each of those that are named.
    pub fn players(&self, blog: &Rc<str>, ids: &str) -> String {
        let players = self.named(blog, ids).map(|it| {
            let is_film = plays(&it.url) == Some(Plays::Film);
            let name = if is_film { "video" } else { "audio" };
            let (src, title) = (quoted(&it.url), quoted(&it.title));
            format!("<{name} src=\"{src}\" title=\"{title}\"></{name}>")
        });
        players.collect()
    }

    fn named(&self, blog: &Rc<str>, ids: &str) -> impl Iterator<Item = &Attachment> {
        let ids = ids.split(',').filter_map(|id| id.trim().parse().ok());
        let blog = blog.clone();
        ids.collect::<Vec<u64>>().into_iter().filter_map(move |id| {
            let blog = blog.clone();
            self.get(&Number { blog, id })
        })
    }
}

/// What is at an address, by its ending.
fn plays(url: &str) -> Option<Plays> {
    let ending = url.rsplit('.').next().unwrap_or_default().to_lowercase();
    match &*ending {
        it if PICTURES.contains(&it) => Some(Plays::Picture),
        it if SOUNDS.contains(&it) => Some(Plays::Sound),
        it if FILMS.contains(&it) => Some(Plays::Film),
        _ => None,
    }
}
