//! A story that is taken back says so where it stood, and nothing else of it is published.

use serde_json::{Value, json};

use crate::support::{
    publisher::{Publisher, said, tree},
    story,
};

const FILE: &str = "articles/world/gone.json";

fn withdrawn(date: &str) -> Value {
    story(
        "2025-05-10T08:00:00Z",
        json!({
            "headline": "The moon is a lamp",
            "standfirst": "Sources say zebrafinch",
            "kicker": "Quoll",
            "authors": ["desk"],
            "topics": ["paper"],
            "aliases": ["/old/moon/"],
            "lead": { "src": "lead.svg", "alt": "A wombat", "caption": { "text": "An axolotl" } },
            "body": [{ "type": "paragraph", "text": "It is lit by a pangolin." }],
            "corrections": [{ "date": "2025-05-10T10:00:00Z", "text": "Not by a dugong." }],
            "withdrawn": {
                "date": date,
                "text": ["It was ", { "type": "emphasis", "text": "never" }, " so."]
            }
        }),
    )
}

fn publisher(date: &str) -> Publisher {
    let linking = json!({ "headline": "Linking", "related": ["gone"], "body": [
        { "type": "paragraph", "text": [{ "type": "link", "href": "/world/gone/", "text": "there" }] }
    ]});
    Publisher::new().with(FILE, withdrawn(date)).with(
        "articles/world/linking.json",
        story("2025-05-09T08:00:00Z", linking),
    )
}

#[test]
fn a_withdrawn_story_says_so_and_nothing_else_of_it_is_published() {
    let publisher = publisher("2025-05-11T08:00:00Z").build();

    let page = publisher.document("world/gone/");
    assert_eq!(page.text("h1"), "The moon is a lamp");
    let note = page.text("article aside[role=note]");
    assert_eq!(note, "Withdrawn 11 May 2025It was never so.");
    assert_eq!(
        page.attribute("meta[name=robots]", "content").as_deref(),
        Some("noindex")
    );
    assert_eq!(
        page.count("script[type='application/ld+json'], link[rel=canonical]"),
        0
    );

    for (name, bytes) in tree(&publisher.site("")) {
        let text = String::from_utf8_lossy(&bytes);
        for word in [
            "zebrafinch",
            "Quoll",
            "wombat",
            "axolotl",
            "pangolin",
            "dugong",
        ] {
            assert!(!text.contains(word), "{name} has {word}");
        }
        let is_its_own = ["world/gone/", "old/moon/"]
            .iter()
            .any(|own| name.starts_with(own));
        assert!(
            is_its_own || !text.contains("The moon is a lamp"),
            "{name} lists it"
        );
        let is_sitemap = name.starts_with("sitemap") || name == "llms.txt";
        assert!(!is_sitemap || !text.contains("world/gone"), "{name}");
    }
}

#[test]
fn what_leads_to_a_withdrawn_story_leads_to_what_is_left_of_it() {
    let publisher = publisher("2025-05-11T08:00:00Z").build();

    let links = publisher
        .document("world/linking/")
        .attributes("main p a", "href");
    assert!(
        links.contains(&"/news/site/world/gone/".to_owned()),
        "{links:?}"
    );
    assert!(
        publisher
            .read("old/moon/index.html")
            .contains("/news/site/world/gone/")
    );
    // And its address is not one that is gone.
    let told = said(&publisher.command("check").output().expect("a start"));
    assert!(!told.contains("/world/gone/"), "{told}");
}

#[test]
fn until_then_it_is_a_story_like_any_other() {
    let publisher = publisher("2025-05-30T08:00:00Z").build();
    let page = publisher.document("world/gone/");
    assert!(page.text("main").contains("pangolin"));
    assert_eq!(
        page.count("article aside[role=note]"),
        1,
        "the correction alone"
    );
    let next = publisher.with_option("--next").run();
    assert!(
        said(&next).contains("2025-05-30T08:00:00Z"),
        "{}",
        said(&next)
    );
}

#[test]
fn a_story_that_is_not_out_is_not_withdrawn_in_public() {
    let mut story = withdrawn("2025-05-11T08:00:00Z");
    story["draft"] = json!(true);
    let publisher = Publisher::new().with(FILE, story).build();
    assert!(!publisher.site("world/gone").exists());
}
