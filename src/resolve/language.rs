//! Words in another language than that of their page, and how a language orders words.

use std::{cmp::Ordering, collections::BTreeMap};

use icu_collator::{Collator, options::CollatorOptions};
use icu_locale::Locale;

use super::index::Index;
use crate::{
    grammar::direction,
    model::{Direction, Language},
};

/// A language with the direction that it is written in.
pub fn tagged(language: &Language) -> (Language, Direction) {
    (language.clone(), direction(language))
}

/// The language of some text, where it is not that of its page.
pub fn foreign(language: &Language, page_language: &Language) -> Option<(Language, Direction)> {
    (language != page_language).then(|| tagged(language))
}

/// A name of the site file in a page's language. Where there is none, the name in the site's own
/// language, and that language.
pub fn localized<'a>(
    index: &Index<'a>,
    name: &'a str,
    names: &'a BTreeMap<Language, String>,
    page_language: &Language,
) -> (&'a str, Option<&'a Language>) {
    let site_language = index.site_language();
    match names.get(page_language) {
        Some(translated) => (translated, None),
        None => (
            name,
            Some(site_language).filter(|own| *own != page_language),
        ),
    }
}

/// How names are ordered in a language (CLDR root collation and its tailorings).
pub fn comparison(language: &Language) -> impl Fn(&str, &str) -> Ordering {
    let locale: Locale = language.0.parse().unwrap_or(Locale::UNKNOWN);
    let collator = Collator::try_new((&locale).into(), CollatorOptions::default()).ok();
    move |one, other| match &collator {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}
