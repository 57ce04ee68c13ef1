//! What no schema can say: rules between files and between fields.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use url::Url;

use super::{
    Problem,
    load::{Content, Entry},
    problem::suggestion,
    source::Source,
};
use crate::{
    model::{Block, Mark, Note, Text},
    resolve::Permalink,
};

/// First segments of addresses that the site needs for itself.
pub const RESERVED: [&str; 15] = [
    "404",
    "archive",
    "assets",
    "author",
    "corrections",
    "feed",
    "live",
    "media",
    "page",
    "pagefind",
    "preview",
    "saved",
    "schema",
    "search",
    "topic",
];

/// A rule and its name.
#[derive(Debug)]
pub struct Rule {
    pub name: &'static str,
    apply: fn(&Content, &mut Vec<Problem>),
}

macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
        /// Every rule, in the order in which they apply.
        pub const RULES: &[Rule] = &[$(Rule { name: stringify!($rule), apply: $rule }),*];
    };
}

rules![
    the_base_url_is_absolute,
    the_time_zone_is_known,
    every_language_has_interface_strings,
    the_permalink_tells_stories_apart,
    the_navigation_leads_to_sections,
    the_foot_leads_to_pages,
    the_front_asks_for_what_there_is,
    no_section_takes_a_reserved_name,
    no_two_sections_share_a_slug,
    no_two_topics_share_a_slug,
    every_name_is_in_a_language_of_the_site,
    every_story_has_a_known_section,
    every_story_has_known_authors,
    every_story_has_known_topics,
    no_author_has_a_part_twice,
    every_story_is_in_a_language_of_the_site,
    no_two_pages_share_an_address,
    no_story_expires_before_it_is_published,
    every_related_story_exists,
    every_link_leads_somewhere,
    no_link_is_inside_a_link,
    every_note_reference_has_a_note,
    no_two_notes_share_an_id,
    every_table_row_is_whole,
];

/// Applies every rule.
pub fn check(content: &Content, problems: &mut Vec<Problem>) {
    RULES
        .iter()
        .for_each(|rule| (rule.apply)(content, problems));
}

/// Ensure that canonical addresses can be made from the base URL.
fn the_base_url_is_absolute(content: &Content, problems: &mut Vec<Problem>) {
    let base = &content.site.base_url;
    let plain = |url: &Url| {
        ["http", "https"].contains(&url.scheme())
            && url.query().is_none()
            && url.fragment().is_none()
    };
    if !Url::parse(base).is_ok_and(|url| plain(&url)) {
        problems.push(content.site_source.problem(
            "/base_url",
            format!("`{base}` is no address of a site"),
            "write it whole, such as `https://example.org/` or `https://example.org/news/`",
        ));
    }
}

/// Ensure that dates can be shown in the site's time zone.
fn the_time_zone_is_known(content: &Content, problems: &mut Vec<Problem>) {
    let zone = &content.site.time_zone;
    if TimeZone::get(zone).is_err() {
        let known: Vec<_> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .collect();
        problems.push(content.site_source.problem(
            "/time_zone",
            format!("`{zone}` is no time zone"),
            suggestion(zone, known.iter().map(String::as_str)),
        ));
    }
}

/// Ensure that the interface can speak every language of the site.
fn every_language_has_interface_strings(content: &Content, problems: &mut Vec<Problem>) {
    let known = || {
        crate::locales::LOCALES
            .iter()
            .map(|(language, _)| *language)
    };
    for (place, language) in content.site.languages.iter().enumerate() {
        if !known().any(|known| known == language.primary()) {
            problems.push(content.site_source.problem(
                &format!("/languages/{place}"),
                format!("there are no interface strings in `{language}`"),
                format!(
                    "there are strings in {}",
                    known().collect::<Vec<_>>().join(", ")
                ),
            ));
        }
    }
}

/// Ensure that the permalink pattern can be filled in and names the story.
fn the_permalink_tells_stories_apart(content: &Content, problems: &mut Vec<Problem>) {
    if let Err(error) = Permalink::parse(&content.site.permalink) {
        let mend =
            "make it of `:section`, `:slug`, `:year`, `:month` and `:day`, such as `/:year/:slug/`";
        problems.push(content.site_source.problem("/permalink", error, mend));
    }
}

