//! Readers search the stories: by the masthead, by a key, by an address, in every script of the demo.

use std::{collections::BTreeMap, fs};

use serde_json::{Value, json};

use crate::support::{
    Browser, Fault, Site, at_each_base,
    publisher::{Publisher, tree},
    story, with,
};

/// The line that tells how many stories were found.
const STATUS: &str = ".search__status";
const FIRST: &str = "document.querySelector('.search .card__headline')?.textContent ?? ''";

fn query(words: &str) -> String {
    let words: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("search/?q={words}")
}

#[test]
fn a_reader_finds_a_story_by_the_keyboard_alone_and_comes_back_to_what_was_found() {
    at_each_base(Site::demo, |site| {
        let browser = site.open("");
        browser.wait_until_live().mark_document();
        browser.press("/").expect_path(&site.path("search/"));
        browser.expect_focus(".search__field");
        browser
            .write("leap")
            .expect("the query", "location.search", "?q=leap");
        browser
            .expect_text(STATUS, "Stories found: 5")
            .expect(
                "a mark",
                "document.querySelector('.search mark').textContent",
                "leap",
            )
            .expect(
                "the title first",
                FIRST,
                "Why the leap second is being retired",
            )
            .press("Enter");
        browser.click(".search .card__headline a");
        browser
            .expect_heading("Why the leap second is being retired")
            .back();
        browser
            .expect_text(STATUS, "Stories found: 5")
            .expect_same_document()
            .assert_silent();
    });
}

#[test]
fn back_leads_to_what_was_found_where_it_was_left() {
    let site = Site::demo("/");
    let browser = site.open(&query("the"));
    let shown = "document.querySelectorAll('.search .card').length";
    browser.wait_until_live();
    browser.wait_for(&format!("{shown} === 10"), "the first results");
    browser.click(".search__more");
    browser.wait_for(&format!("{shown} === 20"), "more results");
    browser.script("scrollTo(0, 1500)");
    browser.wait_for("Math.abs(scrollY - 1500) < 2", "further down");
    browser.script("document.querySelectorAll('.search .card__headline a')[12].click()");
    browser.wait_for("!location.pathname.includes('search')", "a story");
    browser.wait_for("scrollY < 2", "the top of it");
    browser.back();
    browser.wait_for(&format!("{shown} === 20"), "as many results");
    browser.wait_for("Math.abs(scrollY - 1500) < 2", "where it was left");
}

#[test]
fn every_script_of_the_demo_is_found_as_readers_write_it() {
    let site = Site::demo("/");
    let browser = site.open("search/");
    for (words, headline) in [
        ("ECLIPSE", "How to know where the Moon’s shadow will fall"),
        ("خوارزمي", "من الخوارزمي إلى الخوارزمية: رحلة اسم"),
        ("الخَوارِزمي", "من الخوارزمي إلى الخوارزمية: رحلة اسم"),
        ("گاه‌شماری", "تقویمی که نوروزش را ظهر تعیین می‌کند"),
        ("گاه شماری", "تقویمی که نوروزش را ظهر تعیین می‌کند"),
        ("富士川", "富士川を渡ると電気の拍子が変わる"),
        ("Spur\u{ad}weite", "Wo die Spur sich ändert"),
    ] {
        browser.visit(&site.url(&query(words))).expect(
            words,
            &format!("{FIRST}.normalize('NFC')"),
            headline,
        );
    }
    browser.assert_silent();
}

#[test]
fn the_filters_of_an_address_narrow_what_is_found() {
    let site = Site::demo("/");
    let browser = site.open("search/?q=second&section=Science&year=1066");
    let value = |name: &str| format!("document.querySelector('[name={name}]').value");
    let kickers = "[...document.querySelectorAll('.search .kicker a')].every(one => one.textContent === 'Science')";
    browser
        .wait_for("document.querySelector('.search .card')", "what was found")
        .expect("the choice", &value("section"), "Science")
        .expect("a year that no story is of", &value("year"), "")
        .expect("sections of what was found", kickers, true)
        .assert_silent();
}

#[test]
fn a_story_in_a_language_with_a_region_is_found_once() {
    let portuguese = story(
        "2025-05-11T08:00:00Z",
        json!({ "headline": "A cidade de 2031", "language": "pt-BR" }),
    );
    let english = story(
        "2025-05-10T08:00:00Z",
        json!({ "headline": "A town of 2031" }),
    );
    let publisher = Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "pt-BR", "ar"] }))
        .with("articles/world/cidade.json", portuguese)
        .with("articles/world/town.json", english);
    let site = Site::of(publisher, "/news/site/");
    let browser = site.open("search/");
    let found = "[...document.querySelectorAll('.search .card__headline')].map(one => one.textContent).sort()";
    for (words, headlines) in [
        ("cidade", json!(["A cidade de 2031"])),
        ("town", json!(["A town of 2031"])),
        // Digits are of no language.
        ("2031", json!(["A cidade de 2031", "A town of 2031"])),
    ] {
        browser
            .visit(&site.url(&query(words)))
            .expect(words, found, headlines);
    }
    browser.assert_silent();
}

