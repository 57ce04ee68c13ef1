//! Rules for the links at the top and at the foot of every page, and for the alert.

use super::{Problem, Survey, languages, sections, suggestion, topics};
use crate::{
    content::visible::is_blank,
    model::{Mark, NavigationEntry, NavigationPart, Site},
};

/// Every entry of the navigation and of the foot, with its place: those of a group after it.
pub(super) fn links(site: &Site) -> Vec<(String, &NavigationEntry)> {
    let parts = [
        (NavigationPart::Navigation, &site.navigation),
        (NavigationPart::Foot, &site.foot),
    ];
    let parts = parts.into_iter().flat_map(|(part, entries)| {
        let entries = entries.as_deref().unwrap_or_default();
        of_part(part, entries)
    });
    parts.collect()
}

fn of_part(part: NavigationPart, entries: &[NavigationEntry]) -> Vec<(String, &NavigationEntry)> {
    let mut links = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let at = format!("/{}/{index}", part.field());
        let items = entry.items().iter().enumerate();
        let items: Vec<_> = items
            .map(|(index, item)| (format!("{at}/items/{index}"), item))
            .collect();
        links.push((at, entry));
        links.extend(items);
    }
    links
}

/// Ensure that every entry of the navigation leads to a section, a topic or a page. It stands on every page, and
/// so would a dead link.
pub(super) fn the_navigation_leads_to_sections(content: &Survey, problems: &mut Vec<Problem>) {
    lead(content, NavigationPart::Navigation, problems);
}

/// Ensure that every entry of the foot leads to a page, a section or a topic. It stands on every page, and so
/// would a dead link.
pub(super) fn the_foot_leads_to_pages(content: &Survey, problems: &mut Vec<Problem>) {
    lead(content, NavigationPart::Foot, problems);
}

fn lead(content: &Survey, part: NavigationPart, problems: &mut Vec<Problem>) {
    let entries = match part {
        NavigationPart::Navigation => &content.site.navigation,
        NavigationPart::Foot => &content.site.foot,
    };
    let pages = content.pages.iter();
    let pages = pages.filter(|entry| entry.value.within.is_none());
    let pages = pages.map(|entry| entry.slug.as_str());
    let known = [
        ("section", sections(content).collect::<Vec<_>>()),
        ("topic", topics(content).collect()),
        ("page", pages.collect()),
    ];
    for (at, entry) in of_part(part, entries.as_deref().unwrap_or_default()) {
        let link = entry.link(part);
        let named = [&link.section, &link.topic, &link.page];
        for ((noun, known), slug) in known.iter().zip(named) {
            let Some(slug) = slug.as_ref().filter(|slug| !known.contains(&slug.as_str())) else {
                continue;
            };
            let at = match entry {
                NavigationEntry::Slug(_) => at.clone(),
                NavigationEntry::Link(_) => format!("{at}/{noun}"),
            };
            problems.push(content.site_source.problem(
                &at,
                format!("there is no {noun} `{slug}`"),
                suggestion(slug.as_str(), known.iter().copied()),
            ));
        }
    }
}

/// Ensure that every link at the top and at the foot of the pages leads to one place and has a name, and that no
/// group stands in a group: there are two levels.
pub(super) fn every_link_of_the_navigation_is_whole(content: &Survey, problems: &mut Vec<Problem>) {
    for (at, entry) in links(&content.site) {
        let NavigationEntry::Link(link) = entry else {
            continue;
        };
        let targets = [
            link.section.is_some(),
            link.topic.is_some(),
            link.page.is_some(),
            link.href.is_some(),
        ];
        let targets = targets.into_iter().filter(|is_there| *is_there).count();
        let is_named = link.section.is_some() || link.topic.is_some() || link.page.is_some();
        let is_item = at.contains("/items/");
        let (what, mend) = if targets > 1 {
            (
                "this link leads to several places",
                "leave one of `section`, `topic`, `page` and `href`",
            )
        } else if is_item && link.items.is_some() {
            (
                "a group stands in a group",
                "put its items into the group around it: there are two levels",
            )
        } else if targets == 0 && link.items.is_none() {
            (
                "this link leads nowhere",
                "write `section`, `topic`, `page` or `href`, or make it a group by `items`",
            )
        } else if link.name.is_none() && !is_named {
            (
                "this link has no name",
                "write what it says: `\"name\": \"…\"`",
            )
        } else {
            continue;
        };
        problems.push(content.site_source.problem(&at, what, mend));
    }
}

/// Ensure that a link at the top or at the foot has names only in languages of the site: no page shows another one.
pub(super) fn every_name_of_a_link_is_in_a_language_of_the_site(
    content: &Survey,
    problems: &mut Vec<Problem>,
) {
    for (at, entry) in links(&content.site) {
        let NavigationEntry::Link(link) = entry else {
            continue;
        };
        let names = link.names.keys();
        for language in names.filter(|one| !content.site.languages.contains(one)) {
            problems.push(content.site_source.problem(
                &format!("{at}/names/{language}"),
                format!("`{language}` is no language of the site"),
                suggestion(&language.0, languages(content)),
            ));
        }
    }
}

/// Ensure that the alert has words, and one place where it leads: all of it by `href`, or links in its words.
pub(super) fn the_alert_says_something(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(alert) = &content.site.alert else {
        return;
    };
    let marks = alert.text.marks("");
    let mut problem = |what: &str, mend: &str| {
        problems.push(content.site_source.problem("/alert/text", what, mend));
    };
    if is_blank(&alert.text) {
        problem(
            "the alert says nothing",
            "write what it says, or take it out",
        );
    }
    let has_link = marks
        .iter()
        .any(|(_, mark)| matches!(mark, Mark::Link { .. }));
    if has_link && alert.href.is_some() {
        problem(
            "a link stands in the alert, which is a link itself",
            "leave `href` or the link out",
        );
    }
    if marks
        .iter()
        .any(|(_, mark)| matches!(mark, Mark::Note { .. }))
    {
        problem(
            "the alert refers to a note, and has none",
            "write it into the sentence",
        );
    }
}

/// Ensure that the alert is not over: pages leave it out then, and it waits in the site file for nothing.
pub(super) fn the_alert_is_not_over(content: &Survey, problems: &mut Vec<Problem>) {
    let alert = content.site.alert.as_ref();
    if alert.is_some_and(|alert| alert.until.0 <= content.now) {
        let what = "the time of the alert is over, and no page shows it";
        let mend = "take the alert out, or give it more time";
        problems.push(content.site_source.problem("/alert/until", what, mend));
    }
}
