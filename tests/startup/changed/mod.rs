//! A page that others have changed, before the app starts or while it is there: the next pages are whole.

mod before;
mod meanwhile;

use std::collections::HashMap;

use serde_json::{Value, json};

use super::PARTS;
use crate::{
    live::{BLOG, blog, posts},
    support::{Browser, NAME, PLAIN, PLAIN_HEADING, STORY, Site, publisher::Publisher, with},
};

/// A story, the front and a live blog.
const PAGES: [&str; 3] = [STORY, "", BLOG];

/// Where the links lead. Nothing leads to the last of them from where the reader is, so that it was not
/// fetched ahead.
const TARGETS: [&str; 4] = [PLAIN, "world/", "", LATER];
const LATER: &str = "archive/2025/05/";

/// How many elements of each name the document has.
const FRAME: &str = "['.skip-link', '.masthead', 'main', 'h1', '#foot']
    .map((name) => document.querySelectorAll(name).length)";

const LANGUAGE: &str =
    "[document.title, document.documentElement.lang, document.documentElement.dir].join(' ')";

fn site(base: &'static str) -> Site {
    let blog = with(blog(posts(1..=6)), json!({ "related": ["plain"] }));
    Site::of(
        Publisher::new().with("articles/world/blog.json", blog),
        base,
    )
}

/// A reader, whose pages others change, and every page as it was published.
struct Journey<'a> {
    site: &'a Site,
    browser: Browser,
    /// By path, as it is without the app: the parts, the title and the language.
    published: HashMap<&'static str, Value>,
}

/// Says of a test that fails what others did, and to which page.
struct Told<'a>(&'a str, &'a str);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self(change, page) = self;
            eprintln!("the page {page:?} was {change}");
        }
    }
}

impl<'a> Journey<'a> {
    fn on(site: &'a Site) -> Self {
        let browser = Browser::setup()
            .before_scripts(include_str!("changes.js"))
            .open(&site.url("about/"));
        // A picture on its way to its place would have a style.
        browser.set_media(&[("prefers-reduced-motion", "reduce")]);
        let published = TARGETS.map(|path| {
            browser.script("sessionStorage.change = 'left without an app'");
            browser.visit(&site.url(path));
            let parts = browser.script(&format!("return [{PARTS}, {LANGUAGE}]"));
            (path, parts)
        });
        Self {
            site,
            browser,
            published: published.into(),
        }
    }

    /// Opens a page that others change before its scripts run, and starts the app there.
    fn open_changed<'b>(&self, change: &'b str, path: &'b str) -> Told<'b> {
        self.browser
            .script(&format!("sessionStorage.change = '{change}'"));
        self.open(path, change)
    }

    fn open<'b>(&self, path: &'b str, change: &'b str) -> Told<'b> {
        let told = Told(change, path);
        self.browser
            .visit(&self.site.url(path))
            .wait_until_live()
            .mark_document();
        told
    }

    /// Clicks the first link to a page that can be seen, or one that others have put into the window.
    fn click(&self, path: &str) {
        let path = self.site.path(path);
        self.browser.script(&format!(
            "const seen = (link) => link.checkVisibility();
             if (![...document.querySelectorAll('a[href=\"{path}\"]')].some(seen)) {{
                 const link = document.createElement('a');
                 link.href = '{path}';
                 link.append('on');
                 document.body.append(link);
             }}"
        ));
        self.browser.click(&format!("a[href='{path}']"));
    }

    /// Expects the page at `path`, as whole as it was published, in the document that was marked.
    fn expect_whole(&self, path: &'static str, heading: &str) {
        let published = &self.published[path];
        self.browser
            .expect_path(&self.site.path(path))
            .expect_heading(heading)
            .expect("one of each part", FRAME, json!([1, 1, 1, 1, 1]))
            .expect("the parts of the page", PARTS, published[0].clone())
            .expect("its title and its language", LANGUAGE, published[1].clone())
            .expect(
                "what is announced",
                "document.getElementById('announcement')?.textContent === document.title",
                true,
            )
            .expect_same_document();
    }

    /// Three links one after the other, each by a click, from whatever page is there.
    fn follow_three_links(&self) {
        self.click(PLAIN);
        self.expect_whole(PLAIN, PLAIN_HEADING);
        self.click("world/");
        self.expect_whole("world/", "World");
        self.click("");
        self.expect_whole("", NAME);
    }
}
