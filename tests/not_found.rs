//! The pages that are offered where one is missing: what the publisher writes for it, and what a reader
//! who mistyped an address meets.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{
    APP, Browser, Fault, Site,
    publisher::{Publisher, tree},
};

const OFFERED: &str =
    "[...document.querySelectorAll('.near__list a')].map(link => link.textContent)";

fn story(headline: &str, fields: Value) -> Value {
    let mut story = json!({
        "headline": headline, "section": "world", "published": "2025-05-01T12:00:00Z", "body": []
    });
    for (name, value) in fields.as_object().expect("fields") {
        story[name] = value.clone();
    }
    story
}

/// A browser at an address that is missing.
fn at_missing(site: &Site, path: &str) -> Browser {
    let browser = Browser::open(&site.url("about/"));
    visit(&browser, site, path);
    browser
}

fn visit<'a>(browser: &'a Browser, site: &Site, path: &str) -> &'a Browser {
    browser.visit(&site.url(path)).wait_until_live();
    wait_until_looked_for(browser);
    browser
}

/// Until the app has tried the address and looked for others. The console tells of the address alone,
/// once for the document and once for the app's try.
fn wait_until_looked_for(browser: &Browser) {
    browser.expect_in_console("index.json");
    std::thread::sleep(Duration::from_millis(300));
    for line in browser.console() {
        let expected = line.contains("404 (Not Found)") && !line.contains("/404/");
        assert!(expected, "{line}");
    }
}

#[test]
fn a_mistyped_address_offers_the_story() {
    let site = Site::at("/news/site/");
    let browser = at_missing(&site, "science/plian/");

    browser
        .expect_heading("Page not found")
        .expect_text(".near h2", "Did you mean")
        .expect("the pages", OFFERED, json!(["A plain story"]))
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
        .expect_heading("A plain story")
        .expect_path(&site.path("science/plain/"))
        .expect_same_document()
        .assert_silent();
}

#[test]
fn a_right_name_in_the_wrong_section_offers_its_story_first() {
    let publisher = Publisher::new()
        .with("articles/world/plains.json", story("The plains", json!({})))
        .with(
            "articles/world/plain-paper.json",
            story("Plain paper", json!({})),
        );
    let site = Site::of(publisher, "/news/site/", APP);

    at_missing(&site, "world/plain/").expect(
        "the pages",
        OFFERED,
        json!(["A plain story", "The plains", "Plain paper"]),
    );
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
        visit(&browser, &site, missing).expect("the pages", OFFERED, json!([offered]));
    }
}

#[test]
fn where_nothing_is_near_nothing_is_offered() {
    let site = Site::at("/news/site/");

    // No page begins like that, so nothing is asked for.
    let browser = at_missing(&site, "zebra/zzz-zzz/");
    browser.expect_count(".near > *", 0);
    assert!(shards_asked_for(&site).is_empty());

    // One does, and is nothing like it.
    visit(&browser, &site, "world/plum-pudding/").expect_count(".near > *", 0);
    assert_eq!(shards_asked_for(&site), ["GET /news/site/404/pl.json"]);
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
        .click_link("A plain story")
        .expect_heading("A plain story");
}

#[test]
fn an_address_is_understood_however_it_is_written() {
    let publisher = Publisher::new().with(
        "articles/science/café-life.json",
        story("Life in the café", json!({ "section": "science" })),
    );
    let site = Site::of(publisher, "/news/site/", APP);
    let browser = Browser::open(&site.url("/"));
    for (missing, offered) in [
        ("science/plian", "A plain story"),
        ("science/plian/index.html", "A plain story"),
        ("science/plain.html", "A plain story"),
        ("science/plain/amp/", "A plain story"),
        ("Science/PLAIN/", "A plain story"),
        ("world//plain/", "A plain story"),
        ("science/cafe%CC%81-life/", "Life in the café"),
        ("science/caf%C3%A9_lief/", "Life in the café"),
        ("world/%D9%88%D8%B1%D9%82%D8%A9", "الورق في بغداد"),
    ] {
        visit(&browser, &site, missing).expect(missing, OFFERED, json!([offered]));
    }
}

