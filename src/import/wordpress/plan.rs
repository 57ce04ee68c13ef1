//! What is made of each item, and where it stands: settled before the first is written, since stories refer
//! to each other.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    attachments::Attachments,
    authors::Authors,
    block_markup::Reusable,
    dates,
    item::{Head, Item},
    links::Links,
    old_addresses::old,
    permalinks,
    terms::Terms,
};
use crate::{
    grammar::{Base, Permalink, address::RESERVED},
    import::{
        addresses::story_path,
        html,
        site_file::Ways,
        slug::{free, slug},
    },
};

/// Which item is meant: its file and the byte at which it begins there.
pub type Key = (String, u64);

/// What is made of an item.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// Its file, without its ending, in the content folder.
    pub stem: String,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// Slugs of authors.
    pub authors: Vec<String>,
    /// Where it stands, from the site's root.
    pub path: String,
    /// Where it stood, if that was elsewhere.
    pub aliases: Vec<String>,
    /// Where it stood, where nothing here can lead on from there.
    pub lost: Vec<String>,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether it is not to be published.
    pub is_draft: bool,
}

/// What is made of a whole export.
#[derive(Debug, Default)]
pub struct Plan {
    /// What the export says of the site.
    pub head: Head,
    /// What stories are filed under.
    pub terms: Terms,
    /// Who wrote.
    pub authors: Authors,
    /// Pictures and files.
    pub attachments: Attachments,
    /// Blocks that stand in several stories.
    pub reusable: Reusable,
    /// What links lead to.
    pub links: Links,
    /// The pattern of the addresses of stories.
    pub permalink: String,
    /// Where dates are told.
    pub time_zone: String,
    /// What is made of each item.
    pub assigned: HashMap<Key, Assigned>,
    /// Old addresses of lists, and where each leads.
    pub redirects: Vec<(String, String)>,
    /// The slugs of the stories that stand first on the front.
    pub pins: Vec<String>,
    /// The entries of the menu, by their number in it.
    pub menu: Vec<Item>,
    /// Stories and pages, without their words, until they are settled.
    items: Vec<Item>,
    /// The numbers of all items.
    seen: HashSet<u64>,
}

impl Plan {
    /// Remembers what a file says of the site; several files of one export say the same.
    pub fn add_head(&mut self, head: Head) {
        for redirect in &head.redirects {
            if !self.head.redirects.contains(redirect) {
                self.head.redirects.push(redirect.clone());
            }
        }
        if self.head.url.is_empty() {
            let redirects = std::mem::take(&mut self.head.redirects);
            self.head = Head { redirects, ..head };
        } else if (self.head.terms.len(), self.head.authors.len())
            != (head.terms.len(), head.authors.len())
        {
            self.head.authors.extend(head.authors);
            self.head.terms.extend(head.terms);
        }
    }

    /// Remembers what has to be known of an item before any is written. `kinds` are those that become
    /// stories.
    pub fn look(&mut self, mut item: Item, kinds: &[String]) {
        // Editors of pages keep whole pages there.
        item.meta
            .retain(|(key, value)| value.len() < LONGEST_META && is_needed(key));
        // Several files of one export may hold the same.
        if item.id > 0 && !self.seen.insert(item.id) {
            return;
        }
        match item.kind.as_str() {
            "attachment" => {
                self.attachments.add(&item);
                item.content.clear();
                self.items.push(item);
            }
            "wp_block" => _ = self.reusable.insert(item.id, item.content),
            "nav_menu_item" => self.menu.push(item),
            _ if matches!(item.status.as_str(), "trash" | "auto-draft") => {}
            kind if kind == "page" || kinds.iter().any(|it| it == kind) => {
                item.content = String::new();
                item.excerpt = String::new();
                self.items.push(item);
            }
            _ => _ = self.authors.add_guest(&item),
        }
    }

    /// Settles what is made of each item. `site` is how a site that is there already has
    /// addresses and dates.
    pub fn settle(&mut self, site: Option<Ways>) {
        self.links.base = Base::parse(&self.head.url).ok();
        self.authors.add_head(&self.head.clone());
        self.terms.add_head(&self.head.clone());
        let items = std::mem::take(&mut self.items);
        let (attachments, items): (Vec<_>, Vec<_>) = items
            .into_iter()
            .partition(|item| item.kind == "attachment");
        let filed: Vec<_> = items.iter().map(|item| self.terms.of_kind(item)).collect();
        match site {
            Some(ways) => {
                (self.permalink, self.time_zone) = (ways.permalink, ways.time_zone);
                self.links.new_base = Base::parse(&ways.base_url).ok();
            }
            None => {
                self.time_zone = dates::time_zone(items.iter());
                let public = items.iter().zip(&filed);
                let public =
                    public.filter(|(item, filed)| item.status == "publish" && filed.is_some());
                let public = public.map(|(item, filed)| {
                    let section = filed.as_ref().map_or("", |(section, _)| section.as_str());
                    (item, section)
                });
                self.permalink = permalinks::pattern(public, self.links.base.as_ref());
            }
        }
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let dates = items
            .iter()
            .filter_map(|item| dates::published(item, &zone));
        let newest = dates.filter(|date| *date <= Timestamp::now()).max();
        let mut taken = Taken::new(&self.terms);
        for (item, filed) in items.iter().zip(filed) {
            let published = dates::published(item, &zone).or(newest).unwrap_or_default();
            self.assign(item, filed, published, &zone, &mut taken);
        }
        for item in attachments {
            self.links.add_alias(item.id, &item.link, item.parent);
        }
        self.keep_addresses(&taken);
        for (old, new) in self.terms.addresses() {
            self.links.add_list(&old, &new);
        }
        self.links.add_list("/", "/");
        self.links.add_list("/feed/", "/feed.xml");
    }

