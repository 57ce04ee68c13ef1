//! What the publication's own scripts are told of the pages that a reader turns to.

use std::fs;

use serde_json::json;

use super::{MOMENT, Other, with_files};
use crate::support::{
    Browser, Fault, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
    publisher::Publisher,
};

/// The counter of `docs/slots.md`, with another origin.
const COUNTER: &str = "
    const hit = ({ path }) => fetch(`ORIGIN/hit${path}`, { method: 'POST', mode: 'no-cors', keepalive: true });
    if (window.standfirst) hit(window.standfirst.page);
    document.addEventListener('standfirst:page', ({ detail }) => hit(detail));";

/// How a site loads it.
const EARLY: &str = "<script src=\"/counter.js\" defer></script>";
const LATE: &str = "<script src=\"/counter.js\" async></script>";

fn counted(base: &'static str, other: &Other, html: &str) -> Site {
    for page in ["", STORY, "science/plain/"] {
        let hit = format!("/hit{base}{page}");
        other.server.fault(&hit, Fault::Status(204));
    }
    let counter = COUNTER.replace("ORIGIN", &other.origin());
    let publisher = with_files(
        Publisher::new(),
        &[
            ("public/counter.js", &counter),
            ("slots/counter.html", html),
        ],
    );
    let slots = json!({ "head": { "file": "counter.html", "connect": [other.origin()] } });
    Site::of(publisher.with_site(json!({ "slots": slots })), base)
}

#[test]
fn a_counter_has_one_hit_for_each_page_turn_and_none_twice() {
    for base in ["/", "/news/site/"] {
        let other = Other::start();
        let site = counted(base, &other, EARLY);
        let browser = site.open(STORY);
        let path = |path: &str| format!("/hit{}", site.path(path));
        let mut expected = vec![path(STORY)];
        let expect = |expected: &[String]| {
            other.server.expect_requests("", expected.len());
            other
                .server
                .assert_no_more_requests("", expected.len(), MOMENT);
            assert_eq!(other.posts(), expected);
        };
        expect(&expected);

        browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
        expected.push(path("science/plain/"));
        expect(&expected);

        browser.back().expect_heading(STORY_HEADING);
        expected.push(path(STORY));
        expect(&expected);

        // Another part of the same page, the way back from there, and the link to the page itself.
        browser.script("location.hash = '#foot'");
        browser.expect("the part", "location.hash", "#foot").back();
        browser.expect("the part", "location.hash", "");
        browser.script("document.querySelector('.masthead__list a').href = location.href");
        browser.click(".masthead__list a");
        expect(&expected);

        browser.click(".masthead__name").expect_path(&site.path(""));
        expected.push(path(""));
        expect(&expected);
        browser.expect_same_document().assert_silent();

        // What can't be had is no page.
        browser.visit(&site.url("nothing/here/")).wait_until_live();
        expect(&expected);
    }
}

#[test]
fn a_script_that_comes_late_learns_of_the_first_page_once() {
    let other = Other::start();
    let site = counted("/", &other, LATE);
    site.server
        .delay("/counter.js", std::time::Duration::from_millis(700));
    let browser = Browser::open(&site.url(STORY));
    other.server.expect_requests(STORY, 1);
    browser
        .wait_until_live()
        .click(PLAIN_LINK)
        .expect_heading(PLAIN_HEADING);
    other.server.expect_requests("science/plain/", 1);
    assert_eq!(
        other.posts(),
        [format!("/hit/{STORY}"), "/hit/science/plain/".to_owned()]
    );
}

#[test]
fn the_event_says_path_and_title_once_the_page_is_there() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup()
            .before_scripts(
                "window.told = [];
                 document.addEventListener('standfirst:page', ({ detail }) =>
                     told.push([detail.path, detail.title, document.querySelector('h1').textContent]))",
            )
            .open(&site.url(STORY));
        browser
            .wait_until_live()
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING);
        browser
            .expect(
                "what was told",
                "told",
                json!([
                    [
                        site.path(STORY),
                        format!("{STORY_HEADING} | The Fixture & Sons"),
                        STORY_HEADING
                    ],
                    [
                        site.path("science/plain/"),
                        format!("{PLAIN_HEADING} | The Fixture & Sons"),
                        PLAIN_HEADING
                    ],
                ]),
            )
            .assert_silent();
    });
}