/// Ensure that every entry of the navigation is a section.
fn the_navigation_leads_to_sections(content: &Content, problems: &mut Vec<Problem>) {
    for (place, slug) in content.site.navigation.iter().flatten().enumerate() {
        if !sections(content).any(|section| section == slug.as_str()) {
            problems.push(content.site_source.problem(
                &format!("/navigation/{place}"),
                format!("there is no section `{slug}`"),
                suggestion(slug.as_str(), sections(content)),
            ));
        }
    }
}

/// Ensure that every entry of the foot is a static page.
fn the_foot_leads_to_pages(content: &Content, problems: &mut Vec<Problem>) {
    let known = content.pages.iter().map(|page| page.slug.as_str());
    for (place, slug) in content.site.foot.iter().flatten().enumerate() {
        if !known.clone().any(|page| page == slug.as_str()) {
            problems.push(content.site_source.problem(
                &format!("/foot/{place}"),
                format!("there is no page `{slug}`"),
                suggestion(slug.as_str(), known.clone()),
            ));
        }
    }
}

/// Ensure that no container of the front is empty for ever because of a wrong name.
fn the_front_asks_for_what_there_is(content: &Content, problems: &mut Vec<Problem>) {
    let sections: BTreeSet<_> = sections(content).collect();
    let topics: BTreeSet<_> = topics(content).collect();
    let authors: BTreeSet<_> = slugs(&content.authors).collect();
    let stories: BTreeSet<_> = slugs(&content.articles).collect();
    let languages: BTreeSet<_> = languages(content).collect();
    for (place, container) in content.site.front.iter().flatten().enumerate() {
        let query = &container.query;
        let wanted = [
            ("query/sections", "section", &query.sections, &sections),
            ("query/topics", "topic", &query.topics, &topics),
            ("query/authors", "author", &query.authors, &authors),
            ("pins", "story", &container.pins, &stories),
        ];
        let mut look =
            |field: &str, entry: usize, noun: &str, word: &str, known: &BTreeSet<&str>| {
                if !known.contains(word) {
                    problems.push(content.site_source.problem(
                        &format!("/front/{place}/{field}/{entry}"),
                        format!("there is no {noun} `{word}`"),
                        suggestion(word, known.iter().copied()),
                    ));
                }
            };
        for (field, noun, named, known) in wanted {
            for (entry, slug) in named.iter().enumerate() {
                look(field, entry, noun, slug.as_str(), known);
            }
        }
        for (entry, language) in query.languages.iter().enumerate() {
            look(
                "query/languages",
                entry,
                "language",
                &language.0,
                &languages,
            );
        }
    }
}

/// Ensure that no section stands where the site has files of its own.
fn no_section_takes_a_reserved_name(content: &Content, problems: &mut Vec<Problem>) {
    for (place, section) in content.site.sections.iter().enumerate() {
        if RESERVED.contains(&section.slug.as_str()) {
            problems.push(content.site_source.problem(
                &format!("/sections/{place}/slug"),
                format!(
                    "`{}` is an address that the site needs for itself",
                    section.slug
                ),
                "give the section another slug; its name may stay",
            ));
        }
    }
}

/// Ensure that a section is one section.
fn no_two_sections_share_a_slug(content: &Content, problems: &mut Vec<Problem>) {
    for (place, section) in content.site.sections.iter().enumerate() {
        if content.site.sections[..place]
            .iter()
            .any(|before| before.slug == section.slug)
        {
            problems.push(content.site_source.problem(
                &format!("/sections/{place}/slug"),
                format!("there is a section `{}` before this one", section.slug),
                "give it another slug, or remove it",
            ));
        }
    }
}

/// Ensure that a topic is one topic.
fn no_two_topics_share_a_slug(content: &Content, problems: &mut Vec<Problem>) {
    let topics = &content.site.topics;
    for (place, topic) in topics.iter().enumerate() {
        if topics[..place]
            .iter()
            .any(|before| before.slug == topic.slug)
        {
            problems.push(content.site_source.problem(
                &format!("/topics/{place}/slug"),
                format!("there is a topic `{}` before this one", topic.slug),
                "give it another slug, or remove it",
            ));
        }
    }
}

