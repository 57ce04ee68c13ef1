//! What typesetting asks of the publication: addresses, pictures, files, cards.

use super::{card::card, index::Index, language::foreign, picture, sizes};
use crate::{
    grammar::{self, address},
    locales::Locales,
    model::{self, Direction, Language, Template},
    page::{Card, Picture},
    typeset::{Lookup, Placement},
};

impl Lookup for Index<'_> {
    /// A link within the site leads there from any base, another is left as it is.
    fn address(&self, href: &str) -> Option<String> {
        let Some(inside) = self.site_map.inside(href) else {
            return Some(href.to_owned());
        };
        let found = self.site_map.find(&inside)?;
        Some(self.base.href(&found))
    }

    fn at_root(&self, path: &str) -> String {
        self.base.href(path)
    }

    fn shown_in_place_of(&self, words: &str) -> Option<String> {
        let words = words.trim();
        let is_hidden = |href: &str| self.address(href).is_none();
        let is_address = words.contains('/') && !words.contains(char::is_whitespace);
        let is_told = is_address && (is_hidden(words) || is_hidden(&format!("https://{words}")));
        is_told.then(|| self.url("/"))
    }

    fn picture(&self, picture: &model::Picture, placement: Placement) -> Option<Picture> {
        picture::in_body(self, picture, placement)
    }

    fn moving(&self, picture: &model::Picture) -> Option<String> {
        picture::moving(self, picture)
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        let file = self.publication.files.get(src)?;
        Some((self.base.href(&file.path(src)), file.bytes))
    }

    fn card(&self, href: &str, language: &Language) -> Option<Card> {
        let found = self.site_map.find(&self.site_map.inside(href)?)?;
        let (path, _) = address::split(&found);
        let id = self.stories.by_path(path)?;
        let mut card = card(self, &self.stories[id], language);
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            picture.sizes = Some(sizes::STORY_CARD.to_owned());
            picture.widths.retain(|width| *width <= 400);
        }
        Some(card)
    }

    fn template(&self, kind: &str) -> Option<&Template> {
        self.publication.templates.get(kind)
    }

    fn host(&self) -> &str {
        self.base.host()
    }

    fn direction(&self, language: &Language) -> Direction {
        grammar::direction(language)
    }

    fn locales(&self) -> &Locales {
        self.locales
    }

    fn interface(&self, language: &Language) -> Option<(Language, Direction)> {
        foreign(&self.interface_language(language), language)
    }
}
