//! Addresses that a site had and those that it has here.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    grammar::{
        Base, Permalink,
        address::{RESERVED, page_path, split},
    },
    model::Slug,
};

/// The pattern of a site that has none which can be found.
pub const USUAL: &str = "/:section/:slug/";

/// The path of an address on the old site as pages here have it, from the site's root; none for one that
/// is told by its query.
pub fn old_path(link: &str, base: Option<&Base>) -> Option<String> {
    let inside = base?.inside(link)?;
    let (path, query) = split(&inside);
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
    let (section, slug): (Slug, Slug) = (section.parse().ok()?, slug.parse().ok()?);
    Some(permalink.path_of(&slug, &section, published, zone))
}

/// The address of a page that was a file is that of the file.
pub fn as_file(alias: &str) -> String {
    let file = alias.trim_end_matches('/');
    let is_file = [".html", ".htm"]
        .iter()
        .any(|ending| file.ends_with(ending));
    if is_file {
        file.to_owned()
    } else {
        alias.to_owned()
    }
}

/// Whether an address is one that a file can be written for, and the site has not for itself.
pub fn can_lead_on(alias: &str) -> bool {
    let path = alias.trim_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    let is_special = |c: char| "#?%\\:".contains(c) || c.is_control();
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && part.len() <= 255;
    !RESERVED.contains(&first) && !path.contains(is_special) && path.split('/').all(is_name)
}
