//! What is offered, and how it is shown.

use std::time::Duration;

use serde_json::json;

use super::{OFFERED, at_missing, expect_no_offers, expect_offers, visit};
use crate::support::{Browser, Fault, PLAIN, PLAIN_HEADING, Site, publisher::Publisher, story};

/// When a story is out that has nothing but a headline.
const OUT: &str = "2025-05-01T12:00:00Z";

#[test]
fn a_page_that_is_missing_is_a_404_with_the_latest_stories() {
    let site = Site::at("/news/site/");
    let browser = Browser::open(&site.url("world/nothing/"));

    browser
        .wait_until_live()
        .expect_heading("Page not found")
        .expect(
            "the status",
            "performance.getEntriesByType('navigation')[0].responseStatus",
            404,
        )
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING)
        .expect_path(&site.path(PLAIN));
}

#[test]
fn the_not_found_page_tries_the_address_as_a_page() {
    let site = Site::at("/");
    // A host that lost the HTML of a page but has its data.
    std::fs::remove_file(site.publisher.site("science/plain/index.html")).expect("removed");

    Browser::open(&site.url(PLAIN)).expect_heading(PLAIN_HEADING);
}

#[test]
fn a_mistyped_address_offers_the_story() {
    let site = Site::at("/news/site/");
    let browser = at_missing(&site, "science/plian/");

    expect_offers(&browser, &[PLAIN_HEADING])
        .expect_heading("Page not found")
        .expect_text(".near h2", "Did you mean")
        .expect(
            "the status",
            "performance.getEntriesByType('navigation')[0].responseStatus",
            404,
        )
        .mark_document();
    for theme in ["light", "dark"] {
        browser.set_media(&[("prefers-color-scheme", theme)]);
        browser.assert_accessible();
    }
    browser
        .click(".near__list a")
        .expect_heading(PLAIN_HEADING)
        .expect_path(&site.path(PLAIN))
        .expect_same_document()
        .assert_silent();
}

#[test]
fn a_right_name_in_the_wrong_section_offers_its_story_first() {
    let publisher = Publisher::new()
        .with(
            "articles/world/plains.json",
            story(OUT, json!({ "headline": "The plains" })),
        )
        .with(
            "articles/world/plain-paper.json",
            story(OUT, json!({ "headline": "Plain paper" })),
        );
    let site = Site::of(publisher, "/news/site/");

    let browser = at_missing(&site, "world/plain/");
    expect_offers(&browser, &[PLAIN_HEADING, "The plains", "Plain paper"]);
}

#[test]
fn a_section_a_topic_an_author_and_a_static_page_are_offered_too() {
    let site = Site::at("/");
    let browser = Browser::open(&site.url("/"));
    for (missing, offered) in [
        ("sceince/", "Science"),
        ("topics/papers/", "Paper & ink"),
        ("authors/desks/", "World desk"),
        ("abuot/", "About us"),
        ("archives/", "Archive"),
    ] {
        expect_offers(visit(&browser, &site, missing), &[offered]);
    }
}

#[test]
fn where_nothing_is_near_nothing_is_offered() {
    let site = Site::at("/news/site/");

    // No page begins like that, so nothing is asked for.
    let browser = at_missing(&site, "zebra/zzz-zzz/");
    expect_no_offers(&browser);
    assert!(shards_asked_for(&site).is_empty());

    // One does, and is nothing like it.
    expect_no_offers(visit(&browser, &site, "world/plum-pudding/"));
    assert_eq!(shards_asked_for(&site), ["GET /news/site/404/pl.json"]);
}

fn shards_asked_for(site: &Site) -> Vec<String> {
    let mut requests = site.server.requests();
    requests.retain(|request| request.contains("/404/"));
    requests
}

#[test]
fn a_shard_that_can_not_be_had_is_no_reason_to_say_anything() {
    let site = Site::at("/");
    site.server.fault("/404/pl.json", Fault::Status(503));
    let browser = Browser::open(&site.url("science/plian/"));

    browser
        .wait_until_live()
        .expect_in_console("503")
        .expect_heading("Page not found")
        .expect_count(".near > *", 0)
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING);
}

