//! The pages that are offered where one is missing: what the publisher writes for it, and what a reader
//! who mistyped an address meets.

use serde_json::{Value, json};

use crate::support::publisher::{Publisher, tree};

fn story(headline: &str, fields: Value) -> Value {
    let mut story = json!({
        "headline": headline, "section": "world", "published": "2025-05-01T12:00:00Z", "body": []
    });
    for (name, value) in fields.as_object().expect("fields") {
        story[name] = value.clone();
    }
    story
}

#[test]
fn a_shard_holds_sections_first_and_of_many_stories_the_newest() {
    let mut publisher = Publisher::new().with_site(json!({
        "sections": [{ "slug": "world", "name": "World" }, { "slug": "science", "name": "Science" },
            { "slug": "stage", "name": "Stage" }]
    }));
    for number in 1..=300 {
        let published = format!("2025-01-01T{:02}:{:02}:00Z", number / 60, number % 60);
        let headline = format!("Number {number}");
        publisher = publisher.with(
            &format!("articles/world/story-{number}.json"),
            story(&headline, json!({ "published": published })),
        );
    }
    let publisher = publisher.build();

    let shard = shard(&publisher, "st");

    assert_eq!(shard.len(), 200);
    assert_eq!(shard[0], json!(["stage/", "Stage"]));
    assert_eq!(shard[1], json!(["world/story-300/", "Number 300"]));
    assert_eq!(shard[199], json!(["world/story-102/", "Number 102"]));
}

#[test]
fn shards_name_every_page_that_has_a_title_and_is_out() {
    let publisher = Publisher::new().with_preview("draft").build();
    let files = tree(&publisher.site("404"));
    let mut pages: Vec<String> = files
        .values()
        .flat_map(|bytes| serde_json::from_slice::<Vec<Value>>(bytes).expect("a list"))
        .map(|page| page[0].as_str().expect("a path").to_owned())
        .collect();
    pages.sort_unstable();
    pages.dedup();

    assert_eq!(
        pages,
        [
            "about/",
            "archive/",
            "author/",
            "author/desk/",
            "empty/",
            "science/",
            "science/hostile/",
            "science/plain/",
            "topic/",
            "topic/paper/",
            "topic/whole/",
            "world/",
            "world/every-block/",
            "world/ورق/",
        ]
    );
    let keys: Vec<_> = files
        .keys()
        .filter_map(|name| name.strip_suffix(".json"))
        .collect();
    let page = publisher.read("404.html");
    let shards = serde_json::to_string(&json!({ "shards": keys })).expect("JSON");
    assert!(page.contains(shards.trim_matches(['{', '}'])), "{shards}");
}

fn shard(publisher: &Publisher, key: &str) -> Vec<Value> {
    serde_json::from_str(&publisher.read(&format!("404/{key}.json"))).expect("a list")
}
