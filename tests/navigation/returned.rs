//! Back to the page that was published: the same elements are there again, without a network too, with
//! what was unfolded, sorted and said in them.

use std::fs;

use serde_json::json;

use crate::{
    live::{BLOG, blog, posts},
    support::{
        Browser, Fault, PLAIN, PLAIN_HEADING, STORY, Site, at_each_base, publisher::Publisher,
        story,
    },
};

const SHEET: &str = "world/sheet/";
const HEADING: &str = "A sheet";

const FIGURES: &str =
    "[...document.querySelectorAll('tbody tr')].map(({ cells }) => cells[1].textContent).join(' ')";

/// A story with a table that sorts, a part that unfolds and an author with other posts.
fn site(base: &'static str) -> Site {
    let fields = json!({
        "headline": HEADING,
        "authors": ["desk"],
        "related": ["plain"],
        "body": [
            {
                "type": "table",
                "sortable": true,
                "caption": { "text": "Figures" },
                "columns": [{ "text": "Name" }, { "text": "Figure", "numeric": true }],
                "rows": [
                    [{ "text": "one" }, { "text": "3" }],
                    [{ "text": "two" }, { "text": "1" }],
                    [{ "text": "three" }, { "text": "2" }],
                ],
            },
            {
                "type": "expander",
                "title": "What is folded",
                "body": [{ "type": "paragraph", "text": "Folded words." }],
            },
        ],
    });
    let publisher = Publisher::new()
        .with(
            "articles/world/sheet.json",
            story("2025-05-10T18:30:00+02:00", fields),
        )
        .with("articles/world/blog.json", blog(posts(1..=6)));
    Site::of(publisher, base)
}

fn set_offline(browser: &Browser) {
    let network =
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.emulateNetworkConditions", network);
}

/// By script, since the pointer would scroll there.
#[track_caller]
fn follow(browser: &Browser, address: &str) {
    browser.script(&format!(
        "const link = document.createElement('a');
         link.href = '{address}';
         link.append('on');
         document.body.append(link);
         link.click();
         link.remove()"
    ));
}

#[test]
fn the_very_same_elements_are_there_again_without_a_network_with_what_was_unfolded() {
    at_each_base(site, |site| {
        let browser = site.open(SHEET);
        browser
            .click("th:nth-child(2) button")
            .expect("the figures", FIGURES, "1 2 3")
            .click("summary")
            .click(".author-box__posts")
            .wait_for(
                "document.querySelector('.author-box__latest li')",
                "the author's other posts",
            )
            .script(
                "document.querySelector('main').prepend(document.createComment('of others'));
                 window.parts = [...document.getElementById('app').children];
                 window.nodes = [...document.querySelectorAll('main, main *')]",
            );
        browser
            .click(".related .card__headline a[href$='/science/plain/']")
            .expect_heading(PLAIN_HEADING)
            .expect(
                "the main that was left",
                "window.nodes[0].isConnected",
                false,
            );
        set_offline(&browser);

        browser.back();

        browser
            .expect_heading(HEADING)
            .expect(
                "the elements of main",
                "(() => {
                    const nodes = [...document.querySelectorAll('main, main *')];
                    return nodes.length === window.nodes.length && nodes.every((node, at) => node === window.nodes[at]);
                })()",
                true,
            )
            .expect(
                "the parts of the app",
                "[...document.getElementById('app').children].every((part, at) => part === window.parts[at])",
                true,
            )
            .expect("the figures", FIGURES, "1 2 3")
            .expect("what was folded", "document.querySelector('details').open", true)
            .expect(
                "the link to more posts",
                "document.querySelector('.author-box__posts').ariaExpanded",
                "true",
            )
            .expect_title("A sheet | The Fixture & Sons")
            .expect(
                "whether it is busy",
                "document.querySelector('main').ariaBusy",
                json!(null),
            )
            // It still does what it did.
            .script("document.querySelector('th:nth-child(2) button').click()");
        browser
            .expect("the figures", FIGURES, "3 2 1")
            .script("document.querySelector('.author-box__posts').click()");
        browser
            .expect(
                "the link to more posts",
                "document.querySelector('.author-box__posts').ariaExpanded",
                "false",
            )
            .expect_same_document();
    });
}

