//! Stories that are named elsewhere: under others, on the front, for a preview.

use std::fs;

use serde_json::json;

use super::{WHEN, checked};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

/// A publication in which two sections have a story of one slug, and a third story names one of them.
fn with_two_of_a_slug(name: &str) -> Publisher {
    Publisher::new()
        .with(
            "articles/world/twin.json",
            story(WHEN, json!({ "headline": "The twin of the world" })),
        )
        .with(
            "articles/science/twin.json",
            story(
                WHEN,
                json!({ "headline": "The twin of science", "section": "science" }),
            ),
        )
        .with(
            "articles/world/naming.json",
            story(WHEN, json!({ "related": [name] })),
        )
        .with_site(json!({ "front": [{ "layout": "lead", "pins": [name], "size": 1 }] }))
}

#[test]
fn a_story_is_named_by_its_section_where_its_slug_is_not_enough() {
    for (name, headline) in [
        ("science/twin", "The twin of science"),
        ("world/twin", "The twin of the world"),
        ("/science/twin/", "The twin of science"),
        ("/world/twin", "The twin of the world"),
    ] {
        let publisher = with_two_of_a_slug(name).build();

        let front = publisher.document("");
        assert_eq!(front.text(".card__headline"), headline, "{name}");
        let story = publisher.document("world/naming/");
        assert_eq!(
            story.texts(".related .card__headline")[0],
            headline,
            "{name}"
        );
    }
}

#[test]
fn a_slug_that_two_stories_have_is_refused_and_both_are_offered() {
    let publisher = with_two_of_a_slug("twin");

    let said = checked(&publisher);

    let both = "`twin` is the name of 2 stories\n    write `science/twin` or `world/twin`\n";
    assert_eq!(said.matches(both).count(), 2, "{said}");
}

#[test]
fn stories_that_share_their_section_too_are_told_apart_by_their_addresses() {
    let publisher = Publisher::new()
        .with_site(json!({ "permalink": "/:year/:slug/", "front": [{ "pins": ["world/twin"] }] }))
        .with(
            "articles/world/2024/twin.json",
            story("2024-05-09T18:30:00+02:00", json!({})),
        )
        .with("articles/world/2025/twin.json", story(WHEN, json!({})));

    let said = checked(&publisher);

    assert!(
        said.contains("write `/2024/twin/` or `/2025/twin/`"),
        "{said}"
    );
}

#[test]
fn a_preview_of_one_of_two_stories_is_asked_for_by_its_section() {
    let draft = |section: &str| {
        story(
            WHEN,
            json!({ "draft": true, "section": section, "headline": section }),
        )
    };
    let publisher = || {
        Publisher::new()
            .with("articles/world/twin.json", draft("world"))
            .with("articles/science/twin.json", draft("science"))
    };

    let output = publisher().with_preview("twin").run();
    let words = said(&output);
    assert!(
        words.contains("`twin` is the name of 2 stories: write `science/twin` or `world/twin`"),
        "{words}"
    );
    assert_eq!(output.status.code(), Some(2));

    let publisher = publisher().with_preview("world/twin").build();
    let previews = fs::read_dir(publisher.site("preview")).expect("previews");
    let preview = previews
        .map(|one| one.expect("a preview").file_name())
        .next()
        .expect("one");
    let page = publisher.document(&format!("preview/{}/", preview.to_string_lossy()));
    assert_eq!(page.text("h1"), "world");
}
