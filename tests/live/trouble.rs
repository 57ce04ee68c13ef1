//! A server in trouble, a file that is half written, a site that was renewed.

use standfirst::page::FORMAT;

use super::{BLOG, DATA, HEADING, NEW, PAUSE, blog, follow, open, posts, publish, site};
use crate::support::Fault;

/// In milliseconds, where the interval is 5000, give or take 15 %, and doubles with each failure.
const MORE_THAN_AN_INTERVAL: f64 = 6500.0;

/// In milliseconds.
const LESS_THAN_THREE_INTERVALS: f64 = 13_000.0;

#[test]
fn a_server_in_trouble_is_asked_less_often_and_the_posts_come_when_it_is_over() {
    let site = site(blog(posts(1..=4)));
    site.server.fault(DATA, Fault::Status(503));
    let browser = open(&site, BLOG);
    browser.expect_in_console("503");
    publish(&site, &blog(posts(1..=5)));
    site.server.clear();

    browser.expect_count("#post-p5", 1);
    // In the page's own time, since a build may take longer than that.
    let wait = browser.script(
        "const [first, second] = performance.getEntriesByType('resource')
             .filter(({ name }) => name.endsWith('/live.json'));
         return second.startTime - first.startTime",
    );
    let bounds = MORE_THAN_AN_INTERVAL..LESS_THAN_THREE_INTERVALS;
    assert!(
        bounds.contains(&wait.as_f64().expect("milliseconds")),
        "{wait} ms"
    );
    browser.expect_same_document();
}

#[test]
fn a_file_that_is_being_written_is_asked_for_again() {
    let site = site(blog(posts(1..=4)));
    let browser = open(&site, BLOG);
    site.server
        .fault(DATA, Fault::json(&format!("{{\"format\":{FORMAT},\"mark")));
    site.server.forget();
    site.server.expect_requests(DATA, 1);

    publish(&site, &blog(posts(1..=5)));
    site.server.clear();
    browser.expect_count("#post-p5", 1).expect_count(PAUSE, 1);
    browser.expect_same_document().assert_silent();
}

#[test]
fn a_site_that_has_been_renewed_says_so_and_shows_it_when_it_is_wanted() {
    let site = site(blog(posts(1..=4)));
    let browser = open(&site, BLOG);
    site.server.fault(DATA, Fault::json("{\"format\":99}"));

    browser.expect_text(NEW, "The site has just been renewed.");
    browser.expect(
        "what was said",
        "said.join()",
        "The site has just been renewed.",
    );
    browser.expect_count(PAUSE, 0).expect_same_document();
    browser.assert_accessible();

    site.server.clear();
    browser.click(NEW).expect_new_document().wait_until_live();
    browser.expect_count(NEW, 0).expect_count(PAUSE, 1);
}

#[test]
fn a_page_that_has_come_anew_is_not_made_older() {
    let site = site(blog(posts(1..=4)));
    let browser = open(&site, BLOG);
    publish(&site, &blog(posts(1..=5)));
    browser.expect_count("#post-p5", 1);
    follow(&browser, "/world/");
    browser.expect_heading("World");

    publish(&site, &blog(posts(1..=8)));
    site.server.fault(DATA, Fault::Status(503));
    browser.script("const now = Date.now; Date.now = () => now() + 3600000");
    follow(&browser, "/world/blog/");

    browser.expect_heading(HEADING).expect_same_document();
    browser.expect_in_console("503");
    browser.expect_count(".live__posts .post", 8);
}
