//! An app that does not start, or does not go on, leaves a page that works.

use std::fs;

use lol_html::html_content::ContentType;

use crate::support::{Browser, Fault, PLAIN_HEADING, STORY, STORY_HEADING, Site, edited};

#[test]
fn an_app_that_can_not_be_had_leaves_the_page_as_it_was() {
    let site = Site::at("/");
    for request in published_assets(&site) {
        site.server.fault(&request, Fault::Status(503));
    }
    let browser = Browser::open(&site.url(STORY));

    browser
        .expect_in_console("The app did not start; the page works without it.")
        .expect_heading(STORY_HEADING)
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING);
}

#[test]
fn an_app_that_panics_gives_the_links_back_to_the_browser() {
    let site = Site::at("/");
    // A page that is not what the app would render, as after half an upload.
    let file = site.publisher.site(&format!("{STORY}index.html"));
    let page = fs::read_to_string(&file).expect("the page");
    let broken = edited(&page, "div.story__meta", |meta| {
        meta.before("<p>Not what it was</p>", ContentType::Html);
        meta.remove_attribute("class");
    });
    assert_ne!(broken, page);
    fs::write(&file, broken).expect("a broken page");
    let browser = Browser::open(&site.url(STORY));

    browser
        .expect_in_console("panicked")
        .expect_heading(STORY_HEADING)
        .mark_document()
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING)
        .expect_path("/science/plain/")
        .expect_new_document()
        .wait_until_live();
    browser.back();
    browser.expect_heading(STORY_HEADING);
}

/// The addresses of the app's files as the page names them.
fn published_assets(site: &Site) -> Vec<String> {
    let page = site.publisher.document("");
    let named = |name| page.attributes(&format!("script[{name}]"), name);
    [named("data-js"), named("data-wasm")].concat()
}
