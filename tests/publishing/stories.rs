//! What stands in a story, around its words.

use serde_json::json;

use super::empty;
use crate::support::{publisher::tree, story};

#[test]
fn who_made_a_story_is_told_by_part_and_each_has_one_box() {
    let authors = json!([
        "desk",
        { "author": "zoe", "role": "translator" },
        "ada",
        { "author": "desk", "role": "editor" },
        "nobody"
    ]);
    let publisher = empty()
        .with("authors/zoe.json", json!({ "name": "Zoë" }))
        .with("authors/ada.json", json!({ "name": "Ada" }))
        .with(
            "articles/world/made.json",
            story("2025-04-01T12:00:00Z", json!({ "authors": authors })),
        )
        .build();

    let page = publisher.document("world/made/");

    assert_eq!(
        page.texts(".byline"),
        [
            "By World desk and Ada",
            "Edited by World desk",
            "Translated by Zoë"
        ]
    );
    let names = page.texts(".author-box__name");
    assert_eq!(names, ["World desk", "ZoëTranslator", "Ada", "Staff"]);
}

#[test]
fn names_of_sections_and_topics_follow_the_language_of_the_page() {
    let arabic = json!({ "language": "ar", "topics": ["paper", "whole"] });
    let names = json!([{ "slug": "world", "name": "World", "names": { "ar": "العالم" } }]);
    let publisher = empty()
        .with_site(json!({ "sections": names, "navigation": null }))
        .with(
            "articles/world/here.json",
            story("2025-04-01T12:00:00Z", arabic),
        )
        .build();

    let page = publisher.page("world/here/");
    let story = &page["content"]["article"];
    assert_eq!(story["kicker"]["name"], "العالم");
    assert_eq!(page["masthead"]["sections"][0]["name"], "العالم");
    assert_eq!(story["topics"][0]["name"], "الورق");
    assert_eq!(story["topics"][1]["name"], "The whole of it");
    assert_eq!(story["topics"][1]["language"], json!(["en-GB", "ltr"]));
    assert_eq!(
        publisher.page("world/")["content"]["section"]["name"],
        "World"
    );
}

#[test]
fn the_label_of_a_kind_stands_above_the_headline() {
    let opinion = json!({ "kind": "opinion", "authors": ["desk"] });
    let publisher = empty()
        .with(
            "articles/world/view.json",
            story("2025-04-01T12:00:00Z", opinion),
        )
        .build();

    let label = publisher.document("world/view/").text(".kicker__kind");
    assert_eq!(label, "Opinion");
    let card = &publisher.page("world/")["content"]["section"]["listing"]["cards"][0];
    assert_eq!(card["byline"], json!(["World desk"]), "whose opinion it is");
}

#[test]
fn what_can_be_clicked_in_a_pull_quote_stands_in_the_text_alone() {
    let words = json!(["See ", { "type": "link", "href": "/science/", "text": "more" }, { "type": "note", "note": "n" }]);
    let body =
        json!([{ "type": "paragraph", "text": words }, { "type": "pull-quote", "text": words }]);
    let fields = json!({ "body": body, "notes": [{ "id": "n", "text": "A note." }] });
    let publisher = empty()
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", fields),
        )
        .build();

    let page = publisher.document("world/a/");

    let quote = page.text("aside");
    assert!(quote.contains("See more"), "{quote}");
    assert_eq!(page.count("aside a"), 0);
    assert_eq!(page.count("#to-note-1"), 1, "the reference");
    assert_eq!(page.count("a[href='#to-note-1']"), 1, "the way back to it");
}

#[test]
fn an_author_or_a_quotation_does_not_tell_of_a_story_that_is_not_out() {
    let links = json!([{ "name": "Draft", "href": "/world/draft/" }, { "name": "Section", "href": "/world/" }]);
    let quote = json!([{ "type": "quote", "text": "Words", "source": "/world/draft/" }]);
    let fields = json!({ "authors": ["zoe"], "body": quote });
    let publisher = empty()
        .with("authors/zoe.json", json!({ "name": "Zoë", "links": links }))
        .with(
            "articles/world/draft.json",
            story("2025-03-25T12:00:00Z", json!({ "draft": true })),
        )
        .with(
            "articles/world/a.json",
            story("2025-03-25T12:00:00Z", fields),
        )
        .build();

    let mut all = tree(&publisher.site(""));
    all.retain(|name, _| !name.starts_with("schema/"));
    let telling = all
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("/draft/"));
    assert_eq!(
        telling.map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    let page = publisher.document("world/a/");
    let links = page.texts("a[href='/news/site/world/']");
    assert!(links.contains(&"Section".to_owned()), "{links:?}");
}
