//! Rules for links, wherever they stand.

use std::{cell::LazyCell, collections::BTreeSet};

use jiff::tz::TimeZone;
use url::Url;

use super::{Content, Entry, Guesses, Problem, Source, Survey, redirects};
use crate::{
    grammar::{
        Base, SiteMap, address,
        collection::{self, Listed},
        words::is_visible,
    },
    model::{Block, Href, Moment, PageName},
};

/// Ensure that links have a scheme that can't run a script, and that those within the site lead to a page.
/// A dead link costs a reader's time, and a script in one more than that.
pub(super) fn every_link_leads_somewhere(content: &Survey, problems: &mut Vec<Problem>) {
    // Without a permalink every link to a story would be wrong, and hide the one real problem.
    let Some(site) = content.site_map() else {
        return;
    };
    let mut guesses = Guesses::default();
    let steps = LazyCell::new(|| redirects::steps(content));
    for (source, pointer, href) in content.links() {
        let Err((what, mend)) = leads_somewhere(href, site, &mut guesses) else {
            continue;
        };
        let old = redirects::instead_of(href, site, &steps);
        let problem = old.map(|new| old_address(source, pointer, href, new));
        problems.push(problem.unwrap_or_else(|| source.problem(pointer, what, mend)));
    }
}

/// What is said of a link to an address that leads on to another.
fn old_address(
    source: &Source,
    pointer: &str,
    href: &str,
    (new, is_sure): (String, bool),
) -> Problem {
    let what = format!("`{href}` is an old address, and leads on to `{new}`");
    let mut problem = source.problem(pointer, what, format!("write `{new}`"));
    let fix = source.fix(pointer, &(0..href.len()), &new);
    problem.fix = fix.filter(|_| is_sure).map(Box::new);
    problem
}

/// Ensure that links to pages of the site are written without its address, which may change, and which is not
/// that of a preview or a copy.
pub(super) fn every_own_link_is_short(content: &Survey, hints: &mut Vec<Problem>) {
    let Some(site) = content.site_map() else {
        return;
    };
    for (source, pointer, href) in content.links() {
        if address::is_internal(href) {
            continue;
        }
        if let Some(short) = site.inside(href).and_then(|inside| site.find(&inside)) {
            let mut hint = source.problem(
                pointer,
                format!("`{href}` is a page of this site"),
                format!("write it as `{short}`, which stays right wherever the site stands"),
            );
            hint.fix = source.fix(pointer, &(0..href.len()), &short).map(Box::new);
            hints.push(hint);
        }
    }
}

