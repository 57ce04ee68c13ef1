//! The browser, and what a reader does in it.

use std::{fs, time::Duration};

use super::site;
use crate::support::{Browser, Fault};

#[test]
fn a_reader_walks_a_site() {
    let (server, _folder) = site();
    let page = Browser::open(&server.url("/"));
    page.wait_until_live()
        .mark_document()
        .expect_heading("Front")
        .expect_path("/news/site/");
    server.delay("/a/index.json", Duration::from_millis(300));
    page.click_link("Story A")
        .expect_heading("Story A")
        .expect_title("Story A");
    page.click_link("Story N")
        .expect_title("Story N")
        .expect_path("/news/site/naïve/");
    page.back()
        .expect_heading("Story A")
        .forward()
        .expect_heading("Story N")
        .expect_same_document();
    page.reload()
        .wait_until_live()
        .expect_new_document()
        .mark_document();
    page.click_link("Far away")
        .expect_path("/news/site/b/")
        .expect_new_document()
        .assert_silent();
    page.back().expect_path("/news/site/naïve/").forward();
    assert_eq!(
        (page.title(), page.path()),
        ("Story B".to_owned(), "/news/site/b/".to_owned())
    );
    assert_eq!(server.requests_for("/a/index.json").len(), 2);
    server.fault("/a/index.json", Fault::Hang);
    page.mark_document()
        .click("a")
        .expect_path("/news/site/a/")
        .expect_heading("Story B");
    server.fault("/naïve/index.json", Fault::Close);
    page.click_link("Story N")
        .expect_path("/news/site/naïve/")
        .expect_in_console("ERR_EMPTY_RESPONSE")
        .expect_in_console("Failed to fetch");
    page.visit(&server.url("/nowhere/"))
        .expect_heading("Not here");
    page.expect_in_console("404 (Not Found)").assert_silent();
    page.script("console.debug('quiet', 1)");
    assert!(page.console()[0].starts_with("DEBUG"));
    page.assert_silent();
}

#[test]
fn a_reader_has_hands_and_preferences() {
    let (server, _folder) = site();
    let page = Browser::setup().size(390, 844).open(&server.url("/"));
    page.expect("the width", "innerWidth", 390)
        .resize(800, 600)
        .expect("the size", "[innerWidth, innerHeight]", vec![800, 600]);
    page.click("input")
        .write("Zoë")
        .press("Backspace")
        .press("Shift+e")
        .expect_text("output", "ZoE");
    page.press("Shift+Tab")
        .expect_focus("a[rel=external]")
        .press("Shift+Tab")
        .press("Enter")
        .expect_heading("Story N");
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    page.expect("dark mode", dark, false)
        .set_media(&[("prefers-color-scheme", "dark")])
        .expect("dark mode", dark, true);
    page.back().expect_heading("Front").scroll_to(500);
    assert_eq!(page.scroll_position(), 500.0);
    assert_eq!((page.count("a"), page.text("a")), (3, "Story A".to_owned()));
    assert_eq!(
        page.attribute("a", "href"),
        Some("/news/site/a/".to_owned())
    );
    assert_eq!(page.attribute("a", "title"), None);
    page.expect_count("a", 3).assert_silent();
    let picture = tempfile::NamedTempFile::with_suffix(".png").unwrap();
    page.resize(320, 800).screenshot(picture.path());
    let png = fs::read(picture.path()).unwrap();
    assert_eq!(
        (&png[1..4], &png[18..20]),
        (&b"PNG"[..], &320_u16.to_be_bytes()[..])
    );
    assert!(
        u16::from_be_bytes([png[22], png[23]]) > 3000,
        "the whole page"
    );
}

#[test]
fn pages_can_be_opened_without_scripts_or_wasm() {
    let (server, _folder) = site();
    let page = Browser::setup().without_scripts().open(&server.url("/"));
    page.mark_document()
        .click_link("Story A")
        .expect_heading("Story A")
        .expect_new_document();
    assert_eq!(page.attribute("html", "data-app"), None);
    let page = Browser::setup()
        .before_scripts("delete globalThis.WebAssembly")
        .open(&server.url("/"));
    assert_eq!(page.attribute("html", "data-wasm").unwrap(), "undefined");
    let page = Browser::setup()
        .flag("--js-flags=--jitless")
        .open(&server.url("/"));
    assert_eq!(page.attribute("html", "data-wasm").unwrap(), "undefined");
}
