//! What is drawn to stand beside links to a page, where it has no photograph that others would show.

use super::{
    author::byline,
    index::{Index, address::Address, stories::StoryId},
    kicker::{kicker, kind_label},
    link_preview,
    words::cut,
};
use crate::{
    grammar::direction,
    hash::{SHORT, sha256_hex_of},
    model::{Direction, Kind, Language, ShareCards},
    page::{Content, Head, Picture},
};

/// How many characters of a headline are set at most: more would be too small to be read.
const HEADLINE: usize = 300;

/// A picture of words: the headline of a page and what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareCard {
    /// Of the words.
    pub language: Language,
    /// Which way they are written.
    pub direction: Direction,
    /// Whether it is the publication's own, with its sign and name.
    pub is_cover: bool,
    /// The words above the headline.
    pub kicker: Option<String>,
    /// What sort of story it is, beside the kicker.
    pub label: Option<String>,
    /// What it is about.
    pub headline: String,
    /// What stands under the headline: who holds an opinion, what a publication says of itself.
    pub below: Option<String>,
    /// The colour of the section, by its name in the styles.
    pub tone: Option<String>,
    /// The publication's name.
    pub site: String,
    /// The photograph that the headline stands on, by its path from the site's root.
    pub photo: Option<String>,
}

impl ShareCard {
    /// In pixels: the shape that networks ask for.
    pub const SIZE: (u32, u32) = (1200, 630);

    fn new(index: &Index, language: &Language, headline: &str) -> Self {
        Self {
            language: language.clone(),
            direction: direction(language),
            is_cover: false,
            kicker: None,
            label: None,
            headline: cut(headline, HEADLINE),
            below: None,
            tone: None,
            site: index.publication.site.name.clone(),
            photo: None,
        }
    }

    /// Where it is published, from the site's root. `look` is the hash of how cards look.
    pub fn path(&self, look: &str) -> String {
        let said = format!("{self:?}");
        let hash = sha256_hex_of(&[look.as_bytes(), said.as_bytes()], SHORT);
        let extension = if self.photo.is_some() { "jpg" } else { "png" };
        format!("/media/card.{hash}.{extension}")
    }

    /// As the head of a page names it.
    pub fn picture(&self, index: &Index) -> Picture {
        Picture {
            src: index.url(&self.path(index.look)),
            alt: self.headline.clone(),
            width: Self::SIZE.0,
            height: Self::SIZE.1,
            ..Picture::default()
        }
    }
}

/// The card of a page; none where the page or the site has a picture to show instead.
pub fn of_page(
    index: &Index,
    address: &Address,
    head: &Head,
    content: &Content,
) -> Option<ShareCard> {
    let story = match address {
        Address::Story(id) | Address::Posts(id, _) => Some(*id),
        _ => None,
    };
    // What is not out leaves nothing among the public files.
    let is_public = |id: &StoryId| index.stories[*id].is_public();
    let story = story.filter(is_public).map(|id| of_story(index, id));
    if head.image.is_some() {
        return story.filter(|card| card.photo.is_some());
    }
    let titled = |title: &str| ShareCard::new(index, &head.language, title);
    Some(match content {
        Content::Front(_) | Content::NotFound(_) => of_front(index),
        Content::Article(_) => story.unwrap_or_else(|| of_front(index)),
        Content::Section(list) => ShareCard {
            tone: list.tone.clone(),
            below: list.description.clone(),
            ..titled(&list.name)
        },
        Content::Topic(list) | Content::Archive(list) => ShareCard {
            below: list.description.clone(),
            ..titled(&list.name)
        },
        Content::Author(author) => {
            let name = author.author.name.as_deref();
            titled(name.unwrap_or_else(|| head.own_title()))
        }
        Content::Directory(directory) => titled(&directory.title),
        Content::Page(page) => titled(&page.title),
    })
}

/// The publication's own.
pub fn of_front(index: &Index) -> ShareCard {
    let site = &index.publication.site;
    ShareCard {
        is_cover: true,
        below: Some(site.tagline.clone()).filter(|tagline| !tagline.is_empty()),
        ..ShareCard::new(index, index.site_language(), &site.name)
    }
}

/// The picture that stands for a story wherever others link to it: its photograph, the site's picture, or
/// its card.
pub fn image_of_story(index: &Index, id: StoryId) -> Picture {
    let card = of_story(index, id);
    let own = link_preview::of_story(index, &index.stories[id]);
    own.filter(|_| card.photo.is_none())
        .or_else(|| link_preview::of_the_site(index).filter(|_| card.photo.is_none()))
        .unwrap_or_else(|| card.picture(index))
}

/// That of a story, over its photograph where the site has it so.
pub fn of_story(index: &Index, id: StoryId) -> ShareCard {
    let published = &index.stories[id];
    let kicker = kicker(index, published);
    let authors = match published.story.kind {
        Kind::Opinion => byline(index, published),
        _ => Vec::new(),
    };
    let authors: Vec<_> = authors
        .into_iter()
        .filter(|author| author.role.is_author())
        .map(|author| author.name)
        .collect();
    let is_over = index.publication.site.share_cards == ShareCards::OverPhotographs;
    ShareCard {
        label: kind_label(index, published, &kicker),
        kicker: Some(kicker.name),
        tone: kicker.tone,
        below: (!authors.is_empty()).then(|| authors.join(" · ")),
        photo: published
            .link_preview
            .filter(|_| is_over)
            .and_then(|picture| link_preview::file(index, picture)),
        ..ShareCard::new(index, published.language, &published.story.headline)
    }
}
