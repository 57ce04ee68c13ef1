//! What is printed: nothing is cut off, and nothing makes the rest of the page smaller.

use serde_json::{Value, json};

use crate::support::{Browser, Site, publisher::Publisher, story};

/// Of a sheet of A4 between its margins, in CSS pixels.
const PAPER: u32 = 672;

fn wide() -> Value {
    let columns: Vec<_> = (1..=20)
        .map(|number| json!({ "text": format!("Column {number}"), "numeric": number > 1 }))
        .collect();
    let row: Vec<_> = (1..=20)
        .map(|number| json!({ "text": format!("{}", number * 12_345) }))
        .collect();
    let formula = (1..=40)
        .map(|n| format!(r"\frac{{a_{{{n}}}}}{{b}}"))
        .collect::<Vec<_>>();
    json!([
        { "type": "table", "columns": columns, "rows": [row], "sortable": true },
        { "type": "formula", "latex": formula.join(" + ") },
        { "type": "code", "text": format!("let address = \"{}\";", "x".repeat(300)) },
        { "type": "preformatted", "text": "=".repeat(300) },
        { "type": "paragraph", "text": [
            { "type": "link", "href": "/science/plain/", "text": "a story" }, " and ",
            { "type": "link", "href": "https://elsewhere.example/a/", "text": "a page" }
        ] },
    ])
}

#[test]
fn what_scrolls_on_a_screen_is_whole_on_paper_and_links_have_their_host() {
    let fields = json!({ "headline": "Wide things", "related": ["plain"], "body": wide() });
    let story = story("2025-05-10T18:30:00+02:00", fields);
    let publisher = Publisher::new().with("articles/world/wide.json", story);
    let site = Site::of(publisher, "/news/site/");
    let browser = Browser::open(&site.url("world/wide/"));
    browser.resize(PAPER, 900);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));

    browser.expect(
        "the width of the page",
        "document.documentElement.scrollWidth",
        PAPER,
    );
    let beyond = "[...document.querySelectorAll('.story__body *')]
        .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.localName)";
    browser.expect("what stands beyond its edge", beyond, json!([]));
    let written = "[...document.querySelectorAll('.story__body p a')]
        .map((link) => getComputedStyle(link, '::after').content)";
    browser.expect(
        "what is written after links",
        written,
        json!([
            "\" (fixture.example/news/site/science/plain/)\"",
            "\" (https://elsewhere.example/a/)\""
        ]),
    );
}
