//! Rules for stories that are there in several languages.

use super::{Content, Entry, Guesses, Problem, Survey};
use crate::model::{Article, Language, StoryName};

/// Ensure that the translations of a story exist.
pub(super) fn every_translation_exists(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    let names = content.names();
    for (entry, at, name) in named(content) {
        if let Err(none) = names.find(name) {
            let mend = none.mend(|| guesses.suggestion(&name.0, names.like(name)));
            problems.push(entry.source.problem(&at, none.what(name), mend));
        }
    }
}

/// Ensure that a story has one translation a language, and none in its own.
pub(super) fn every_translation_is_in_a_language_of_its_own(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let names = content.names();
    for entry in &content.articles {
        let mut taken = vec![language(content, &entry.value)];
        for (index, name) in entry.value.translations.iter().enumerate() {
            let Ok(other) = names.find(name) else {
                continue;
            };
            let language = language(content, &other.value);
            if taken.contains(&language) {
                let tag = language.map_or("", |language| &language.0);
                let other = if language == taken[0] {
                    "this story"
                } else {
                    "a translation before it"
                };
                problems.push(entry.source.problem(
                    &format!("/translations/{index}"),
                    format!("`{}` is in `{tag}`, as {other} is", name.0),
                    "keep one a language, or mend the `language` of one of them",
                ));
            }
            taken.push(language);
        }
    }
}

/// Ensure that translations name each other: search engines believe nothing else.
pub(super) fn every_translation_is_mutual(content: &Survey, problems: &mut Vec<Problem>) {
    let names = content.names();
    for (entry, at, name) in named(content) {
        let Ok(other) = names.find(name) else {
            continue;
        };
        let leads_back = |name: &StoryName| {
            let found = names.find(name);
            found.is_ok_and(|found| std::ptr::eq(found, entry))
        };
        if !std::ptr::eq(other, entry) && !other.value.translations.iter().any(leads_back) {
            let own = [
                entry.slug.as_str().to_owned(),
                format!("{}/{}", entry.value.section, entry.slug),
            ];
            let own = own
                .into_iter()
                .find(|own| leads_back(&StoryName(own.clone())));
            problems.push(entry.source.problem(
                &at,
                format!("`{}` does not name this story as a translation", name.0),
                format!(
                    "add `{}` to the `translations` of `{}`",
                    own.unwrap_or_default(),
                    other.source.path.display()
                ),
            ));
        }
    }
}

/// Every translation that is named, with who names it where.
fn named(content: &Content) -> impl Iterator<Item = (&Entry<Article>, String, &StoryName)> {
    content.articles.iter().flat_map(|entry| {
        let names = entry.value.translations.iter().enumerate();
        names.map(move |(index, name)| (entry, format!("/translations/{index}"), name))
    })
}

fn language<'a>(content: &'a Content, story: &'a Article) -> Option<&'a Language> {
    story.language.as_ref().or(content.site.languages.first())
}
