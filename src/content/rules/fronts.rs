//! Rules for the containers of fronts.

use std::collections::BTreeSet;

use super::{Problem, Survey, languages, sections, slugs, suggestion, topics};
use crate::model::{Kind, Language, Slug, StoryName};

/// Ensure that a front names sections, topics, authors, stories and languages that there are: a
/// container that asks for another stays empty, and one that leaves out another leaves out nothing.
pub(super) fn the_front_asks_for_what_there_is(content: &Survey, problems: &mut Vec<Problem>) {
    let sections: BTreeSet<_> = sections(content).collect();
    let topics: BTreeSet<_> = topics(content).collect();
    let authors: BTreeSet<_> = slugs(&content.authors).collect();
    let languages: BTreeSet<_> = languages(content).collect();
    let stories = content.names();
    let source = &content.site_source;
    for (at, containers) in content.site.fronts() {
        for (index, container) in containers.iter().enumerate() {
            let (query, without) = (&container.query, &container.exclude);
            let mut look = |field: &str, noun: &str, words: Vec<&str>, known: &BTreeSet<&str>| {
                for (entry, word) in words.into_iter().enumerate() {
                    if !known.contains(word) {
                        let at = format!("{at}/{index}/{field}/{entry}");
                        let what = format!("there is no {noun} `{word}`");
                        let mend = suggestion(word, known.iter().copied());
                        problems.push(source.problem(&at, what, mend));
                    }
                }
            };
            for (of, sections_of, topics_of, authors_of, languages_of) in [
                (
                    "query",
                    &query.sections,
                    &query.topics,
                    &query.authors,
                    &query.languages,
                ),
                (
                    "exclude",
                    &without.sections,
                    &without.topics,
                    &without.authors,
                    &without.languages,
                ),
            ] {
                let field = |name: &str| format!("{of}/{name}");
                look(&field("sections"), "section", words(sections_of), &sections);
                look(&field("topics"), "topic", words(topics_of), &topics);
                look(&field("authors"), "author", words(authors_of), &authors);
                look(
                    &field("languages"),
                    "language",
                    tags(languages_of),
                    &languages,
                );
            }
            let named = [
                ("pins", &container.pins),
                ("exclude/stories", &without.stories),
            ];
            for (field, names) in named {
                for (entry, name) in names.iter().enumerate() {
                    if let Err(none) = stories.find(name) {
                        problems.push(source.problem(
                            &format!("{at}/{index}/{field}/{entry}"),
                            none.what(name),
                            none.mend(|| suggestion(&name.0, stories.like(name))),
                        ));
                    }
                }
            }
        }
    }
}

/// Ensure that no container leaves out what it asks for by the same name. One of the two was not meant, and the
/// container would be empty or have the story all the same.
pub(super) fn no_container_leaves_out_what_it_asks_for(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    for (at, containers) in content.site.fronts() {
        for (index, container) in containers.iter().enumerate() {
            let (query, without) = (&container.query, &container.exclude);
            let names = |names: &[StoryName]| {
                let names = names.iter().map(StoryName::normal);
                names.collect::<Vec<_>>()
            };
            let kinds = |kinds: &[Kind]| {
                let kinds = kinds.iter().map(|kind| kind.as_str().to_owned());
                kinds.collect::<Vec<_>>()
            };
            let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
            let both: [(&str, &str, Vec<String>, Vec<String>); 6] = [
                (
                    "stories",
                    "pins",
                    names(&without.stories),
                    names(&container.pins),
                ),
                (
                    "sections",
                    "query",
                    owned(words(&without.sections)),
                    owned(words(&query.sections)),
                ),
                (
                    "topics",
                    "query",
                    owned(words(&without.topics)),
                    owned(words(&query.topics)),
                ),
                (
                    "authors",
                    "query",
                    owned(words(&without.authors)),
                    owned(words(&query.authors)),
                ),
                ("kinds", "query", kinds(&without.kinds), kinds(&query.kinds)),
                (
                    "languages",
                    "query",
                    owned(tags(&without.languages)),
                    owned(tags(&query.languages)),
                ),
            ];
            for (field, asked_by, without, asked) in both {
                for (entry, word) in without.iter().enumerate() {
                    if asked.contains(word) {
                        problems.push(content.site_source.problem(
                            &format!("{at}/{index}/exclude/{field}/{entry}"),
                            format!("`{word}` is left out here, and `{asked_by}` asks for it"),
                            "take it out of one of the two",
                        ));
                    }
                }
            }
        }
    }
}

/// Ensure that a container does not pass over all that it asks for: it is not shown then, and nobody is told why.
pub(super) fn no_container_passes_over_all(content: &Survey, problems: &mut Vec<Problem>) {
    for (at, containers) in content.site.fronts() {
        let passing = containers.iter().enumerate();
        let passing = passing.filter(|(_, one)| one.offset > 0 && one.pins.is_empty());
        for (index, container) in passing {
            let stories = content.articles.iter().map(|entry| &entry.value);
            let found = stories.filter(|story| {
                let language = story.language.as_ref().unwrap_or(content.site.language());
                container.query.takes(story, language)
            });
            let count = found.take(container.offset + 1).count();
            if count <= container.offset {
                problems.push(content.site_source.problem(
                    &format!("{at}/{index}/offset"),
                    format!("no more than {count} stories are asked for, and all of them are passed over"),
                    "make `offset` smaller, or ask for more",
                ));
            }
        }
    }
}

fn words(slugs: &[Slug]) -> Vec<&str> {
    slugs.iter().map(Slug::as_str).collect()
}

fn tags(languages: &[Language]) -> Vec<&str> {
    languages.iter().map(|one| one.0.as_str()).collect()
}
