//! Pictures of the site for people to look at, in `target/screenshots`. These are tools and no tests:
//! `make screenshots` runs them.

use std::{fs, path::PathBuf};

use crate::{
    demo::{Kinds, WIDTHS},
    reading::{self, OPEN, RIGHT_TO_LEFT, STORY},
    support::Browser,
};

const THEMES: [&str; 2] = ["light", "dark"];

fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots"));
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(format!("{name}.png"))
}

/// Pictures further down load when they come near.
fn load_all_pictures(browser: &Browser) {
    browser.script(
        "document.querySelectorAll('img').forEach(image => { image.loading = 'eager' });
         await Promise.all([...document.images].map(image => image.decode().catch(() => {})))",
    );
}

#[test]
#[ignore = "make screenshots runs it"]
fn of_every_kind_of_page() {
    let kinds = Kinds::publish();
    let [(site, ..), ..] = kinds.all();
    let browser = Browser::setup().size(1280, 920).open(&site.url(""));
    browser.wait_until_live().picture(file("front"));
    for (site, name, page) in kinds.all() {
        browser.visit(&site.url(page)).wait_until_live();
        for width in WIDTHS {
            browser.resize(width, 900);
            load_all_pictures(&browser);
            for theme in THEMES {
                browser.set_media(&[("prefers-color-scheme", theme)]);
                browser.screenshot(file(&format!("{name}-{width}-{theme}")));
            }
        }
    }
}

#[test]
#[ignore = "make screenshots runs it"]
fn of_what_a_storys_parts_do() {
    let site = reading::site("/");
    for (name, path) in [("en", STORY), ("ar", RIGHT_TO_LEFT)] {
        for width in [360, 1440] {
            for theme in THEMES {
                let browser = Browser::setup().size(width, 800).open(&site.url(path));
                browser
                    .wait_until_live()
                    .set_media(&[("prefers-color-scheme", theme)]);
                load_all_pictures(&browser);
                let file = |what: &str| file(&format!("story-{name}-{width}-{theme}-{what}"));
                browser
                    .screenshot(file("page"))
                    .move_over(&["a[role=doc-noteref]"], 50)
                    .expect_count(".peek", 1)
                    .picture(file("note"));
                browser
                    .press("Escape")
                    .click("#picture-2")
                    .expect("the lightbox", OPEN, true)
                    .wait_for(
                        "document.getAnimations().length === 0",
                        "the picture to be still",
                    )
                    .picture(file("lightbox"));
            }
        }
    }
}
