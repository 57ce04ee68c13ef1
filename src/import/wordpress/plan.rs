//! What has to be known of an export before the first story is written, since stories refer to each other.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    rc::Rc,
};

use jiff::Timestamp;

use super::{
    attachments::Attachments,
    authors::Authors,
    block_markup::Reusable,
    item::{Head, Item, Number},
    links::Links,
    terms::Terms,
};
use crate::import::slug::slug;

/// Which item is meant: its file and the byte at which it begins there.
pub type Key = (Rc<str>, u64);

/// What is made of an item.
#[derive(Debug, Clone, Default)]
pub struct Assigned {
    /// What it is known by in later exports.
    pub key: String,
    /// Its file, without its ending, in the content folder.
    pub stem: String,
    /// The file, without its ending, that it stood in, if that was another one.
    pub from: Option<String>,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// Slugs of authors.
    pub authors: Vec<String>,
    /// Where it stands, from the site's root; nothing where somebody has removed it.
    pub path: String,
    /// Where it stood, if that was elsewhere.
    pub aliases: Vec<String>,
    /// Where it stood, where nothing here can lead on from there.
    pub lost: Vec<String>,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether it is not to be published.
    pub is_draft: bool,
    /// Its language, where that is not the site's.
    pub language: Option<String>,
    /// The addresses of the same in other languages.
    pub translations: Vec<String>,
    /// Whether it was the same as others in other languages, and not all of them are here.
    pub lacks_translations: bool,
}

/// What is made of a whole export.
#[derive(Debug, Default)]
pub struct Plan {
    /// What the first file says of the site.
    pub head: Head,
    /// The blogs of the export.
    pub blogs: BTreeSet<Rc<str>>,
    /// Addresses that plugins lead on from, and where to.
    pub led: BTreeSet<(String, String)>,
    /// Those of them that can't be kept, and why.
    pub lost_redirects: Vec<String>,
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
    /// The languages of items, but for the site's own.
    pub languages: BTreeSet<String>,
    /// Old addresses of lists, and where each leads.
    pub redirects: Vec<(String, String)>,
    /// The files, without their ending, of the stories that stand first on the front.
    pub pins: Vec<String>,
    /// The entries of the menu, by their number in it.
    pub menu: Vec<Item>,
    /// Stories and pages, without their words, until they are settled.
    pub(super) items: Vec<Item>,
    /// Attachments with their pages and what they belong to, until then.
    pub(super) pages_of_files: Vec<(Number, String, u64)>,
    /// The numbers of all items.
    seen: HashSet<Number>,
    /// What feeds know those by that have no number.
    seen_ids: HashSet<String>,
}

impl Plan {
    /// Remembers what a file says of the site; several files of one export say the same.
    pub fn add_head(&mut self, head: Head) {
        let blog = head.blog();
        if !blog.is_empty() {
            self.blogs.insert(blog.clone());
        }
        self.links.add_blog(&blog, &head.url);
        self.authors.add_head(&head);
        self.terms.add_head(&head);
        self.led.extend(head.redirects.iter().cloned());
        if self.head.url.is_empty() {
            self.head = Head {
                authors: Vec::new(),
                terms: Vec::new(),
                redirects: Vec::new(),
                ..head
            };
        }
    }

    /// Remembers what has to be known of an item before any is written. `kinds` are those that become
    /// stories.
    pub fn look(&mut self, mut item: Item, kinds: &[String]) {
        // Editors of pages keep whole pages there.
        item.meta
            .retain(|(key, value)| value.len() < LONGEST_META && is_needed(key));
        // Several files of one export may hold the same.
        let is_new = match item.id {
            0 => item.guid.is_empty() || self.seen_ids.insert(item.guid.clone()),
            _ => self.seen.insert(item.number()),
        };
        if !is_new {
            return;
        }
        match item.kind.as_str() {
            "attachment" => {
                self.attachments.add(&item);
                let page = (item.number(), item.link, item.parent);
                self.pages_of_files.push(page);
            }
            "wp_block" => self.reusable.add(item),
            "nav_menu_item" => self.menu.push(item),
            _ if matches!(item.status.as_str(), "trash" | "auto-draft") => {}
            kind if kind == "page" || kinds.iter().any(|it| it == kind) => {
                item.more_pages = item.content.matches("<!--nextpage-->").count();
                item.content = String::new();
                item.excerpt = String::new();
                item.flaws = Vec::new();
                item.modified_gmt = String::new();
                // The slug is made of the title where there is none.
                if slug(&item.slug).is_some() {
                    item.title = String::new();
                }
                item.meta.shrink_to_fit();
                item.terms.shrink_to_fit();
                self.items.push(item);
            }
            _ => _ = self.authors.add_guest(&item),
        }
    }
}

/// In bytes: what may be remembered of a value of what plugins know.
const LONGEST_META: usize = 10_000;

/// Whether what plugins know under a name has to be known before anything is written.
fn is_needed(key: &str) -> bool {
    const KEYS: [&str; 8] = [
        "_wp_attachment_image_alt",
        "_wp_old_slug",
        "_molongui_author",
        "_molongui_main_author",
        "_yoast_wpseo_primary_category",
        "rank_math_primary_category",
        "_wpml_import_language_code",
        "_wpml_import_translation_group",
    ];
    KEYS.contains(&key) || key.starts_with("cap-") || key.starts_with("_menu_item_")
}
