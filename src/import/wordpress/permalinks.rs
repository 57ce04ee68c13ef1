//! How the addresses of stories were made, found from those that there are.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::json;

use super::{dates, item::Item};
use crate::{
    grammar::{
        Base, Permalink,
        address::{RESERVED, page_path},
    },
    import::slug::slug,
    model::{Article, Slug},
};

/// The pattern of a site that has none which can be found.
pub const USUAL: &str = "/:section/:slug/";

/// The pattern of most stories, as the site file has it. `sections` gives the section of an item.
pub fn pattern<'a>(
    items: impl Iterator<Item = (&'a Item, &'a str)>,
    base: Option<&Base>,
) -> String {
    most(items.map(|(item, section)| {
        let path = old_path(&item.link, base);
        let (Some(path), Some(name)) = (path, slug(&item.slug)) else {
            return Vec::new();
        };
        let date = dates::civil(&item.date);
        date.map_or_else(Vec::new, |date| patterns(&path, &name, section, date))
    }))
}

/// The pattern that most stories have, of those that each of them may have.
pub fn most(stories: impl Iterator<Item = Vec<String>>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = 0;
    for patterns in stories {
        all += 1;
        for pattern in patterns {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let usable = |pattern: &String| {
        let first = pattern.split('/').nth(1).unwrap_or_default();
        Permalink::parse(pattern).is_ok() && !RESERVED.contains(&first)
    };
    let most = counts.into_iter().filter(|(pattern, _)| usable(pattern));
    // What is the same in all stories so far may be another in the next one.
    let most = most.max_by_key(|(pattern, count)| (*count, pattern.matches(':').count()));
    match most {
        Some((pattern, count)) if count * 2 > all => pattern,
        _ => USUAL.to_owned(),
    }
}

/// The patterns that give the address of one story.
pub fn patterns(path: &str, name: &str, section: &str, date: DateTime) -> Vec<String> {
    let segments: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut found = vec![String::new()];
    for segment in segments {
        let parts = parts(segment, name, section, date);
        found = found
            .iter()
            .flat_map(|start| parts.iter().map(move |part| format!("{start}/{part}")))
            .take(64)
            .collect();
    }
    found
        .into_iter()
        .map(|pattern| pattern + "/")
        .filter(|it| it.contains(":slug"))
        .collect()
}

/// What a segment may be a value of.
fn parts(segment: &str, name: &str, section: &str, date: DateTime) -> Vec<String> {
    let values = [
        (":slug", name.to_owned()),
        (":section", section.to_owned()),
        (":year", format!("{:04}", date.year())),
        (":month", format!("{:02}", date.month())),
        (":day", format!("{:02}", date.day())),
    ];
    let same = values.iter().filter(|(_, value)| value == segment);
    let same = same.map(|(part, _)| (*part).to_owned());
    same.chain([segment.to_owned()]).collect()
}

/// The path of an address on the old site as pages here have it, from the site's root; none for one that
/// is told by its query.
pub fn old_path(link: &str, base: Option<&Base>) -> Option<String> {
    let inside = base?.inside(link)?;
    let (path, query) = crate::grammar::address::split(&inside);
    if query.starts_with('?') {
        return None;
    }
    Some(page_path(path))
}

/// The address of a story by the pattern of the site.
pub fn story_path(
    permalink: &Permalink,
    section: &str,
    slug: &str,
    published: Timestamp,
    zone: &TimeZone,
) -> Option<String> {
    let story = json!({
        "headline": "–",
        "section": section,
        "published": published.to_string(),
        "body": []
    });
    let story: Article = serde_json::from_value(story).ok()?;
    let slug: Slug = slug.parse().ok()?;
    Some(permalink.path(&slug, &story, zone))
}