#[test]
fn a_page_in_another_language_says_so() {
    let site = Site::at("/");
    let browser = at_missing(&site, "world/ورقة/");

    expect_offers(&browser, &["الورق في بغداد"])
        .expect_count(".near__list [lang=ar][dir=rtl]", 1)
        .assert_accessible();
    browser
        .click(".near__list a")
        .expect_heading("الورق في بغداد")
        .expect_path("/world/ورق/")
        .assert_silent();
}

#[test]
fn a_persian_site_offers_its_pages_in_persian() {
    let publisher = Publisher::new()
        .with_site(json!({ "languages": ["fa", "ar", "en-GB"] }))
        .with(
            "articles/world/کاغذ-در-بغداد.json",
            story(OUT, json!({ "headline": "کاغذ در بغداد" })),
        )
        .with(
            "articles/world/paper-in-baghdad.json",
            story(
                OUT,
                json!({ "headline": "Paper in Baghdad", "language": "en-GB" }),
            ),
        );
    let site = Site::of(publisher, "/news/site/");

    let browser = at_missing(&site, "science/کاغذ-بغداد/");
    expect_offers(&browser, &["کاغذ در بغداد"])
        .expect_text(".near h2", "شاید منظورتان این بود")
        .expect_count(".near__list [lang]", 0)
        .assert_accessible();
    browser
        .click(".near__list a")
        .expect_heading("کاغذ در بغداد")
        .expect_path(&site.path("world/کاغذ-در-بغداد/"));

    visit(&browser, &site, "paper-baghdad/")
        .expect_count(".near__list [lang='en-GB'][dir=ltr]", 1)
        .assert_accessible();
}

#[test]
fn what_is_offered_leaves_everything_else_in_its_place() {
    let site = Site::at("/");
    site.server
        .delay("/404/pl.json", Duration::from_millis(1000));
    let browser = Browser::setup()
        .size(400, 700)
        .open(&site.url("science/plian/"));
    // Its place is there from the start, since only a change of what is there is read out.
    browser
        .expect_count(".near[role=status]", 1)
        .wait_until_live()
        .script(
            "document.querySelector('.list__home a').focus();
             window.changes = [];
             new MutationObserver(seen => changes.push(...seen)).observe(document.getElementById('app'),
                 { subtree: true, childList: true, attributes: true, characterData: true })",
        );

    browser
        .expect("the pages", OFFERED, json!([PLAIN_HEADING]))
        .expect(
            "where something changed",
            "[...new Set(changes.map(({ target }) => target.className))]",
            json!(["near"]),
        )
        .expect_focus(".list__home a")
        .expect("the width", "document.documentElement.scrollWidth", 400);
}

#[test]
fn pages_that_come_too_late_are_not_put_on_another_page() {
    let site = Site::at("/");
    site.server
        .delay("/404/pl.json", Duration::from_millis(1000));
    let browser = Browser::open(&site.url("science/plian/"));

    browser
        .wait_until_live()
        .click_link(PLAIN_HEADING)
        .expect_heading(PLAIN_HEADING);
    // Until well after the shard has come.
    let offer = "document.querySelector('.near, .near__list')";
    browser.assert_never("an offer", offer, Duration::from_millis(1500));

    let said = browser.console();
    assert!(
        said.iter().all(|line| line.contains("404 (Not Found)")),
        "{said:?}"
    );
}

#[test]
fn without_scripts_the_place_of_the_pages_takes_no_room() {
    let site = Site::at("/");
    let browser = Browser::setup()
        .without_scripts()
        .open(&site.url("science/plian/"));

    browser.expect_count(".near > *", 0).expect(
        "the gaps",
        "(() => {
            const [list, , latest] = [...document.querySelector('main').children].map(one => one.getBoundingClientRect());
            const gap = parseFloat(getComputedStyle(document.querySelector('main')).rowGap);
            return Math.abs(latest.top - list.bottom - gap) < 1;
        })()",
        true,
    );
}
