//! What meets the eye, on the demo publication and on content made to break the layout.

mod legible;
mod whole;

use std::fs;

use serde_json::json;

use crate::support::{
    Browser, Site, fixture,
    publisher::{Publisher, tree},
};

/// The narrowest screen: 1280 CSS pixels at a zoom of 400 % (WCAG 2.2, 1.4.10).
const NARROW: u32 = 320;

/// The addresses of a site, below its base, but for those that lead on to others.
pub fn pages(site: &Site) -> Vec<String> {
    let files = tree(&site.publisher.site(""));
    let leads_on = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"");
    let folders = files
        .iter()
        .filter_map(|(name, bytes)| Some((name.strip_suffix("index.html")?, bytes)))
        .filter(|(_, bytes)| !leads_on(bytes));
    folders.map(|(folder, _)| folder.to_owned()).collect()
}

/// Expects of every page, in both themes, that axe finds no barrier, that the console is silent and
/// that nothing sticks out of a narrow screen.
fn look_at_every_page(site: &Site, share: usize, of: usize) {
    let browser = Browser::open(&site.url("/"));
    let pages = pages(site);
    for page in pages.iter().skip(share).step_by(of) {
        browser
            .resize(1280, 800)
            .visit(&site.url(page))
            .wait_until_live();
        for theme in ["light", "dark"] {
            browser.set_media(&[("prefers-color-scheme", theme)]);
            browser.assert_accessible();
        }
        browser.resize(NARROW, 640).expect(
            &format!("the width of {page}"),
            "document.documentElement.scrollWidth",
            NARROW,
        );
        browser.assert_silent();
    }
}

#[test]
fn every_page_of_the_demo_is_accessible_and_fits_a_phone() {
    look_at_every_page(&Site::demo("/"), 0, 2);
}

#[test]
fn every_other_page_of_the_demo_is_accessible_and_fits_a_phone() {
    look_at_every_page(&Site::demo("/"), 1, 2);
}

#[test]
fn content_made_to_break_the_layout_does_not() {
    let publisher = Publisher::with_content(&fixture("stress"));
    look_at_every_page(&Site::of(publisher, "/"), 0, 1);
}

/// The kinds of page: a site, a name for the kind, and the address of one.
pub struct Kinds {
    demo: Site,
    stress: Site,
    /// Without a story.
    bare: Site,
}

impl Kinds {
    pub fn publish() -> Self {
        let stress = || Publisher::with_content(&fixture("stress"));
        let bare = stress();
        fs::remove_dir_all(bare.content("articles")).expect("removed");
        Self {
            demo: Site::demo("/"),
            stress: Site::of(stress(), "/"),
            bare: Site::of(bare.with_site(json!({ "front": null })), "/"),
        }
    }

    pub fn all(&self) -> [(&Site, &'static str, &'static str); 23] {
        let Self { demo, stress, bare } = self;
        [
            (demo, "front", ""),
            (demo, "section", "international/"),
            (demo, "story", "international/xi-in-moscow/"),
            (demo, "long-read", "culture/the-line-that-fixed-the-day/"),
            (demo, "opinion", "opinion/a-map-is-an-argument/"),
            (demo, "author", "author/science-desk/"),
            (demo, "topic", "topic/gas-and-pipelines/"),
            (demo, "topics", "topic/"),
            (demo, "archive", "archive/"),
            (demo, "page", "about/"),
            (demo, "not-found", "nothing/here/"),
            (demo, "arabic", "culture/من-الخوارزمي-إلى-الخوارزمية/"),
            (demo, "persian", "culture/گاهشماری-جلالی/"),
            (demo, "japanese", "technology/五十と六十/"),
            (stress, "stress-front", ""),
            (stress, "stress-section", "far/"),
            (stress, "stress-one", "one/"),
            (stress, "stress-none", "none/"),
            (stress, "stress-long", "far/long/"),
            (stress, "stress-word", "far/short/"),
            (stress, "stress-long-read", "far/long-read/"),
            (stress, "stress-arabic", "far/arabic/"),
            (bare, "stress-empty", ""),
        ]
    }
}

/// A phone, a tablet, a laptop and a wide screen.
pub const WIDTHS: [u32; 4] = [360, 768, 1440, 1920];

#[test]
fn each_kind_of_page_is_composed_from_a_phone_to_a_wide_screen() {
    let kinds = Kinds::publish();
    let browser = Browser::open(&kinds.demo.url("/"));
    for (site, name, page) in kinds.all() {
        browser.visit(&site.url(page)).wait_until_live();
        for width in WIDTHS {
            browser.resize(width, 900).expect(
                &format!("the width of {name} at {page}"),
                "document.documentElement.scrollWidth",
                width,
            );
        }
    }
}