#[test]
fn an_address_that_makes_no_sense_harms_nothing() {
    let site = Site::at("/");
    let long = "plain-".repeat(500);
    let browser = Browser::open(&site.url("/"));
    for odd in [
        "%FF",
        "science/%FF%FE/",
        "%E0%A4%A",
        "-/--",
        "science/%2F%00/",
        &long,
    ] {
        visit(&browser, &site, odd)
            .expect_count(".near > *", 0)
            .mark_document()
            .click_link("A plain story")
            .expect_heading("A plain story")
            .expect_same_document();
    }
}

#[test]
fn a_page_in_another_language_says_so() {
    let site = Site::at("/");
    let browser = at_missing(&site, "world/ورقة/");

    browser
        .expect("the pages", OFFERED, json!(["الورق في بغداد"]))
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
            story("کاغذ در بغداد", json!({})),
        )
        .with(
            "articles/world/paper-in-baghdad.json",
            story("Paper in Baghdad", json!({ "language": "en-GB" })),
        );
    let site = Site::of(publisher, "/news/site/", APP);

    let browser = at_missing(&site, "science/کاغذ-بغداد/");
    browser
        .expect_text(".near h2", "شاید منظورتان این بود")
        .expect("the pages", OFFERED, json!(["کاغذ در بغداد"]))
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
        .expect("the pages", OFFERED, json!(["A plain story"]))
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
        .click_link("A plain story")
        .expect_heading("A plain story");
    std::thread::sleep(Duration::from_millis(1500));

    browser.expect_count(".near, .near__list", 0);
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

#[test]
fn a_shard_holds_sections_first_and_of_many_stories_the_newest() {
    let mut publisher = Publisher::new().with_site(json!({
        "sections": [{ "slug": "world", "name": "World" }, { "slug": "science", "name": "Science" },
            { "slug": "stage", "name": "Stage" }]
    }));
    for number in 1..=300 {
        let published = format!("2025-01-01T{:02}:{:02}:00Z", number / 60, number % 60);
        let headline = format!("Number {number}");
        publisher = publisher.with(
            &format!("articles/world/story-{number}.json"),
            story(&headline, json!({ "published": published })),
        );
    }
    let publisher = publisher.build();

    let shard = shard(&publisher, "st");

    assert_eq!(shard.len(), 200);
    assert_eq!(shard[0], json!(["stage/", "Stage"]));
    assert_eq!(shard[1], json!(["world/story-300/", "Number 300"]));
    assert_eq!(shard[199], json!(["world/story-102/", "Number 102"]));
}

#[test]
fn shards_name_every_page_that_has_a_title_and_is_out() {
    let publisher = Publisher::new().with_preview("draft").build();
    let files = tree(&publisher.site("404"));
    let mut pages: Vec<String> = files
        .values()
        .flat_map(|bytes| serde_json::from_slice::<Vec<Value>>(bytes).expect("a list"))
        .map(|page| page[0].as_str().expect("a path").to_owned())
        .collect();
    pages.sort_unstable();
    pages.dedup();

    assert_eq!(
        pages,
        [
            "about/",
            "archive/",
            "author/",
            "author/desk/",
            "corrections/",
            "empty/",
            "science/",
            "science/hostile/",
            "science/plain/",
            "topic/",
            "topic/paper/",
            "topic/whole/",
            "world/",
            "world/every-block/",
            "world/ورق/",
        ]
    );
    let keys: Vec<_> = files
        .keys()
        .filter_map(|name| name.strip_suffix(".json"))
        .collect();
    let page = publisher.read("404.html");
    let shards = serde_json::to_string(&json!({ "shards": keys })).expect("JSON");
    assert!(page.contains(shards.trim_matches(['{', '}'])), "{shards}");
}

fn shard(publisher: &Publisher, key: &str) -> Vec<Value> {
    serde_json::from_str(&publisher.read(&format!("404/{key}.json"))).expect("a list")
}

fn shards_asked_for(site: &Site) -> Vec<String> {
    let mut requests = site.server.requests();
    requests.retain(|request| request.contains("/404/"));
    requests
}
