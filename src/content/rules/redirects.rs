//! Rules for addresses that lead on to others.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::{Content, Problem, Source, Survey, permalink};
use crate::{
    content::pointer,
    grammar::{SiteMap, address},
};

/// Ensure that an address which stories, pages or the site had before is one, that nothing else stands at it,
/// and that it leads somewhere.
pub(super) fn every_old_address_leads_on(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(site) = content.site_map() else {
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
    for from in content.site.redirects.keys() {
        look(&content.site_source, &pointer_of(from), from);
    }
    let steps = steps(content);
    for (from, to) in &content.site.redirects {
        // What leads to another old address is told of by itself.
        let leads_on = matches!(
            follow(site, &steps, from),
            Way::Circle(_) | Way::Chain { .. }
        );
        if !leads_on && !leads_somewhere(site, to) {
            problems.push(content.site_source.problem(
                &pointer_of(from),
                format!("there is no page `{to}`"),
                "name a page of this site (`/section/slug/`), or an address elsewhere (`https://…`)",
            ));
        }
    }
}

/// Ensure that redirects come to an end: a browser that is sent in a circle shows an error of its own.
pub(super) fn no_redirect_leads_in_a_circle(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(site) = content.site_map() else {
        return;
    };
    let steps = steps(content);
    for from in content.site.redirects.keys() {
        if let Way::Circle(way) = follow(site, &steps, from) {
            let what = format!("this leads in a circle: `{}`", way.join("` → `"));
            let mend = "name the page that stands there now, or remove it";
            problems.push(content.site_source.problem(&pointer_of(from), what, mend));
        }
    }
}

/// Ensure that a redirect leads to its page at once, and not to another old address: each step is one more
/// wait for readers, and search engines give up after a few.
pub(super) fn every_redirect_leads_straight_on(content: &Survey, problems: &mut Vec<Problem>) {
    let Some(site) = content.site_map() else {
        return;
    };
    let steps = steps(content);
    for (from, to) in &content.site.redirects {
        if let Way::Chain { end, is_whole } = follow(site, &steps, from) {
            let pointer = pointer_of(from);
            let source = &content.site_source;
            let what = format!("`{to}` is an old address too, and leads on to `{end}`");
            let mut problem = source.problem(&pointer, what, format!("write `{end}`"));
            // What a query was to show, only its writer knows.
            let fix = source.fix(&pointer, &(0..to.len()), &end);
            problem.fix = fix.filter(|_| is_whole).map(Box::new);
            problems.push(problem);
        }
    }
}

/// Where each old address leads, without the slash at its end.
pub(super) fn steps(content: &Content) -> BTreeMap<&str, String> {
    let mut steps = BTreeMap::new();
    if let Some((permalink, zone)) = permalink(content) {
        // Nobody is to be led to what is not out.
        for entry in content.articles.iter().filter(|entry| !entry.value.draft) {
            let path = permalink.path(&entry.slug, &entry.value, &zone);
            let aliases = entry.value.aliases.iter();
            steps.extend(aliases.map(|alias| (alias.trim_end_matches('/'), path.clone())));
        }
    }
    for entry in &content.pages {
        let path = entry.path();
        let aliases = entry.value.aliases.iter();
        steps.extend(aliases.map(|alias| (alias.trim_end_matches('/'), path.clone())));
    }
    let redirects = content.site.redirects.iter();
    steps.extend(redirects.map(|(from, to)| (from.trim_end_matches('/'), to.clone())));
    steps
}

/// Where an old address leads.
enum Way {
    /// To something else than another old address, at once.
    Straight,
    /// Over another one to this.
    Chain {
        /// Where it ends.
        end: String,
        /// Whether the addresses on the way have no query, which leads nowhere here.
        is_whole: bool,
    },
    /// Back to one of these.
    Circle(Vec<String>),
}

fn follow(site: &SiteMap, steps: &BTreeMap<&str, String>, from: &str) -> Way {
    let mut way = vec![from.to_owned()];
    let mut passed = BTreeSet::from([from.trim_end_matches('/').to_owned()]);
    let mut next = steps.get(from.trim_end_matches('/'));
    while let Some(to) = next {
        way.push(to.clone());
        let Some(inside) = site.inside(to).filter(|inside| site.find(inside).is_none()) else {
            break;
        };
        let page = address::page_path(address::split(&inside).0);
        let page = page.trim_end_matches('/').to_owned();
        next = steps.get(page.as_str());
        if !passed.insert(page) {
            return Way::Circle(way);
        }
    }
    match way.pop() {
        Some(end) if way.len() > 1 && leads_somewhere(site, &end) => Way::Chain {
            is_whole: !way.iter().any(|step| step.contains('?')),
            end: end.clone() + fragment(&way, &end),
        },
        _ => Way::Straight,
    }
}

/// What to write in place of a link to an old address, and whether it is sure to lead where that did: the address that
/// this leads to, with the link's own query and fragment.
pub(super) fn instead_of(
    href: &str,
    site: &SiteMap,
    steps: &BTreeMap<&str, String>,
) -> Option<(String, bool)> {
    let inside = site.inside(href)?;
    let page = address::page_path(address::split(&inside).0);
    let page = page.trim_end_matches('/');
    let (end, is_whole) = match follow(site, steps, page) {
        Way::Chain { end, is_whole } => (end, is_whole),
        Way::Circle(_) => return None,
        Way::Straight => (steps.get(page)?.clone(), true),
    };
    if !leads_somewhere(site, &end) {
        return None;
    }
    let parts = |address: &str| {
        let (whole, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
        let (path, query) = whole.split_at(whole.find('?').unwrap_or(whole.len()));
        [path, query, fragment].map(str::to_owned)
    };
    let ([path, query, fragment], [_, asked, part]) = (parts(&end), parts(href));
    // A fragment of the old address's own goes before that of the link (RFC 9110, section 10.2.2).
    let fragment = if fragment.is_empty() { part } else { fragment };
    // Of two queries only a writer can make one.
    let is_sure = is_whole && (query.is_empty() || asked.is_empty());
    let query = if query.is_empty() { asked } else { query };
    Some((format!("{path}{query}{fragment}"), is_sure))
}

/// The part of the page that a browser goes to: that of the last step which names one (RFC 9110, section 10.2.2).
fn fragment<'a>(way: &'a [String], end: &str) -> &'a str {
    if end.contains('#') {
        return "";
    }
    let mut parts = way
        .iter()
        .rev()
        .filter_map(|step| step.find('#').map(|at| &step[at..]));
    parts.next().unwrap_or_default()
}

fn pointer_of(from: &str) -> String {
    format!("/redirects/{}", pointer::escape(from))
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
    let first = path.split('/').next().unwrap_or_default();
    if address::HOST_FILES
        .iter()
        .any(|file| file.trim_end_matches('/') == first)
    {
        return Some("is that of a file which tells hosts something");
    }
    let is_special = |c: char| "#?%\\:".contains(c) || c.is_control();
    if path.contains(is_special) {
        return Some("has a sign in it that means something else in addresses");
    }
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && part.len() <= LONGEST;
    (!path.split('/').all(is_name)).then_some("is no address of a page")
}