/// Ensure that the card of a story leads to one, and that a link without words of its own does, since
/// they take its headline.
pub(super) fn every_card_leads_to_a_story(content: &Survey, problems: &mut Vec<Problem>) {
    let (Some(mapped), Some(site)) = (content.mapped(), content.site_map()) else {
        return;
    };
    let stories: BTreeSet<_> = mapped.iter().map(|story| story.path.as_str()).collect();
    let mut guesses = Guesses::default();
    let steps = LazyCell::new(|| redirects::steps(content));
    let mut look = |source: &Source, at: String, href: &Href| {
        let inside = site.inside(&href.0);
        let page = inside.as_ref().and_then(|inside| site.find(inside));
        let is_story = page
            .as_ref()
            .is_some_and(|page| stories.contains(address::split(page).0));
        let old = page
            .is_none()
            .then(|| redirects::instead_of(&href.0, site, &steps));
        if let Some(new) = old.flatten() {
            problems.push(old_address(source, &at, &href.0, new));
        } else if !is_story {
            let path = address::page_path(address::split(inside.as_deref().unwrap_or(&href.0)).0);
            problems.push(source.problem(
                &at,
                format!("there is no story at `{}`", href.0),
                guesses.suggestion(&path, stories.iter().copied()),
            ));
        }
    };
    let mut untitled = Vec::new();
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            match block {
                Block::Story(card) => look(source, format!("{at}/href"), &card.href),
                Block::ReadMore(more) => {
                    for (index, reading) in more.items.iter().enumerate() {
                        let at = format!("{at}/items/{index}");
                        if reading.title.as_deref().is_some_and(is_visible) {
                            continue;
                        } else if site.inside(&reading.href.0).is_some() {
                            look(source, format!("{at}/href"), &reading.href);
                        } else {
                            let href = &reading.href.0;
                            let what = format!("the link to `{href}` has no words");
                            let mend = "write what that page is called: `\"title\": \"…\"`";
                            untitled.push(source.problem(&at, what, mend));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    problems.append(&mut untitled);
}

/// Whether a link leads somewhere, or what is wrong with it and how to mend that.
pub(super) fn leads_somewhere(
    href: &str,
    site: &SiteMap,
    guesses: &mut Guesses,
) -> Result<(), (String, String)> {
    if href.trim().is_empty() {
        let mend = "write where it leads, or take the link out and leave its words";
        return Err(("this link leads nowhere".to_owned(), mend.to_owned()));
    }
    if let Some(inside) = site.inside(href) {
        if site.find(&inside).is_some() {
            return Ok(());
        }
        return Err(no_page(address::split(&inside).0, site, guesses));
    }
    let Ok(url) = Url::parse(href) else {
        return Err((format!("`{href}` is no address"), whole(href, site)));
    };
    let (what, mend) = match url.scheme() {
        // With one slash it leads to a page of the site that it stands on (WHATWG URL, "special relative or
        // authority state").
        "http" | "https" => match href.split_once(':') {
            Some((_, rest))
                if !rest.starts_with(['/', '\\']) || !rest[1..].starts_with(['/', '\\']) =>
            {
                (format!("`{href}` lacks a slash"), format!("write `{url}`"))
            }
            _ => return Ok(()),
        },
        "mailto" if url.path().contains('@') || url.query().is_some() => return Ok(()),
        "mailto" if address::decoded(url.path()).contains('@') => (
            format!("`{href}` has no `@`: `%40` is read as a part of a name"),
            format!("write it as `mailto:{}`", address::decoded(url.path())),
        ),
        "mailto" => (
            format!("`{href}` names nobody to write to"),
            "write it as `mailto:desk@example.org`, or take the link out".to_owned(),
        ),
        "tel" if url.path().contains(|c: char| c.is_ascii_digit()) => return Ok(()),
        "tel" => (
            format!("`{href}` has no number to call"),
            "write it as `tel:+1-555-0100`, or take the link out".to_owned(),
        ),
        other => (
            format!("a link can't be of the kind `{other}:`"),
            "link to `https:`, `http:`, `mailto:`, `tel:` or a page such as `/section/slug/`"
                .to_owned(),
        ),
    };
    Err((what, mend))
}

/// How to write what is no address by itself.
fn whole(href: &str, site: &SiteMap) -> String {
    if href.starts_with("//") {
        return format!("write it whole: `https:{href}`");
    }
    if href.starts_with('#') {
        return format!("write the address of its page before it, as in `/section/slug/{href}`");
    }
    let page = site
        .inside(&format!("/{href}"))
        .and_then(|inside| site.find(&inside));
    if let Some(page) = page {
        return format!("did you mean `{page}`?");
    }
    let is_reachable = |address: &str| {
        let url = Url::parse(address).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
        let end = host.rsplit_once('.').map_or("", |(_, end)| end);
        let is_file = [
            "pdf", "html", "htm", "md", "json", "jpg", "jpeg", "png", "doc", "docx",
        ];
        !end.is_empty() && !is_file.contains(&end) && end.contains(char::is_alphabetic)
    };
    let host = href
        .strip_prefix("https//")
        .or_else(|| href.strip_prefix("http//"))
        .unwrap_or(href);
    let url = format!("https://{host}");
    if href.contains('@') && !href.contains(['/', ' ']) {
        format!("write it as `mailto:{href}`")
    } else if !href.starts_with('.') && !href.contains(' ') && is_reachable(&url) {
        format!("write it whole: `{url}`")
    } else {
        "write it whole (`https://…`), or as a page of this site (`/section/slug/`)".to_owned()
    }
}

/// What is said of a path that nothing is published at.
fn no_page(path: &str, site: &SiteMap, guesses: &mut Guesses) -> (String, String) {
    let page = address::page_path(path);
    let name = page.trim_end_matches('/').rsplit('/').next();
    if path == address::NOT_FOUND {
        let what = format!("there is no page `{path}` to link to");
        let mend = "link to `/`: that is what readers see who ask for a page that is missing";
        return (what, mend.to_owned());
    }
    // No part of a page's address has a dot.
    if !name.is_some_and(|name| name.contains('.')) || path.ends_with('/') {
        // What has changed in a story is nobody's aim who misspells its name.
        let pages = site
            .paths()
            .filter(|path| path.ends_with('/') && !path.ends_with("/changes/"));
        let mend = guesses.suggestion(&page, pages);
        return (format!("there is no page `{path}`"), mend);
    }
    let files = site.paths().filter(|path| !path.ends_with('/'));
    let mend = match guesses.suggestion(page.trim_end_matches('/'), files) {
        near if near.starts_with("did you mean") => near,
        _ => "put the file into `media/` and show it in a `document`, or take the link out; what \
              a host adds of its own can't be checked"
            .to_owned(),
    };
    let what = format!("no file `{path}` is published with the content");
    (what, mend)
}

/// The paths of static pages, and of the numbered pages of collections.
fn pages(content: &Content) -> Vec<String> {
    let zone = TimeZone::get(&content.site.time_zone).unwrap_or(TimeZone::UTC);
    let named: Vec<_> = content.pages.iter().map(Entry::name).collect();
    let pages = named
        .iter()
        .zip(content.pages.iter().map(|entry| &entry.value));
    let place = (&zone, Moment(content.now));
    let numbered = content.collections().into_iter().flat_map(|(name, it)| {
        let listed = Listed::new(name, it, pages.clone(), place, str::cmp);
        let pagination = listed.pagination(content.site.page_size);
        collection::numbered(&PageName::of(name.clone()), pagination).collect::<Vec<_>>()
    });
    named.iter().map(PageName::path).chain(numbered).collect()
}

/// The addresses that the site has, or will have once all that is written is out.
pub(super) fn site_map(content: &Survey) -> Option<SiteMap> {
    let authors = content.authors.iter();
    Some(SiteMap::new(
        &content.site,
        Base::parse(&content.site.base_url)
            .ok()
            .into_iter()
            .collect(),
        content.mapped()?,
        authors.map(|entry| (&entry.slug, &entry.value)),
        pages(content).into_iter(),
        content.media.files.iter().map(|(src, file)| file.path(src)),
    ))
}
