//! Interface strings, one file a language. The publisher carries all of them; the reader fetches the
//! one that its page names, so the app does not grow with languages.

use serde::{Deserialize, Serialize};

use crate::model::Language;

/// What the interface says in one language, the publication's own words apart. `{}` stands for a
/// name.
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
    pub explainer: String,
    pub analysis: String,
    pub opinion: String,
    pub long_read: String,
    pub comma: String,
    pub edited_by: String,
    pub reviewed_by: String,
    pub translated_by: String,
    pub pictures_by: String,
    pub editor: String,
    pub reviewer: String,
    pub translator: String,
    pub photographer: String,
    pub topics: String,
    pub authors: String,
    pub archive: String,
    pub all_stories: String,
    pub pages: String,
    pub newer: String,
    pub older: String,
    pub also_on: String,
    pub part_of: String,
    pub editors_choice: String,
    pub similar: String,
    pub latest_in: String,
    pub preview: String,
    pub preview_text: String,
    pub all_posts_by: String,
    pub loading: String,
    pub could_not_load: String,
    pub elsewhere: String,
    pub publication: String,
}

/// Language tags with the text of their files, for the publisher.
pub const LOCALES: [(&str, &str); 5] = [
    ("en", include_str!("en.json")),
    ("ar", include_str!("ar.json")),
    ("de", include_str!("de.json")),
    ("fa", include_str!("fa.json")),
    ("ja", include_str!("ja.json")),
];

/// The strings that the publisher carries in a language; English where it has none.
pub fn of(language: &Language) -> Strings {
    let named = LOCALES.iter().find(|(tag, _)| *tag == language.primary());
    let (_, text) = named.unwrap_or(&LOCALES[0]);
    serde_json::from_str(text).unwrap_or_default()
}
