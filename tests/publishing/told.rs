//! What programs are told: who may read the site, its stories in words, how it is installed, whom to write to.

use std::fs;

use serde_json::{Value, json};

use crate::support::{publisher::Publisher, story};

const SITE: &str = "https://fixture.example/news/site/";

fn decoded(url: &str) -> String {
    let path = url.strip_prefix(SITE).expect("of the site");
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}

/// The groups of `robots.txt`: names of programs and what is asked of them.
fn groups(text: &str) -> Vec<(Vec<String>, String)> {
    let groups = text
        .split("\n\n")
        .filter(|group| group.contains("User-agent"));
    groups
        .map(|group| {
            let of = |key: &str| -> Vec<String> {
                let lines = group.lines().filter_map(|line| line.split_once(':'));
                let those = lines.filter(|(name, _)| *name == key);
                those.map(|(_, value)| value.trim().to_owned()).collect()
            };
            (of("User-agent"), of("Disallow").concat())
        })
        .collect()
}

#[test]
fn each_class_of_programs_is_let_in_or_asked_to_stay_away() {
    let robots = |crawlers: Value| {
        let text = Publisher::new()
            .with_site(json!({ "crawlers": crawlers }))
            .build()
            .read("robots.txt");
        assert!(
            text.ends_with(&format!("\nSitemap: {SITE}sitemap.xml\n")),
            "{text}"
        );
        let groups = groups(&text);
        move |program: &str| {
            let named = |name: &str| {
                groups
                    .iter()
                    .find(|(names, _)| names.iter().any(|one| one == name))
            };
            let (_, refused) = named(program).or_else(|| named("*")).expect("a rule");
            refused.is_empty()
        }
    };
    let (search, training, assistant) = ("Googlebot", "GPTBot", "ChatGPT-User");
    let all = robots(json!({}));
    assert!(all(search) && all(training) && all(assistant));
    let some = robots(json!({ "training": false }));
    assert!(some(search) && !some(training) && some(assistant));
    let others = robots(json!({ "search": false, "assistants": false }));
    assert!(!others(search) && others(training) && !others(assistant));
    let none = robots(json!({ "search": false, "training": false, "assistants": false }));
    assert!(!none(search) && !none(training) && !none(assistant));
}

#[test]
fn a_story_is_there_in_markdown_and_tells_of_nothing_that_is_not_out() {
    let text = json!(["See ", { "type": "link", "href": "/world/draft/", "text": "the draft" },
                      " and ", { "type": "link", "href": "/science/plain/", "text": "the plain one" }, "."]);
    let fields = json!({
        "headline": "Told", "id": "https://old.example/?p=9", "related": ["draft", "plain"],
        "aliases": ["/was/"],
        "body": [
            { "type": "story", "href": "/world/draft/" },
            { "type": "paragraph", "text": text },
            { "type": "read-more", "items": [
                { "href": "/world/draft/", "title": "A draft" },
                { "href": "/science/plain/", "title": "Plain" },
            ]},
            { "type": "button", "href": "/world/draft/", "label": "There" },
        ],
    });
    let publisher = Publisher::new()
        .with(
            "articles/world/told.json",
            story("2025-05-12T08:00:00Z", fields),
        )
        .build();

    let markdown = publisher.read("world/told/index.html.md");

    assert!(markdown.contains("headline: Told\n"), "{markdown}");
    let whole =
        "See the draft and [the plain one](https://fixture.example/news/site/science/plain/).";
    assert!(markdown.contains(whole), "{markdown}");
    for secret in [
        "/draft",
        "A draft",
        "There",
        "old.example",
        "/was/",
        "draft:",
    ] {
        assert!(!markdown.contains(secret), "{secret} in\n{markdown}");
    }
    assert!(markdown.contains("Plain"), "{markdown}");
    // Where media are named, they are there.
    let block = publisher.read("world/every-block/index.html.md");
    let addresses = block
        .split([' ', '(', ')', '\n'])
        .filter(|word| word.contains("/media/"));
    let mut count = 0;
    for address in addresses {
        assert!(publisher.site(&decoded(address)).exists(), "{address}");
        count += 1;
    }
    assert!(count > 1, "{block}");
    let headers = publisher.read("_headers");
    assert!(
        headers.contains("\n/news/site/*.html.md\n  X-Robots-Tag: noindex\n"),
        "{headers}"
    );
}

