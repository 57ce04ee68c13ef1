//! Recipes, matches, quizzes, and what else a kind of story brings with it.

use serde_json::json;

use super::forms::{fed, page, publisher, refused};

#[test]
fn the_answer_to_a_question_repeats_an_option_without_its_note() {
    let that = json!({ "text": ["That", { "type": "note", "note": "n" }] });
    let question = json!({ "text": "Which?", "options": [{ "text": "This" }, that], "answer": 2 });
    let publisher = publisher(json!({
        "body": [{ "type": "quiz", "items": [question] }],
        "notes": [{ "id": "n", "text": "A note." }],
    }))
    .build();

    let shown = page(&publisher);
    assert_eq!(shown.text("details strong"), "That");
    assert_eq!(shown.count("#to-note-1"), 1);
}

#[test]
fn a_recipe_a_match_and_a_quiz_are_told_to_readers_and_machines() {
    let publisher = publisher(json!({
        "kind": "recipe",
        "authors": ["ada"],
        "body": [
            {
                "type": "recipe", "title": "Bread", "category": "Loaf", "cuisine": "Italian", "serves": "4", "preparation_minutes": 20, "cooking_minutes": 45,
                "ingredients": [{ "title": "For the dough", "items": [{ "text": "500 g flour" }, { "text": "water" }] }],
                "method": [{ "text": "Knead." }, { "text": "Bake." }],
            },
            {
                "type": "match", "venue": "Wembley", "home": { "name": "England", "score": "4", "scorers": "Hurst 18" },
                "away": { "name": "West Germany", "score": "2" },
            },
            { "type": "quiz", "items": [{ "text": "Which?", "options": [{ "text": "This" }, { "text": "That" }], "answer": 2, "explanation": { "text": "Because." } }] },
        ],
    }))
    .build();

    let shown = page(&publisher);
    assert_eq!(shown.text(".story__opening .kicker__kind"), "Recipe");
    assert_eq!(shown.text(".recipe h2"), "Bread");
    assert_eq!(shown.text(".recipe__sort"), "Loaf · Italian");
    assert_eq!(
        shown.attributes(".recipe time", "datetime"),
        ["PT20M", "PT45M"]
    );
    assert_eq!(shown.texts(".recipe ol li"), ["Knead.", "Bake."]);
    assert_eq!(
        shown.texts(".match li"),
        ["England 4 Hurst 18", "West Germany 2"]
    );
    assert_eq!(shown.texts(".quiz details p"), ["That", "Because."]);
    let all = shown.graph();
    let (article, recipe) = (&all[0], &all[2]);
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["about"]["homeTeam"]["name"], "England");
    assert_eq!(recipe["@type"], "Recipe");
    assert_eq!(recipe["recipeIngredient"], json!(["500 g flour", "water"]));
    assert_eq!(recipe["recipeInstructions"][1]["text"], "Bake.");
    assert_eq!(
        (&recipe["totalTime"], &recipe["recipeYield"]),
        (&json!("PT65M"), &json!("4"))
    );
    assert_eq!(article["author"][0]["name"], "Ada");
    assert_eq!(recipe["author"][0]["@id"], article["author"][0]["@id"]);
    let (_, text) = fed(&publisher);
    for told in ["Loaf · Italian", "500 g flour", "West Germany 2", "Which?"] {
        assert!(text.texts("li, p").iter().any(|one| one == told), "{told}");
    }

    let quiz = json!([{ "type": "quiz", "items": [{ "text": "Which?", "options": [{ "text": "This" }, { "text": "That" }], "answer": 3 }] }]);
    let problem = refused(json!({ "body": quiz }));
    assert!(
        problem.contains("there is no option 3, only 2"),
        "{problem}"
    );
}

#[test]
fn each_kind_of_story_has_its_label() {
    for (kind, label) in [
        ("match-report", "Match report"),
        ("letter", "Letter"),
        ("recipe", "Recipe"),
        ("quiz", "Quiz"),
    ] {
        let shown = page(&publisher(json!({ "kind": kind })).build());
        assert_eq!(shown.text(".story__opening .kicker__kind"), label);
    }
}

#[test]
fn key_events_and_summaries_stand_on_every_page_of_a_live_blog() {
    let posts: Vec<_> = (10..24)
        .map(|hour| {
            json!({
                "id": format!("at-{hour}"), "published": format!("2025-05-18T{hour}:00:00Z"),
                "title": format!("Post {hour}"), "body": [{ "type": "paragraph", "text": "Words." }],
                "key": hour == 10, "summary": hour == 20,
            })
        })
        .collect();
    let live = json!({ "posts": posts, "page_size": 3, "ended": "2025-05-19T12:00:00Z" });
    let publisher = publisher(json!({ "kind": "live", "live": live })).build();

    for path in ["world/told/", "world/told/page/1/", "world/told/page/2/"] {
        let shown = publisher.document(path);
        let events = shown.attributes("#live-key a", "href");
        assert_eq!(events.len(), 2, "{path}: {events:?}");
        for event in &events {
            let (page, id) = event.split_once('#').expect("a place");
            let there = if page.is_empty() {
                path
            } else {
                page.trim_start_matches("/news/site/")
            };
            assert_eq!(
                publisher.document(there).count(&format!("#{id}")),
                1,
                "{path}: {event}"
            );
        }
    }
    let summary = publisher.document("world/told/");
    let labels = summary.texts(".post__label");
    assert_eq!(labels, ["Summary"]);
}
