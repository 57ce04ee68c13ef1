//! The pictures and files of an export.

use std::collections::HashMap;

use html_escape::encode_double_quoted_attribute as quoted;

use super::item::Item;

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
    /// The number of what it was uploaded for; 0 where it stands by itself.
    pub parent: u64,
}

/// How the addresses of pictures end.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// All of them, by number.
#[derive(Debug, Default)]
pub struct Attachments(HashMap<u64, Attachment>);

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
            parent: item.parent,
        };
        self.0.insert(item.id, attachment);
    }

    /// The one of a number.
    pub fn get(&self, id: u64) -> Option<&Attachment> {
        self.0.get(&id)
    }

    /// The addresses of all files.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(|it| it.url.as_str())
    }

    /// The numbers of the pictures that were uploaded for a story, in the order of their upload.
    pub fn pictures_of(&self, story: u64) -> Vec<u64> {
        let is_picture = |url: &str| {
            let ending = url.rsplit('.').next().unwrap_or_default().to_lowercase();
            PICTURES.contains(&&*ending)
        };
        let of_story = self
            .0
            .iter()
            .filter(|(_, it)| it.parent == story && is_picture(&it.url));
        let mut numbers: Vec<_> = of_story.map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        numbers
    }

    /// A gallery of those that are named, as the editor of blocks writes one.
    pub fn gallery(&self, ids: &str) -> String {
        let figures = self.named(ids).map(|it| {
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
    pub fn players(&self, ids: &str) -> String {
        let players = self.named(ids).map(|it| {
            let is_film = [".mp4", ".webm", ".m4v"]
                .iter()
                .any(|end| it.url.ends_with(end));
            let name = if is_film { "video" } else { "audio" };
            let (src, title) = (quoted(&it.url), quoted(&it.title));
            format!("<{name} src=\"{src}\" title=\"{title}\"></{name}>")
        });
        players.collect()
    }

    fn named(&self, ids: &str) -> impl Iterator<Item = &Attachment> {
        let ids = ids.split(',').filter_map(|id| id.trim().parse().ok());
        ids.collect::<Vec<u64>>()
            .into_iter()
            .filter_map(|id| self.get(id))
    }
}
