//! What is said of a page that can't be had.

use std::time::Duration;

use serde_json::{Value, json};
use standfirst::page::FORMAT;

use super::REASON;
use crate::support::{
    Browser, Fault, PLAIN, PLAIN_DATA, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING,
    STORY_TITLE, Site, at_each_base,
};

const BUSY: &str = "document.querySelector('main').getAttribute('aria-busy')";

#[test]
fn whatever_fails_is_said_and_the_page_stays_with_two_ways_on() {
    let portal = Fault::Body {
        status: 200,
        content_type: "text/html",
        body: "<title>Welcome to the hotel</title>".to_owned(),
    };
    let faults = [
        (Fault::Close, "The site could not be reached."),
        (
            Fault::Status(404),
            "There is nothing at this address. It may have moved, or the link may be wrong.",
        ),
        (
            Fault::Status(500),
            "The server has a problem. It may be over soon.",
        ),
        (
            Fault::Status(503),
            "The server has a problem. It may be over soon.",
        ),
        (Fault::json(""), "The page did not arrive whole."),
        (
            Fault::json(&format!(
                "{{\"format\":{FORMAT},\"path\":\"/science/plain/\""
            )),
            "The page did not arrive whole.",
        ),
        (
            Fault::json(&format!("{{\"format\":{FORMAT}}}")),
            "The page did not arrive whole.",
        ),
        (Fault::json("[1, 2]"), "The page did not arrive whole."),
        (
            portal,
            "The network answered with a page of its own. You may have to sign in to it first.",
        ),
        // Last, since a browser keeps it.
        (
            Fault::Status(410),
            "There is nothing at this address. It may have moved, or the link may be wrong.",
        ),
    ];
    at_each_base(Site::at, |site| {
        let browser = Browser::setup().size(600, 500).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        browser.script(&format!(
            "document.querySelector(\"{PLAIN_LINK}\").scrollIntoView()"
        ));
        let place = browser.script("return scrollY");
        let data = site.path(PLAIN_DATA);
        for (fault, reason) in faults.clone() {
            site.server.fault(&data, fault);
            browser
                .click(PLAIN_LINK)
                .expect_text(REASON, reason)
                .expect_focus(".trouble__retry")
                .expect_path(&site.path(STORY))
                .expect_heading(STORY_HEADING)
                .expect_title(STORY_TITLE)
                .expect("the place", "scrollY", place.clone())
                .expect(
                    "the address of the page in full",
                    "new URL(document.querySelector('.trouble__full').href).pathname",
                    site.path(PLAIN),
                )
                .press("Enter")
                // Still so.
                .expect("that a page is on its way", BUSY, Value::Null)
                .expect_text(REASON, reason)
                .expect_focus(".trouble__retry")
                .press("Escape");
            browser
                .expect_count(".trouble", 0)
                .expect_focus(PLAIN_LINK)
                .expect("that a page is on its way", BUSY, Value::Null);
            // The link that has the focus again is fetched ahead, in vain too.
            site.server
                .wait_until_quiet(&data, Duration::from_millis(250));
        }
        browser.expect_same_document();

        browser
            .click(PLAIN_LINK)
            .expect_count(".trouble", 1)
            .assert_accessible();
        site.server.mend(&data);
        browser
            .click(".trouble__retry")
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect_focus("h1")
            .expect_count(".trouble", 0)
            .expect_same_document()
            .back();
        browser.expect_heading(STORY_HEADING).expect_same_document();
    });
}

#[test]
fn half_an_answer_is_a_failure_too() {
    at_each_base(Site::at, |site| {
        site.server.fault(PLAIN_DATA, Fault::Truncate(300));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .expect_text(".trouble__title", "This page could not be loaded")
            .expect_path(&site.path(STORY));
        site.server.mend(PLAIN_DATA);
        browser
            .click(".trouble__retry")
            .expect_heading(PLAIN_HEADING)
            .expect_same_document();
    });
}

#[test]
fn an_answer_that_never_comes_is_given_up() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Hang);
    let browser = site.open(STORY);
    // How long the page itself takes, since WebDriver may be slower.
    browser.script(
        "addEventListener('click', () => {
             const start = performance.now();
             new MutationObserver((_, observer) => {
                 if (!document.querySelector('.trouble')) return;
                 window.waited = performance.now() - start;
                 observer.disconnect();
             }).observe(document.body, { childList: true, subtree: true });
         }, { once: true })",
    );

    browser.click(PLAIN_LINK);

    browser
        .expect_text(REASON, "The answer is taking too long.")
        .expect_same_document();
    let waited = browser.script("return window.waited");
    let seconds = waited.as_f64().expect("milliseconds") / 1000.0;
    // An answer may be slow.
    assert!((8.0..18.0).contains(&seconds), "{seconds} s");
}

#[test]
fn what_failed_is_said_in_the_language_of_the_page() {
    at_each_base(Site::at, |site| {
        site.server.fault("/index.json", Fault::Status(500));
        let browser = site.open("world/ورق/");

        browser
            .click(".masthead__name")
            .expect_text(".trouble__title", "تعذّر تحميل هذه الصفحة")
            .expect_text(".trouble__retry", "إعادة المحاولة")
            .assert_accessible();
    });
}

#[test]
fn a_failure_is_said_to_assistive_tools_each_time() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Status(500));
    let browser = site.open(STORY);
    browser.listen_to("#announcement");
    let words = "This page could not be loaded. The server has a problem. It may be over soon.";

    browser
        .click(PLAIN_LINK)
        .expect("what is said", "window.said", json!([words]));
    for times in 2..=3 {
        browser.click(".trouble__retry").expect(
            "how often it is said",
            "window.said.length",
            times,
        );
    }
    site.server.mend(PLAIN_DATA);
    // What failed thrice is not kept.
    browser
        .click(".trouble__close")
        .click(PLAIN_LINK)
        .expect_heading(PLAIN_HEADING)
        .expect_same_document();
}

#[test]
fn what_is_said_of_the_first_page_is_seen_though_it_came_with_few_styles() {
    let site = Site::demo("/");
    let browser = site.open("about/");
    let contact = "/contact/index.json";
    site.server.fault(contact, Fault::Status(503));

    browser.click(".foot a[href$='/contact/']");

    browser
        .wait_for("document.querySelector('.trouble')", "the message")
        .expect(
            "where the message is",
            "getComputedStyle(document.querySelector('.trouble')).position",
            "fixed",
        );
    let is_open = "document.querySelector('dialog').open";
    browser
        .visit(&site.url("international/xi-in-moscow/"))
        .wait_until_live()
        .click(".story__lead a")
        .expect("the picture", is_open, true)
        .expect(
            "the edge of the dialog",
            "getComputedStyle(document.querySelector('dialog')).borderTopWidth",
            "0px",
        );
}
