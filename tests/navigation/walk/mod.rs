//! Walks the site at random, from a seed, and holds it against a model after each step: the address,
//! the whole head, the content, the focus, the scroll position and the entries of the history.
//!
//! `STEPS=5000 SEED=7 make test ARGS=walk::` walks further or elsewhere.

mod model;
mod steps;

use std::{collections::BTreeMap, env};

use model::{Chance, Entry, Model};
use steps::{FACTS, Walk};

use crate::support::{Browser, Site, publisher::tree};

/// What each page is when it is loaded in full.
fn pages(site: &Site, browser: &Browser) -> BTreeMap<String, String> {
    let files = tree(&site.publisher.site(""));
    let folders = files
        .keys()
        .filter_map(|name| name.strip_suffix("index.json"));
    let mut pages = BTreeMap::new();
    for folder in folders {
        browser.visit(&site.url(folder)).wait_until_live();
        let facts = browser.script(&format!("{FACTS} return [location.pathname, facts()]"));
        let (path, facts) = serde_json::from_value(facts).expect("facts");
        pages.insert(path, facts);
    }
    pages
}

fn walk(base: &'static str, seed: u32) {
    let number = |name: &str| env::var(name).ok()?.parse::<u32>().ok();
    let steps = number("STEPS").unwrap_or(500) / 2;
    let seed = seed.wrapping_add(number("SEED").unwrap_or_default());
    let site = Site::at(base);
    let browser = Browser::setup().size(500, 600).open(&site.url("/"));
    let pages = pages(&site, &browser);
    // A tab of its own, whose history begins here.
    drop(browser);
    let browser = Browser::setup().size(500, 600).open(&site.url("/"));
    browser.wait_until_live();
    let before = browser.script("return history.length");
    let before = before.as_u64().expect("a number") as usize - 1;
    let first = Entry {
        path: base.to_owned(),
        ..Entry::default()
    };
    let mut walk = Walk {
        site: &site,
        browser,
        pages,
        model: Model {
            before,
            entries: vec![first],
            here: 0,
        },
        chance: Chance(seed),
        log: Vec::new(),
    };
    for _ in 0..steps {
        match walk.chance.below(100) {
            0..42 => walk.click(),
            42..57 => walk.go(-1),
            57..66 => walk.go(1),
            66..69 => walk.go(-2),
            69..82 => walk.scroll(),
            82..88 => walk.fragment(),
            88..90 => walk.reload(),
            90..95 => walk.overtake(),
            _ => walk.stumble(),
        }
    }
    assert!(
        walk.log.len() > steps as usize / 2,
        "hardly a step was taken"
    );
}

#[test]
fn a_random_walk_at_the_root_never_leaves_the_model() {
    walk("/", 20_261_124);
}

#[test]
fn a_random_walk_below_a_path_never_leaves_the_model() {
    walk("/news/site/", 4_112_602);
}
