//! The alert at the top of every page.

use serde_json::{Value, json};

use crate::support::{
    Browser, PLAIN_HEADING, PLAIN_LINK, STORY, Site, at_each_base,
    publisher::{Publisher, said},
};

const FAR: &str = "2099-01-01T00:00:00Z";

fn alert(fields: Value) -> Publisher {
    let mut alert = json!({ "text": "Polls close at ten", "href": "/about/", "until": FAR });
    for (name, value) in fields.as_object().expect("fields") {
        alert[name] = value.clone();
    }
    Publisher::new().with_site(json!({ "alert": alert }))
}

#[test]
fn every_page_has_the_alert_at_its_top_until_its_time_is_over() {
    let publisher = alert(json!({ "until": "2025-05-20T13:00:00Z" })).build();
    for page in ["", STORY, "about/", "world/"] {
        let document = publisher.document(page);
        assert_eq!(
            document.text(".skip-link + .alert .alert__words"),
            "Polls close at ten",
            "{page}"
        );
        assert_eq!(
            document.attribute(".alert a", "href").as_deref(),
            Some("/news/site/about/")
        );
    }
    let over = publisher.now("2025-05-20T13:00:00Z").build();
    assert_eq!(over.document("").count(".alert"), 0);
    assert!(!over.read("index.html").contains("alert"));
}

#[test]
fn the_build_knows_when_the_alert_is_over() {
    let publisher = alert(json!({ "until": "2025-05-20T13:00:00Z" })).with_option("--next");
    let output = publisher.run();
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("2025-05-20T13:00:00Z"),
        "{}",
        said(&output)
    );
}

#[test]
fn what_is_wrong_with_an_alert_is_told() {
    for (fields, expected) in [
        (json!({ "text": " " }), "the alert says nothing"),
        (
            json!({ "text": [{ "type": "link", "href": "/about/", "text": "a" }] }),
            "a link stands in the alert, which is a link itself",
        ),
        (json!({ "href": "/abuot/" }), "/alert/href"),
    ] {
        let told = said(&alert(fields).run());
        let expected = if expected.starts_with('/') {
            "there is no page at"
        } else {
            expected
        };
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn who_closes_the_alert_never_sees_it_again_and_nothing_moves() {
    at_each_base(
        |base| Site::of(alert(json!({})), base),
        |site| {
            let browser = site.open(STORY);
            let shift = browser.layout_shift();
            assert!(shift == 0.0, "the page shifts by {shift}");
            browser.assert_accessible();
            // It stays from page to page.
            browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
            browser
                .expect("the alert", SEEN, true)
                .click(".alert__close");
            browser
                .expect("the alert", SEEN, false)
                .expect_focus(".masthead__name")
                .back();
            browser
                .expect("the alert", SEEN, false)
                .expect_same_document();
            for page in ["", "about/", STORY] {
                // At its first paint already.
                browser
                    .visit(&site.url(page))
                    .expect("the alert", SEEN, false);
                let shift = browser.layout_shift();
                assert!(shift == 0.0, "{page} shifts by {shift}");
            }
            browser.assert_silent();
        },
    );
}

const SEEN: &str = "document.querySelector('.alert').checkVisibility()";

#[test]
fn another_alert_is_seen_by_who_has_closed_the_one_before() {
    let site = Site::of(alert(json!({})), "/");
    let browser = site.open("");
    browser
        .click(".alert__close")
        .expect("the alert", SEEN, false);
    let other = json!({ "text": "The count has begun", "until": FAR });
    let Site { publisher, .. } = &site;
    let file = publisher.content("site.json");
    let text = std::fs::read_to_string(&file).expect("the site file");
    let mut content: Value = serde_json::from_str(&text).expect("JSON");
    content["alert"] = other;
    std::fs::write(&file, content.to_string()).expect("written");
    assert!(publisher.run().status.success());
    browser.reload().expect("the alert", SEEN, true);
}

#[test]
fn an_alert_that_is_over_is_not_shown_by_a_page_of_before() {
    let site = Site::of(alert(json!({ "until": "2025-05-20T13:00:00Z" })), "/");
    let browser = site.open("");
    browser.expect("the alert", SEEN, false);
}

#[test]
fn without_scripts_the_alert_stands_and_has_nothing_to_press() {
    let site = Site::of(alert(json!({})), "/");
    let browser = Browser::setup().without_scripts().open(&site.url(STORY));
    browser.expect("the alert", SEEN, true).expect(
        "the button",
        "document.querySelector('.alert__close').checkVisibility()",
        false,
    );
}