#[test]
fn what_was_sent_off_keeps_its_entry_in_the_history() {
    let site = Site::demo("/");
    let browser = site.open(&query("moon"));
    let asked = "new URLSearchParams(location.search).get('q')";
    browser
        .wait_until_live()
        .expect_text(STATUS, "Stories found: 6");
    let type_in = |words: &str| {
        browser.script(&format!(
            "const field = document.querySelector('.search__field');
             field.focus();
             field.value = '{words}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        ));
        browser.expect("the query", asked, words);
    };
    type_in("lea");
    type_in("leap");
    browser.press("Enter");
    type_in("glacier");
    browser.back().expect("what was sent off", asked, "leap");
    browser.expect_text(STATUS, "Stories found: 5");
    browser
        .back()
        .expect("what the address brought", asked, "moon");
    browser
        .expect_text(STATUS, "Stories found: 6")
        .assert_silent();
}

#[test]
fn an_index_that_does_not_come_is_told_and_asked_for_again() {
    for start in [
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en-gb",
        "index/en-gb_",
    ] {
        let site = Site::demo("/");
        for name in tree(&site.publisher.site("pagefind")).into_keys() {
            if name.starts_with(start) {
                let path = site.path(&format!("pagefind/{name}"));
                site.server.fault(&path, Fault::Status(503));
            }
        }
        let browser = site.open(&query("leap"));
        let status = "document.querySelector('.search__status').textContent";
        browser.wait_for(
            &format!("{status}.includes('could not be loaded')"),
            "a message",
        );
        site.server.clear();
        browser.script(
            "document.querySelector('.search__form').requestSubmit();
             return true",
        );
        browser.expect_text(STATUS, "Stories found: 5");
    }
}

#[test]
fn what_is_no_word_finds_nothing_and_breaks_nothing() {
    let site = Site::demo("/");
    let browser = site.open("search/");
    for words in [
        "<img src=x onerror=alert(1)>zzqx",
        "\"zzqxv\"",
        "%",
        &"zzqxv ".repeat(200),
    ] {
        browser
            .visit(&site.url(&query(words)))
            .wait_for(
                "document.querySelector('.search__status')?.textContent",
                "an answer",
            )
            .expect_count(".search img[src=x]", 0)
            .assert_silent();
    }
}

#[test]
fn without_scripts_the_page_says_so_and_offers_other_ways() {
    let site = Site::demo("/news/site/");
    let browser = Browser::setup()
        .without_scripts()
        .open(&site.url("search/"));
    browser
        .expect_count("main input", 0)
        .expect_count(".search li a", 3)
        .expect(
            "the message",
            "document.querySelector('.search__off').checkVisibility()",
            true,
        );
}

#[test]
fn the_page_is_accessible_with_and_without_results() {
    let site = Site::demo("/");
    for path in ["search/", "search/?q=leap"] {
        let browser = site.open(path);
        browser.wait_until_live().expect_count(".search__field", 1);
        browser.assert_accessible().assert_silent();
    }
}

fn index_of(publisher: Publisher) -> BTreeMap<String, Vec<u8>> {
    tree(&publisher.build().site("pagefind"))
}

#[test]
fn the_same_stories_make_the_same_index() {
    let one = index_of(Publisher::demo());
    assert!(one.len() > 50, "{}", one.len());
    assert!(one == index_of(Publisher::demo()));
}

#[test]
fn a_preview_is_not_in_the_index() {
    let with_preview = Publisher::new().with_preview("draft");
    assert!(index_of(with_preview) == index_of(Publisher::new().without_previews()));
}

#[test]
fn a_story_that_is_withdrawn_or_not_out_is_not_in_the_index() {
    let unseen = |fields: Value| {
        let fields = with(json!({ "headline": "Unseen" }), fields);
        let publisher = Publisher::new();
        let is_there = publisher.with(
            "articles/world/unseen.json",
            story("2025-05-10T08:00:00Z", fields),
        );
        index_of(is_there)
    };
    let others = index_of(Publisher::new());
    assert!(unseen(json!({})) != others);
    assert!(unseen(json!({ "draft": true })) == others);
    assert!(unseen(json!({ "published": "2035-01-01T00:00:00Z" })) == others);
    let withdrawn = json!({ "date": "2025-05-11T08:00:00Z", "text": "It was not so." });
    assert!(unseen(json!({ "withdrawn": withdrawn })) == others);
}

#[test]
fn a_site_file_can_leave_the_search_out() {
    let publisher = Publisher::demo()
        .with_site(json!({ "search": false }))
        .build();
    for name in ["search", "pagefind"] {
        assert!(!publisher.site(name).exists(), "{name}");
    }
    let front = fs::read_to_string(publisher.site("index.html")).expect("a front");
    for word in ["/search/", "data-tools", "masthead__search\""] {
        assert!(!front.contains(word), "{word}");
    }
}
