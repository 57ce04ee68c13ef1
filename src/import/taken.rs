//! Which files and addresses nothing else may have.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    grammar::{Permalink, address::RESERVED},
    import::{
        addresses::{can_lead_on, story_path},
        site_file::Ways,
        there::{Standing, There},
    },
};

/// How stories get their addresses.
pub struct Way {
    /// The pattern, where it is one.
    pub permalink: Option<Permalink>,
    /// Where dates are told.
    pub zone: TimeZone,
}

impl Way {
    /// The address of a story of that section, or of a page.
    pub fn path(&self, section: Option<&str>, slug: &str, published: Timestamp) -> Option<String> {
        match (section, &self.permalink) {
            (None, _) => Some(format!("/{slug}/")),
            (Some(section), Some(permalink)) => {
                story_path(permalink, section, slug, published, &self.zone)
            }
            (Some(_), None) => None,
        }
    }

    /// The address of what stands in a file.
    pub fn path_of(&self, standing: &Standing) -> String {
        let section = standing.section.as_deref();
        let path = self.path(section, &standing.slug, standing.published);
        path.unwrap_or_default()
    }
}

/// What nothing else may be called.
pub struct Taken {
    /// Addresses of pages.
    pub addresses: HashSet<String>,
    /// Addresses that lead on, and the files, without their endings, that say so; nothing for the site file.
    pub led: HashMap<String, String>,
    /// Files, without their endings.
    files: HashSet<String>,
    /// Addresses that what stood there has left.
    left: Vec<String>,
    /// The last numbers that were given to files.
    numbers: HashMap<String, u64>,
}

impl Taken {
    /// By sections, the site, and what stands in its folder.
    pub fn new<'a>(
        sections: impl Iterator<Item = &'a String>,
        site: Option<&'a Ways>,
        there: &There,
        way: &Way,
    ) -> Self {
        let of_site = site.into_iter().flat_map(|site| &site.sections);
        let sections = sections.chain(of_site).map(|slug| format!("/{slug}/"));
        let mut taken = Self {
            addresses: sections.collect(),
            led: HashMap::new(),
            files: there.stems().cloned().collect(),
            left: Vec::new(),
            numbers: HashMap::new(),
        };
        for from in site.iter().flat_map(|site| &site.redirects) {
            taken.led.insert(as_page(from), String::new());
        }
        for (stem, standing) in &there.by_stem {
            if !stem.starts_with("drafts/") {
                taken.addresses.insert(way.path_of(standing));
            }
            for alias in &standing.aliases {
                taken.led.insert(as_page(alias), stem.clone());
            }
        }
        taken
    }

    /// Whether what stands at the address and in the file `own` so far can't stand at an address in the file
    /// `stem`.
    pub fn has(&self, path: &str, stem: &str, own: (&str, &str)) -> bool {
        let first = path.split('/').nth(1).unwrap_or_default();
        let (own_path, own_stem) = own;
        RESERVED.contains(&first)
            || (path != own_path && self.addresses.contains(path))
            || self.is_led(path, &[own_stem])
            || self.files.contains(stem)
    }

    /// Whether an address leads on to something else than what stands in these files.
    pub fn is_led(&self, page: &str, own: &[&str]) -> bool {
        let led = self.led.get(page);
        led.is_some_and(|stem| !own.contains(&stem.as_str()))
    }

    /// Whether an address can lead on to what stands in these files. It leads on to nothing else from then on: `used` are
    /// those of which this was said.
    pub fn claim(&self, address: &str, own: &[&str], used: &mut HashSet<String>) -> bool {
        let page = as_page(address);
        let is_free = !self.addresses.contains(&page) && !self.is_led(&page, own);
        is_free && can_lead_on(address) && used.insert(page)
    }

    /// A slug with the first number that is free, where that is none of the addresses and files.
    pub fn numbered(
        &mut self,
        folder: &str,
        slug: &str,
        is_taken: impl Fn(&Self, &str) -> bool,
    ) -> String {
        let key = format!("{folder}/{slug}");
        let mut number = self.numbers.get(&key).copied().unwrap_or(2);
        let mut candidate = format!("{slug}-{number}");
        while is_taken(self, &candidate) && number < u64::MAX {
            number += 1;
            candidate = format!("{slug}-{number}");
        }
        self.numbers.insert(key, number);
        candidate
    }

    /// Takes an address and a file.
    pub fn take(&mut self, path: &str, stem: &str) {
        self.addresses.insert(path.to_owned());
        self.files.insert(stem.to_owned());
    }

    /// Has an address lead on once everything has one.
    pub fn leave(&mut self, path: String) {
        self.left.push(path);
    }

    /// Frees what was left.
    pub fn settle(&mut self) {
        for path in self.left.drain(..) {
            self.addresses.remove(&path);
        }
    }
}

/// An address with a slash at its end.
pub fn as_page(address: &str) -> String {
    format!("{}/", address.trim_end_matches('/'))
}
