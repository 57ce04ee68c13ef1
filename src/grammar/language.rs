use icu_locale::{Locale, LocaleDirectionality};

use crate::model::{Direction, Language};

/// Which way a language is written, by CLDR; from left to right where its tag is not known.
pub fn direction(language: &Language) -> Direction {
    let locale = language.0.parse::<Locale>();
    if locale.is_ok_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id)) {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// A language tag with its parts in the usual letters (RFC 5646, section 2.1.1): `en-GB`; none for what is
/// no tag.
pub fn canonical_language(tag: &str) -> Option<String> {
    let locale = tag.parse::<Locale>().ok()?;
    Some(locale.to_string()).filter(|tag| tag != "und")
}
