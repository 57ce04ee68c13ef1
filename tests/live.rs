//! Live blogs: their pages and addresses, and what an open page does while posts come and go.

use std::{fs, thread::sleep, time::Duration};

use serde_json::{Value, json};

use crate::support::{Browser, Fault, Site, publisher::Publisher};

const BLOG: &str = "world/blog/";
const DATA: &str = "world/blog/live.json";
const TITLE: &str = "A day of it | The Fixture & Sons";
/// Where films are loaded from.
const FILMS: &str = "https://www.youtube-nocookie.com";
const NEW: &str = ".live__new button";
const PAUSE: &str = ".live__bar button:not([hidden])";

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

fn answering(body: &str) -> Fault {
    Fault::Body {
        status: 200,
        content_type: "application/json",
        body: body.to_owned(),
    }
}

fn top(browser: &Browser, css: &str) -> f64 {
    let top = format!("return document.querySelector('{css}').getBoundingClientRect().top");
    browser.script(&top).as_f64().expect("a place").round()
}

/// Reads a post; where it is then.
fn stay_at(browser: &Browser, css: &str) -> f64 {
    browser.script(&format!(
        "document.querySelector('{css}').scrollIntoView({{ behavior: 'instant' }})"
    ));
    top(browser, css)
}

/// By script, since a click by the pointer would scroll there first.
fn follow(browser: &Browser, path: &str) {
    browser.script(&format!(
        "document.querySelector(\"a[href$='{path}']\").click()"
    ));
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
    assert_eq!(data["marked"].as_array().map(Vec::len), Some(4 + 7));
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
        blog["live"]["posts"][place]["body"][0]["text"] = referring(note);
    }
    blog["notes"] = notes();
    let publisher = with(blog).build();

    for (page, numbers) in [(BLOG, vec![1, 2]), ("world/blog/page/1/", vec![2])] {
        let page = publisher.page(page);
        let ids = attributes(&page, "id");
        let notes: Vec<_> = numbers.iter().map(|one| format!("note-{one}")).collect();
        let there = ids.iter().filter(|id| id.starts_with("note-"));
        assert!(there.eq(notes.iter()), "{ids:?}");
        let hrefs = attributes(&page, "href");
        let ways = hrefs.iter().filter(|href| href.contains("note-"));
        for way in ways {
            assert!(ids.iter().any(|id| *way == format!("#{id}")), "{way}");
        }
    }
}

/// A lead, pictures, titles and notes: all that is counted on a page.
fn counted(numbers: std::ops::RangeInclusive<u32>) -> Value {
    let picture = || json!({ "src": "lead.svg", "alt": "A line" });
    let mut blog = blog(posts(numbers));
    for post in blog["live"]["posts"].as_array_mut().expect("posts") {
        let body = post["body"].as_array_mut().expect("blocks");
        let mut image = picture();
        image["type"] = "image".into();
        body.extend([
            json!({ "type": "paragraph", "text": referring("one") }),
            json!({ "type": "heading", "level": 2, "text": "Title" }),
            json!({ "type": "numbered-title", "text": "Part" }),
            image.clone(),
            image,
        ]);
    }
    blog["standfirst"] = referring("two");
    blog["live"]["summary"] = json!([{ "text": referring("two") }]);
    blog["lead"] = picture();
    blog["lead"]["caption"] = json!({ "text": referring("one") });
    blog["corrections"] = json!([
        { "date": "2025-05-20T07:00:00+02:00", "text": referring("one") },
    ]);
    blog["notes"] = notes();
    blog
}

fn notes() -> Value {
    json!([{ "id": "one", "text": "A" }, { "id": "two", "text": "B" }])
}

fn referring(note: &str) -> Value {
    json!(["Words", { "type": "note", "note": note }])
}

/// What the elements in a page's data have for an attribute, in document order.
fn attributes(data: &Value, name: &str) -> Vec<String> {
    match data {
        Value::Array(parts) => {
            let own = parts.get(1).and_then(|own| own[name].as_str());
            let own = own.map(str::to_owned).into_iter();
            let inside = parts.iter().flat_map(|part| attributes(part, name));
            own.chain(inside).collect()
        }
        Value::Object(fields) => {
            let parts = fields.values().filter(|value| !value.is_string());
            parts.flat_map(|part| attributes(part, name)).collect()
        }
        _ => Vec::new(),
    }
}

