//! Indexes of topics, authors and months, and static pages.

use serde_json::json;

use super::{empty, listed};
use crate::support::{publisher::Publisher, story};

#[test]
fn topics_and_authors_are_indexed_in_the_order_of_the_sites_language() {
    let topics = json!([
        { "slug": "z", "name": "Zeitung" }, { "slug": "ae", "name": "Äpfel" },
        { "slug": "b", "name": "Birnen" }, { "slug": "none", "name": "Aal" }
    ]);
    let about = story(
        "2025-04-01T12:00:00Z",
        json!({ "topics": ["z", "ae", "b"] }),
    );
    let publisher = empty()
        .with_site(json!({ "topics": topics, "languages": ["de"] }))
        .with_site(json!({ "sections": [{ "slug": "world", "name": "Welt" }], "navigation": null }))
        .with("articles/world/about.json", about)
        .with("authors/zoe.json", json!({ "name": "Zoë" }))
        .with("authors/oezil.json", json!({ "name": "Özil" }))
        .build();

    let names = |path: &str| -> Vec<String> {
        let page = publisher.page(path);
        let entries = page["content"]["index"]["groups"][0]["entries"].as_array();
        let entries = entries.expect("entries").iter();
        entries
            .map(|entry| {
                format!(
                    "{} {}",
                    entry["name"].as_str().unwrap_or_default(),
                    entry["count"]
                )
            })
            .collect()
    };

    // A topic without stories has no page, and an author without a name can't be listed.
    assert_eq!(names("topic/"), ["Äpfel 1", "Birnen 1", "Zeitung 1"]);
    assert_eq!(names("author/"), ["Özil 0", "World desk 0", "Zoë 0"]);
}

#[test]
fn the_archive_has_a_page_for_each_month_in_the_sites_time_zone() {
    // In Berlin the second story is of May.
    let publisher = empty()
        .with(
            "articles/world/a.json",
            story("2025-04-30T21:59:59Z", json!({})),
        )
        .with(
            "articles/world/b.json",
            story("2025-04-30T22:00:00Z", json!({})),
        )
        .with(
            "articles/world/c.json",
            story("2024-12-31T12:00:00Z", json!({})),
        )
        .build();

    let page = publisher.page("archive/");
    let groups = &page["content"]["index"]["groups"];
    let told = |group: usize| {
        let group = &groups[group];
        let entries = group["entries"].as_array().expect("entries").iter();
        let names: Vec<_> = entries.map(|entry| entry["name"].clone()).collect();
        (group["title"].clone(), names)
    };

    assert_eq!(
        told(0),
        (json!("2025"), vec![json!("May 2025"), json!("April 2025")])
    );
    assert_eq!(told(1), (json!("2024"), vec![json!("December 2024")]));
    assert_eq!(
        listed(&publisher.page("archive/2024/12/"), "archive").len(),
        1
    );
}

#[test]
fn the_months_of_the_archive_are_those_of_its_addresses_in_every_language() {
    let publisher = empty()
        .with_site(json!({ "languages": ["fa"], "topics": [] }))
        .with_site(json!({ "sections": [{ "slug": "world", "name": "جهان" }], "navigation": null }))
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", json!({})),
        )
        .build();

    let page = publisher.page("archive/");
    let year = &page["content"]["index"]["groups"][0];

    assert_eq!(year["entries"][0]["name"], "مارس ۲۰۲۵");
    assert_eq!(year["title"], "۲۰۲۵");
}

#[test]
fn a_static_page_has_its_own_address_and_a_place_in_the_foot() {
    let publisher = Publisher::new().build();

    let page = publisher.page("about/");
    assert_eq!(page["head"]["title"], "About us | The Fixture & Sons");
    assert_eq!(page["content"]["page"]["updated"]["text"], "1 May 2025");
    let link = "a[href='/news/site/about/']";
    assert_eq!(publisher.document("").text(link), "About us");

    let publisher = publisher.with_site(json!({ "foot": [] })).build();
    assert!(publisher.site("about/index.html").exists());
    let front = publisher.document("");
    let text = front.text("html > body > #app");
    let mut values = front.attribute_values().chain([text.as_str()]);
    assert!(!values.any(|value| value.contains("/news/site/about/")));
}
