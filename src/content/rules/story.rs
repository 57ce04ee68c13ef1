//! Rules for stories and static pages among each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Entry, Guesses, Problem, Source, Survey, languages, permalink, sections, suggestion, topics,
};
use crate::{
    grammar::address::RESERVED,
    model::{BYLINE_NAME, Credit, Slug},
};

/// Ensure that every story stands in a section of the site file. The section gives a story its address, its
/// colour and its place on the front.
pub(super) fn every_story_has_a_known_section(content: &Survey, problems: &mut Vec<Problem>) {
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        let section = story.section.as_str();
        if !sections(content).any(|known| known == section) {
            problems.push(source.problem(
                "/section",
                format!("there is no section `{section}`"),
                suggestion(section, sections(content)),
            ));
        }
    }
}

/// Ensure that every author of a story has a file. The name in the byline comes from there.
pub(super) fn every_story_has_known_authors(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    let known: BTreeSet<_> = content
        .authors
        .iter()
        .map(|author| author.slug.as_str())
        .collect();
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        for (index, credit) in story.authors.iter().enumerate() {
            let Some(author) = credit.author() else {
                continue;
            };
            if !known.contains(author.as_str()) {
                problems.push(source.problem(
                    &format!("/authors/{index}/author"),
                    format!("there is no author `{author}`"),
                    or(
                        guesses.suggestion(author.as_str(), known.iter().copied()),
                        &format!("write `authors/{author}.json`, where `{{}}` is enough"),
                    ),
                ));
            }
        }
    }
}

/// Ensure that a slug names one author, in whatever folder the file is. Otherwise a story could be by
/// either.
pub(super) fn no_two_authors_share_a_slug(content: &Survey, problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<&Slug, &Source> = BTreeMap::new();
    for Entry { slug, source, .. } in &content.authors {
        if let Some(before) = known.insert(slug, source) {
            problems.push(Problem::in_file(
                source.path.clone(),
                format!("the author `{slug}` is in `{}` too", before.path.display()),
                "rename one of the two files, and the author in the stories that mean it",
            ));
        }
    }
}

/// Ensure that nobody is named twice for the same part. Otherwise the name would stand twice over the
/// story.
pub(super) fn no_author_has_a_part_twice(content: &Survey, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        let authors = &entry.value.authors;
        for (index, credit) in authors.iter().enumerate() {
            let is_same = |other: &Credit| {
                let part = |it: &Credit| (it.role, it.guest().is_some());
                part(other) == part(credit) && other.called() == credit.called()
            };
            if authors[..index].iter().any(is_same) {
                problems.push(entry.source.problem(
                    &format!("/authors/{index}"),
                    format!("`{}` stands here a second time", credit.called()),
                    "keep one of the two, or give one another `role`",
                ));
            }
        }
    }
}

/// Ensure that a byline in words has a place for each of those who wrote the story and have a name.
/// Otherwise one of them would be left out, or a gap stay open.
pub(super) fn every_byline_names_its_authors(content: &Survey, problems: &mut Vec<Problem>) {
    let named: BTreeSet<_> = content
        .authors
        .iter()
        .filter(|author| author.value.name.is_some())
        .map(|author| &author.slug)
        .collect();
    for entry in &content.articles {
        let Some(byline) = &entry.value.byline else {
            continue;
        };
        let credits = entry.value.authors.iter();
        let has_name = |it: &&Credit| it.author().is_none_or(|slug| named.contains(slug));
        let authors = credits.filter(|it| it.role.is_author() && has_name(it));
        let (authors, places) = (authors.count(), byline.matches(BYLINE_NAME).count());
        if authors != places {
            problems.push(entry.source.problem(
                "/byline",
                format!(
                    "this has {places} `{BYLINE_NAME}`, and the story {authors} authors with a name"
                ),
                format!(
                    "write `{BYLINE_NAME}` once for each author, as in `{BYLINE_NAME} in Kyiv`"
                ),
            ));
        }
    }
}

/// Ensure that every topic and series of a story is in the site file. A topic that is misspelt would have a
/// list of its own, with one story on it.
pub(super) fn every_story_has_known_topics(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    let known: BTreeSet<_> = topics(content).collect();
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        let topics = story.topics.iter().enumerate();
        let named = topics.map(|(index, topic)| (format!("/topics/{index}"), topic));
        let series = story
            .series
            .iter()
            .map(|topic| ("/series".to_owned(), topic));
        for (pointer, topic) in named.chain(series) {
            if !known.contains(topic.as_str()) {
                problems.push(source.problem(
                    &pointer,
                    format!("there is no topic `{topic}`"),
                    or(
                        guesses.suggestion(topic.as_str(), known.iter().copied()),
                        "add it to `topics` in `site.json`",
                    ),
                ));
            }
        }
    }
}

