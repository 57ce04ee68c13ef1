//! What a publication has made of its sections and blocks, on pages that the app builds.

use serde_json::{Value, json};

use crate::support::{Browser, Site, at_each_base, publisher::Publisher, story};

/// What a reader sees of a page, element by element.
const SEEN: &str = "[...document.querySelectorAll('main *')].map(it => [it.localName, it.className.toString(), \
                    it.childElementCount ? '' : it.textContent].join(' ')).join('\\n')";

fn publication() -> Publisher {
    let front = json!([
        { "layout": "lead", "size": 1, "sponsor": { "name": "The Trust", "href": "https://example.org/" } },
        { "title": "Elsewhere", "layout": "scroll", "query": { "sections": ["science"] } },
    ]);
    let body = json!([{ "type": "x-fact", "label": "Salt", "text": ["One ", { "type": "strong", "text": "fact" }] }]);
    let publisher = Publisher::new()
        .with_site(json!({ "sections": [
            { "slug": "world", "name": "World", "front": front },
            { "slug": "science", "name": "Science" },
            { "slug": "empty", "name": "Empty" },
        ] }))
        .with(
            "templates/blocks/fact.json",
            json!({ "properties": { "label": { "type": "string" }, "text": {} } }),
        )
        .with(
            "articles/world/salt.json",
            story(
                "2025-05-12T12:00:00Z",
                json!({ "headline": "Salt of the earth", "body": body }),
            ),
        );
    let template = publisher.content("templates/blocks/fact.html");
    std::fs::write(template, "<p><b>{{ label }}</b>\n<i>{{ text }}</i></p>").expect("a template");
    publisher
}

fn is_the_same_when_opened(browser: &Browser, url: &str) {
    let built = browser.script(&format!("return {SEEN}"));
    assert_ne!(built, Value::from(""));
    browser.visit(url).expect("the published page", SEEN, built);
}

#[test]
fn the_front_of_a_section_and_a_block_of_ones_own_are_built_as_they_were_published() {
    at_each_base(
        |base| Site::of(publication(), base),
        |site| {
            let browser = site.open("/about/");
            browser
                .wait_until_live()
                .mark_document()
                .click_link("World");
            browser.expect_heading("World").expect_same_document();
            browser.expect_count(".front > .shelf", 3);
            browser.expect_text(".shelf > .sponsor", "Supported by The Trust");
            is_the_same_when_opened(&browser, &site.url("/world/"));

            browser.wait_until_live().mark_document();
            browser.click_link("Salt of the earth");
            browser
                .expect_heading("Salt of the earth")
                .expect_same_document();
            browser.expect_text(".x-fact strong", "fact");
            is_the_same_when_opened(&browser, &site.url("/world/salt/"));
            browser.assert_silent();
        },
    );
}
