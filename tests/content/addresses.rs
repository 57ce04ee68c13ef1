//! Which addresses of the site a link may lead to.

use serde_json::json;

use super::{
    WHEN, checked,
    links::{linking, published_links},
};
use crate::support::{
    publisher::{Publisher, tree},
    story,
};

#[test]
fn every_page_that_is_written_can_be_linked_to() {
    let posts: Vec<_> = (10..40)
        .map(|minute| json!({
            "id": format!("post-{minute}"), "published": format!("2025-05-09T19:{minute}:00+02:00"),
            "body": [{ "type": "paragraph", "text": "Words." }]
        }))
        .collect();
    let live = story(
        WHEN,
        json!({ "kind": "live", "live": { "posts": posts, "page_size": 10 } }),
    );
    let mended = json!([{ "date": "2025-05-10T08:00:00Z", "text": "Mended." }]);
    let mut publisher = Publisher::new()
        .with_site(json!({ "page_size": 1 }))
        .with("articles/world/live.json", live)
        .with(
            "articles/world/mended.json",
            story(WHEN, json!({ "corrections": mended })),
        )
        .with(
            "articles/world/again.json",
            story(WHEN, json!({ "corrections": mended })),
        )
        .with("articles/world/linking.json", linking(&["/"]))
        .build();
    let pages: Vec<String> = tree(&publisher.site(""))
        .into_keys()
        .filter_map(|name| match name.strip_suffix("index.html") {
            Some(page) => Some(format!("/{page}")),
            None => name.ends_with(".xml").then(|| format!("/{name}")),
        })
        // An old address leads on, for those who come from elsewhere.
        .filter(|page| page != "/2025/05/plain/")
        // Its parts come and go.
        .filter(|page| !page.starts_with("/sitemap-"))
        .collect();
    for kind in [
        "/page/1/",
        "/corrections/page/1/",
        "/corrections/feed.xml",
        "/feed.xml",
        "/world/page/1/",
        "/world/live/page/1/",
        "/world/live/post/post-10/",
        "/topic/",
        "/author/",
        "/archive/2025/05/",
    ] {
        assert!(pages.iter().any(|page| page == kind), "{kind}: {pages:?}");
    }
    let hrefs: Vec<_> = pages.iter().map(String::as_str).collect();

    publisher = publisher
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    let wanted: Vec<_> = pages
        .iter()
        .map(|page| format!("/news/site{page}"))
        .collect();
    let decoded = |href: &String| percent_decoded(href);
    assert_eq!(
        published_links(&publisher)
            .iter()
            .map(decoded)
            .collect::<Vec<_>>(),
        wanted
    );
}

fn percent_decoded(href: &str) -> String {
    let bytes: Vec<u8> = percent_encoding::percent_decode_str(href).collect();
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_page_that_is_written_for_nothing_yet_is_no_page() {
    for href in [
        "/topic/unused/",
        "/world/page/1/",
        "/world/draft/changes/",
        "/404.html",
    ] {
        let publisher = Publisher::new().with("articles/world/linking.json", linking(&[href]));

        let said = checked(&publisher);

        assert!(
            said.contains(&format!("there is no page `{href}`")),
            "{href}: {said}"
        );
    }
}

#[test]
fn an_address_in_another_form_of_unicode_is_the_same() {
    let hrefs = [
        "/world/cafe\u{301}/",
        "/world/caf%C3%A9/",
        "/world/cafe%CC%81",
        "https://fixture.example/world/cafe\u{301}/",
    ];
    let publisher = Publisher::new()
        .with("articles/world/caf\u{e9}.json", story(WHEN, json!({})))
        .with("articles/world/linking.json", linking(&hrefs))
        .build();

    assert_eq!(
        published_links(&publisher),
        ["/news/site/world/caf%C3%A9/"; 4]
    );
}