#[test]
fn a_page_is_told_without_the_app_and_not_in_an_archive() {
    let site = Site::at("/");
    let note = "window.told = 0; document.addEventListener('standfirst:page', () => told++)";
    let browser = Browser::setup()
        .before_scripts(&format!("delete globalThis.WebAssembly; {note}"))
        .open(&site.url(STORY));
    browser.expect("how often it is told", "told", 1);
    // The same document at another address.
    let archived = site.publisher.site("elsewhere");
    fs::create_dir(&archived).expect("a folder");
    fs::copy(
        site.publisher.site(&format!("{STORY}index.html")),
        archived.join("index.html"),
    )
    .expect("a copy");
    browser
        .visit(&site.url("elsewhere/"))
        .wait_for(
            "document.documentElement.dataset.app === 'none'",
            "the end of it",
        )
        .expect("how often it is told", "told", 0);
}

#[test]
fn a_page_that_is_prerendered_is_told_once_it_is_seen() {
    let site = Site::at("/");
    let browser = Browser::setup()
        .before_scripts(
            "window.told = [];
             Object.defineProperty(document, 'prerendering', { get: () => !window.seen, configurable: true });
             document.addEventListener('standfirst:page', ({ detail }) => told.push(detail.path))",
        )
        .open(&site.url(STORY));
    browser
        .wait_until_live()
        .expect("what is told before", "told", json!([]));
    browser.script("window.seen = true; document.dispatchEvent(new Event('prerenderingchange'))");
    browser.expect("what is told then", "told", json!([site.path(STORY)]));
}

#[test]
fn a_document_that_comes_back_whole_is_told_again() {
    let site = Site::at("/");
    let browser = Browser::setup()
        .before_scripts("window.told = []; document.addEventListener('standfirst:page', ({ detail }) => told.push(detail.path))")
        .open(&site.url(STORY));
    browser.wait_until_live().mark_document();
    // By the browser, out of the app's sight.
    browser.script("location.href = '/of-another/'");
    browser
        .expect_path("/of-another/")
        .expect_new_document()
        .back();
    browser.expect_same_document().expect(
        "what is told",
        "told",
        json!([site.path(STORY), site.path(STORY)]),
    );
}

/// A widget under each story, which makes itself where its script stands.
#[test]
fn what_stands_under_a_story_is_made_anew_for_each() {
    at_each_base(
        |base| {
            let publisher = with_files(
                Publisher::new(),
                &[
                    (
                        "slots/comments.html",
                        "<p class=\"own\">Comments</p><script src=\"/comments.js\"></script>",
                    ),
                    (
                        "slots/banner.html",
                        "<p class=\"banner\">One</p><script src=\"/banner.js\" defer></script>",
                    ),
                    (
                        "public/comments.js",
                        "document.currentScript.parentElement.dataset.ran = location.pathname",
                    ),
                    (
                        "public/banner.js",
                        "window.banners = (window.banners ?? 0) + 1",
                    ),
                ],
            );
            let slots = json!({
                "after-story": { "file": "comments.html" },
                "after-masthead": { "file": "banner.html" },
            });
            Site::of(publisher.with_site(json!({ "slots": slots })), base)
        },
        |site| {
            let browser = site.open("");
            browser
                .expect_count("main .slot", 0)
                .expect_count(".banner", 1);
            browser
                .click("a[href$='/science/plain/']")
                .expect_heading(PLAIN_HEADING);
            let ran = "document.querySelector('main .slot').dataset.ran";
            browser
                .expect("where it ran", ran, site.path("science/plain/"))
                .expect_count(".own", 1)
                .click(".related .card__headline a[href$='/every-block/']")
                .expect_heading(STORY_HEADING)
                .expect("where it ran", ran, site.path(STORY))
                .expect_count(".own", 1)
                .expect_count(".banner", 1)
                .expect("how often what stays ran", "banners", 1)
                .assert_silent();
            // And the document of a story has it without the app.
            browser
                .visit(&site.url(STORY))
                .expect_count("main .slot > .own", 1)
                .wait_until_live();
            browser
                .click(PLAIN_LINK)
                .expect_heading(PLAIN_HEADING)
                .back()
                .expect_heading(STORY_HEADING);
            browser.expect_count("main .slot > .own", 1);
        },
    );
}
