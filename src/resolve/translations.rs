//! The same story in other languages.

use super::{
    index::{
        Index,
        stories::{Published, StoryId},
    },
    language::tagged,
};
use crate::{grammar::own_name, model::Language, page::Alternate, typeset::Translation};

/// What stands for the language in the address of the version for those who read none of the others.
const ANY_LANGUAGE: &str = "x-default";

/// Those that are out, in the order in which the story names them.
pub fn out<'a>(index: &'a Index, id: StoryId) -> impl Iterator<Item = &'a Published<'a>> {
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

/// What its head says to search engines: all languages, its own among them, which they ask for, and which
/// one is for everyone else: that in the first of the site's languages.
pub fn alternates(index: &Index, id: StoryId) -> Vec<Alternate> {
    let others: Vec<_> = out(index, id).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let all: Vec<_> = std::iter::once(&index.stories[id]).chain(others).collect();
    let languages = &index.publication.site.languages;
    let rank = |story: &&&Published| languages.iter().position(|one| one == story.language);
    let usual = all
        .iter()
        .min_by_key(|story| rank(story).unwrap_or(usize::MAX));
    let alternate = |story: &Published, language: &Language| Alternate {
        href: index.url(&story.path),
        language: Some(language.clone()),
        media_type: None,
        title: None,
    };
    let any = Language(ANY_LANGUAGE.to_owned());
    let usual = usual.map(|story| alternate(story, &any));
    let alternates = all.iter().map(|story| alternate(story, story.language));
    alternates.chain(usual).collect()
}
