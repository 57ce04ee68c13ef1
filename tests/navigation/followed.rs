//! After Back the focus is on the link that was followed, as it is between whole pages, and the next Tab
//! goes on from there.

use serde_json::{Value, json};

use crate::support::{Browser, PLAIN, PLAIN_HEADING, STORY, STORY_HEADING, Site, at_each_base};

/// The story has two links to the plain one: in its first paragraph, and on a card below it.
const BOTH: [usize; 2] = [0, 1];

/// Which of the links to the plain story has the focus, or what else has it.
fn focus() -> String {
    "(() => {
        const links = [...document.querySelectorAll('a[href$=\"/science/plain/\"]')];
        const at = links.indexOf(document.activeElement);
        return at >= 0 ? at : document.activeElement.localName;
    })()"
        .to_owned()
}

/// With the keyboard, as who relies on the focus does.
fn follow(browser: &Browser, which: usize) {
    browser.script(&format!(
        "document.querySelectorAll('a[href$=\"/science/plain/\"]')[{which}].focus()"
    ));
    browser.press("Enter").expect_heading(PLAIN_HEADING);
    browser.expect_focus("h1");
}

fn return_to_the_story(browser: &Browser) {
    browser.back().expect_heading(STORY_HEADING);
}

/// Where Tab leads from the link, in a document in which nobody has gone anywhere.
fn next_to(browser: &Browser, which: usize) -> Value {
    browser.script(&format!(
        "document.querySelectorAll('a[href$=\"/science/plain/\"]')[{which}].focus()"
    ));
    browser.press("Tab");
    browser.script("return document.activeElement.outerHTML")
}

#[test]
fn on_the_page_that_was_published_it_is_on_the_link_that_was_followed() {
    at_each_base(Site::at, |site| {
        for which in BOTH {
            let browser = site.open(STORY);
            let next = next_to(&browser, which);
            follow(&browser, which);

            return_to_the_story(&browser);

            browser.expect("the focus", &focus(), which);
            browser.press("Tab");
            browser
                .expect("the next focus", "document.activeElement.outerHTML", next)
                .expect_same_document()
                .assert_silent();
        }
    });
}

#[test]
fn on_a_page_that_was_rendered_it_is_on_the_link_that_was_followed() {
    at_each_base(Site::at, |site| {
        let browser = site.open("about/");
        browser.script(&format!(
            "const link = document.createElement('a');
             link.href = '{}';
             link.append('on');
             document.querySelector('main').append(link);
             link.click()",
            site.path(STORY)
        ));
        browser.expect_heading(STORY_HEADING);
        for which in BOTH {
            let next = next_to(&browser, which);
            follow(&browser, which);

            return_to_the_story(&browser);

            browser.expect("the focus", &focus(), which);
            browser.press("Tab");
            browser.expect("the next focus", "document.activeElement.outerHTML", next);
        }
        browser.expect_same_document().assert_silent();
    });
}

#[test]
fn it_is_on_the_link_after_a_click_and_two_steps_back() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser
            .click(".related .card__headline a[href$='/science/plain/']")
            .expect_heading(PLAIN_HEADING)
            .click(".related a[href$='/science/hostile/']")
            .expect_path(&site.path("science/hostile/"));

        browser.back().expect_heading(PLAIN_HEADING);
        browser.expect_focus(".related a[href$='/science/hostile/']");
        browser.back().expect_heading(STORY_HEADING);
        browser
            .expect("the focus", &focus(), 1)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn it_is_on_a_link_of_the_masthead_that_both_pages_have() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        let link = "#foot a[href$='/about/']";
        browser.click(link).expect_path(&site.path("about/"));
        browser.expect_focus("h1");

        browser.back().expect_heading(STORY_HEADING);

        browser
            .expect_focus(link)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn it_is_on_the_heading_where_the_link_is_gone() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.script("window.links = document.querySelectorAll('a[href$=\"/science/plain/\"]')");
        follow(&browser, 1);
        browser.script("window.links.forEach((link) => link.remove())");

        return_to_the_story(&browser);

        browser
            .expect_focus("h1")
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn the_place_is_where_the_page_was_left_and_not_where_the_focus_is() {
    at_each_base(Site::at, |site| {
        let browser = Browser::setup().size(600, 400).open(&site.url(STORY));
        browser.wait_until_live().mark_document();
        follow(&browser, 0);
        return_to_the_story(&browser);
        browser.scroll_to(700);
        browser.script("document.querySelector('a[href$=\"/science/plain/\"]').click()");
        browser.expect_heading(PLAIN_HEADING).back();

        browser
            .expect_heading(STORY_HEADING)
            .expect("the place", "Math.round(scrollY)", 700)
            .expect_same_document();
        assert_eq!(
            browser.script("return document.activeElement !== document.body"),
            json!(true)
        );
    });
}

#[test]
fn what_has_the_focus_can_be_told_from_a_page_that_was_opened_by_forward() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        follow(&browser, 0);
        browser.back().expect_heading(STORY_HEADING).forward();

        browser
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect_focus("h1")
            .expect_same_document()
            .assert_silent();
    });
}
