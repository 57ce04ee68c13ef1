//! What is said of times, in the order in which they come.

use serde_json::json;

use crate::support::{publisher::Publisher, story};

fn post(id: &str, published: &str) -> serde_json::Value {
    json!({ "id": id, "published": published, "title": id, "body": [] })
}

#[test]
fn on_a_day_that_clocks_are_changed_a_time_names_its_zone() {
    let live = json!({ "posts": [
        post("one", "2025-03-30T00:50:00Z"),
        post("two", "2025-03-30T01:10:00Z"),
        post("three", "2025-03-29T12:00:00Z"),
        post("first", "2024-10-27T00:30:00Z"),
        post("again", "2024-10-27T01:30:00Z"),
    ] });
    let fields = json!({ "kind": "live", "live": live });
    let publisher = Publisher::new()
        .with_site(json!({ "time_zone": "Europe/London", "languages": ["en-GB", "ar"] }))
        .with(
            "articles/world/clocks.json",
            story("2025-03-29T10:00:00Z", fields),
        )
        .build();

    let page = publisher.document("world/clocks/");
    let times = page.texts(".post__head time");
    assert_eq!(
        times,
        [
            "30 March 2025 at 02:10 BST",
            "30 March 2025 at 00:50 GMT",
            "12:00",
            "27 October 2024 at 01:30 GMT",
            "27 October 2024 at 01:30 BST",
        ]
    );
}

#[test]
fn machines_are_told_of_times_in_their_order() {
    let live = json!({ "posts": [post("early", "2025-05-08T10:00:00Z")] });
    let fields = json!({ "kind": "live", "live": live });
    let publisher = Publisher::new()
        .with(
            "articles/world/early.json",
            story("2025-05-09T10:00:00Z", fields),
        )
        .build();

    let page = publisher.document("world/early/");
    let data = page.main_subject();
    assert_eq!(data["datePublished"], data["dateModified"]);
    assert_eq!(data["coverageStartTime"], "2025-05-08T12:00:00+02:00");
    assert_eq!(page.count(".story__updated"), 0);
}
