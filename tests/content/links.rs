//! Links to pages of the site, however they are written.

use serde_json::{Value, json};

use super::{WHEN, checked};
use crate::support::{
    publisher::{Publisher, said, tree},
    story,
};

pub(super) fn linking(hrefs: &[&str]) -> Value {
    let links = hrefs.iter().map(|href| {
        let link = json!({ "type": "link", "href": href, "text": "words" });
        json!({ "type": "paragraph", "text": [{ "type": "emphasis", "text": [link] }] })
    });
    story(
        WHEN,
        json!({ "headline": "Linking", "body": links.collect::<Vec<_>>() }),
    )
}

/// The links of the story that is made by [`linking`], as they were published.
pub(super) fn published_links(publisher: &Publisher) -> Vec<String> {
    publisher
        .document("world/linking/")
        .attributes("main em > a", "href")
}

/// Every way to write the address of a page of `https://fixture.example/`.
const WAYS: [&str; 17] = [
    "https://fixture.example/science/plain/",
    "http://fixture.example/science/plain/",
    "https://www.fixture.example/science/plain/",
    "https://FIXTURE.Example/science/plain/",
    "HTTPS://fixture.example/science/plain/",
    "https://fixture.example./science/plain/",
    "https://fixture.example:443/science/plain/",
    "https://ada@fixture.example/science/plain/",
    "http://fixture.example:80/science/plain/",
    "//fixture.example/science/plain/",
    "//www.fixture.example/science/plain",
    "https://fixture.example/science/plain",
    "https://fixture.example/science/plain/index.html",
    "https://fixture.example/science/%70lain/",
    "https:\\\\fixture.example\\science\\plain\\",
    "https:/fixture.example/science/./x/../plain/",
    "https://fixture.example/science/plain/index.html",
];

#[test]
fn a_whole_address_of_the_site_is_a_link_within_it() {
    let publisher = Publisher::new()
        .with("articles/world/linking.json", linking(&WAYS))
        .build();

    let links = published_links(&publisher);

    assert_eq!(links, vec!["/news/site/science/plain/"; WAYS.len()]);
}

#[test]
fn a_whole_address_keeps_its_query_and_its_fragment() {
    let hrefs = [
        "https://fixture.example/science/plain?a=b%20c#d",
        "https://fixture.example/#top",
    ];
    let publisher = Publisher::new()
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    let links = published_links(&publisher);

    assert_eq!(
        links,
        ["/news/site/science/plain/?a=b%20c#d", "/news/site/#top"]
    );
}

#[test]
fn an_address_of_another_site_is_left_as_it_is() {
    let hrefs = [
        "https://fixture.example.org/science/plain/",
        "https://blog.fixture.example/science/plain/",
        "https://fixture.example:8443/science/plain/",
        "https://fixture.example@other.example/science/plain/",
        "mailto:desk@fixture.example",
    ];
    let publisher = Publisher::new()
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    assert_eq!(published_links(&publisher), hrefs);
    assert_eq!(checked(&publisher), "content: no problems\n");
}

#[test]
fn a_site_below_a_path_owns_what_is_below_it_alone() {
    let hrefs = [
        "https://fixture.example/b%C3%BCro/news/science/plain/",
        "http://www.fixture.example/b%c3%bcro/news",
        "https://fixture.example/büro/news/",
        "https://fixture.example/b%C3%BCro/",
        "https://fixture.example/b%C3%BCro/newsletter/",
    ];
    let publisher = Publisher::new()
        .with_site(json!({ "base_url": "https://fixture.example/b%C3%BCro/news/" }))
        .at("https://fixture.example/b%C3%BCro/news/")
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    let links = published_links(&publisher);

    let base = "/b%C3%BCro/news/";
    assert_eq!(
        links[..3],
        [
            format!("{base}science/plain/"),
            base.to_owned(),
            base.to_owned()
        ]
    );
    assert_eq!(links[3..], hrefs[3..]);
}

