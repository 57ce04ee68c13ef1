//! The same story in other languages.

use super::{
    index::{
        Index,
        stories::{Published, StoryId},
    },
    language::tagged,
};
use crate::{grammar::own_name, page::Alternate, typeset::Translation};

/// Those that are out, in the order in which the story names them.
fn out<'a>(index: &'a Index, id: StoryId) -> impl Iterator<Item = &'a Published<'a>> {
    let names = index.stories[id].story.translations.iter();
    let others = names.filter_map(|name| index.stories.by_name(name));
    others
        .filter(move |other| *other != id)
        .map(|other| &index.stories[other])
}

/// What a page says of them to its readers.
pub fn translations(index: &Index, id: StoryId) -> Vec<Translation> {
    let shown = out(index, id).map(|story| Translation {
        name: own_name(story.language, &index.publication.site.languages),
        href: index.base.href(&story.path),
        language: tagged(story.language),
    });
    shown.collect()
}

/// What its head says to search engines: all languages, its own among them, which they ask for.
pub fn alternates(index: &Index, id: StoryId) -> Vec<Alternate> {
    let others: Vec<_> = out(index, id).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let all = std::iter::once(&index.stories[id]).chain(others);
    let alternates = all.map(|story| Alternate {
        href: index.url(&story.path),
        language: Some(story.language.clone()),
        media_type: None,
    });
    alternates.collect()
}
