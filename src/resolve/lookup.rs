//! What typesetting asks of the publication: addresses, pictures, files, cards.

use super::{card::card, index::Index, picture, sizes};
use crate::{
    grammar::{self, address},
    locales::Locales,
    model::{self, Direction, Language},
    page::{Card, Picture},
    typeset::{Lookup, Placement},
};

impl Lookup for Index<'_> {
    /// A link within the site leads there from any base, another is left as it is.
    fn address(&self, href: &str) -> Option<String> {
        if !address::is_internal(href) {
            return Some(href.to_owned());
        }
        let href = address::normalize(href);
        let is_public = self.has_path(address::path(&href));
        is_public.then(|| self.base.href(&href))
    }

    fn picture(&self, picture: &model::Picture, placement: Placement) -> Option<Picture> {
        picture::in_body(self, picture, placement)
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        let file = self.publication.files.get(src)?;
        Some((self.base.href(&file.path(src)), file.bytes))
    }

    fn card(&self, href: &str, language: &Language) -> Option<Card> {
        let href = address::normalize(href);
        let id = self.stories.by_path(address::path(&href))?;
        let mut card = card(self, &self.stories[id], language);
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            picture.sizes = Some(sizes::STORY_CARD.to_owned());
            picture.widths.retain(|width| *width <= 400);
        }
        Some(card)
    }

    fn direction(&self, language: &Language) -> Direction {
        grammar::direction(language)
    }

    fn locales(&self) -> &Locales {
        self.locales
    }
}
