//! The files by which a browser finds the pages whose names are near to a missing one.

use serde_json::{Value, json};

use crate::support::{
    Document,
    publisher::{Publisher, tree},
    story,
};

#[test]
fn a_shard_holds_sections_first_and_of_many_stories_the_newest() {
    let mut publisher = Publisher::new().with_site(json!({
        "sections": [{ "slug": "world", "name": "World" }, { "slug": "science", "name": "Science" },
            { "slug": "stage", "name": "Stage" }]
    }));
    for number in 1..=300 {
        let published = format!("2025-01-01T{:02}:{:02}:00Z", number / 60, number % 60);
        let fields = json!({ "headline": format!("Number {number}") });
        publisher = publisher.with(
            &format!("articles/world/story-{number}.json"),
            story(&published, fields),
        );
    }
    let publisher = publisher.build();

    let shard = publisher.json("404/st.json");
    let shard = shard.as_array().expect("a list");

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
            "corrections/",
            "empty/",
            "feeds/",
            "science/",
            "science/hostile/",
            "science/plain/",
            "search/",
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
    let page = Document::of(&publisher.read("404.html"));
    let named = page.attribute("#near", "data-keys").unwrap_or_default();
    let named: Vec<_> = named.split_whitespace().collect();
    assert_eq!(named, keys, "the shards that the page names");
}
