//! Interface strings, one file a language. The publisher carries all of them; the reader fetches the
//! one that its page names, so the app does not grow with languages.

use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::model::Language;

macro_rules! strings {
    ($($name:ident),* $(,)?) => {
        /// What the interface says in one language, the publication's own words apart. `{}` stands
        /// for a name.
        #[derive(Debug, Default, PartialEq, Eq)]
        pub struct Strings {
            $(pub $name: String,)*
        }

        impl Strings {
            /// The keys of a file of interface strings.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            fn fields(&mut self) -> [&mut String; Self::NAMES.len()] {
                [$(&mut self.$name),*]
            }
        }
    };
}

strings![
    skip,
    sections,
    by,
    and,
    updated,
    about_the_author,
    about_the_authors,
    unnamed_author,
    posts,
    more_posts_by,
    related_posts,
    notes,
    note,
    back_to_text,
    source,
    picture_credit,
    table,
    code,
    no_stories,
    not_found,
    not_found_text,
    near,
    latest,
    back_to_top,
    to_the_front,
    explainer,
    analysis,
    opinion,
    long_read,
    comma,
    edited_by,
    reviewed_by,
    translated_by,
    pictures_by,
    editor,
    reviewer,
    translator,
    photographer,
    topics,
    authors,
    archive,
    all_stories,
    pages,
    newer,
    older,
    also_on,
    part_of,
    editors_choice,
    similar,
    latest_in,
    preview,
    preview_text,
    all_posts_by,
    loading,
    could_not_load,
    no_other_posts,
    elsewhere,
    publication,
    page_failed,
    because_offline,
    because_unreachable,
    because_timed_out,
    because_refused,
    because_damaged,
    because_intercepted,
    because_other_version,
    retry,
    open_in_full,
    close,
    offline,
    online_again,
];

impl Strings {
    /// Reads a file of interface strings; one that is missing is empty. In a loop, since what serde
    /// derives grows with every string.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        let words: Value = serde_json::from_str(json)?;
        let mut strings = Self::default();
        for (name, field) in Self::NAMES.iter().zip(strings.fields()) {
            if let Some(words) = words.get(name).and_then(Value::as_str) {
                words.clone_into(field);
            }
        }
        Ok(strings)
    }
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
pub fn of(language: &Language) -> &'static Arc<Strings> {
    static ALL: LazyLock<Vec<(&str, Arc<Strings>)>> = LazyLock::new(|| {
        let read = |(tag, text)| (tag, Arc::new(Strings::read(text).unwrap_or_default()));
        LOCALES.map(read).into()
    });
    let named = ALL.iter().find(|(tag, _)| *tag == language.primary());
    &named.unwrap_or(&ALL[0]).1
}
