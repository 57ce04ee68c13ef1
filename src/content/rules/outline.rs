//! Rules for the parts of a page: its headings, and the links to them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problem, Survey};
use crate::{
    grammar::{address, fragment, nearest},
    locales::{Labels, Locales},
    model::{Block, Found, Language},
};

/// Ensure that a heading of the third level stands under one of the second: screen readers go through a page
/// by its headings, and one that hangs in the air makes them look for what is missing. The page shows it a
/// level higher.
pub(super) fn headings_go_down_step_by_step(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        // By the list of blocks that they stand in.
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (at, block) in &found.blocks {
            let list = at.rsplit_once('/').map_or("", |(list, _)| list);
            // It stands under its question, which is a heading.
            let is_under = list.ends_with("/answer") || seen.contains(list);
            match block {
                Block::Heading(heading) if heading.level > 2 && !is_under => {
                    problems.push(source.problem(
                        &format!("{at}/level"),
                        "no heading of level 2 stands above this one of level 3",
                        source.form(
                            "leave `level` out, or write the heading that it belongs under",
                            "write `##`, or the heading that it belongs under",
                        ),
                    ));
                }
                Block::Heading(_)
                | Block::NumberedTitle(_)
                | Block::Questions(_)
                | Block::Recipe(_)
                | Block::Timeline(_)
                | Block::Quiz(_) => _ = seen.insert(list),
                _ => {}
            }
        }
    }
}

/// Ensure that the end of an address, from `#` on, names a part of the page: where it doesn't, readers come to
/// the top of the page and don't find what they were promised. A heading that is written otherwise has
/// another name. Looked at are links to stories and static pages.
pub(super) fn every_fragment_leads_to_a_part(content: &Survey, problems: &mut Vec<Problem>) {
    let (Some(site), Some(mapped)) = (content.site_map(), content.mapped()) else {
        return;
    };
    let wanted: Vec<_> = content
        .links()
        .filter_map(|(source, pointer, href)| {
            let inside = site.inside(href)?;
            let (path, rest) = address::split(&inside);
            let fragment = rest.split_once('#')?.1;
            // The top of a page needs no name (HTML, section 7.4.6.4).
            let is_top = fragment.is_empty() || fragment.eq_ignore_ascii_case("top");
            let is_part = !is_top && !fragment.starts_with(":~:");
            let path = address::page_path(path);
            is_part.then(|| (source, pointer, path, address::decoded(fragment)))
        })
        .collect();
    if wanted.is_empty() {
        return;
    }
    let asked: BTreeSet<_> = wanted.iter().map(|(_, _, path, _)| path.as_str()).collect();
    let first = content.site.language();
    let locales = Locales::new(first, &content.interfaces);
    let labels = |own: &Option<Language>| locales.labels(own.as_ref().unwrap_or(first));
    let mut parts = BTreeMap::new();
    let stories = mapped.iter();
    let stories = stories.map(|mapped| (mapped.path.clone(), &mapped.story.language));
    let pages = content.pages.iter();
    let pages = pages.map(|entry| (format!("/{}/", entry.slug), &entry.value.language));
    for ((path, language), (_, found, _)) in stories.chain(pages).zip(content.documents()) {
        if asked.contains(path.as_str()) {
            parts.insert(path, names(found, labels(language)));
        }
    }
    for (source, pointer, path, fragment) in &wanted {
        let Some(names) = parts.get(path) else {
            continue;
        };
        if is_part(names, fragment) {
            continue;
        }
        let known = names.iter().map(|name| (name, name));
        let mend = match nearest(fragment, known, 0.8) {
            Some(name) => format!("did you mean `{path}#{name}`?"),
            None => {
                "copy the address of the part from the page: the sign beside its heading has it"
                    .to_owned()
            }
        };
        let what = format!("`{path}` has no part `{fragment}`");
        problems.push(source.problem(pointer, what, mend));
    }
}

/// Whether a page with parts of these names has that one. Of several with one name, the later ones are
/// numbered; and what is no heading has a name that the publisher makes.
fn is_part(names: &BTreeSet<String>, fragment: &str) -> bool {
    let base = fragment
        .rsplit_once('-')
        .filter(|(_, number)| number.parse::<u32>().is_ok());
    let is_known = |name: &str| names.contains(name);
    is_known(fragment)
        || base.is_some_and(|(base, _)| is_known(base))
        || fragment::is_given(fragment)
}

/// The names of all that has a title on a page.
fn names(found: &Found, labels: &Labels) -> BTreeSet<String> {
    let mut titles = Vec::new();
    for (_, block) in &found.blocks {
        titles.extend(own_titles(block, labels));
    }
    titles.iter().map(|title| fragment::of(title)).collect()
}

fn own_titles(block: &Block, labels: &Labels) -> Vec<String> {
    let or =
        |title: &Option<String>, label: &str| title.clone().unwrap_or_else(|| label.to_owned());
    match block {
        Block::Heading(heading) => vec![heading.text.plain()],
        Block::NumberedTitle(title) => vec![title.text.plain()],
        Block::Poem(poem) => poem.title.iter().cloned().collect(),
        Block::KeyPoints(points) => vec![or(&points.title, &labels.key_points)],
        Block::InShort(_) => vec![labels.in_short.clone()],
        Block::Questions(questions) => questions.items.iter().map(|one| one.text.plain()).collect(),
        Block::InfoBox(info) => vec![info.title.clone()],
        Block::Glossary(_) => vec![labels.glossary.clone()],
        Block::Timeline(timeline) => {
            let periods = timeline.periods.iter().map(|period| &period.title);
            timeline.title.iter().chain(periods).cloned().collect()
        }
        Block::Recipe(recipe) => vec![recipe.title.clone()],
        Block::Quiz(quiz) => quiz.title.iter().cloned().collect(),
        Block::Contact(contact) => vec![or(&contact.title, &labels.contact)],
        Block::ReadMore(more) => vec![or(&more.title, &labels.read_more)],
        Block::Newsletter(newsletter) => vec![newsletter.title.clone()],
        Block::Code(_) => vec!["code".to_owned()],
        Block::Formula(_) => vec!["formula".to_owned()],
        Block::Table(_) => vec!["table".to_owned()],
        Block::Chart(_) => vec!["chart".to_owned()],
        Block::Map(_) => vec!["map".to_owned()],
        Block::Embed(embed) => vec![format!("past {}", embed.title)],
        _ => Vec::new(),
    }
}
