//! Interface strings, one file a language. The publisher carries all of them; the reader fetches the
//! one that its page names, so the app does not grow with languages.

use crate::json::Json;

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

            /// Reads a file; none where it is not JSON. A string that is missing is empty. In a loop, since the code that serde
            /// derives grows with every string, and the reader carries it.
            pub fn from_json(json: &str) -> Option<Self> {
                let values = Json::parse(json)?;
                let mut strings = Self::default();
                for (name, field) in Self::NAMES.iter().zip(strings.fields()) {
                    *field = values.get(name).and_then(|it| it.string()).unwrap_or_default();
                }
                Some(strings)
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
    video_credit,
    audio_credit,
    photograph,
    illustration,
    composite,
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
    stop_moving,
    play_moving,
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
    over,
    nothing_now,
    newer_entries,
    older_entries,
    withdrawn,
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
    earlier_key_events,
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
    page_moved,
    summary,
    comment,
    match_report,
    letter,
    recipe,
    quiz,
    serves,
    preparation,
    cooking,
    read_in,
    minutes,
    feeds,
    feeds_text,
    languages,
    podcasts,
    alert,
    all_sections,
    ingredients,
    method,
    answer,
    search,
    search_scripts,
    search_elsewhere,
    search_found,
    search_none,
    search_failed,
    search_any,
    search_more,
    search_narrow,
    search_kinds,
    search_years,
}

/// Of each language its primary tag and the text of its file of [`Strings`]. English is the first, since
/// it stands in for a language that is not here.
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

#[cfg(not(target_arch = "wasm32"))]
mod site;
#[cfg(not(target_arch = "wasm32"))]
pub use site::Locales;

#[cfg(test)]
mod tests;
