//! What is fetched ahead of the click, and that it is no more than is wanted.

use std::time::Duration;

use super::{MOMENT, XI};
use crate::support::{Browser, PLAIN, PLAIN_DATA, PLAIN_LINK, STORY, Site, at_each_base};

/// Longer than the app takes to start where it does.
const START: Duration = Duration::from_secs(2);

#[test]
fn a_link_under_a_resting_pointer_is_fetched_once() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);

        browser.move_over(&[PLAIN_LINK], 0);
        site.server.expect_requests(PLAIN_DATA, 1);
        browser.move_over(&["h1"], 0).move_over(&[PLAIN_LINK], 0);
        site.server.assert_no_more_requests(PLAIN_DATA, 1, MOMENT);

        browser.click(PLAIN_LINK).expect_heading("A plain story");
        site.server.expect_requests(PLAIN_DATA, 1);
        assert_eq!(site.documents(PLAIN), 0, "the browser fetched it too");
        browser.assert_silent();
    });
}

#[test]
fn a_quick_sweep_over_links_fetches_nothing() {
    at_each_base(Site::at, |site| {
        let browser = site.open("");

        // In the page, where the pointer is on each for a time that does not depend on WebDriver.
        browser.script(
            "for (const link of document.querySelectorAll('.masthead a, main a')) {
                 link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
                 await new Promise((then) => setTimeout(then, 20));
             }
             document.body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))",
        );

        site.server
            .assert_no_more_requests("/index.json", 0, MOMENT);
        browser.assert_silent();
    });
}

#[test]
fn the_focus_on_a_link_fetches_its_page() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);

        browser.script(&format!("document.querySelector(\"{PLAIN_LINK}\").focus()"));

        site.server.expect_requests(PLAIN_DATA, 1);
        site.server.assert_no_more_requests(PLAIN_DATA, 1, MOMENT);
    });
}

#[test]
fn a_finger_on_a_link_fetches_its_page_before_it_is_lifted() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.script(
            "addEventListener('pointerup', () => { window.known = performance.getEntriesByType('resource')
                 .filter(({ name }) => name.endsWith('plain/index.json')).length })",
        );

        browser.tap(PLAIN_LINK, 300);

        browser
            .expect_heading("A plain story")
            .expect("what was fetched by then", "window.known", 1)
            .expect_same_document()
            .assert_silent();
        site.server.expect_requests(PLAIN_DATA, 1);
    });
}

fn with_connection(connection: &str) -> String {
    format!("Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
}

#[test]
fn on_a_slow_network_a_page_is_fetched_by_the_tap_alone() {
    at_each_base(Site::at, |site| {
        let slow = with_connection("{ saveData: false, effectiveType: '2g' }");
        let browser = Browser::setup()
            .before_scripts(&slow)
            .open(&site.url(STORY));
        browser.wait_until_live().mark_document();

        browser.move_over(&["h1", PLAIN_LINK], 0);
        site.server.assert_no_more_requests(PLAIN_DATA, 0, MOMENT);

        browser
            .tap(PLAIN_LINK, 200)
            .expect_heading("A plain story")
            .expect_same_document();
        site.server.expect_requests(PLAIN_DATA, 1);
    });
}

#[test]
fn a_reader_who_saves_data_is_spared_the_app() {
    at_each_base(Site::at, |site| {
        let saving = with_connection("{ saveData: true }");
        let browser = Browser::setup()
            .before_scripts(&saving)
            .open(&site.url(STORY));
        browser.mark_document();

        site.server.assert_no_more_requests(".wasm", 0, START);
        browser
            .tap(PLAIN_LINK, 0)
            .expect_heading("A plain story")
            .expect_new_document();
        assert_eq!(site.server.requests_for(".json").len(), 0);
    });
}

#[test]
fn without_a_pointer_the_links_in_view_are_fetched_within_a_budget() {
    let site = Site::demo("/");
    let touch = "const real = window.matchMedia;
        window.matchMedia = (query) => real.call(window, query === '(hover: none)' ? 'all' : query)";
    let browser = Browser::setup()
        .size(360, 740)
        .before_scripts(touch)
        .open(&site.url(XI));
    browser
        .wait_until_live()
        .click(".masthead__name")
        .expect_heading("The Meridian");
    let fetched = "performance.getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('/index.json')).map(({ decodedBodySize }) => decodedBodySize)";
    // The front, and then what is in view of it.
    browser.wait_for(&format!("{fetched}.length > 1"), "a page fetched ahead");
    let fetched = browser.settled("what is fetched", fetched, Duration::from_secs(2));
    let sizes: Vec<u64> = serde_json::from_value(fetched).expect("sizes");
    let before_the_last: u64 = sizes[1..sizes.len() - 1].iter().sum();
    assert!(before_the_last <= 64 * 1024, "{sizes:?}");
    let links = browser.count("main a[href]");
    assert!(sizes.len() < links, "all {links} links were fetched");
}

#[test]
fn until_the_app_runs_speculation_rules_fetch_the_next_page() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup()
            .before_scripts("window.requestIdleCallback = (start) => { window.startApp = start }; delete window.WebAssembly")
            .open(&site.url(STORY));

        browser
            .expect_count("script[type=speculationrules]", 1)
            .move_over(&[PLAIN_LINK], 0);
        let document = format!("GET {}", site.path(PLAIN));
        site.server.expect_requests(&document, 1);
        site.server.assert_no_more_requests(&document, 1, MOMENT);
        browser
            .click(PLAIN_LINK)
            .expect_heading("A plain story")
            .assert_silent();

        // The app does so by itself, and takes the data alone.
        site.server.forget();
        let browser = Browser::open(&site.url(STORY));
        browser.wait_until_live().move_over(&[PLAIN_LINK], 0);
        let data = format!("GET {}", site.path(PLAIN_DATA));
        site.server.expect_requests(&data, 1);
        site.server.assert_no_more_requests(&document, 0, MOMENT);
    });
}
