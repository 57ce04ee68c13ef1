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
