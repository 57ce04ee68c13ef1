//! A rule for what has been published before.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Content, Problem, Source, Survey};
use crate::{
    content::addresses::{file, published},
    grammar::nearest,
};

/// Ensure that a page which has been published is still at its address: others link to it, and have it in
/// their bookmarks. `standfirst build` keeps the addresses in `addresses.lock`.
pub(super) fn no_published_address_is_gone(content: &Survey, problems: &mut Vec<Problem>) {
    // A story that can't be read is not gone.
    if !content.is_whole {
        return;
    }
    let Some(site) = content.site_map() else {
        return;
    };
    let leads_on = leading_on(content);
    let last = |path: &str| {
        let path = path.trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let addresses = match published(&content.root) {
        Ok(addresses) => addresses,
        Err(error) => {
            problems.push(Problem::in_file(
                file(&content.root),
                format!("can't be read: {error}"),
                "save it as text in UTF-8, or take it back from the last version",
            ));
            return;
        }
    };
    let drafts = drafts(content);
    for (line, address) in addresses {
        if let Some(source) = drafts.get(&address) {
            let what = format!("`{address}` has been published, and its story is a draft now");
            let mend = "take the `draft` out, or the line of this address out of `addresses.lock`";
            problems.push(source.problem("/draft", what, mend));
            continue;
        }
        if site.has(&address) || leads_on.contains(address.trim_end_matches('/')) {
            continue;
        }
        let name = last(&address);
        let moved = site
            .paths()
            .filter(|path| path.ends_with('/') && last(path) == name);
        let moved = moved.map(|path| (path, path));
        let mend = match nearest(&address, moved, 0.0) {
            Some(path) => format!(
                "write `\"aliases\": [\"{address}\"]` in the story at `{path}` if it has moved, or take the line out"
            ),
            None => format!(
                "bring the page back, lead on from there by `\"redirects\": {{ \"{address}\": \"…\" }}` in `site.json`, or \
                 take the line out if it may be gone"
            ),
        };
        let what = format!("`{address}` has been published, and nothing is there now");
        problems.push(Problem::at(file(&content.root), (line, 1), what, mend));
    }
}

/// The stories that are drafts, by their addresses.
fn drafts(content: &Content) -> BTreeMap<String, &Source> {
    let Some((permalink, zone)) = super::permalink(content) else {
        return BTreeMap::new();
    };
    let drafts = content.articles.iter().filter(|entry| entry.value.draft);
    drafts
        .map(|entry| {
            let path = permalink.path(&entry.slug, &entry.value, &zone);
            (path, &entry.source)
        })
        .collect()
}

/// The addresses that lead on to others, without the slash at their ends: the keys of `redirects` in the site
/// file, and the `aliases` of stories and pages.
fn leading_on(content: &Content) -> BTreeSet<&str> {
    let redirects = content.site_source.value().get("redirects");
    let redirects = redirects.and_then(Value::as_object).into_iter();
    let stories = content.articles.iter().map(|entry| &entry.source);
    let pages = content.pages.iter().map(|entry| &entry.source);
    let aliases = stories
        .chain(pages)
        .filter_map(|source| source.value().get("aliases"));
    let aliases = aliases.filter_map(Value::as_array).flatten();
    redirects
        .flat_map(|all| all.keys().map(String::as_str))
        .chain(aliases.filter_map(Value::as_str))
        .map(|address| address.trim_end_matches('/'))
        .collect()
}
