//! The addresses that other systems give to feeds. Readers of feeds ask there for years, and go where they are led.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Moved;
use crate::{
    grammar::feed::{FeedForm, Followed},
    publish::app::AppFile,
    resolve::{self, Index, List},
};

/// How many are led on at most, so that a site with many authors has not more of these than hosts take.
const MOST: usize = 500;

/// How many redirects every host takes; each of these may be two, one for each form of a folder's address.
const ALL: usize = 2_000;

/// Those of the whole site: of WordPress, Ghost, Jekyll, Hugo and their like.
const OF_SITE: [&str; 8] = [
    "/feed/",
    "/rss/",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed/atom/",
    "/feed/rss/",
    "/feed/rss2/",
];

/// What they add to the address of a page that lists stories.
const BELOW: [&str; 3] = ["feed/", "rss/", "index.xml"];

/// The old addresses of feeds, beside those that lead on anyway: of the site, of lists that have moved, of sections, and of
/// topics and authors. A file of the publication's own is not led away from.
pub fn old_feeds(index: &Index, moved: &[Moved], own: &[AppFile]) -> Vec<Moved> {
    let room = MOST.min(ALL.saturating_sub(moved.len()) / 2);
    let mut taken: BTreeSet<_> = moved.iter().map(|one| bare(&one.from).to_owned()).collect();
    let mut feeds = Vec::new();
    let mut lead = |from: String, followed: &Followed, form: FeedForm| {
        let file = from.trim_start_matches('/');
        let is_own = |one: &AppFile| one.name == file || one.name == format!("{file}index.html");
        let stands_there = [from.as_str(), bare(&from)]
            .into_iter()
            .any(|path| resolve::stands_at(index, path))
            || own.iter().any(is_own);
        if feeds.len() < room && !stands_there && taken.insert(bare(&from).to_owned()) {
            let to = resolve::href(index, &followed.path(form));
            let is_document = false;
            feeds.push(Moved {
                from,
                to,
                is_document,
            });
        }
    };
    let site = Followed::List(List::All);
    OF_SITE
        .iter()
        .for_each(|from| lead((*from).to_owned(), &site, FeedForm::Atom));
    let channels = resolve::followed(index);
    let folders: BTreeMap<String, &Followed> = channels
        .iter()
        .filter(|one| **one != site)
        .map(|one| (resolve::href(index, &one.folder()), one))
        .collect();
    let of_sections = channels.iter().filter(|one| is_section(one));
    let of_others = channels.iter().filter(|one| !is_section(one));
    let of_moved = moved.iter().flat_map(|old| {
        let followed = folders.get(&old.to).into_iter();
        followed.flat_map(|one| below(bare(&old.from), one))
    });
    // Its own go first: a list that has moved had them here.
    for (from, followed, form) in of_moved {
        if resolve::stands_at(index, &followed.path(form)) {
            lead(from, followed, form);
        }
    }
    let all = of_sections.flat_map(usual);
    for (from, followed) in all.chain(of_others.flat_map(usual)) {
        lead(from, followed, FeedForm::Atom);
    }
    feeds
}

/// Where feeds of a list stood before it moved, here and in other systems.
fn below<'a>(from: &str, followed: &'a Followed) -> Vec<(String, &'a Followed, FeedForm)> {
    let own = [
        FeedForm::Atom,
        FeedForm::Json,
        FeedForm::Rss,
        FeedForm::Podcast,
    ];
    let own = own.map(|form| (form.file(), form));
    let others = BELOW.map(|file| (file, FeedForm::Atom));
    let all = own.into_iter().chain(others);
    all.map(|(file, form)| (format!("{from}/{file}"), followed, form))
        .collect()
}

/// Where other systems have the feed of such a list, each with what it is of.
fn usual(followed: &Followed) -> Vec<(String, &Followed)> {
    let (slug, patterns): (_, &[(&str, &str)]) = match followed {
        Followed::List(List::Section(slug)) => (
            slug,
            &[
                ("/", "feed/"),
                ("/", "rss/"),
                ("/", "index.xml"),
                ("/category/", "feed/"),
                ("/categories/", "index.xml"),
            ],
        ),
        Followed::List(List::Topic(slug)) => (
            slug,
            &[
                ("/tag/", "feed/"),
                ("/tag/", "rss/"),
                ("/tags/", "index.xml"),
            ],
        ),
        Followed::List(List::Author(slug)) => {
            (slug, &[("/author/", "feed/"), ("/author/", "rss/")])
        }
        _ => return Vec::new(),
    };
    let patterns = patterns.iter();
    patterns
        .map(|(folder, file)| (format!("{folder}{slug}/{file}"), followed))
        .collect()
}

fn is_section(followed: &Followed) -> bool {
    matches!(followed, Followed::List(List::Section(_)))
}

fn bare(path: &str) -> &str {
    path.trim_end_matches('/')
}
