//! Interface strings, one file a language. The publisher carries all of them; the reader fetches the
//! one that its page names, so the app does not grow with languages.

use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::model::Language;

macro_rules! strings {
    ($(#[$about:meta])* $type:ident: $($name:ident),* $(,)?) => {
        $(#[$about])*
        #[derive(Debug, Default, PartialEq, Eq)]
        pub struct $type {
            $(
                #[doc = concat!("`", stringify!($name), "` of the file.")]
                pub $name: String,
            )*
        }

        impl $type {
            /// The keys of a file, in the order of the type.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            fn fields(&mut self) -> [&mut String; Self::NAMES.len()] {
                [$(&mut self.$name),*]
            }

            /// Reads a file; a string that is missing is empty. In a loop, since the code that serde
            /// derives grows with every string, and the reader carries it.
            pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
                let values: Value = serde_json::from_str(json)?;
                let mut strings = Self::default();
                for (name, field) in Self::NAMES.iter().zip(strings.fields()) {
                    if let Some(value) = values.get(name).and_then(Value::as_str) {
                        value.clone_into(field);
                    }
                }
                Ok(strings)
            }
        }
    };
}

strings! {
    /// What the interface says in one language, the publication's own words apart. `{}` stands for a
    /// name.
    Strings:
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
    no_stories,
    not_found,
    not_found_text,
    near,
    latest,
    back_to_top,
    to_the_front,
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
    updated_since,
    show,
}

strings! {
    /// What is written into pages when they are published, and what the reader need not know. `{}`
    /// stands for a name.
    Labels:
    notes,
    note,
    back_to_text,
    source,
    picture_credit,
    table,
    code,
    link_to_part,
    key_points,
    in_short,
    glossary,
    timeline,
    disclaimer,
    contact,
    transcript,
    chapters,
    before,
    after,
    compare,
    gallery,
    picture_of,
    enlarge,
    close,
    previous_picture,
    next_picture,
    read_more,
    sign_up,
    newsletter,
    skip_embed,
    embed_notice,
    embed_load,
    embed_always,
    embed_never,
    embed_open,
    another_site,
    supported,
    paid_for,
    advertisement,
    verdict,
    stars,
    reviewed,
    feature,
    review,
    interview,
    live,
    obituary,
    picture_essay,
    explainer,
    analysis,
    opinion,
    long_read,
    formula,
    preformatted,
    figures,
    data_source,
    graphic,
    place,
    no_data,
    sort,
    copy,
    copied,
    correction,
    clarification,
    corrected_on,
    clarified_on,
    corrections,
    newer_corrections,
    older_corrections,
    changed_on,
    what_changed,
    what_changed_in,
    to_the_story,
    headline,
    standfirst,
    added,
    removed,
    live_over,
    updates,
    key_events,
    key_event,
    all_updates,
    only_key,
    pinned_update,
    newer_updates,
    older_updates,
    edited,
    link_to_update,
    new_update,
    new_updates,
    pause_updates,
    resume_updates,
    post_moved,
}

/// Primary language tags with the text of their files of [`Strings`]. English, which stands for every
/// other language, is the first.
pub const LOCALES: [(&str, &str); 5] = [
    ("en", include_str!("en.json")),
    ("ar", include_str!("ar.json")),
    ("de", include_str!("de.json")),
    ("fa", include_str!("fa.json")),
    ("ja", include_str!("ja.json")),
];

/// The same languages with the text of their files of [`Labels`].
pub const LABELS: [(&str, &str); 5] = [
    ("en", include_str!("labels/en.json")),
    ("ar", include_str!("labels/ar.json")),
    ("de", include_str!("labels/de.json")),
    ("fa", include_str!("labels/fa.json")),
    ("ja", include_str!("labels/ja.json")),
];

/// The strings that the publisher carries in a language; English where it has none.
pub fn of(language: &Language) -> &'static Arc<Strings> {
    static ALL: LazyLock<Vec<(&str, Arc<Strings>)>> = LazyLock::new(|| {
        let read = |(tag, text)| (tag, Arc::new(Strings::from_json(text).unwrap_or_default()));
        LOCALES.map(read).into()
    });
    let named = ALL.iter().find(|(tag, _)| *tag == language.primary());
    &named.unwrap_or(&ALL[0]).1
}

/// The labels in a language; English where the publisher has none.
pub fn labels(language: &Language) -> &'static Labels {
    static ALL: LazyLock<Vec<(&str, Labels)>> = LazyLock::new(|| {
        let read = |(tag, text)| (tag, Labels::from_json(text).unwrap_or_default());
        LABELS.map(read).into()
    });
    let named = ALL.iter().find(|(tag, _)| *tag == language.primary());
    &named.unwrap_or(&ALL[0]).1
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What is wrong with the files of one type.
    fn faults(files: &[(&str, &str)], names: &[&str]) -> Vec<String> {
        let mut faults = Vec::new();
        for (language, text) in files {
            let read = serde_json::from_str::<BTreeMap<String, String>>(text);
            let strings = match read {
                Ok(strings) => strings,
                Err(error) => {
                    faults.push(format!("{language}: {error}"));
                    continue;
                }
            };
            for name in names {
                match strings.get(*name) {
                    None => faults.push(format!("{language} lacks `{name}`")),
                    Some(words) if words.trim().is_empty() => {
                        faults.push(format!("{language} has an empty `{name}`"));
                    }
                    Some(_) => {}
                }
            }
            let unknown = strings.keys().filter(|key| !names.contains(&key.as_str()));
            faults.extend(unknown.map(|key| format!("{language} has an unknown `{key}`")));
        }
        faults
    }

    #[test]
    fn every_language_has_every_string_and_label() {
        let strings = faults(&LOCALES, Strings::NAMES);
        assert!(strings.is_empty(), "strings: {strings:#?}");
        let labels = faults(&LABELS, Labels::NAMES);
        assert!(labels.is_empty(), "labels: {labels:#?}");
        assert_eq!(LOCALES.map(|one| one.0), LABELS.map(|one| one.0));
    }

    #[test]
    fn every_string_has_the_same_gaps_for_names_in_every_language() {
        for files in [LOCALES, LABELS] {
            let read = |text| serde_json::from_str::<BTreeMap<String, String>>(text);
            let [english, others @ ..] =
                files.map(|(tag, text)| (tag, read(text).unwrap_or_default()));
            for (language, strings) in others {
                for (name, words) in &english.1 {
                    let gaps = |words: &str| words.matches("{}").count();
                    let translated = strings.get(name).map(|words| gaps(words));
                    assert_eq!(translated, Some(gaps(words)), "{language} `{name}`");
                }
            }
        }
    }

    #[test]
    fn a_fault_names_its_language_and_key() {
        let files = [("en", r#"{ "a": "A", "b": " ", "d": "D" }"#), ("de", "{")];
        let faults = faults(&files, &["a", "b", "c"]);
        assert_eq!(
            faults[..3],
            [
                "en has an empty `b`",
                "en lacks `c`",
                "en has an unknown `d`"
            ]
        );
        assert!(faults[3].starts_with("de: "), "{faults:?}");
    }
}
