//! A form that is sent to another origin.

use serde_json::json;

use super::{Other, with_files};
use crate::support::{
    Browser, Fault, PLAIN_HEADING, PLAIN_LINK, STORY, Site, publisher::Publisher,
};

/// As in `docs/slots.md`.
const FORM: &str = "<form action=\"ORIGIN/subscribe\" method=\"post\" target=\"answer\">
  <p>News by letter</p>
  <label>Your address <input name=\"email\" type=\"email\" required></label>
  <button>Subscribe</button>
</form>
<iframe name=\"answer\" title=\"What became of it\"></iframe>";

fn with_form(other: &Other, html: &str) -> Site {
    other.server.fault(
        "/subscribe",
        Fault::Body {
            status: 200,
            content_type: "text/html; charset=utf-8",
            body: "<!DOCTYPE html><h1>Thank you</h1>".to_owned(),
        },
    );
    let html = html.replace("ORIGIN", &other.origin());
    let publisher = with_files(Publisher::new(), &[("slots/letter.html", &html)]);
    let slots = json!({ "after-story": {
        "file": "letter.html",
        "form": [other.origin()],
        "frame": [other.origin()],
    } });
    let site = json!({ "slots": slots, "check": { "every-slot-and-its-origins-are-used": "off" } });
    Site::of(publisher.with_site(site), "/")
}

/// What the frame shows is of another origin, and is asked of the browser.
fn answered(browser: &Browser, other: &Other) {
    other.server.expect_requests("POST /subscribe", 1);
    browser.wait_for(
        "document.querySelector('.slot iframe').contentDocument === null",
        "the answer in its place",
    );
}

#[test]
fn a_form_is_answered_in_its_place_on_a_published_page_and_on_the_next() {
    for turns in [false, true] {
        let other = Other::start();
        let site = with_form(&other, FORM);
        let browser = site.open(STORY);
        if turns {
            browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
        }
        browser
            .click(".slot input")
            .write("ada@example.org")
            .click(".slot button");
        answered(&browser, &other);
        browser.expect_same_document().assert_silent();
    }
}

#[test]
fn a_form_is_answered_in_its_place_without_scripts() {
    let other = Other::start();
    let site = with_form(&other, FORM);
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));
    browser
        .click(".slot input")
        .write("ada@example.org")
        .click(".slot button");
    answered(&browser, &other);
    browser.expect_path(&site.path(STORY));
}

#[test]
fn a_form_without_a_frame_leads_to_the_page_of_who_answers() {
    let other = Other::start();
    let site = with_form(&other, &FORM.replace(" target=\"answer\"", ""));
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));
    browser
        .click(".slot input")
        .write("ada@example.org")
        .click(".slot button")
        .expect_path("/subscribe")
        .expect_heading("Thank you");
    assert_eq!(other.posts(), ["/subscribe"]);
}

#[test]
fn a_page_with_a_form_is_accessible() {
    let site = with_form(&Other::start(), FORM);
    let browser = site.open(STORY);
    for theme in ["light", "dark"] {
        browser
            .set_media(&[("prefers-color-scheme", theme)])
            .assert_accessible();
    }
}
