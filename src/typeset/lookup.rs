use crate::{
    locales::Locales,
    model::{self, Direction, Language, PictureRole},
    page::{Card, Picture},
};

/// What blocks refer to in the publication, as the page that they are on shows it.
pub trait Lookup {
    /// A link as a page has it; none to a story that isn't out.
    fn address(&self, href: &str) -> Option<String>;
    /// What stands in the place of words that are the address of a page of this site which isn't out; none
    /// for other words.
    fn shown_in_place_of(&self, words: &str) -> Option<String>;
    /// A picture as large as it is shown there, without its caption.
    fn picture(&self, picture: &model::Picture, placement: Placement) -> Option<Picture>;
    /// A file's published address and its size in bytes.
    fn file(&self, src: &str) -> Option<(String, u64)>;
    /// The card of the story at an address of this publication, for a page in a language.
    fn card(&self, href: &str, language: &Language) -> Option<Card>;
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
    Row,
}

impl Placement {
    /// Of a picture of a gallery, by its index and the number of all: where that is odd, the first one
    /// has a row of its own.
    pub fn in_gallery(index: usize, count: usize) -> Self {
        if index == 0 && count % 2 == 1 {
            Self::Role(PictureRole::Wide)
        } else {
            Self::Row
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
