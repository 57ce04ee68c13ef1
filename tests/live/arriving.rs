//! New posts on a page that is open: whom they wait for, and what is said of them.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    BLOG, DATA, HEADING, NEW, PAUSE, TITLE, assert_stays, blog, follow, open, posts, publish, site,
    stay_at,
};

/// Longer than from one question to the next, at an interval of five seconds.
const INTERVAL: Duration = Duration::from_millis(6500);

/// The same in milliseconds, and the time that a busy machine takes to answer.
const LATEST: f64 = 8000.0;

#[test]
fn new_posts_wait_for_a_reader_who_reads_and_nothing_moves() {
    let site = site(blog(posts(1..=9)));
    let browser = open(&site, BLOG);
    let before = stay_at(&browser, "#post-p5");

    let mut next = posts(1..=12);
    next[5]["body"] = json!([{ "type": "paragraph", "text": "Post 7 is edited." }]);
    next.remove(4);
    next.remove(9);
    publish(&site, &blog(next));

    browser.expect_text(NEW, "3 new updates");
    browser.expect_title(&format!("(3) {TITLE}"));
    browser.expect("what was said", "said.join()", "3 new updates");
    browser.expect_text("#post-p7 > p:last-of-type", "Post 7 is edited.");
    browser.expect_count("#post-p8, #post-p12", 0);
    assert_stays(&browser, "#post-p5", before);
    browser.assert_accessible();

    browser.click(NEW);
    browser.expect_focus("#post-p12").expect_title(TITLE);
    browser.expect_count(NEW, 0);
    let order = "[...document.querySelectorAll('.live__posts > *')].map(post => post.id).join()";
    let posts = "post-p12,post-p11,post-p10,post-p9,post-p7,post-p6,post-p5,post-p4,post-p3";
    browser.wait_for(
        &format!("{order}.startsWith('{posts}')"),
        "the posts in order",
    );
    browser.expect("what was said", "said.length", 1);
    browser.expect_same_document().assert_silent();

    // Away and back again: the same posts, the same place.
    let at = browser.scroll_position();
    follow(&browser, "/science/");
    browser.expect_heading("Science").back();
    browser.expect_heading(HEADING);
    browser.expect_count("#post-p12", 1);
    browser.expect("the position", "Math.round(scrollY)", at.round() as i64);
}

#[test]
fn at_the_top_posts_come_by_themselves_until_the_end() {
    let site = site(blog(posts(1..=4)));
    let browser = open(&site, BLOG);

    publish(&site, &blog(posts(1..=5)));
    browser.expect_count("#post-p5", 1);
    browser.expect("what was said", "said.join()", "1 new update");
    browser.expect_count(NEW, 0).expect_title(TITLE);
    browser.expect(
        "what comes first",
        "document.querySelector('#live-posts').firstElementChild.id",
        "post-p5",
    );

    // In the page's own time, since a build may take longer than that.
    let waits = browser.script(
        "const asked = performance.getEntriesByType('resource')
             .filter(({ name }) => name.endsWith('/live.json')).map(({ startTime }) => startTime);
         return asked.slice(1).map((time, place) => time - asked[place])",
    );
    let waits: Vec<f64> = serde_json::from_value(waits).expect("times");
    let is_in_time = |wait: &f64| (4000.0..LATEST).contains(wait);
    assert!(waits.iter().all(is_in_time), "{waits:?} ms");

    browser.click(PAUSE).expect_text(PAUSE, "Resume updates");
    site.server.forget();
    publish(&site, &blog(posts(1..=6)));
    site.server.assert_no_more_requests(DATA, 0, INTERVAL);
    browser.click(PAUSE).expect_text(PAUSE, "Pause updates");
    browser.expect_count("#post-p6", 1);

    let mut last = blog(posts(1..=6));
    last["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    publish(&site, &last);
    browser.expect_text(".kicker__kind", "As it happened");
    browser.expect_count(PAUSE, 0);
    let updated = "document.querySelector('.story__updated time').dateTime";
    browser.expect("the time", updated, "2025-05-20T06:30:00+02:00");
    site.server.forget();
    site.server.assert_no_more_requests(DATA, 0, INTERVAL);
    browser.assert_silent();
}

#[test]
fn under_the_filter_key_events_alone_are_told_of() {
    let site = site(blog(posts(1..=9)));
    let browser = open(&site, &format!("{BLOG}?filter=key"));
    browser.script("document.querySelector('.turns, .related, .foot').scrollIntoView()");

    publish(&site, &blog(posts(1..=11)));
    browser.expect_count("#post-p11", 1);
    browser.expect("what was said", "said.length", 0);
    browser.expect_title(TITLE).expect_count(NEW, 0);

    publish(&site, &blog(posts(2..=14)));
    browser.expect_text(NEW, "1 new update");
    browser.click(NEW).expect_focus("#post-p12");
    browser.expect_count("#post-p14", 1).expect_title(TITLE);
}

#[test]
fn a_pinned_post_waits_as_others_do() {
    let pinned = |number: usize, posts: &mut Vec<Value>| {
        let place = posts.len() - number;
        posts[place]["pinned"] = json!(true);
    };
    let mut before = posts(1..=8);
    pinned(3, &mut before);
    let site = site(blog(before));
    let browser = open(&site, BLOG);
    let place = stay_at(&browser, "#post-p5");

    let mut next = posts(1..=9);
    pinned(9, &mut next);
    publish(&site, &blog(next.clone()));
    browser.expect_text(NEW, "1 new update");
    browser.expect("what was said", "said.join()", "1 new update");
    browser.expect_count(".live__pinned #post-p3", 1);
    browser.expect_count("#post-p9", 0);
    assert_stays(&browser, "#post-p5", place);

    browser.click(NEW).expect_focus(".live__pinned #post-p9");
    browser.expect_count(".live__posts #post-p3", 1);
    browser.expect_count(".post", 9);

    // One that is there already changes places, as soon as the focus is elsewhere.
    browser.script("document.activeElement.blur()");
    next[0]["pinned"] = json!(false);
    pinned(5, &mut next);
    publish(&site, &blog(next));
    browser.expect_count(".live__pinned #post-p5", 1);
    browser.expect_count(".live__posts #post-p9", 1);
    browser.expect_count(".post", 9);
}

#[test]
fn what_waits_stays_with_the_first_page() {
    let site = site(blog(posts(1..=12)));
    let browser = open(&site, BLOG);
    stay_at(&browser, "#post-p8");
    publish(&site, &blog(posts(1..=14)));
    browser.expect_title(&format!("(2) {TITLE}"));

    browser.click(".turns__turn[rel=next]");
    browser.expect_path(&site.path("world/blog/page/1/"));
    let title = browser.title();
    browser.click("#post-p3 .post__link");
    browser.expect("the fragment", "location.hash", "#post-p3");
    browser.back().expect("the fragment", "location.hash", "");
    browser.expect_title(&title).expect_count(".post", 5);
    assert!(!title.starts_with('('), "{title}");
}

#[test]
fn a_key_event_that_waits_is_led_to() {
    let site = site(blog(posts(1..=9)));
    let browser = open(&site, BLOG);
    stay_at(&browser, "#post-p5");
    publish(&site, &blog(posts(1..=13)));
    browser.expect_text(NEW, "4 new updates");

    browser.script("document.querySelector(\"#live-key a[href$='#post-p12']\").click()");

    browser
        .expect_focus("#post-p12")
        .expect_count("#post-p13", 1);
    browser.expect_title(TITLE).expect_same_document();
}
