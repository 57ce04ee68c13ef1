use crate::{
    locales::Locales,
    model::{self, Direction, Gallery, GalleryLayout, Language, PictureRole, Template},
    page::{Card, Picture},
};

/// What blocks refer to in the publication, as the page that they are on shows it.
pub trait Lookup {
    /// A link as a page has it; none to a story that isn't out.
    fn address(&self, href: &str) -> Option<String>;
    /// The address of a path from the site's root that is of no page.
    fn at_root(&self, path: &str) -> String {
        path.to_owned()
    }
    /// What stands in the place of words that are the address of a page of this site which isn't out; none
    /// for other words.
    fn shown_in_place_of(&self, words: &str) -> Option<String>;
    /// A picture as large as it is shown there, standing still, without its caption.
    fn picture(&self, picture: &model::Picture, placement: Placement) -> Option<Picture>;
    /// The address of all of a picture that moves by itself.
    fn moving(&self, _: &model::Picture) -> Option<String> {
        None
    }
    /// A file's published address and its size in bytes.
    fn file(&self, src: &str) -> Option<(String, u64)>;
    /// The card of the story at an address of this publication, for a page in a language.
    fn card(&self, href: &str, language: &Language) -> Option<Card>;
    /// What makes a block of the publication's own of that type.
    fn template(&self, _: &str) -> Option<&Template> {
        None
    }
    /// Which way a language is written.
    fn direction(&self, language: &Language) -> Direction;
    /// What the interface says.
    fn locales(&self) -> &Locales;
    /// The language of the interface on a page in a language, where that is another.
    fn interface(&self, _: &Language) -> Option<(Language, Direction)> {
        None
    }
    /// The host that the site stands at.
    fn host(&self) -> &str;
}

/// How a picture is placed in a body.
#[derive(Debug, Clone, Copy)]
pub enum Placement {
    /// By itself.
    Role(PictureRole),
    /// Beside another one of a gallery.
    Pair,
    /// Beside others in a row that is as wide as the text.
    Row {
        /// How many stand in it.
        of: usize,
        /// Whether it is the first one, which has a row of its own on phones where there are three.
        first: bool,
    },
}

impl Placement {
    /// Of a picture of a gallery, by its index: where their number is odd, the first one of those in
    /// pairs has a row of its own.
    pub fn in_gallery(gallery: &Gallery, index: usize) -> Self {
        let count = gallery.pictures.len();
        match gallery.layout {
            GalleryLayout::Row => Self::Row {
                of: count,
                first: index == 0,
            },
            GalleryLayout::Pairs if index == 0 && count % 2 == 1 => Self::Role(PictureRole::Wide),
            GalleryLayout::Pairs => Self::Pair,
        }
    }
}

/// A publication in which there is nothing, for tests.
#[cfg(test)]
pub struct Nothing(pub Direction);

#[cfg(test)]
impl Lookup for Nothing {
    fn address(&self, _: &str) -> Option<String> {
        None
    }

    fn shown_in_place_of(&self, _: &str) -> Option<String> {
        None
    }

    fn picture(&self, _: &model::Picture, _: Placement) -> Option<Picture> {
        None
    }

    fn file(&self, _: &str) -> Option<(String, u64)> {
        None
    }

    fn card(&self, _: &str, _: &Language) -> Option<Card> {
        None
    }

    fn direction(&self, _: &Language) -> Direction {
        self.0
    }

    fn locales(&self) -> &Locales {
        Locales::built_in()
    }

    fn host(&self) -> &str {
        "example.org"
    }
}