    fn assign(
        &mut self,
        item: &Item,
        filed: Option<(String, Vec<String>)>,
        published: Timestamp,
        zone: &TimeZone,
        taken: &mut Taken,
    ) {
        let title = html::words(&item.title);
        let wanted = slug(&item.slug).or_else(|| slug(&title));
        let wanted = wanted.unwrap_or_else(|| format!("story-{}", item.id));
        let authors = self.authors.of(item);
        for slug in &authors {
            self.links
                .add_list(&format!("/author/{slug}/"), &format!("/author/{slug}/"));
        }
        let permalink = Permalink::parse(&self.permalink).ok();
        let path = |slug: &str| match &filed {
            Some((section, _)) => permalink
                .as_ref()
                .and_then(|permalink| story_path(permalink, section, slug, published, zone)),
            None => Some(format!("/{slug}/")),
        };
        let folder = filed
            .as_ref()
            .map(|(section, _)| format!("articles/{section}"));
        let is_public = is_public(item);
        // A page can be no draft, so it is kept beside the pages, where nothing reads it.
        let folder =
            folder.unwrap_or_else(|| if is_public { "pages" } else { "drafts" }.to_owned());
        let is_taken = |slug: &str| {
            let path = path(slug).unwrap_or_default();
            let first = path.split('/').nth(1).unwrap_or_default();
            RESERVED.contains(&first)
                || taken.addresses.contains(&path)
                || taken.files.contains(&format!("{folder}/{slug}"))
        };
        let slug = free(&wanted, is_taken);
        let path = path(&slug).unwrap_or_default();
        let stem = format!("{folder}/{slug}");
        taken.addresses.insert(path.clone());
        taken.files.insert(stem.clone());
        let is_draft = !matches!(item.status.as_str(), "publish" | "future") || item.is_protected;
        let old = if is_draft {
            Vec::new()
        } else {
            old(item, self.links.base.as_ref())
        };
        let old = old
            .into_iter()
            .filter(|old| *old != path && old != "/")
            .collect();
        if filed.is_some() || is_public {
            self.links.add(item.id, &item.link, &path, filed.is_some());
        }
        if item.is_sticky && filed.is_some() && !is_draft {
            self.pins.push(path.clone());
        }
        let (section, topics) = match filed {
            Some((section, topics)) => (Some(section), topics),
            None => (None, Vec::new()),
        };
        let assigned = Assigned {
            stem,
            section,
            topics,
            authors,
            path,
            aliases: old,
            lost: Vec::new(),
            published,
            is_draft,
        };
        self.assigned
            .insert((item.file.clone(), item.byte), assigned);
    }
}

/// In bytes: what may be remembered of a value of what plugins know.
const LONGEST_META: usize = 10_000;

/// Whether what plugins know under a name has to be known before anything is written.
fn is_needed(key: &str) -> bool {
    const KEYS: [&str; 5] = [
        "_wp_attachment_image_alt",
        "_wp_old_slug",
        "_molongui_author",
        "_yoast_wpseo_primary_category",
        "rank_math_primary_category",
    ];
    KEYS.contains(&key) || key.starts_with("cap-") || key.starts_with("_menu_item_")
}

/// Whether readers could see it.
fn is_public(item: &Item) -> bool {
    item.status == "publish" && !item.is_protected
}

/// What nothing else may be called.
pub struct Taken {
    /// Addresses.
    pub addresses: HashSet<String>,
    /// Files, without their endings.
    files: HashSet<String>,
}

impl Taken {
    fn new(terms: &Terms) -> Self {
        let sections = terms.sections.keys().map(|slug| format!("/{slug}/"));
        Self {
            addresses: sections.collect(),
            files: HashSet::new(),
        }
    }
}

impl Terms {
    /// The section and the topics of a story; none for a page.
    fn of_kind(&mut self, item: &Item) -> Option<(String, Vec<String>)> {
        (item.kind != "page").then(|| self.of(item))
    }
}
