//! Live blogs: their pages and addresses, and what an open page does while posts come and go.

use std::{fs, thread::sleep, time::Duration};

use serde_json::{Value, json};

use crate::support::{Browser, Fault, Site, publisher::Publisher};

const BLOG: &str = "world/blog/";
const DATA: &str = "world/blog/live.json";
const TITLE: &str = "A day of it | The Fixture & Sons";
const NEW: &str = ".live__new button";
const PAUSE: &str = ".live__bar button";

/// Longer than from one question to the next, at an interval of five seconds.
const A_WHILE: Duration = Duration::from_millis(6500);

/// Five minutes apart, the newest first; every fourth is a key event.
fn posts(numbers: std::ops::RangeInclusive<u32>) -> Vec<Value> {
    let words = "Some words that make a paragraph of some length. ".repeat(12);
    let post = |number: u32| {
        let (hour, minute) = (6 + number * 5 / 60, number * 5 % 60);
        json!({
            "id": format!("p{number}"),
            "published": format!("2025-05-20T{hour:02}:{minute:02}:00+02:00"),
            "title": format!("Post {number}"),
            "key": number.is_multiple_of(4),
            "body": [{ "type": "paragraph", "text": format!("Post {number}. {words}") }],
        })
    };
    numbers.rev().map(post).collect()
}

fn blog(posts: Vec<Value>) -> Value {
    json!({
        "kind": "live",
        "headline": "A day of it",
        "section": "world",
        "authors": ["desk"],
        "published": "2025-05-20T06:00:00+02:00",
        "live": { "posts": posts, "interval": 5, "page_size": 5 },
        "body": [{ "type": "paragraph", "text": "What it is about." }],
    })
}

fn with(blog: Value) -> Publisher {
    Publisher::new().with("articles/world/blog.json", blog)
}

fn site(blog: Value) -> Site {
    Site::of(with(blog), "/news/site/", crate::support::APP)
}

/// As a newsroom does: another version of the file, another build over the site that is served.
fn publish(site: &Site, blog: &Value) {
    fs::write(
        site.publisher.content("articles/world/blog.json"),
        blog.to_string(),
    )
    .expect("written");
    let output = site.publisher.run();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn asked(site: &Site) -> usize {
    site.server.requests_for("live.json").len()
}

fn reading(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url(path));
    browser.wait_until_live().mark_document();
    browser.script(
        "window.said = [];
         const status = document.querySelector('[role=status].visually-hidden');
         new MutationObserver(() => status.textContent && said.push(status.textContent))
             .observe(status, { childList: true, characterData: true, subtree: true })",
    );
    browser
}

fn ids(page: &Value) -> Vec<String> {
    let html = page["content"]["article"]["body"].to_string();
    let parts = html.split("\"id\":\"post-").skip(1);
    let ids = parts.filter_map(|part| part.split('"').next());
    ids.filter(|id| !id.contains("--"))
        .map(str::to_owned)
        .collect()
}

/// Where an address leads that leads on at once, and what is there.
fn led(site: &Site, path: &str) -> (String, String) {
    let get = |url: &str| {
        let mut answer = ureq::get(url).call().expect("an answer");
        answer.body_mut().read_to_string().expect("a text")
    };
    let document = get(&site.url(path));
    let to = document
        .split("url=")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let to = to.expect("a refresh").to_owned();
    let (page, _) = to.split_once('#').expect("a fragment");
    let page = get(&site.url(page));
    (to, page)
}

#[test]
fn every_post_keeps_its_address_while_new_ones_push_it_from_page_to_page() {
    let site = site(blog(posts(1..=12)));
    assert_eq!(ids(&site.publisher.page(BLOG)).len(), 7);
    assert_eq!(
        ids(&site.publisher.page("world/blog/page/1/")),
        ["p5", "p4", "p3", "p2", "p1"]
    );
    let oldest = site.publisher.read("world/blog/page/1/index.json");

    publish(&site, &blog(posts(1..=42)));

    let page = |path: &str| ids(&site.publisher.page(path));
    assert_eq!(page(BLOG).len(), 7);
    assert_eq!(page("world/blog/page/7/").len(), 5);
    let now: Value =
        serde_json::from_str(&site.publisher.read("world/blog/page/1/index.json")).expect("JSON");
    let before: Value = serde_json::from_str(&oldest).expect("JSON");
    assert_eq!(ids(&now), ids(&before));
    for number in [1, 5, 6, 12, 35, 36, 42] {
        let (to, page) = led(&site, &format!("world/blog/post/p{number}/"));
        assert!(to.ends_with(&format!("#post-p{number}")), "{to}");
        assert!(page.contains(&format!("id=\"post-p{number}\"")), "{to}");
    }
    // What an open page asks for does not grow.
    let data: Value = serde_json::from_str(&site.publisher.read(DATA)).expect("JSON");
    assert_eq!(data["marked"].as_array().map(Vec::len), Some(3 + 7));
}

