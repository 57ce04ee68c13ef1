//! Rules for addresses that lead on to others.

use std::collections::BTreeMap;

use url::Url;

use super::{Content, Problem, Source, links::site_map};
use crate::grammar::SiteMap;

/// Ensure that an address which stories, pages or the site had before is one, that nothing else stands at it,
/// and that it leads somewhere.
pub(super) fn every_old_address_leads_on(content: &Content, problems: &mut Vec<Problem>) {
    let Some(site) = site_map(content) else {
        return;
    };
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut look = |source: &Source, at: &str, address: &str| {
        let holder = format!("`{}`", source.path.display());
        let wrong = if let Some(what) = no_address(address) {
            Some((
                format!("`{address}` {what}"),
                "write it from the site's root, decoded, such as `/2019/05/a-story/`".to_owned(),
            ))
        } else if site.has(address) || site.has(&format!("{address}/")) {
            Some((
                format!("a page stands at `{address}`"),
                "leave out the old address, or move the page".to_owned(),
            ))
        } else {
            let before = taken.insert(address.trim_end_matches('/').to_owned(), holder);
            before.map(|before| {
                let what = format!("`{address}` leads on from {before} already");
                (what, "keep one of the two".to_owned())
            })
        };
        if let Some((what, mend)) = wrong {
            problems.push(source.problem(at, what, mend));
        }
    };
    for entry in &content.articles {
        for (index, alias) in entry.value.aliases.iter().enumerate() {
            look(&entry.source, &format!("/aliases/{index}"), alias);
        }
    }
    for entry in &content.pages {
        for (index, alias) in entry.value.aliases.iter().enumerate() {
            look(&entry.source, &format!("/aliases/{index}"), alias);
        }
    }
    let at = |from: &str| format!("/redirects/{}", from.replace('~', "~0").replace('/', "~1"));
    for from in content.site.redirects.keys() {
        look(&content.site_source, &at(from), from);
    }
    for (from, to) in &content.site.redirects {
        if !leads_somewhere(&site, to) {
            problems.push(content.site_source.problem(
                &at(from),
                format!("there is no page `{to}`"),
                "name a page of this site (`/section/slug/`), or an address elsewhere (`https://…`)",
            ));
        }
    }
}

fn leads_somewhere(site: &SiteMap, to: &str) -> bool {
    match site.inside(to) {
        Some(inside) => site.find(&inside).is_some(),
        None => Url::parse(to).is_ok_and(|url| ["http", "https"].contains(&url.scheme())),
    }
}

/// Why a text is no address of a page that could be written as a file.
fn no_address(address: &str) -> Option<&'static str> {
    /// The longest name of a file, in bytes.
    const LONGEST: usize = 255;
    let Some(path) = address.strip_prefix('/') else {
        return Some("does not begin at the site's root");
    };
    let path = path.strip_suffix('/').unwrap_or(path);
    let is_special = |c: char| "#?%\\:".contains(c) || c.is_control();
    if path.contains(is_special) {
        return Some("has a sign in it that means something else in addresses");
    }
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && part.len() <= LONGEST;
    (!path.split('/').all(is_name)).then_some("is no address of a page")
}
