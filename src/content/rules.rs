//! What no schema can say: rules between files and between fields.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use url::Url;

use super::{
    Problem,
    load::{Content, Entry},
    problem::suggestion,
};
use crate::{
    model::{Article, Block, Mark},
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
    no_section_takes_a_reserved_name,
    no_two_sections_share_a_slug,
    every_story_has_a_known_section,
    every_story_has_known_authors,
    every_story_is_in_a_language_of_the_site,
    no_two_stories_share_an_address,
    no_story_expires_before_it_is_published,
    every_related_story_exists,
    every_link_leads_somewhere,
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
        for (place, author) in story.authors.iter().enumerate() {
            if !known.contains(author.as_str()) {
                problems.push(source.problem(
                    &format!("/authors/{place}"),
                    format!("there is no author `{author}`"),
                    format!(
                        "{}, or write `authors/{author}.json`",
                        suggestion(author.as_str(), known.iter().copied())
                    ),
                ));
            }
        }
    }
}

/// Ensure that the interface around a story speaks the story's language.
fn every_story_is_in_a_language_of_the_site(content: &Content, problems: &mut Vec<Problem>) {
    let languages = &content.site.languages;
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        if let Some(language) = story
            .language
            .as_ref()
            .filter(|one| !languages.contains(one))
        {
            problems.push(source.problem(
                "/language",
                format!("`{language}` is no language of the site"),
                "add it to `languages` in `site.json`, or mend it",
            ));
        }
    }
}

/// Ensure that no story takes the address of another story, of a section or of the site itself.
fn no_two_stories_share_an_address(content: &Content, problems: &mut Vec<Problem>) {
    let Ok(permalink) = Permalink::parse(&content.site.permalink) else {
        return;
    };
    let Ok(zone) = TimeZone::get(&content.site.time_zone) else {
        return;
    };
    let mut taken: BTreeMap<String, String> = content
        .site
        .sections
        .iter()
        .map(|section| {
            (
                format!("/{}/", section.slug),
                format!("the section `{}`", section.name),
            )
        })
        .collect();
    for Entry {
        slug,
        value: story,
        source,
    } in &content.articles
    {
        let address = permalink.path(slug, story, &zone);
        let first = address.split('/').nth(1).unwrap_or_default();
        let holder = match RESERVED.contains(&first) {
            true => Some("the site itself".to_owned()),
            false => taken.insert(address.clone(), format!("`{}`", source.path.display())),
        };
        if let Some(holder) = holder {
            let pointer = if story.slug.is_some() { "/slug" } else { "" };
            problems.push(source.problem(
                pointer,
                format!("the address {address} belongs to {holder}"),
                "give the story another slug, or rename its file",
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
    let pages = pages(content);
    let mut look = |source: &super::source::Source, pointer: String, href: &str| {
        if let Err((what, mend)) = leads_somewhere(href, &pages) {
            problems.push(source.problem(&pointer, what, mend));
        }
    };
    for (pointer, mark, source) in marks(content) {
        if let Mark::Link { href, .. } = mark {
            look(source, format!("{pointer}/href"), href);
        }
    }
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        for (place, block) in story.body.iter().enumerate() {
            if let Block::Quote(quote) = block
                && let Some(address) = &quote.source
            {
                look(source, format!("/body/{place}/source"), address);
            }
        }
    }
}

fn leads_somewhere(href: &str, pages: &BTreeSet<String>) -> Result<(), (String, String)> {
    if href.starts_with('/') && !href.starts_with("//") {
        let path = href.split(['#', '?']).next().unwrap_or(href);
        let whole = format!("{}/", path.trim_end_matches('/'));
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

/// Ensure that every note reference leads to a note of its story.
fn every_note_reference_has_a_note(content: &Content, problems: &mut Vec<Problem>) {
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        let known: Vec<_> = story.notes.iter().map(|note| note.id.as_str()).collect();
        for (at, text) in story.texts() {
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
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        for (place, note) in story.notes.iter().enumerate() {
            if story.notes[..place]
                .iter()
                .any(|before| before.id == note.id)
            {
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
    for Entry {
        value: story,
        source,
        ..
    } in &content.articles
    {
        for (place, block) in story.body.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            let columns = table.columns.len();
            for (row, cells) in table
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.len() != columns)
            {
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

fn sections(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content
        .site
        .sections
        .iter()
        .map(|section| section.slug.as_str())
}

/// Every marked run in stories and biographies.
fn marks(content: &Content) -> Vec<(String, &Mark, &super::source::Source)> {
    let mut found = Vec::new();
    let stories = content
        .articles
        .iter()
        .map(|entry| (&entry.source, entry.value.texts()));
    let authors = content.authors.iter().map(|entry| {
        (
            &entry.source,
            vec![("/biography".to_owned(), &entry.value.biography)],
        )
    });
    for (source, texts) in stories.chain(authors) {
        for (at, text) in texts {
            found.extend(
                text.marks(&at)
                    .into_iter()
                    .map(|(pointer, mark)| (pointer, mark, source)),
            );
        }
    }
    found
}

/// The addresses of all pages, from the site's root and not encoded.
fn pages(content: &Content) -> BTreeSet<String> {
    let mut pages = BTreeSet::from(["/".to_owned()]);
    pages.extend(sections(content).map(|section| format!("/{section}/")));
    pages.extend(
        content
            .authors
            .iter()
            .map(|author| format!("/author/{}/", author.slug)),
    );
    let permalink = Permalink::parse(&content.site.permalink);
    if let (Ok(permalink), Ok(zone)) = (permalink, TimeZone::get(&content.site.time_zone)) {
        let stories: &[Entry<Article>] = &content.articles;
        pages.extend(
            stories
                .iter()
                .map(|story| permalink.path(&story.slug, &story.value, &zone)),
        );
    }
    pages
}