#[test]
fn a_site_whose_address_is_written_in_its_own_script_is_known_in_both_forms() {
    let hrefs = [
        "https://bücher.example/science/plain/",
        "https://xn--bcher-kva.example/science/plain/",
    ];
    let publisher = Publisher::new()
        .with_site(json!({ "base_url": "https://xn--bcher-kva.example/" }))
        .at("https://xn--bcher-kva.example/")
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    assert_eq!(published_links(&publisher), ["/science/plain/"; 2]);
}

#[test]
fn a_whole_address_of_a_page_that_the_site_lacks_is_refused() {
    for way in WAYS.map(|way| {
        way.replace("plain", "nothing")
            .replace("%70lain", "nothing")
    }) {
        let publisher = Publisher::new().with("articles/world/linking.json", linking(&[&way]));

        let said = checked(&publisher);

        assert!(
            said.contains("there is no page `/science/"),
            "{way}: {said}"
        );
    }
}

/// A story with an address in every field that takes one.
fn with_every_link(href: &str) -> Value {
    let text = json!([{ "type": "link", "href": href, "text": href }]);
    story(
        WHEN,
        json!({
            "headline": "Linking",
            "kind": "live",
            "standfirst": text,
            "sponsor": { "name": "A sponsor", "href": href },
            "lead": { "src": "lead.svg", "alt": "", "caption": { "text": text } },
            "corrections": [{ "date": "2025-05-10T08:00:00Z", "text": text }],
            "notes": [{ "id": "n", "text": text }],
            "live": { "posts": [{
                "id": "first", "published": "2025-05-09T19:00:00+02:00",
                "body": [{ "type": "paragraph", "text": text }]
            }] },
            "body": [
                { "type": "paragraph", "text": [{ "type": "note", "note": "n" }] },
                { "type": "list", "items": [{ "text": text }] },
                { "type": "image", "src": "lead.svg", "alt": "", "caption": { "text": text } },
                { "type": "table", "columns": [{ "text": "A" }], "rows": [[{ "text": text }]] },
                { "type": "bookmark", "href": href, "title": "A bookmark", "text": "Words." },
                { "type": "read-more", "items": [{ "href": href, "title": "To read" }, { "href": "/science/plain/" }] },
                { "type": "newsletter", "href": href, "title": "A letter" },
                { "type": "profiles", "items": [{ "name": "Ada", "text": "Words.", "href": href }] },
                { "type": "story", "href": href }
            ]
        }),
    )
}

#[test]
fn the_address_of_a_draft_is_given_away_nowhere_however_it_is_written() {
    for href in [
        "/world/draft/",
        "https://fixture.example/world/draft/",
        "http://www.FIXTURE.example/world/draft/index.html?x#y",
        "https://user:word@fixture.example/world/draft/",
        "//fixture.example/world/draft",
    ] {
        let author = json!({ "name": "The desk", "links": [{ "name": "A draft", "href": href }],
            "biography": [{ "type": "link", "href": href, "text": href }] });
        let publisher = Publisher::new()
            .with("articles/world/linking.json", with_every_link(href))
            .with("authors/desk.json", author)
            .build();

        for (name, bytes) in tree(&publisher.site("")) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("world/draft"), "{href}: {name}");
        }
        assert!(publisher.read("feed.xml").contains("Linking"));
    }
}

#[test]
fn a_link_that_shows_the_address_of_a_draft_shows_that_of_the_site() {
    let href = "https://fixture.example/world/draft/";
    let publisher = Publisher::new()
        .with("articles/world/linking.json", with_every_link(href))
        .build();

    let page = publisher.document("world/linking/");

    assert!(
        page.text("main")
            .contains("https://fixture.example/news/site/"),
        "{}",
        page.text("main")
    );
}

#[test]
fn a_check_advises_the_short_form_of_a_whole_address_in_every_field() {
    let href = "https://www.fixture.example/science/plain/?a#b";
    let publisher = Publisher::new().with("articles/world/linking.json", with_every_link(href));

    let output = publisher.command("check").output().expect("a start");

    let said = said(&output);
    let advice = "write it as `/science/plain/?a#b`, which stays right wherever the site stands";
    assert_eq!(said.matches(advice).count(), 14, "{said}");
    assert!(
        said.contains("warning[every-own-link-is-short]: "),
        "{said}"
    );
    assert!(said.contains(" warnings in the content\n"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}