#[test]
fn programs_that_read_words_find_the_stories_by_one_file() {
    let publisher = Publisher::new().build();

    let text = publisher.read("llms.txt");

    assert!(
        text.starts_with("# The Fixture & Sons\n\n> A paper for tests\n"),
        "{text}"
    );
    let links: Vec<_> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    for link in &links {
        let path = decoded(link);
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path
        };
        assert!(publisher.site(&file).exists(), "{link}");
    }
    assert!(
        links
            .iter()
            .any(|link| link.ends_with("/plain/index.html.md")),
        "{text}"
    );
}

#[test]
fn the_site_can_be_put_on_a_home_screen() {
    let publisher = Publisher::new().build();

    let page = publisher.document("");
    let href = page
        .attribute("link[rel=manifest]", "href")
        .expect("a manifest");
    let manifest = publisher.json(href.strip_prefix("/news/site/").expect("of the site"));

    assert_eq!(manifest["name"], "The Fixture & Sons");
    assert_eq!(manifest["scope"], "/news/site/");
    for icon in manifest["icons"].as_array().expect("icons") {
        let src = icon["src"].as_str().expect("an address");
        let file = publisher.site(src.strip_prefix("/news/site/").expect("of the site"));
        let picture = image::open(&file).expect("a picture");
        let size = format!("{}x{}", picture.width(), picture.height());
        assert_eq!(icon["sizes"], size, "{src}");
    }
    let ways: Vec<_> = manifest["shortcuts"]
        .as_array()
        .expect("ways in")
        .iter()
        .map(|one| &one["url"])
        .collect();
    assert_eq!(ways, ["/news/site/science/", "/news/site/world/"]);
}

#[test]
fn who_finds_a_hole_is_told_whom_to_write_to() {
    let security = json!({
        "contact": ["mailto:holes@fixture.example", "https://fixture.example/holes"],
        "expires": "2025-12-31T23:00:00+01:00",
        "languages": ["en", "ar"],
        "policy": "/about/",
    });
    let publisher = Publisher::new().build();
    assert!(!publisher.site(".well-known").exists());

    let publisher = publisher.with_site(json!({ "security": security })).build();

    assert_eq!(
        publisher.read(".well-known/security.txt"),
        "Contact: mailto:holes@fixture.example\n\
         Contact: https://fixture.example/holes\n\
         Expires: 2025-12-31T22:00:00Z\n\
         Preferred-Languages: en, ar\n\
         Canonical: https://fixture.example/news/site/.well-known/security.txt\n\
         Policy: https://fixture.example/news/site/about/\n"
    );
}

#[test]
fn a_file_of_ones_own_goes_before_the_one_that_is_made() {
    let app = tempfile::TempDir::new().expect("a folder");
    crate::support::publisher::copy(&crate::support::fixture("app"), app.path());
    let public = app.path().join("public");
    fs::create_dir_all(public.join(".well-known")).expect("a folder");
    for name in [
        "robots.txt",
        "llms.txt",
        "manifest.webmanifest",
        ".well-known/security.txt",
    ] {
        fs::write(public.join(name), "mine").expect("a file");
    }
    let security = json!({ "contact": ["tel:+1-201-555-0123"], "expires": "2025-12-31T23:00:00Z" });
    let publisher = Publisher::new()
        .with_app(app.path())
        .with_site(json!({ "security": security }))
        .build();

    for name in [
        "robots.txt",
        "llms.txt",
        "manifest.webmanifest",
        ".well-known/security.txt",
    ] {
        assert_eq!(publisher.read(name), "mine", "{name}");
    }
}
