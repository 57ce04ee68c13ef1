//! In which forms an address is understood, and which make no sense and do no harm.

use serde_json::json;

use super::{expect_no_offers, expect_offers, visit};
use crate::support::{Browser, PLAIN_HEADING, Site, publisher::Publisher, story};

#[test]
fn an_address_is_understood_however_it_is_written() {
    let publisher = Publisher::new().with(
        "articles/science/café-life.json",
        story(
            "2025-05-01T12:00:00Z",
            json!({ "headline": "Life in the café", "section": "science" }),
        ),
    );
    let site = Site::of(publisher, "/news/site/");
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
        expect_offers(visit(&browser, &site, missing), &[offered]);
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
        expect_no_offers(visit(&browser, &site, odd))
            .mark_document()
            .click_link(PLAIN_HEADING)
            .expect_heading(PLAIN_HEADING)
            .expect_same_document();
    }
}
