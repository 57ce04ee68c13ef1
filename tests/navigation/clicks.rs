//! Which clicks the app takes, and that each leads where it says.

use std::time::Duration;

use serde_json::Value;

use super::{MOMENT, SCROLL_Y};
use crate::support::{
    NAME, PLAIN, PLAIN_DATA, PLAIN_HEADING, PLAIN_LINK, STORY, STORY_HEADING, Site, at_each_base,
};

#[test]
fn a_click_with_a_modifier_opens_another_tab_and_leaves_this_page() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);

        browser.click_holding("Control", PLAIN_LINK);
        let document = format!("GET {}", site.path(PLAIN));
        site.server.expect_requests(&document, 1);
        site.server.assert_no_more_requests(&document, 1, MOMENT);
        browser
            .expect_path(&site.path(STORY))
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn links_to_files_to_other_sites_and_into_frames_are_left_to_the_browser() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        // Whether the app takes a plain click on a link like this.
        let takes = |href: &str, more: &str| {
            browser.script(&format!(
                "const link = document.createElement('a');
                 link.href = '{href}';
                 Object.assign(link, {more});
                 link.append('words');
                 document.querySelector('main').append(link);
                 const click = new MouseEvent('click', {{ bubbles: true, cancelable: true }});
                 let taken;
                 document.addEventListener('click', (event) => {{
                     taken = event.defaultPrevented;
                     event.preventDefault();
                 }}, {{ once: true }});
                 link.dispatchEvent(click);
                 link.remove();
                 return taken"
            ))
        };
        let plain = site.path(PLAIN);
        let theirs = [
            ("https://example.org/", "{}"),
            ("mailto:desk@fixture.example", "{}"),
            ("#a-part", "{}"),
            (&site.path("feed.xml"), "{}"),
            (&site.path("media/lead.svg"), "{}"),
            (&plain, "{ target: '_blank' }"),
            (&plain, "{ download: '' }"),
            (&plain, "{ rel: 'nofollow external' }"),
        ];
        // Beside the site, on the same host.
        let beside =
            ["/news/", "/news/sites/science/plain/", "/news/site"].map(|href| (href, "{}"));
        let beside = beside.into_iter().filter(|_| site.base != "/");
        for (href, more) in theirs.into_iter().chain(beside) {
            assert_eq!(takes(href, more), false, "{href} {more}");
        }
        assert_eq!(takes(&plain, "{ target: '_self' }"), true);
        browser
            .expect_heading(PLAIN_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn the_old_page_stays_until_the_new_one_is_there_under_a_bar_that_comes_late() {
    at_each_base(Site::at, |site| {
        site.server.delay(PLAIN_DATA, Duration::from_millis(2500));
        let browser = site.open(STORY);
        let bar = "Number(getComputedStyle(document.documentElement, '::before').opacity)";
        let busy = "document.querySelector('main').getAttribute('aria-busy')";
        // What the bar was like a quarter of a second after the click, since WebDriver may be slower.
        browser.script(&format!(
            "addEventListener('click', () => setTimeout(() => {{ window.early = {bar} }}, 250))"
        ));

        browser
            .click(PLAIN_LINK)
            .expect("that a page is on its way", busy, "true")
            .expect_path(&site.path(STORY))
            .expect("the bar at first", "window.early", 0)
            .expect("the bar later on", bar, 1)
            .expect_heading(STORY_HEADING)
            .expect_path(&site.path(STORY))
            .expect_heading(PLAIN_HEADING)
            .expect_path(&site.path(PLAIN))
            .expect("that no page is on its way", busy, Value::Null)
            .expect(
                "the bar",
                "document.documentElement.dataset.turning ?? null",
                Value::Null,
            )
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_slow_page_that_is_no_longer_wanted_never_wins() {
    at_each_base(Site::at, |site| {
        site.server.delay(PLAIN_DATA, Duration::from_millis(1500));
        let browser = site.open(STORY);

        browser
            .click(PLAIN_LINK)
            .click(".masthead__list a")
            .expect_heading("Science");
        let entries = browser.script("return history.length");
        let slow = "document.querySelector('h1').textContent !== 'Science'";

        browser
            // Until well after the slow answer.
            .assert_never("another page", slow, Duration::from_millis(2000))
            .expect_heading("Science")
            .expect_path(&site.path("science/"))
            .expect("the number of entries", "history.length", entries)
            .assert_silent();
    });
}

#[test]
fn the_link_to_the_page_that_is_shown_adds_no_entry_and_brings_it_anew() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        browser.click(".kicker a").expect_heading("World");
        let entries = browser.script("return history.length");
        site.server.forget();

        for asked in 1..=2 {
            browser.scroll_to(400);
            browser
                .click(".masthead__list a[aria-current]")
                .expect("the place", SCROLL_Y, 0)
                .expect_focus("h1");
            site.server.expect_requests("world/index.json", asked);
        }

        browser
            .expect("the number of entries", "history.length", entries)
            .back();
        browser
            .expect_heading(STORY_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn back_and_then_the_same_link_works_each_time() {
    at_each_base(Site::at, |site| {
        let browser = site.open(STORY);
        for _ in 0..3 {
            browser
                .click(PLAIN_LINK)
                .expect_heading(PLAIN_HEADING)
                .expect_path(&site.path(PLAIN))
                .back();
            browser
                .expect_heading(STORY_HEADING)
                .expect_path(&site.path(STORY));
        }
        // Two steps at once, past an entry.
        browser.click(PLAIN_LINK).expect_heading(PLAIN_HEADING);
        browser.click(".masthead__name").expect_heading(NAME);
        browser.script("history.go(-2)");
        browser.expect_heading(STORY_HEADING);
        browser
            .click(".masthead__name")
            .expect_heading(NAME)
            .expect_path(&site.path("/"))
            .back();
        browser
            .expect_heading(STORY_HEADING)
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_page_that_was_left_with_another_on_its_way_waits_for_nothing_when_it_is_back() {
    at_each_base(Site::at, |site| {
        site.server.delay(PLAIN_DATA, Duration::from_millis(1500));
        let browser = site.open(STORY);
        let busy = "document.querySelector('[aria-busy], [data-turning]')?.localName ?? null";
        browser
            .click(PLAIN_LINK)
            .expect("what waits", busy, "html")
            .script("location.href = 'of-another/'");
        browser
            .wait_for("!document.querySelector('.story')", "another page")
            .back();

        browser
            .wait_for("document.querySelector('.story')", "the story")
            .expect("what waits", busy, Value::Null)
            .click(".masthead__list a")
            .expect_heading("Science");
    });
}
