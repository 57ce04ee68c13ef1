//! What a story leads on to.

use serde_json::{Value, json};

use super::{empty, with_stories};
use crate::support::{publisher::Publisher, story};

/// Headlines and reasons of the stories under `world/SLUG/`, after their heading.
fn related(publisher: &Publisher, slug: &str) -> (Option<String>, Vec<(String, Option<String>)>) {
    let page = publisher.page(&format!("world/{slug}/"));
    let related = &page["content"]["article"]["related"];
    let cards = related["cards"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let told = cards.iter().map(|card| {
        (
            text(&card["headline"]).unwrap_or_default(),
            text(&card["reason"]),
        )
    });
    (text(&related["title"]), told.collect())
}

#[test]
fn pins_come_before_series_topics_and_words_and_each_says_why() {
    let one = |name: &str, fields: Value| {
        let mut fields = fields;
        fields["headline"] = json!(name);
        story("2025-04-01T12:00:00Z", fields)
    };
    let words = "Compressors balance pipelines beneath permafrost.";
    let body = json!([{ "type": "paragraph", "text": words }]);
    let here = json!({
        "topics": ["paper"], "series": "whole", "related": ["pinned", "pinned"], "body": body
    });
    let publisher = empty()
        .with("articles/world/here.json", one("Here", here))
        .with(
            "articles/world/words.json",
            one("Words", json!({ "body": body })),
        )
        .with(
            "articles/world/topic.json",
            one("Topic", json!({ "topics": ["paper"] })),
        )
        .with(
            "articles/world/part.json",
            one("Part", json!({ "series": "whole" })),
        )
        .with("articles/world/pinned.json", one("Pinned", json!({})))
        .with(
            "articles/world/arabic.json",
            one("Arabic", json!({ "topics": ["paper"], "language": "ar" })),
        )
        .build();

    let because = |name: &str, reason: &str| (name.to_owned(), Some(reason.to_owned()));
    assert_eq!(
        related(&publisher, "here"),
        (
            None,
            vec![
                because("Pinned", "Editors’ choice"),
                because("Part", "Part of The whole of it"),
                because("Topic", "Also on paper and ink"),
            ]
        )
    );

    let here = json!({ "body": body, "topics": ["paper"] });
    let publisher = publisher
        .with("articles/world/here.json", one("Here", here))
        .build();
    assert_eq!(
        related(&publisher, "here").1,
        [
            because("Topic", "Also on paper and ink"),
            because("Words", "On a similar subject"),
        ]
    );
}

#[test]
fn with_too_few_good_ones_the_newest_of_the_section_stand_under_a_story() {
    let publisher = with_stories(empty(), 1..=5).build();

    // One good story is not thrown away.
    let series = json!({ "series": "whole", "headline": "Part 1" });
    let other = json!({ "series": "whole", "headline": "Part 2", "section": "science" });
    let with_parts = with_stories(empty(), 1..=5)
        .with(
            "articles/world/part.json",
            story("2025-04-20T12:00:00Z", series),
        )
        .with(
            "articles/science/part-2.json",
            story("2025-04-21T12:00:00Z", other),
        )
        .build();
    let because = |name: &str, reason: &str| (name.to_owned(), Some(reason.to_owned()));
    assert_eq!(
        related(&with_parts, "part"),
        (
            None,
            vec![
                because("Part 2", "Part of The whole of it"),
                because("Story 5", "Latest in World"),
                because("Story 4", "Latest in World"),
            ]
        )
    );

    let plain = |name: &str| (name.to_owned(), None);
    assert_eq!(
        related(&publisher, "story-4"),
        (
            Some("Latest in World".to_owned()),
            vec![plain("Story 5"), plain("Story 3"), plain("Story 2")]
        )
    );
}

#[test]
fn a_story_with_nothing_to_go_on_to_has_no_heading_for_it() {
    let publisher = with_stories(empty(), 1..=1).build();

    let page = publisher.document("world/story-1/");

    assert_eq!(page.count(".related"), 0);
    assert_eq!(page.count(".authors"), 0, "a box without an author");
}