/// Ensure that the language of a story or a page is one of the site's, in which the interface around it
/// is written.
pub(super) fn every_story_is_in_a_language_of_the_site(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    let stories = content
        .articles
        .iter()
        .map(|entry| (&entry.source, &entry.value.language));
    let pages = content
        .pages
        .iter()
        .map(|entry| (&entry.source, &entry.value.language));
    for (source, language) in stories.chain(pages) {
        if let Some(language) = language
            && !content.site.languages.contains(language)
        {
            problems.push(source.problem(
                "/language",
                format!("`{language}` is no language of the site"),
                or(
                    suggestion(&language.0, languages(content)),
                    "add it to `languages` in `site.json`",
                ),
            ));
        }
    }
}

/// Ensure that no story or static page takes the address of another one, of a section or of the site
/// itself. Otherwise one would be written over the other.
pub(super) fn no_two_pages_share_an_address(content: &Survey, problems: &mut Vec<Problem>) {
    let Some((permalink, zone)) = permalink(content) else {
        return;
    };
    let sections = content.site.sections.iter().map(|section| {
        let address = format!("/{}/", section.slug);
        (address, format!("the section `{}`", section.name))
    });
    let mut taken: BTreeMap<String, String> = sections.collect();
    let pages = content
        .pages
        .iter()
        .map(|entry| (entry.path(), &entry.source, entry.value.slug.is_some()));
    let stories = content.articles.iter().map(|entry| {
        let address = permalink.path(&entry.slug, &entry.value, &zone);
        (address, &entry.source, entry.value.slug.is_some())
    });
    for (address, source, says_slug) in pages.chain(stories) {
        let mut segments = address.split('/').skip(1);
        let (first, second) = (segments.next(), segments.next());
        // The list of a collection has numbered pages.
        let is_number =
            second == Some("page") && source.path.starts_with(content.root.join("pages"));
        let holder = if is_number || first.is_some_and(|first| RESERVED.contains(&first)) {
            Some("the site itself".to_owned())
        } else {
            taken.insert(address.clone(), format!("`{}`", source.path.display()))
        };
        if let Some(holder) = holder {
            let other = source.path.with_extension(match source.path.extension() {
                Some(ending) if ending == "md" => "json",
                _ => "md",
            });
            let mend = if holder == format!("`{}`", other.display()) {
                "it is the same story in two forms: remove one of the files"
            } else {
                "give it another slug, or rename its file"
            };
            problems.push(source.problem(
                if says_slug { "/slug" } else { "" },
                format!("the address {address} belongs to {holder}"),
                mend,
            ));
        }
    }
}

/// Ensure that a story expires after it is published, since nobody could read it otherwise.
pub(super) fn no_story_expires_before_it_is_published(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        if story
            .expires
            .is_some_and(|expires| expires <= story.published)
        {
            problems.push(source.problem(
                "/expires",
                "the story expires before it is published",
                "set a later `expires`, or leave it out",
            ));
        }
    }
}

/// Ensure that the stories pinned under a story exist, and that it doesn't pin itself. Otherwise a place
/// under the story would stay empty.
pub(super) fn every_related_story_exists(content: &Survey, problems: &mut Vec<Problem>) {
    let mut guesses = Guesses::default();
    let names = content.names();
    for entry in &content.articles {
        for (index, pin) in entry.value.related.iter().enumerate() {
            let pointer = format!("/related/{index}");
            match names.find(pin) {
                Ok(story) if std::ptr::eq(story, entry) => {
                    let what = "the story is offered under itself";
                    let mend = "name another story";
                    problems.push(entry.source.problem(&pointer, what, mend));
                }
                Ok(_) => {}
                Err(none) => {
                    let mend = none.mend(|| guesses.suggestion(&pin.0, names.like(pin)));
                    problems.push(entry.source.problem(&pointer, none.what(pin), mend));
                }
            }
        }
    }
}

/// One way to mend it, or another.
fn or(one: String, other: &str) -> String {
    if one.ends_with('?') {
        format!("{one} Or {other}")
    } else {
        format!("{one}, or {other}")
    }
}
