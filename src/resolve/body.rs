//! What the blocks of a story are told of the publication when they are set.

use super::{Resolver, place};
use crate::{
    grammar::{self, address},
    model::{self, Direction, Language, Note, Text},
    page::{Card, Node, Picture},
    typeset::{Around, Setter, Stand, without_fragments},
};

impl Resolver<'_> {
    /// Sets what is in a language; `notes` are those that its spans refer to.
    pub(super) fn setter<'a>(&'a self, language: &'a Language, notes: &'a [Note]) -> Setter<'a> {
        Setter::new(self, language, notes)
    }

    /// Words that stand by themselves, with links that lead where they should from any base.
    pub(super) fn words(&self, text: &Text, language: &Language) -> Vec<Node> {
        self.setter(language, &[]).text(&without_fragments(text))
    }
}

impl Around for Resolver<'_> {
    /// A link within the site leads there from any base, another is left as it is.
    fn address(&self, href: &str) -> Option<String> {
        if !address::is_internal(href) {
            return Some(href.to_owned());
        }
        let href = address::normalize(href);
        let is_out = self.paths.contains(address::path(&href));
        is_out.then(|| self.base.href(&href))
    }

    fn picture(&self, picture: &model::Picture, stand: Stand) -> Option<Picture> {
        self.picture_in_body(picture, stand)
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        let file = self.publication.files.get(src)?;
        Some((self.base.href(&file.path(src)), file.bytes))
    }

    fn card(&self, href: &str, language: &Language) -> Option<Card> {
        let href = address::normalize(href);
        let at = *self.by_path.get(address::path(&href))?;
        let mut card = self.card(at, language);
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            picture.sizes = place::STORY_CARD.to_owned();
            picture.widths.retain(|width| *width <= 400);
        }
        Some(card)
    }

    fn direction(&self, language: &Language) -> Direction {
        grammar::direction(language)
    }
}