/// Ensure that a translated name is one that some page shows.
fn every_name_is_in_a_language_of_the_site(content: &Content, problems: &mut Vec<Problem>) {
    let sections = content.site.sections.iter().map(|section| &section.names);
    let topics = content.site.topics.iter().map(|topic| &topic.names);
    let named = [
        ("sections", sections.collect::<Vec<_>>()),
        ("topics", topics.collect()),
    ];
    for (field, entries) in named {
        for (place, names) in entries.into_iter().enumerate() {
            for language in names
                .keys()
                .filter(|one| !content.site.languages.contains(one))
            {
                problems.push(content.site_source.problem(
                    &format!("/{field}/{place}/names/{language}"),
                    format!("`{language}` is no language of the site"),
                    suggestion(&language.0, languages(content)),
                ));
            }
        }
    }
}

/// Ensure that every story stands in a section of the site file.
fn every_story_has_a_known_section(content: &Content, problems: &mut Vec<Problem>) {
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

/// Ensure that every author of a story has a file.
fn every_story_has_known_authors(content: &Content, problems: &mut Vec<Problem>) {
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
        for (place, credit) in story.authors.iter().enumerate() {
            let author = &credit.author;
            if !known.contains(author.as_str()) {
                problems.push(source.problem(
                    &format!("/authors/{place}/author"),
                    format!("there is no author `{author}`"),
                    or(
                        suggestion(author.as_str(), known.iter().copied()),
                        &format!("write `authors/{author}.json`, where `{{}}` is enough"),
                    ),
                ));
            }
        }
    }
}

/// Ensure that nobody is named twice for the same part.
fn no_author_has_a_part_twice(content: &Content, problems: &mut Vec<Problem>) {
    for entry in &content.articles {
        let authors = &entry.value.authors;
        for (place, credit) in authors.iter().enumerate() {
            if authors[..place].contains(credit) {
                problems.push(entry.source.problem(
                    &format!("/authors/{place}"),
                    format!("`{}` stands here a second time", credit.author),
                    "keep one of the two, or give one another `role`",
                ));
            }
        }
    }
}

/// Ensure that every topic and series of a story is in the site file.
fn every_story_has_known_topics(content: &Content, problems: &mut Vec<Problem>) {
    let known: BTreeSet<_> = topics(content).collect();
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        let topics = story.topics.iter().enumerate();
        let named = topics.map(|(place, topic)| (format!("/topics/{place}"), topic));
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
                        suggestion(topic.as_str(), known.iter().copied()),
                        "add it to `topics` in `site.json`",
                    ),
                ));
            }
        }
    }
}

/// Ensure that the interface around a story or a page speaks its language.
fn every_story_is_in_a_language_of_the_site(content: &Content, problems: &mut Vec<Problem>) {
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
                "add it to `languages` in `site.json`, or mend it",
            ));
        }
    }
}

/// Ensure that no story or static page takes the address of another one, of a section or of the site
/// itself.
fn no_two_pages_share_an_address(content: &Content, problems: &mut Vec<Problem>) {
    let Ok(permalink) = Permalink::parse(&content.site.permalink) else {
        return;
    };
    let Ok(zone) = TimeZone::get(&content.site.time_zone) else {
        return;
    };
    let sections = content.site.sections.iter().map(|section| {
        let address = format!("/{}/", section.slug);
        (address, format!("the section `{}`", section.name))
    });
    let mut taken: BTreeMap<String, String> = sections.collect();
    let pages = content.pages.iter().map(|entry| {
        let address = format!("/{}/", entry.slug);
        (address, &entry.source, entry.value.slug.is_some())
    });
    let stories = content.articles.iter().map(|entry| {
        let address = permalink.path(&entry.slug, &entry.value, &zone);
        (address, &entry.source, entry.value.slug.is_some())
    });
    for (address, source, says_slug) in pages.chain(stories) {
        let first = address.split('/').nth(1).unwrap_or_default();
        let holder = match RESERVED.contains(&first) {
            true => Some("the site itself".to_owned()),
            false => taken.insert(address.clone(), format!("`{}`", source.path.display())),
        };
        if let Some(holder) = holder {
            problems.push(source.problem(
                if says_slug { "/slug" } else { "" },
                format!("the address {address} belongs to {holder}"),
                "give it another slug, or rename its file",
            ));
        }
    }
}

