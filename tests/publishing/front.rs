//! What stands on the front.

use serde_json::json;

use super::{empty, headlines, with_stories};
use crate::support::{publisher::Publisher, story};

#[test]
fn a_front_is_laid_out_by_the_site_file_and_a_story_stands_on_it_once() {
    let front = json!([
        { "layout": "lead", "query": { "sections": ["world"] }, "size": 2 },
        { "title": "Chosen", "pins": ["story-6", "story-1", "draft"], "layout": "briefs", "size": 3 },
        { "query": { "topics": ["unused"] } },
        { "title": "The rest", "layout": "package", "size": 9 }
    ]);
    let draft = story("2025-04-02T12:00:00Z", json!({ "draft": true }));
    let publisher = with_stories(empty(), 1..=6)
        .with("articles/world/draft.json", draft)
        .with_site(json!({ "front": front }))
        .build();

    let page = publisher.page("");
    let containers = page["content"]["front"]["containers"].as_array();
    let containers = containers.expect("containers");
    let told: Vec<_> = containers
        .iter()
        .map(|one| {
            let title = one["title"]["name"].as_str().unwrap_or_default();
            let layout = one["layout"].as_str().unwrap_or_default();
            (title, layout, headlines(&one["cards"]))
        })
        .collect();

    assert_eq!(
        told,
        [
            ("World", "lead", vec!["Story 5", "Story 4"]),
            ("Chosen", "briefs", vec!["Story 6", "Story 1", "Story 3"]),
            ("The rest", "package", vec!["Story 2"]),
        ]
    );
}

#[test]
fn without_a_layout_the_front_has_the_newest_and_then_each_section() {
    let science = story("2025-03-01T12:00:00Z", json!({ "section": "science" }));
    let publisher = with_stories(empty(), 1..=8)
        .with("articles/science/old.json", science)
        .build();

    let page = publisher.page("");
    let containers = page["content"]["front"]["containers"].as_array();
    let told: Vec<_> = containers
        .expect("containers")
        .iter()
        .map(|one| {
            let cards = headlines(&one["cards"]).len();
            (one["title"]["name"].as_str(), cards)
        })
        .collect();

    assert_eq!(told, [(None, 6), (Some("Science"), 1), (Some("World"), 2)]);
}

#[test]
fn a_front_with_something_below_its_lead_is_painted_from_the_top_in_one_piece() {
    // Where the page is painted from the top to.
    let painted_to = |publisher: &Publisher, path: &str| {
        let page = publisher.document(path);
        let ids = page.attributes("link[rel=expect]", "href");
        assert_eq!(page.count("link[rel=expect][blocking=render]"), ids.len());
        // Waiting for what never comes would hold back the whole page.
        assert!(ids.iter().all(|id| page.count(id) == 1), "{ids:?}");
        ids
    };
    let publisher = with_stories(empty(), 1..=8).build();
    assert_eq!(painted_to(&publisher, ""), ["#below-the-fold"]);
    // The last card of a list stands otherwise than the rest.
    assert_eq!(painted_to(&publisher, "world/"), ["#foot"]);
    assert!(painted_to(&publisher, "world/story-1/").is_empty());

    let publisher = with_stories(empty(), 1..=2).build();
    let expected = painted_to(&publisher, "");
    assert!(!expected.contains(&"#below-the-fold".to_owned()));
    assert_eq!(publisher.document("").count("#below-the-fold"), 0);
}

#[test]
fn two_packages_in_a_row_stand_side_by_side() {
    let package = |section: &str| json!({ "layout": "package", "query": { "sections": [section] }, "size": 1 });
    let other = json!({ "section": "science" });
    let publisher = with_stories(empty(), 1..=4)
        .with(
            "articles/science/a.json",
            story("2025-03-25T12:00:00Z", other),
        )
        .with_site(json!({ "front": [package("world"), package("science"), package("world")] }))
        .build();

    let front = publisher.document("");

    assert_eq!(front.count(".shelf--half"), 2);
    assert_eq!(front.count(".shelf--package"), 3);
}
