//! Without scripts or WebAssembly every page reads and every link works.

use crate::support::{Browser, PLAIN, PLAIN_HEADING, STORY, STORY_HEADING, Site};

#[test]
fn without_scripts_every_page_reads_and_every_link_works() {
    let site = Site::at("/news/site/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));

    browser
        .expect_heading(STORY_HEADING)
        .expect_text(".story__body > p:last-of-type", "The end.")
        .expect_count(".author-box", 2)
        .expect_count(".related .card", 1)
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING)
        .expect_path(&site.path(PLAIN))
        .back();
    browser.expect_heading(STORY_HEADING).assert_silent();
}

#[test]
fn without_webassembly_every_link_works() {
    let site = Site::at("/news/site/");
    let browser = Browser::setup()
        .flag("--js-flags=--jitless")
        .open(&site.url(STORY));

    browser
        .expect("WebAssembly", "typeof WebAssembly", "undefined")
        .expect_heading(STORY_HEADING)
        .mark_document()
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING)
        .expect_new_document()
        .back();
    browser.expect_heading(STORY_HEADING).assert_silent();
    assert_eq!(site.server.requests_for(".wasm"), Vec::<String>::new());
}
