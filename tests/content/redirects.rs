//! Redirects of the site file: mended, and kept from telling what is not out.

use std::fs;

use serde_json::{Value, json};

use super::{
    WHEN,
    checking::{broken, check},
};
use crate::support::{
    publisher::{Publisher, said, tree},
    story,
};

#[test]
fn a_redirect_over_others_is_mended_to_lead_straight_on() {
    let publisher = broken("every_redirect_leads_straight_on");
    check(&publisher, &["--fix"]);
    let site = fs::read_to_string(publisher.content("site.json")).expect("the site file");
    let site: Value = serde_json::from_str(&site).expect("JSON");
    assert_eq!(site["redirects"]["/a/"], "/science/plain/#top");
    assert_eq!(site["redirects"]["/d/"], "https://else.example/");
    assert_eq!(check(&publisher, &[]).status.code(), Some(0));
}

#[test]
fn a_redirect_to_a_part_of_a_page_leads_there_when_it_is_mended() {
    let redirects = json!({ "/a/": "/b/#costs", "/b/": "/science/plain/", "/c/": "/b/?page=2" });
    let publisher = Publisher::new().with_site(json!({ "redirects": redirects }));
    let told = said(&check(&publisher, &["--fix"]));
    assert!(told.contains("every-redirect-leads-straight-on"), "{told}");
    let site = fs::read_to_string(publisher.content("site.json")).expect("the site file");
    let site: Value = serde_json::from_str(&site).expect("JSON");
    assert_eq!(site["redirects"]["/a/"], "/science/plain/#costs");
    assert_eq!(site["redirects"]["/c/"], "/b/?page=2");
}

#[test]
fn a_redirect_does_not_tell_the_address_of_a_draft() {
    let draft = story(WHEN, json!({ "draft": true }));
    let publisher = Publisher::new()
        .with("articles/world/secret.json", draft)
        .with_site(
            json!({ "redirects": { "/old/": "/world/secret/", "/other/": "/science/plain/" } }),
        )
        .build();
    assert!(publisher.site("other/index.html").exists());
    assert!(!publisher.site("old/index.html").exists());
    let told = tree(&publisher.site(""));
    let is_told = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("world/secret");
    assert!(!told.iter().any(|(_, bytes)| is_told(bytes)));
}

/// What a story that links to these reads after `check --fix`, and what was said of it before.
fn mended_links(hrefs: &[&str], file: &str) -> (String, String) {
    let links = hrefs.iter().map(|href| format!("[words]({href})\n\n"));
    let front = "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";
    let markdown = format!("{front}\n{}", links.collect::<String>());
    let redirects = json!({
        "/gone/": "/science/plain/",
        "/part/": "/science/plain/#top",
        "/shop/": "https://shop.example/",
        "/step/": "/gone/",
        "/asked/": "/science/?page=2",
    });
    let publisher = Publisher::new()
        .with_site(json!({ "redirects": redirects }))
        .with(
            "articles/world/moved.json",
            story(
                WHEN,
                json!({ "aliases": ["/2019/05/moved/", "/früher.html"] }),
            ),
        );
    let path = publisher.content(file);
    if file.ends_with(".md") {
        fs::write(&path, markdown).expect("a story");
    } else {
        fs::write(&path, super::links::linking(hrefs).to_string()).expect("a story");
    }
    let told = said(&check(&publisher, &[]));
    check(&publisher, &["--fix"]);
    (told, fs::read_to_string(path).expect("the story"))
}

#[test]
fn a_link_to_an_old_address_says_where_that_leads_and_is_mended_to_lead_there() {
    let links = [
        ("/2019/05/moved/", "/world/moved/"),
        ("/2019/05/moved?a=b#c", "/world/moved/?a=b#c"),
        ("/fr%C3%BCher.html", "/world/moved/"),
        ("https://fixture.example/gone/#top", "/science/plain/#top"),
        ("/part/#other", "/science/plain/#top"),
        ("/shop/?a=b", "https://shop.example/?a=b"),
        ("/step/", "/science/plain/"),
    ];
    let hrefs = links.map(|(href, _)| href);
    for file in ["articles/world/linking.md", "articles/world/linking.json"] {
        let (told, mended) = mended_links(&hrefs, file);
        for (href, new) in links {
            let what = format!("`{href}` is an old address, and leads on to `{new}`");
            assert!(told.contains(&what), "{what}: {told}");
            assert!(!mended.contains(href), "{href}: {mended}");
            assert!(mended.contains(new), "{new}: {mended}");
        }
        assert!(told.contains("error[every-link-leads-somewhere]"), "{told}");
    }
}

#[test]
fn a_link_whose_query_would_meet_another_is_left_to_who_wrote_it() {
    let (told, mended) = mended_links(&["/asked/?page=3"], "articles/world/linking.md");
    assert!(told.contains("leads on to `/science/?page=2`"), "{told}");
    assert!(mended.contains("(/asked/?page=3)"), "{mended}");
}

#[test]
fn a_card_of_a_story_at_an_old_address_is_mended_too() {
    let card = json!([{ "type": "story", "href": "/2019/05/moved/" }]);
    let publisher = Publisher::new()
        .with(
            "articles/world/moved.json",
            story(WHEN, json!({ "aliases": ["/2019/05/moved/"] })),
        )
        .with(
            "articles/world/linking.json",
            story(WHEN, json!({ "body": card })),
        );
    check(&publisher, &["--fix"]);
    let text = fs::read_to_string(publisher.content("articles/world/linking.json"));
    assert!(text.expect("a story").contains("/world/moved/"));
    assert_eq!(check(&publisher, &[]).status.code(), Some(0));
}
