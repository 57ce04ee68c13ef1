//! What the blocks of a story are told of the publication when they are set.

use icu_locale::{Locale, LocaleDirectionality};
use percent_encoding::percent_decode_str;

use super::{Resolver, place};
use crate::{
    model::{self, Direction, Language, Text},
    page::{Card, Node, Picture},
    typeset::{Lookup, Placement, Typesetter, without_fragments},
};

impl Resolver<'_> {
    /// Words that stand by themselves, with links that lead where they should from any base.
    pub(super) fn words(&self, text: &Text, language: &Language) -> Vec<Node> {
        Typesetter::new(self, language).text(&without_fragments(text))
    }
}

impl Lookup for Resolver<'_> {
    /// A link within the site leads there from any base, another is left as it is.
    fn address(&self, href: &str) -> Option<String> {
        match is_internal(href) {
            true => {
                let href = whole(href);
                let is_out = self.paths.contains(path_of(&href));
                is_out.then(|| self.base.href(&href))
            }
            false => Some(href.to_owned()),
        }
    }

    fn picture(&self, picture: &model::Picture, placement: Placement) -> Option<Picture> {
        self.picture_in_body(picture, placement)
    }

    fn file(&self, src: &str) -> Option<(String, u64)> {
        let file = self.publication.files.get(src)?;
        Some((self.base.href(&file.path(src)), file.bytes))
    }

    fn card(&self, href: &str, language: &Language) -> Option<Card> {
        let href = whole(href);
        let at = *self.by_path.get(path_of(&href))?;
        let mut card = self.card(at, language);
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            picture.sizes = place::STORY_CARD.to_owned();
            picture.widths.retain(|width| *width <= 400);
        }
        Some(card)
    }

    fn direction(&self, language: &Language) -> Direction {
        direction(language)
    }
}

/// Which way a language is written.
pub fn direction(language: &Language) -> Direction {
    let known = language.0.parse::<Locale>().ok();
    match known
        .is_some_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id))
    {
        true => Direction::Rtl,
        false => Direction::Ltr,
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