#[test]
fn the_elements_are_the_same_after_many_pages_and_by_forward() {
    at_each_base(site, |site| {
        let browser = site.open("about/");
        // What comes before the page that was published is loaded by the browser.
        browser
            .visit(&site.url(STORY))
            .wait_until_live()
            .mark_document();
        browser.script("window.main = document.querySelector('main')");
        for path in [PLAIN, "world/", "", "topic/", BLOG, "archive/"] {
            follow(&browser, &site.path(path));
            browser.expect_path(&site.path(path));
        }
        browser.wait_for("!window.main.isConnected", "the page to go");

        browser.script("history.go(-6)");

        browser
            .expect_path(&site.path(STORY))
            .wait_for(
                "document.querySelector('main') === window.main",
                "the main that was left",
            )
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn forward_gives_the_focus_to_the_link_that_was_followed_from_there() {
    at_each_base(site, |site| {
        let browser = site.open(SHEET);
        let to_plain = ".related .card__headline a[href$='/science/plain/']";
        let to_section = ".masthead a[href$='/world/']";
        browser
            .click(to_plain)
            .expect_heading(PLAIN_HEADING)
            .expect_focus("main h1")
            .click(to_section)
            .expect_path(&site.path("world/"))
            .back()
            .expect_heading(PLAIN_HEADING)
            .expect_focus(to_section)
            .back()
            .expect_heading(HEADING)
            .expect_focus(to_plain)
            .forward()
            .expect_heading(PLAIN_HEADING)
            .expect_focus(to_section)
            .forward()
            .expect_path(&site.path("world/"))
            .expect_focus("main h1")
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn a_page_that_a_message_hid_has_its_own_title_again() {
    at_each_base(site, |site| {
        let browser = site.open(STORY);
        follow(&browser, &site.path(PLAIN));
        browser.expect_heading(PLAIN_HEADING).reload();
        browser.wait_until_live();
        let data = site.path(&format!("{STORY}index.json"));
        site.server.fault(&data, Fault::Status(500));
        browser.back().expect_title("This page could not be loaded");
        site.server.mend(&data);
        browser
            .click(".trouble__retry")
            .expect_path(&site.path(STORY));

        browser.forward();

        browser
            .expect_heading(PLAIN_HEADING)
            .expect_title(&format!("{PLAIN_HEADING} | The Fixture & Sons"));
    });
}

#[test]
fn a_page_that_has_come_anew_is_the_one_that_back_leads_to() {
    at_each_base(site, |site| {
        let browser = site.open("about/");
        let mut anew = site.publisher.page("about/");
        anew["content"]["page"]["title"] = "About us, anew".into();
        fs::write(site.publisher.site("about/index.json"), anew.to_string()).expect("written");
        follow(&browser, &site.path(PLAIN));
        browser.expect_heading(PLAIN_HEADING);
        follow(&browser, &site.path("about/"));
        browser.expect_heading("About us, anew");
        follow(&browser, &site.path(STORY));
        browser.expect_path(&site.path(STORY)).back();

        browser
            .expect_path(&site.path("about/"))
            .expect_heading("About us, anew")
            .expect_same_document();
    });
}

#[test]
fn a_live_blog_that_is_come_back_to_goes_on() {
    at_each_base(site, |site| {
        let browser = site.open(BLOG);
        browser.script("window.main = document.querySelector('main')");
        follow(&browser, &site.path(PLAIN));
        browser.expect_heading(PLAIN_HEADING).back();
        browser.expect_path(&site.path(BLOG)).wait_for(
            "document.querySelector('main') === window.main",
            "the main that was left",
        );

        browser
            .click_link("Key events only")
            .expect("the query", "location.search", "?filter=key")
            .expect_count("main", 1)
            .expect_same_document()
            .assert_silent();
    });
}
