//! A picture that opens over the page.

use serde_json::json;

use super::{HEADING, OPEN, RIGHT_TO_LEFT, STORY, expect_picture, site};
use crate::support::NAME;

#[test]
fn a_picture_opens_over_the_page_and_back_closes_it() {
    let site = site("/news/site/");
    let browser = site.open(STORY);
    browser.scroll_to(300);
    let place = browser.scroll_position();
    let width = "document.querySelector('.story').getBoundingClientRect().width";
    let before = browser.script(&format!("return {width}"));
    site.server.forget();

    browser.click("#picture-3");

    expect_picture(&browser, "a high one", "#picture-3")
        .expect_text("#count", "Picture 3 of 7")
        .expect_text(
            ".lightbox .caption",
            "About a high one Picture: The Fixture",
        )
        .expect_focus(".lightbox__button[value=close]")
        .expect("the width of the page", width, before)
        .expect(
            "what is behind",
            "getComputedStyle(document.documentElement).overflow",
            "hidden",
        );
    let top = browser.scroll_position();
    assert!(top >= place, "the page went from {place} to {top}");
    for _ in 0..4 {
        browser.press("Tab");
        browser.wait_for(
            "document.activeElement === document.body || document.activeElement.closest('.lightbox')",
            "the focus in the lightbox",
        );
    }
    browser.press("ArrowRight");
    expect_picture(&browser, "it again", "#picture-4").back();
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect("the place", "scrollY", top as u64)
        .expect_focus("#picture-3")
        .forward();
    expect_picture(&browser, "it again", "#picture-4").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect("the entries", "history.length", 3)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn the_button_goes_back_and_the_way_through_the_site_stays_whole() {
    let site = site("/");
    let browser = site.open("");
    let length = browser
        .script("return history.length")
        .as_u64()
        .unwrap_or_default();
    browser
        .click("a.card__picture[href*=acts], .card__headline a[href*=acts]")
        .expect_heading(HEADING)
        .click(".story__lead .enlarge");
    expect_picture(&browser, "a rising line", "#picture-1").click(".lightbox__button[value=next]");
    expect_picture(&browser, "a wide one", "#picture-2")
        .click(".lightbox__button[value=previous]")
        .click(".lightbox__button[value=previous]");
    expect_picture(&browser, "the harbour now", "#picture-7")
        .click(".lightbox__button[value=close]");
    browser
        .expect("the lightbox", OPEN, false)
        .expect_path("/world/acts/")
        .expect("the fragment", "location.hash", "")
        .expect_focus("#picture-1")
        .expect("the entries", "history.length", length + 2)
        .back();
    browser.expect_path("/").expect_heading(NAME).forward();
    browser
        .expect_heading(HEADING)
        .expect("the lightbox", OPEN, false)
        .forward();
    expect_picture(&browser, "the harbour now", "#picture-7").back();
    browser.expect("the lightbox", OPEN, false).forward();
    expect_picture(&browser, "the harbour now", "#picture-7")
        .expect_same_document()
        .reload();
    browser.wait_until_live();
    expect_picture(&browser, "the harbour now", "#picture-7").press("Escape");
    browser
        .expect("the fragment", "location.hash", "")
        .expect("the entries", "history.length", length + 2)
        .assert_silent();
}

#[test]
fn an_address_with_a_picture_opens_it() {
    let site = site("/news/site/");
    let browser = site.open(&format!("{STORY}#picture-2"));
    expect_picture(&browser, "a wide one", "#picture-2").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "")
        .expect_focus("#picture-2")
        .expect("the entries", "history.length", 2)
        .click(".masthead__name")
        .expect_heading(NAME)
        .script("document.querySelector('.card__headline a[href*=acts]').href += '#picture-3'");
    browser.click(".card__headline a[href*=acts]");
    expect_picture(&browser, "a high one", "#picture-3").back();
    browser
        .expect_heading(NAME)
        .expect_count(".lightbox", 0)
        .expect_same_document()
        .assert_silent();
}

#[test]
fn neighbours_are_fetched_ahead_and_a_picture_alone_has_none() {
    let site = site("/");
    let browser = site.open(STORY);
    let media = "performance.getEntriesByType('resource').map(({ name }) => name)";
    browser.script("scrollTo(0, 0)");
    browser.click("#picture-2");
    expect_picture(&browser, "a wide one", "#picture-2").wait_for(
        &format!("{media}.some(name => /high/.test(name))"),
        "the next picture",
    );

    let browser = site.open("world/alone/");
    browser.click(".enlarge");
    expect_picture(&browser, "the only one", "#picture-1")
        .expect_count(".lightbox__button", 1)
        .expect(
            "the count",
            "document.querySelector('#count').checkVisibility()",
            false,
        )
        .press("ArrowRight");
    expect_picture(&browser, "the only one", "#picture-1").assert_silent();
}

#[test]
fn arrows_and_swipes_point_the_other_way_in_right_to_left() {
    let site = site("/");
    for (path, next, back) in [
        (STORY, "ArrowRight", "ArrowLeft"),
        (RIGHT_TO_LEFT, "ArrowLeft", "ArrowRight"),
    ] {
        let browser = site.open(path);
        browser.click("#picture-2");
        expect_picture(&browser, "a wide one", "#picture-2").press(next);
        expect_picture(&browser, "a high one", "#picture-3")
            .press(back)
            .press(back);
        expect_picture(&browser, "a rising line", "#picture-1");
        let (from, to) = if next == "ArrowRight" {
            (600, 300)
        } else {
            (300, 600)
        };
        for (kind, x) in [
            ("touchStart", Some(from)),
            ("touchMove", Some(to)),
            ("touchEnd", None),
        ] {
            let points: Vec<_> = x.iter().map(|x| json!({ "x": x, "y": 400 })).collect();
            browser.devtools(
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            );
        }
        expect_picture(&browser, "a wide one", "#picture-2").assert_silent();
    }
}

#[test]
fn a_modified_click_leaves_the_picture_to_the_browser() {
    let site = site("/");
    let browser = site.open(STORY);
    browser.click_holding("Shift", "#picture-2");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "");
}

#[test]
fn the_focus_comes_back_to_the_picture_and_not_to_an_earlier_link() {
    let site = site("/");
    let browser = site.open(STORY);
    browser
        .press("Tab")
        .expect_focus(".skip-link")
        .press("Enter")
        .expect("the fragment", "location.hash", "#main")
        .click(".gallery .enlarge");
    expect_picture(&browser, "a high one", "#picture-3").press("Escape");
    browser
        .expect("the lightbox", OPEN, false)
        .expect("the fragment", "location.hash", "#main")
        .expect_focus("#picture-3");
}
