use icu_list::{
    ListFormatter,
    options::{ListFormatterOptions, ListLength},
};
use icu_locale::Locale;

use crate::model::Language;

/// Ends each name while they are joined: no character, and in no name (Unicode, noncharacters).
const END: char = '\u{fdd0}';

/// What a language writes between names in a list of them all, by CLDR: one entry fewer than there are
/// names. Some languages choose it by the name that follows.
pub fn joints(names: &[&str], language: &Language) -> Vec<String> {
    let locale: Locale = language.0.parse().unwrap_or(Locale::UNKNOWN);
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    let joined = ListFormatter::try_new_and((&locale).into(), options).map(|list| {
        let ended = names.iter().map(|name| format!("{name}{END}"));
        list.format(ended).to_string()
    });
    let joined = joined.unwrap_or_default();
    let pieces = joined.split(END).zip(names);
    let joints = pieces.skip(1).map(|(piece, name)| {
        let joint = piece.strip_suffix(name).filter(|joint| !joint.is_empty());
        joint.unwrap_or(", ").to_owned()
    });
    joints.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_their_language_does_it() {
        for (language, names, expected) in [
            ("en-GB", vec!["A", "B", "C"], "A, B and C"),
            ("en", vec!["A", "B"], "A and B"),
            ("de", vec!["A", "B", "C"], "A, B und C"),
            ("ja", vec!["A", "B", "C"], "A、B、C"),
            ("ar", vec!["A", "B", "C"], "A وB وC"),
            ("fa", vec!["A", "B", "C"], "A،\u{200f} B، و C"),
            ("es", vec!["A", "I"], "A e I"),
            ("en", vec!["A"], "A"),
        ] {
            let joints = joints(&names, &Language(language.to_owned()));
            let between = std::iter::once(String::new()).chain(joints);
            let list: String = between
                .zip(&names)
                .map(|(joint, name)| format!("{joint}{name}"))
                .collect();
            assert_eq!(list, expected, "{language}");
        }
    }
}