#[test]
fn posts_of_the_future_are_held_back() {
    let mut blog = blog(posts(1..=3));
    blog["live"]["posts"][0]["published"] = json!("2025-05-20T14:00:01+02:00");
    blog["live"]["ended"] = json!("2025-05-20T15:00:00+02:00");

    let early = with(blog.clone()).build();
    assert_eq!(ids(&early.page(BLOG)), ["p2", "p1"]);
    assert!(!early.site("world/blog/post/p3").exists());
    assert_eq!(early.page(BLOG)["content"]["article"]["label"], "Live");

    let late = with(blog).now("2025-05-20T13:00:00Z").build();
    assert_eq!(ids(&late.page(BLOG)), ["p3", "p2", "p1"]);
    assert_eq!(
        late.page(BLOG)["content"]["article"]["label"],
        "As it happened"
    );
}

#[test]
fn search_engines_are_told_of_the_coverage_and_each_post() {
    let mut blog = blog(posts(1..=3));
    blog["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    blog["live"]["posts"][1]["pinned"] = json!(true);
    blog["live"]["posts"][1]["authors"] = json!(["desk"]);
    let page = with(blog).build().page(BLOG);

    let data = page["head"]["structured"]
        .as_str()
        .expect("structured data");
    let data: Value = serde_json::from_str(data).expect("JSON");

    assert_eq!(data["@type"], "LiveBlogPosting");
    assert_eq!(data["coverageStartTime"], "2025-05-20T06:00:00+02:00");
    assert_eq!(data["coverageEndTime"], "2025-05-20T12:00:00+02:00");
    let updates = data["liveBlogUpdate"].as_array().expect("updates");
    assert_eq!(updates.len(), 3);
    let pinned = &updates[0];
    assert_eq!(pinned["headline"], "Post 2");
    assert_eq!(pinned["author"][0]["name"], "World desk");
    assert_eq!(
        pinned["url"],
        "https://fixture.example/news/site/world/blog/post/p2/"
    );
}

#[test]
fn references_to_notes_lead_there_and_back_on_every_page() {
    let mut blog = blog(posts(1..=12));
    for (place, note) in [(0, "one"), (1, "two"), (11, "two")] {
        blog["live"]["posts"][place]["body"][0]["text"] =
            json!(["Words", { "type": "note", "note": note }]);
    }
    blog["notes"] = json!([{ "id": "one", "text": "A" }, { "id": "two", "text": "B" }]);
    let publisher = with(blog).build();

    let first = publisher.read("world/blog/index.html");
    let older = publisher.read("world/blog/page/1/index.html");

    for (page, number, there) in [
        (&first, 1, true),
        (&first, 2, true),
        (&older, 1, false),
        (&older, 2, true),
    ] {
        for id in [
            format!("id=\"note-{number}\""),
            format!("id=\"to-note-{number}\""),
        ] {
            let markup = page.split("application/json").next().unwrap_or_default();
            assert_eq!(markup.matches(&id).count(), usize::from(there), "{id}");
        }
    }
}

#[test]
fn without_scripts_the_page_reads_and_a_post_is_at_its_address() {
    let site = site(blog(posts(1..=12)));
    let browser = Browser::setup()
        .without_scripts()
        .open(&site.url("world/blog/post/p2/"));

    browser.expect_path(&site.path("world/blog/page/1/"));
    browser.expect("the fragment", "location.hash", "#post-p2");
    browser.click(".turns__turn[rel=prev]");
    browser.expect_path(&site.path(BLOG));
    browser.expect_count(".live__posts .post", 7);
    browser.click_link("Key events only");
    browser.expect("the fragment", "location.hash", "#live-key");
    browser.expect_count("#live-key li", 3);
}

#[test]
fn new_posts_wait_for_a_reader_who_reads_and_nothing_moves() {
    let site = site(blog(posts(1..=9)));
    let browser = reading(&site, BLOG);
    browser.script("document.querySelector('#post-p5').scrollIntoView({ behavior: 'instant' })");
    let top = || {
        let top =
            browser.script("return document.querySelector('#post-p5').getBoundingClientRect().top");
        top.as_f64().expect("a place").round()
    };
    let before = top();

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
    assert_eq!(top(), before);
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
    // By script, since a click by the pointer would scroll there first.
    browser.script("document.querySelector(\".masthead a[href$='/science/']\").click()");
    browser.expect_heading("Science").back();
    browser.expect_heading("A day of it");
    browser.expect_count("#post-p12", 1);
    browser.expect("the place", "Math.round(scrollY)", at.round() as i64);
}

#[test]
fn at_the_top_posts_come_by_themselves_until_the_end() {
    let site = site(blog(posts(1..=4)));
    let browser = reading(&site, BLOG);

    publish(&site, &blog(posts(1..=5)));
    browser.expect_count("#post-p5", 1);
    browser.expect("what was said", "said.join()", "1 new update");
    browser.expect_count(NEW, 0).expect_title(TITLE);
    browser.expect(
        "what comes first",
        "document.querySelector('#live-posts').firstElementChild.id",
        "post-p5",
    );

    browser.click(PAUSE).expect_text(PAUSE, "Resume updates");
    site.server.forget();
    publish(&site, &blog(posts(1..=6)));
    sleep(A_WHILE);
    assert_eq!(asked(&site), 0);
    browser.click(PAUSE).expect_text(PAUSE, "Pause updates");
    browser.expect_count("#post-p6", 1);

    let mut last = blog(posts(1..=6));
    last["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    publish(&site, &last);
    browser.expect_text(".kicker__kind", "As it happened");
    browser.expect_count(PAUSE, 0);
    site.server.forget();
    sleep(A_WHILE);
    assert_eq!(asked(&site), 0);
    browser.assert_silent();
}

#[test]
fn a_server_in_trouble_is_asked_less_often_and_the_posts_come_when_it_is_over() {
    let site = site(blog(posts(1..=4)));
    site.server.fault(DATA, Fault::Status(503));
    let browser = reading(&site, BLOG);
    browser.expect_in_console("503");
    publish(&site, &blog(posts(1..=5)));
    sleep(A_WHILE);
    assert_eq!(asked(&site), 1);

    site.server.clear();
    sleep(A_WHILE);
    browser.expect_count("#post-p5", 1);
    browser.expect_same_document();
}

#[test]
fn the_filter_is_in_the_address_and_a_post_is_found_on_any_page() {
    let site = site(blog(posts(1..=12)));
    let browser = reading(&site, BLOG);
    let seen =
        "[...document.querySelectorAll('.post')].filter(post => post.checkVisibility()).length";

    browser.click_link("Key events only");
    browser.expect("the query", "location.search", "?filter=key");
    browser.expect("the posts", seen, 2);
    browser.back().expect("the posts", seen, 7);
    browser.forward().expect("the posts", seen, 2);
    browser.reload().wait_until_live();
    browser.expect("the posts", seen, 2);

    browser
        .visit(&site.url("world/blog/#post-p2"))
        .wait_until_live();
    browser.expect_path(&site.path("world/blog/page/1/"));
    browser.expect("the fragment", "location.hash", "#post-p2");
    browser.expect_focus("#post-p2").mark_document();
    browser.click("#post-p3 .post__link");
    browser.expect("the fragment", "location.hash", "#post-p3");
    browser.expect_same_document().assert_silent();
}

#[test]
fn a_live_blog_has_no_barriers() {
    let mut blog = blog(posts(1..=12));
    blog["live"]["posts"][2]["pinned"] = json!(true);
    blog["live"]["summary"] = json!([{ "text": "What has happened." }]);
    let site = site(blog);
    let browser = reading(&site, BLOG);
    for theme in ["light", "dark"] {
        browser.set_media(&[("prefers-color-scheme", theme)]);
        for width in [360, 1440] {
            browser.resize(width, 900).assert_accessible();
            let wide = "document.documentElement.scrollWidth <= innerWidth";
            browser.wait_for(wide, "no scrolling sideways");
        }
    }
}
