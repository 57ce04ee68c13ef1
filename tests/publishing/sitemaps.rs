//! Which pages search engines are told of.

use std::collections::BTreeSet;

use serde_json::json;

use crate::support::{
    publisher::{Publisher, tree},
    story,
};

const SITE: &str = "https://fixture.example/news/site/";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The texts of all elements of a name.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let elements = document
        .descendants()
        .filter(|node| node.tag_name().name() == name);
    elements
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

/// The addresses of pages in all parts.
fn mapped(publisher: &Publisher) -> Vec<String> {
    let parts = texts(&publisher.read("sitemap.xml"), "loc");
    let parts = parts
        .iter()
        .map(|part| part.strip_prefix(SITE).expect("of the site").to_owned());
    let parts = parts.filter(|part| part != "sitemap-news.xml");
    parts
        .flat_map(|part| {
            let text = publisher.read(&part);
            let document = roxmltree::Document::parse(&text).expect("XML");
            let loc = (SITEMAP, "loc");
            let all = document.descendants().filter(|node| node.has_tag_name(loc));
            all.filter_map(|node| node.text().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn decoded(url: &str) -> String {
    let path = url.strip_prefix(SITE).expect("of the site");
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}

#[test]
fn the_sitemap_names_every_page_that_may_be_found_and_no_other() {
    let publisher = Publisher::new()
        .with(
            "articles/world/secret.json",
            story(
                "2025-05-12T08:00:00Z",
                json!({ "draft": true, "slug": "secret" }),
            ),
        )
        .with_preview("secret")
        .build();

    let named: Vec<_> = mapped(&publisher).iter().map(|url| decoded(url)).collect();

    let files = tree(&publisher.site(""));
    let pages = files
        .keys()
        .filter_map(|name| name.strip_suffix("index.json"));
    let may_be_found = |path: &&str| publisher.page(path)["head"]["noindex"] != json!(true);
    let mut pages: Vec<_> = pages
        .filter(|path| publisher.page(path)["head"]["title"].is_string())
        .filter(may_be_found)
        .collect();
    pages.sort_unstable();
    let mut sorted: Vec<_> = named.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    assert_eq!(sorted, pages);
    assert!(files.keys().any(|name| name.starts_with("preview/")));
}

#[test]
fn a_page_was_changed_when_its_content_says_so() {
    let build = |now: &str| Publisher::new().now(now).build();
    let (one, later) = (build("2025-05-20T12:00:00Z"), build("2025-05-25T12:00:00Z"));

    for part in [
        "sitemap.xml",
        "sitemap-pages-1.xml",
        "sitemap-stories-1.xml",
    ] {
        assert_eq!(one.read(part), later.read(part), "{part}");
    }
    let stories = one.read("sitemap-stories-1.xml");
    let document = roxmltree::Document::parse(&stories).expect("XML");
    let url = document.descendants().find(|node| {
        let loc = node.first_element_child().and_then(|loc| loc.text());
        node.has_tag_name((SITEMAP, "url")) && loc.is_some_and(|loc| loc.ends_with("/every-block/"))
    });
    let children = url.expect("a story").children();
    let parts: Vec<_> = children
        .map(|node| (node.tag_name().name(), node.text()))
        .collect();
    assert_eq!(parts[1], ("lastmod", Some("2025-05-11T10:00:00+02:00")));
}

#[test]
fn translations_and_pictures_are_named_beside_a_story() {
    let still = image::DynamicImage::from(image::RgbImage::from_pixel(
        1200,
        800,
        image::Rgb([9, 9, 9]),
    ));
    let one = json!({ "headline": "One", "translations": ["zwei"], "lead": { "src": "still.png", "alt": "" } });
    let two = json!({ "headline": "Zwei", "language": "de", "translations": ["one"] });
    let publisher = Publisher::new().with_site(json!({ "languages": ["en-GB", "ar", "de"] }));
    still
        .save(publisher.content("media/still.png"))
        .expect("a picture");
    let publisher = publisher
        .with(
            "articles/world/one.json",
            story("2025-05-12T08:00:00Z", one),
        )
        .with(
            "articles/world/zwei.json",
            story("2025-05-12T08:00:00Z", two),
        )
        .build();

    let text = publisher.read("sitemap-stories-1.xml");

    let document = roxmltree::Document::parse(&text).expect("XML");
    let links = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "link")));
    let languages: BTreeSet<_> = links
        .filter_map(|link| link.attribute("hreflang"))
        .collect();
    assert_eq!(languages, BTreeSet::from(["de", "en-GB", "x-default"]));
    let images = document.descendants().filter(|node| {
        node.has_tag_name(("http://www.google.com/schemas/sitemap-image/1.1", "loc"))
    });
    let images: Vec<_> = images.filter_map(|node| node.text()).collect();
    let [image] = images.as_slice() else {
        panic!("{images:?}");
    };
    assert!(publisher.site(&decoded(image)).exists(), "{image}");
}

#[test]
fn news_is_what_came_out_in_two_days() {
    let paid = json!({ "headline": "Paid", "sponsor": { "name": "A brewer", "part": "paid-for" } });
    let publisher = Publisher::new()
        .with(
            "articles/world/fresh.json",
            story("2025-05-19T08:00:00Z", json!({ "headline": "Fresh & new" })),
        )
        .with(
            "articles/world/stale.json",
            story("2025-05-18T08:00:00Z", json!({ "headline": "Stale" })),
        )
        .with(
            "articles/world/paid.json",
            story("2025-05-19T08:00:00Z", paid),
        )
        .build();

    let news = publisher.read("sitemap-news.xml");
    assert_eq!(texts(&news, "title"), ["Fresh & new"]);
    assert_eq!(texts(&news, "language"), ["en"]);
    assert_eq!(
        texts(&news, "publication_date"),
        ["2025-05-19T10:00:00+02:00"]
    );
    assert_eq!(texts(&news, "name"), ["The Fixture & Sons"]);

    // Whoever reads it by its schema finds an address in it on quiet days, too.
    let quiet = publisher
        .now("2025-05-30T12:00:00Z")
        .build()
        .read("sitemap-news.xml");
    assert_eq!(texts(&quiet, "loc"), [SITE]);
    assert_eq!(texts(&quiet, "title"), [""; 0]);
}
