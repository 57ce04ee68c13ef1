//! What the content names, for rules that hold other names against it.

use jiff::tz::TimeZone;

use super::{Content, Entry};
use crate::grammar::Permalink;

/// How stories get their addresses; nothing where the site file doesn't say it, which is a problem of
/// its own.
pub fn permalink(content: &Content) -> Option<(Permalink, TimeZone)> {
    let permalink = Permalink::parse(&content.site.permalink).ok()?;
    let zone = TimeZone::get(&content.site.time_zone).ok()?;
    Some((permalink, zone))
}

pub fn sections(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content
        .site
        .sections
        .iter()
        .map(|section| section.slug.as_str())
}

pub fn topics(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content.site.topics.iter().map(|topic| topic.slug.as_str())
}

pub fn languages(content: &Content) -> impl Iterator<Item = &str> + Clone {
    content.site.languages.iter().map(|one| one.0.as_str())
}

pub fn slugs<T>(entries: &[Entry<T>]) -> impl Iterator<Item = &str> + Clone {
    entries.iter().map(|entry| entry.slug.as_str())
}