fn data_of(publisher: &Publisher) -> Value {
    serde_json::from_str(&publisher.read(DATA)).expect("JSON")
}

#[test]
fn what_an_open_page_asks_for_says_what_stands_there_whatever_is_around_it() {
    let site = site(counted(1..=9));
    let page = site.publisher.page(BLOG);
    let ids = attributes(&page["content"], "id");
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    let data = data_of(&site.publisher);
    let story = &page["content"]["article"];
    let hashes = ["body", "after"].map(|part| attributes(&story[part], "data-hash"));
    assert_eq!(attributes(&data, "data-hash"), hashes.concat());
    let marked = |data: &Value, name: &str| {
        let parts = data["marked"].as_array().expect("parts").iter();
        let mut parts = parts.filter(|part| part[1]["id"] == name);
        parts.next().expect("a part")[1]["data-hash"].clone()
    };

    // Four posts have gone to a page of their own.
    publish(&site, &counted(1..=11));

    let now = data_of(&site.publisher);
    for name in ["post-p9", "post-p6", "live-summary"] {
        assert_eq!(marked(&now, name), marked(&data, name), "{name}");
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
    let updated = "document.querySelector('.story__updated time').dateTime";
    browser.expect("the time", updated, "2025-05-20T06:30:00+02:00");
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
fn a_file_that_is_being_written_is_asked_for_again() {
    let site = site(blog(posts(1..=4)));
    let browser = reading(&site, BLOG);
    site.server.fault(DATA, answering("{\"format\":3,\"mark"));
    site.server.forget();
    while asked(&site) == 0 {
        sleep(Duration::from_millis(50));
    }

    publish(&site, &blog(posts(1..=5)));
    site.server.clear();
    sleep(A_WHILE);
    browser.expect_count("#post-p5", 1).expect_count(PAUSE, 1);
    browser.expect_same_document().assert_silent();
}

#[test]
fn a_site_that_has_been_renewed_says_so_and_shows_it_when_it_is_wanted() {
    let site = site(blog(posts(1..=4)));
    let browser = reading(&site, BLOG);
    site.server.fault(DATA, answering("{\"format\":4}"));

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
    let browser = reading(&site, BLOG);
    publish(&site, &blog(posts(1..=5)));
    browser.expect_count("#post-p5", 1);
    follow(&browser, "/world/");
    browser.expect_heading("World");

    publish(&site, &blog(posts(1..=8)));
    site.server.fault(DATA, Fault::Status(503));
    browser.script("const now = Date.now; Date.now = () => now() + 3600000");
    follow(&browser, "/world/blog/");

    browser.expect_heading("A day of it").expect_same_document();
    browser.expect_in_console("503");
    browser.expect_count(".live__posts .post", 8);
}

#[test]
fn what_comes_with_a_post_works_as_what_was_there() {
    let bare = blog(posts(1..=4));
    let site = site(bare.clone());
    let browser = reading(&site, BLOG);
    browser.script(&format!(
        "localStorage.setItem('standfirst-load {FILMS}', 'always')"
    ));
    browser.expect_count(".notes li", 0);

    let mut more = bare;
    more["notes"] = json!([counted(1..=1)["notes"][1]]);
    let mut next = posts(1..=5);
    let film = json!({
        "type": "embed", "provider": "youtube", "title": "A film", "text": "What it shows.",
        "href": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    });
    next[0]["body"] = json!([
        { "type": "paragraph", "text": referring("two") },
        { "type": "image", "src": "lead.svg", "alt": "A line" },
        film,
    ]);
    more["live"]["posts"] = next.into();
    publish(&site, &more);

    browser.expect_count("#post-p5 .embed[data-loaded]", 1);
    browser.click("#post-p5 .enlarge");
    let is_open = "document.querySelector('.lightbox').open";
    browser.expect("the picture over the page", is_open, true);
    browser
        .press("Escape")
        .expect("the picture over the page", is_open, false);
    browser.script("document.querySelector('.note-reference a').click()");
    browser.expect("the fragment", "location.hash", "#note-1");
    browser.script("document.querySelector('.notes__back').click()");
    browser.expect("the fragment", "location.hash", "#post-p5--to-note-1");
    browser.expect_count("#post-p5--to-note-1:target", 1);
}

#[test]
fn on_a_numbered_page_a_picture_opens_over_it() {
    let site = site(counted(1..=12));
    let browser = reading(&site, "world/blog/page/1/");
    browser.click("#post-p3 .enlarge");
    let is_open = "document.querySelector('.lightbox').open";
    browser.expect("the picture over the page", is_open, true);
    browser.expect_same_document().assert_silent();
}

#[test]
fn what_the_reader_uses_is_changed_when_it_is_no_longer_in_use() {
    let with_box = |words: &str| {
        let mut posts = posts(1..=4);
        posts[0]["body"] = json!([
            { "type": "paragraph", "text": words },
            { "type": "expander", "title": "More", "body": [{ "type": "paragraph", "text": "All." }] },
        ]);
        posts[1]["body"] = json!([{ "type": "paragraph", "text": words }]);
        blog(posts)
    };
    let site = site(with_box("As it was."));
    let browser = reading(&site, BLOG);
    browser.click("#post-p4 summary");
    browser.script("document.activeElement.blur()");

    publish(&site, &with_box("As it is."));

    browser.expect_text("#post-p3 > p:last-of-type", "As it is.");
    assert_eq!(browser.text("#post-p4 > p:nth-of-type(2)"), "As it was.");
    browser.expect_count("#post-p4 details[open]", 1);
    browser.script("document.querySelector('#post-p4 details').open = false");
    browser.expect_text("#post-p4 > p:nth-of-type(2)", "As it is.");
}

#[test]
fn under_the_filter_key_events_alone_are_told_of() {
    let site = site(blog(posts(1..=9)));
    let browser = reading(&site, &format!("{BLOG}?filter=key"));
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
    let browser = reading(&site, BLOG);
    let place = stay_at(&browser, "#post-p5");

    let mut next = posts(1..=9);
    pinned(9, &mut next);
    publish(&site, &blog(next.clone()));
    browser.expect_text(NEW, "1 new update");
    browser.expect("what was said", "said.join()", "1 new update");
    browser.expect_count(".live__pinned #post-p3", 1);
    browser.expect_count("#post-p9", 0);
    assert_eq!(top(&browser, "#post-p5"), place);

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
    let browser = reading(&site, BLOG);
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
    let browser = reading(&site, BLOG);
    stay_at(&browser, "#post-p5");
    publish(&site, &blog(posts(1..=13)));
    browser.expect_text(NEW, "4 new updates");

    browser.script("document.querySelector(\"#live-key a[href$='#post-p12']\").click()");

    browser
        .expect_focus("#post-p12")
        .expect_count("#post-p13", 1);
    browser.expect_title(TITLE).expect_same_document();
}

#[test]
fn where_the_post_that_is_read_is_withdrawn_the_next_one_stays() {
    let site = site(blog(posts(1..=9)));
    let browser = reading(&site, BLOG);
    stay_at(&browser, "#post-p5");
    let place = top(&browser, "#post-p4");

    let mut next = posts(1..=9);
    next.remove(4);
    publish(&site, &blog(next));

    browser.expect_count("#post-p5", 0);
    assert_eq!(top(&browser, "#post-p4"), place);
}

#[test]
fn nothing_moves_when_the_app_comes_or_the_posts_end() {
    let site = site(blog(posts(1..=4)));
    let browser = reading(&site, BLOG);
    browser.resize(360, 900);
    let place = || top(&browser, "#live-posts");
    let alive = place();
    browser.script("delete document.documentElement.dataset.app");
    assert_eq!(place(), alive);
    browser.script("document.documentElement.dataset.app = 'live'");

    let mut last = blog(posts(1..=4));
    last["live"]["ended"] = json!("2025-05-20T12:00:00+02:00");
    publish(&site, &last);
    browser.expect_count(PAUSE, 0);
    assert_eq!(place(), alive);
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
