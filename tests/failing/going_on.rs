//! How a reader goes on from a page that can't be had.

use std::time::Duration;

use super::MOMENT;
use crate::support::{
    Fault, PLAIN_DATA, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
};

#[test]
fn the_link_to_the_page_in_full_leaves_it_to_the_browser() {
    at_each_base(Site::at, |site| {
        site.server.fault(PLAIN_DATA, Fault::Status(503));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .click(".trouble__full")
            .expect_heading(PLAIN_HEADING)
            .expect_new_document()
            .back();
        browser.expect_heading(STORY_HEADING);
    });
}

#[test]
fn another_link_is_followed_while_one_has_failed() {
    at_each_base(Site::at, |site| {
        site.server.fault(PLAIN_DATA, Fault::Status(500));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .expect_count(".trouble", 1)
            .click(".masthead__list a")
            .expect_heading("Science")
            .expect_count(".trouble", 0)
            .expect_same_document();
    });
}

#[test]
fn a_page_that_back_can_not_show_is_not_passed_off_as_another() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.scroll_to(300);
        // WebDriver would bring the link into view.
        browser.script(&format!("document.querySelector(\"{PLAIN_LINK}\").click()"));
        browser.expect_heading(PLAIN_HEADING);
        // The app that comes with the document has read nothing yet.
        browser.reload();
        browser.wait_until_live().mark_document();
        site.server
            .fault(&format!("/{STORY}index.json"), Fault::Status(500));

        browser.back();
        browser
            .expect_path(&site.path(STORY))
            .expect_text("main h1", "This page could not be loaded")
            .expect_title("This page could not be loaded")
            .expect_focus(".trouble__title")
            .expect(
                "that the other page is seen",
                "document.querySelector('.story').checkVisibility()",
                false,
            )
            .assert_accessible()
            .forward();
        browser
            .expect_heading(PLAIN_HEADING)
            .expect_focus("h1.story__headline")
            .expect_title("A plain story | The Fixture & Sons")
            .expect(
                "that it is seen",
                "document.querySelector('.story').checkVisibility()",
                true,
            )
            .expect_count(".trouble", 0)
            .back();

        browser.expect_count(".trouble", 1);
        site.server.mend(&format!("/{STORY}index.json"));
        browser
            .click(".trouble__retry")
            .expect_heading(STORY_HEADING)
            .expect("the place", "scrollY", 300)
            .expect_same_document();
    });
}

#[test]
fn what_failed_ahead_of_the_click_is_asked_for_again() {
    at_each_base(Site::at, |site| {
        site.server.fault(PLAIN_DATA, Fault::Status(500));
        let browser = site.open(STORY);

        browser.move_over(&[PLAIN_LINK], 0);
        site.server.expect_requests(PLAIN_DATA, 1);
        let trouble = "document.querySelector('.trouble')";
        browser.assert_never("a notice", trouble, MOMENT);
        site.server.mend(PLAIN_DATA);

        browser
            .click(PLAIN_LINK)
            .expect_heading(PLAIN_HEADING)
            .expect_same_document();
        assert_eq!(site.server.requests_for(PLAIN_DATA).len(), 2);
    });
}

#[test]
fn closing_what_is_said_leaves_another_load_alone() {
    let site = Site::at("/");
    site.server.fault(PLAIN_DATA, Fault::Status(500));
    site.server
        .delay("science/index.json", Duration::from_millis(1500));
    let browser = site.open(STORY);

    browser
        .click(PLAIN_LINK)
        .expect_count(".trouble", 1)
        .click(".masthead__list a")
        .expect_count(".trouble", 0)
        .press("Escape");
    browser.expect_heading("Science").expect_same_document();
}