/// Ensure that a story can be read at all.
fn no_story_expires_before_it_is_published(content: &Content, problems: &mut Vec<Problem>) {
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

/// Ensure that the stories pinned under a story exist, and that it doesn't pin itself.
fn every_related_story_exists(content: &Content, problems: &mut Vec<Problem>) {
    let known: BTreeSet<_> = content
        .articles
        .iter()
        .map(|story| story.slug.as_str())
        .collect();
    for Entry {
        slug,
        value: story,
        source,
    } in &content.articles
    {
        for (place, pin) in story.related.iter().enumerate() {
            let pointer = format!("/related/{place}");
            if pin == slug {
                let what = "the story is offered under itself";
                problems.push(source.problem(&pointer, what, "name another story"));
            } else if !known.contains(pin.as_str()) {
                problems.push(source.problem(
                    &pointer,
                    format!("there is no story `{pin}`"),
                    suggestion(pin.as_str(), known.iter().copied()),
                ));
            }
        }
    }
}

/// Ensure that links have a scheme that can't run a script, and that those within the site lead to
/// a page.
fn every_link_leads_somewhere(content: &Content, problems: &mut Vec<Problem>) {
    // Without addresses every link would be wrong, and the one real problem lost among them.
    let Some(pages) = pages(content) else { return };
    let mut look = |source: &Source, pointer: String, href: &str| {
        if let Err((what, mend)) = leads_somewhere(href, &pages) {
            problems.push(source.problem(&pointer, what, mend));
        }
    };
    for (pointer, mark, source) in marks(content) {
        if let Mark::Link { href, .. } = mark {
            look(source, format!("{pointer}/href"), href);
        }
    }
    for (source, body) in bodies(content) {
        for (place, block) in body.iter().enumerate() {
            if let Block::Quote(quote) = block
                && let Some(address) = &quote.source
            {
                look(source, format!("/body/{place}/source"), address);
            }
        }
    }
    for entry in &content.authors {
        for (place, link) in entry.value.links.iter().enumerate() {
            look(&entry.source, format!("/links/{place}/href"), &link.href);
        }
    }
}

fn leads_somewhere(href: &str, pages: &BTreeSet<String>) -> Result<(), (String, String)> {
    if href.starts_with('/') && !href.starts_with("//") {
        let path = href.split(['#', '?']).next().unwrap_or(href);
        let whole = crate::resolve::whole(path);
        return match pages.contains(&whole) {
            true => Ok(()),
            false => Err((
                format!("there is no page `{path}`"),
                suggestion(&whole, pages.iter().map(String::as_str)),
            )),
        };
    }
    match Url::parse(href) {
        Ok(url) if ["http", "https", "mailto", "tel"].contains(&url.scheme()) => Ok(()),
        Ok(url) => Err((
            format!("a link can't be of the kind `{}:`", url.scheme()),
            "link to `https:`, `http:`, `mailto:`, `tel:` or a page such as `/section/slug/`"
                .to_owned(),
        )),
        Err(_) => Err((
            format!("`{href}` is no address"),
            "write it whole (`https://…`), or as a page of this site (`/section/slug/`)".to_owned(),
        )),
    }
}

/// Ensure that links stand side by side: HTML knows none inside another, and a reference to a note is
/// a link too.
fn no_link_is_inside_a_link(content: &Content, problems: &mut Vec<Problem>) {
    for (pointer, mark, source) in marks(content) {
        let Mark::Link { text, .. } = mark else {
            continue;
        };
        let inside = text.marks(&format!("{pointer}/text"));
        for (pointer, mark) in inside {
            if matches!(mark, Mark::Link { .. } | Mark::Note { .. }) {
                problems.push(source.problem(
                    &pointer,
                    "a link can't hold another link or a note",
                    "end the link before it",
                ));
            }
        }
    }
}

/// Ensure that every note reference leads to a note of its story.
fn every_note_reference_has_a_note(content: &Content, problems: &mut Vec<Problem>) {
    for (source, texts, notes) in noted(content) {
        let known: Vec<_> = notes.iter().map(|note| note.id.as_str()).collect();
        for (at, text) in texts {
            for (pointer, mark) in text.marks(&at) {
                if let Mark::Note { note, .. } = mark
                    && !known.contains(&note.as_str())
                {
                    problems.push(source.problem(
                        &format!("{pointer}/note"),
                        format!("there is no note `{note}`"),
                        suggestion(note, known.iter().copied()),
                    ));
                }
            }
        }
    }
}

/// Ensure that a note reference leads to one note.
fn no_two_notes_share_an_id(content: &Content, problems: &mut Vec<Problem>) {
    for (source, _, notes) in noted(content) {
        for (place, note) in notes.iter().enumerate() {
            if notes[..place].iter().any(|before| before.id == note.id) {
                problems.push(source.problem(
                    &format!("/notes/{place}/id"),
                    format!("there is a note `{}` before this one", note.id),
                    "give it another `id`",
                ));
            }
        }
    }
}

/// Ensure that every row of a table has a cell for each column.
fn every_table_row_is_whole(content: &Content, problems: &mut Vec<Problem>) {
    for (source, body) in bodies(content) {
        for (place, block) in body.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            let columns = table.columns.len();
            let rows = table.rows.iter().enumerate();
            for (row, cells) in rows.filter(|(_, row)| row.len() != columns) {
                problems.push(source.problem(
                    &format!("/body/{place}/rows/{row}"),
                    format!(
                        "this row has {} cells, and the table {columns} columns",
                        cells.len()
                    ),
                    "add or remove cells; an empty one is `{\"text\": \"\"}`",
                ));
            }
        }
    }
}

