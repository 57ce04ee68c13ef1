//! Every address in every page leads to a file of the site, and every fragment to an element.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::sites;
use crate::support::{Document, publisher::tree};

/// Attributes that hold an address.
const ADDRESSES: [&str; 6] = ["action", "cite", "data", "href", "poster", "src"];

/// What a site holds: its files by their names, and the ids of its pages.
struct Held {
    files: BTreeSet<String>,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Held {
    /// What is wrong with an address below the root of the site.
    fn fault(&self, path: &str, fragment: &str) -> Option<&'static str> {
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let file = match path.as_ref() {
            folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        if !self.files.contains(&file) {
            return Some("leads to no file");
        }
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let ids = self.ids.get(&file)?;
        let is_there = fragment.is_empty() || ids.contains(fragment.as_ref());
        (!is_there).then_some("names an element that is not there")
    }
}

#[test]
#[ignore = "make audit runs it"]
fn every_address_of_the_site_is_there() {
    let mut faults = BTreeSet::new();
    for (name, publisher) in sites() {
        let files = tree(&publisher.site(""));
        let pages: BTreeMap<_, _> = files
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
            .map(|(name, bytes)| (name.clone(), Document::of(&String::from_utf8_lossy(bytes))))
            .collect();
        let ids = pages.iter().map(|(name, page)| {
            let ids = page.all_attributes().filter(|(name, _)| *name == "id");
            (name.clone(), ids.map(|(_, id)| id.to_owned()).collect())
        });
        let held = Held {
            files: files.keys().cloned().collect(),
            ids: ids.collect(),
        };
        let root = pages["index.html"]
            .attribute("link[rel=canonical]", "href")
            .expect("an address");
        assert!(held.fault("nowhere/", "").is_some() && held.fault("", "nothing").is_some());
        let mut addresses = 0;
        for (page, document) in &pages {
            let at = Url::parse(&root)
                .and_then(|root| root.join(page))
                .expect("an address");
            for address in addresses_in(document) {
                let Ok(url) = at.join(&address) else {
                    faults.insert(format!("{name}: {page}: {address} can't be read"));
                    continue;
                };
                let Some(path) = url.as_str().strip_prefix(&root) else {
                    continue;
                };
                addresses += 1;
                let path = path.split(['?', '#']).next().unwrap_or_default();
                // Text fragments name words, and the top of a page needs no element.
                let fragment = url.fragment().filter(|it| *it != "top").unwrap_or_default();
                if let Some(fault) = held.fault(path, fragment) {
                    faults.insert(format!("{name}: {page}: {address} {fault}"));
                }
            }
        }
        assert!(addresses > 200, "{name} has {addresses}");
    }
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn addresses_in(page: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in page.all_attributes() {
        if ADDRESSES.contains(&name) {
            found.push(value.to_owned());
        } else if name == "srcset" || name == "imagesrcset" {
            let candidates = value.split(", ");
            let addresses = candidates.filter_map(|one| one.split_whitespace().next());
            found.extend(addresses.map(str::to_owned));
        }
    }
    found
}
