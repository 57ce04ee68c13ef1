//! Interface strings, one file a language. The publisher carries all of them; the reader fetches the
//! one that its page names, so the app does not grow with languages.

use serde::{Deserialize, Serialize};

use crate::model::Language;

/// What the interface says in one language, the publication's own words apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Strings {
    pub skip: String,
    pub sections: String,
    pub by: String,
    pub and: String,
    pub published: String,
    pub updated: String,
    pub about_the_author: String,
    pub about_the_authors: String,
    pub unnamed_author: String,
    pub posts: String,
    pub more_posts_by: String,
    pub related_posts: String,
    pub notes: String,
    pub note: String,
    pub back_to_text: String,
    pub source: String,
    pub picture_credit: String,
    pub table: String,
    pub code: String,
    pub no_stories: String,
    pub not_found: String,
    pub not_found_text: String,
    pub latest: String,
    pub back_to_top: String,
    pub to_the_front: String,
}

/// Language tags with the text of their files, for the publisher.
pub const LOCALES: [(&str, &str); 3] = [
    ("en", include_str!("en.json")),
    ("ar", include_str!("ar.json")),
    ("de", include_str!("de.json")),
];

/// The strings that the publisher carries in a language; English where it has none.
pub fn of(language: &Language) -> Strings {
    let named = LOCALES.iter().find(|(tag, _)| *tag == language.primary());
    let (_, text) = named.unwrap_or(&LOCALES[0]);
    serde_json::from_str(text).unwrap_or_default()
}