/// One way to mend it, or another.
fn or(one: String, other: &str) -> String {
    match one.ends_with('?') {
        true => format!("{one} Or {other}"),
        false => format!("{one}, or {other}"),
    }
}

fn sections(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content
        .site
        .sections
        .iter()
        .map(|section| section.slug.as_str())
}

fn topics(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content.site.topics.iter().map(|topic| topic.slug.as_str())
}

fn languages(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content.site.languages.iter().map(|one| one.0.as_str())
}

fn slugs<T>(entries: &[Entry<T>]) -> impl Iterator<Item = &str> + Clone {
    entries.iter().map(|entry| entry.slug.as_str())
}

/// The bodies of stories and static pages.
fn bodies(content: &Content) -> impl Iterator<Item = (&Source, &[Block])> {
    let stories = content
        .articles
        .iter()
        .map(|entry| (&entry.source, entry.value.body.as_slice()));
    let pages = content
        .pages
        .iter()
        .map(|entry| (&entry.source, entry.value.body.as_slice()));
    stories.chain(pages)
}

type Noted<'a> = (&'a Source, Vec<(String, &'a Text)>, &'a [Note]);

/// The words of stories and static pages with their notes.
fn noted(content: &Content) -> impl Iterator<Item = Noted<'_>> {
    let stories = content.articles.iter().map(|entry| {
        (
            &entry.source,
            entry.value.texts(),
            entry.value.notes.as_slice(),
        )
    });
    let pages = content.pages.iter().map(|entry| {
        (
            &entry.source,
            entry.value.texts(),
            entry.value.notes.as_slice(),
        )
    });
    stories.chain(pages)
}

/// Every marked run in stories, static pages and biographies.
fn marks(content: &Content) -> Vec<(String, &Mark, &Source)> {
    let words = noted(content).map(|(source, texts, _)| (source, texts));
    let biographies = content.authors.iter().map(|entry| {
        let biography = ("/biography".to_owned(), &entry.value.biography);
        (&entry.source, vec![biography])
    });
    let mut found = Vec::new();
    for (source, texts) in words.chain(biographies) {
        for (at, text) in texts {
            let marks = text.marks(&at).into_iter();
            found.extend(marks.map(|(pointer, mark)| (pointer, mark, source)));
        }
    }
    found
}

/// The addresses of all pages, from the site's root and not encoded.
fn pages(content: &Content) -> Option<BTreeSet<String>> {
    let permalink = Permalink::parse(&content.site.permalink).ok()?;
    let zone = TimeZone::get(&content.site.time_zone).ok()?;
    let mut pages = BTreeSet::from(["/", "/author/", "/topic/", "/archive/"].map(str::to_owned));
    pages.extend(sections(content).map(|section| format!("/{section}/")));
    pages.extend(topics(content).map(|topic| format!("/topic/{topic}/")));
    pages.extend(slugs(&content.authors).map(|author| format!("/author/{author}/")));
    pages.extend(slugs(&content.pages).map(|page| format!("/{page}/")));
    for story in &content.articles {
        pages.insert(permalink.path(&story.slug, &story.value, &zone));
        let day = story.value.published.0.to_zoned(zone.clone());
        pages.insert(format!("/archive/{:04}/{:02}/", day.year(), day.month()));
    }
    Some(pages)
}
