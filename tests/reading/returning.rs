//! A reader who comes back is told what is new, once.

use std::time::Duration;

use serde_json::json;

use crate::{
    publishing::bridge::{BRIDGE, bridge, corrected, edited, with_ledger},
    support::{Browser, Site},
};

/// Longer than the app takes to say what is new, once it is live.
const SOON: Duration = Duration::from_millis(500);

#[track_caller]
fn expect_no_news(browser: &Browser) -> &Browser {
    let news = "document.querySelector('.trouble--news')";
    browser.wait_until_live().assert_never("news", news, SOON)
}

#[test]
fn a_reader_who_comes_back_is_told_once_what_is_new() {
    let Site {
        server, publisher, ..
    } = Site::of(with_ledger(bridge()), "/");
    let browser = Browser::open(&server.url("science/bridge/"));
    expect_no_news(&browser);
    expect_no_news(browser.reload());

    let publisher = publisher
        .with(BRIDGE, edited())
        .now("2025-05-21T10:00:00Z")
        .build();
    browser.reload().expect_text(
        ".trouble--news .trouble__reason",
        "Updated since your last visit. New or changed passages: 2",
    );
    assert_eq!(browser.layout_shift(), 0.0);
    for theme in ["light", "dark"] {
        browser
            .set_media(&[("prefers-color-scheme", theme)])
            .assert_accessible();
    }
    let show = ".trouble--news .trouble__retry";
    browser
        .click(show)
        .expect_count("[data-new]", 2)
        .expect_focus(".story__body > :nth-child(1)[data-new]")
        .click(show)
        .expect_focus(".story__body > :nth-child(3)[data-new]")
        .assert_accessible()
        .click(".trouble--news .trouble__close")
        .expect_count(".trouble--news", 0);
    expect_no_news(browser.reload());

    let mut again = edited();
    again["headline"] = json!("The bridges");
    let _publisher = publisher
        .with(BRIDGE, again)
        .now("2025-05-22T10:00:00Z")
        .build();
    browser.visit(&server.url("science/")).wait_until_live();
    browser
        .click_link("The bridges")
        .expect_text(
            ".trouble--news .trouble__reason",
            "Updated since your last visit. New or changed passages: 1",
        )
        .click(show)
        .expect_count(".story__opening[data-new]", 1)
        .press("Escape");
    browser
        .click_link("Science")
        .expect_count(".trouble--news", 0);
    browser.back().expect_heading("The bridges");
    expect_no_news(&browser).assert_silent();
}

#[test]
fn a_browser_that_remembers_nothing_or_nonsense_shows_the_story() {
    let blocked = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('blocked', 'SecurityError') }
    })";
    let nonsense = "localStorage.setItem('standfirst-read', ['[[', '7', 'null', '{\"/science/bridge/\":7}'][history.length % 4])";
    for script in [blocked, nonsense] {
        let Site {
            server, publisher, ..
        } = Site::of(with_ledger(bridge()), "/");
        let browser = Browser::setup()
            .before_scripts(script)
            .open(&server.url("science/bridge/"));
        browser.wait_until_live();
        let _publisher = publisher
            .with(BRIDGE, edited())
            .now("2025-05-21T10:00:00Z")
            .build();
        for _ in 0..3 {
            browser.reload().wait_until_live();
            browser.visit(&server.url("science/bridge/?"));
            expect_no_news(&browser)
                .expect_heading("The bridge")
                .assert_silent();
        }
    }
}

#[test]
fn corrections_and_changes_are_accessible_and_fit_a_phone() {
    let publisher = with_ledger(corrected()).build();
    let mut edited = edited();
    edited["corrections"] = corrected()["corrections"].clone();
    edited["corrections"][0]["block"] = json!("410 metres");
    let publisher = publisher.with(BRIDGE, edited).now("2025-05-22T10:00:00Z");
    let site = Site::of(publisher, "/");
    let browser = Browser::open(&site.url("corrections/"));
    for page in ["corrections/", "science/bridge/", "science/bridge/changes/"] {
        browser
            .resize(1280, 800)
            .visit(&site.url(page))
            .wait_until_live();
        for theme in ["light", "dark"] {
            browser
                .set_media(&[("prefers-color-scheme", theme)])
                .assert_accessible();
        }
        browser.resize(320, 640).expect(
            &format!("the width of {page}"),
            "document.documentElement.scrollWidth",
            320,
        );
    }
    browser
        .resize(1280, 800)
        .visit(&site.url("corrections/"))
        .wait_until_live()
        .mark_document()
        .click_link("The bridge")
        .expect_focus(".correction")
        .expect_same_document();
    browser.assert_silent();
}
