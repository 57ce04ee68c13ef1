//! What the blocks of a story are told of the publication when they are set.

use percent_encoding::percent_decode_str;

use super::{card::card, index::Index, language::direction, picture, sizes};
use crate::{
    model::{self, Direction, Language},
    page::{Card, Picture},
    typeset::{Around, Stand},
};

impl Around for Index<'_> {
    /// A link within the site leads there from any base, another is left as it is.
    fn address(&self, href: &str) -> Option<String> {
        if !is_internal(href) {
            return Some(href.to_owned());
        }
        let href = whole(href);
        self.has_path(path_of(&href)).then(|| self.base.href(&href))
    }

    fn picture(&self, picture: &model::Picture, stand: Stand) -> Option<Picture> {
        picture::in_body(self, picture, stand)
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        let file = self.publication.files.get(src)?;
        Some((self.base.href(&file.path(src)), file.bytes))
    }

    fn card(&self, href: &str, language: &Language) -> Option<Card> {
        let href = whole(href);
        let id = self.stories.by_path(path_of(&href))?;
        let mut card = card(self, &self.stories[id], language);
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            picture.sizes = sizes::STORY_CARD.to_owned();
            picture.widths.retain(|width| *width <= 400);
        }
        Some(card)
    }

    fn direction(&self, language: &Language) -> Direction {
        direction(language)
    }
}

fn is_internal(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//")
}

/// A path with the slash at its end that every page has, before any query and fragment, and not
/// percent-encoded, as an address copied from a browser is.
pub fn whole(href: &str) -> String {
    let (path, rest) = href.split_at(href.find(['#', '?']).unwrap_or(href.len()));
    let path = percent_decode_str(path.trim_end_matches('/')).decode_utf8_lossy();
    format!("{path}/{rest}")
}

fn path_of(href: &str) -> &str {
    href.split(['#', '?']).next().unwrap_or(href)
}
