use icu_experimental::displaynames::{DisplayNamesOptions, multi::LocaleDisplayNamesFormatter};
use icu_locale::{Locale, LocaleCanonicalizer, LocaleDirectionality};

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

/// What a language calls itself, by CLDR; its tag where that is not known. Its region is said where there
/// are `others` that differ from it by that.
pub fn own_name(language: &Language, others: &[Language]) -> String {
    let Ok(mut locale) = language.0.parse::<Locale>() else {
        return language.0.clone();
    };
    let is_other = |other: &Language| other != language && other.primary() == language.primary();
    if !others.iter().any(is_other) {
        locale.id.region = None;
    }
    let options = DisplayNamesOptions::default();
    LocaleDisplayNamesFormatter::try_new((&locale).into(), options).map_or_else(
        |_| language.0.clone(),
        |names| names.of(&locale).into_owned(),
    )
}

/// A language tag with its parts in the usual letters (RFC 5646, section 2.1.1): `en-GB`; none for what is
/// no tag.
pub fn canonical_language(tag: &str) -> Option<String> {
    let locale = tag.parse::<Locale>().ok()?;
    Some(locale.to_string()).filter(|tag| tag != "und")
}

/// A language tag as it is written today, where one part of it has another code by now (CLDR, aliases):
/// `he` of `iw`, `en-GB` of `en-UK`; none for what is no tag.
pub fn usual_language(tag: &str) -> Option<String> {
    let mut locale = tag.parse::<Locale>().ok()?;
    LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    Some(locale.to_string()).filter(|tag| tag != "und")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_that_is_no_longer_used_has_another() {
        for (written, usual) in [
            ("en-UK", "en-GB"),
            ("iw", "he"),
            ("in", "id"),
            ("ji", "yi"),
            ("en-GB", "en-GB"),
            ("nb", "nb"),
            ("no", "no"),
            ("zh-TW", "zh-TW"),
            ("pt-BR", "pt-BR"),
            ("sr-Latn", "sr-Latn"),
        ] {
            assert_eq!(usual_language(written).as_deref(), Some(usual), "{written}");
        }
    }

    #[test]
    fn a_language_is_called_as_its_speakers_call_it() {
        let others = ["pt-PT", "pt-BR", "en-GB"].map(|tag| Language(tag.to_owned()));
        for (tag, name) in [
            ("en-GB", "English"),
            ("de-AT", "Deutsch"),
            ("fa", "فارسی"),
            ("ja", "日本語"),
            ("pt-BR", "português (Brasil)"),
            ("zh-Hant", "繁體中文"),
            ("qaa", "qaa"),
            ("no tag", "no tag"),
        ] {
            assert_eq!(own_name(&Language(tag.to_owned()), &others), name, "{tag}");
        }
    }
}
