//! Names and headlines that stand inside a line of other words.

use serde_json::{Value, json};

use super::{
    bridge::{BRIDGE, with_ledger},
    forms::{FILE, fed, page, publisher},
};
use crate::support::{Document, publisher::Publisher, story};

const HEBREW: &str = "כותרת (1)";
const APART: &str = "\u{2068}כותרת (1)\u{2069}";

#[test]
fn a_headline_keeps_its_direction_to_itself_where_it_was_changed() {
    let headline = |words: &str| {
        let fields = json!({ "headline": words, "section": "science" });
        story("2025-05-10T08:00:00Z", fields)
    };
    let publisher = with_ledger(headline("כותרת (2)")).build();
    let publisher = publisher
        .with(BRIDGE, headline(HEBREW))
        .now("2025-05-21T12:00:00Z")
        .build();

    let page = publisher.document("science/bridge/changes/");

    assert_eq!(page.text("h1"), format!("What changed in “{APART}”"));
    let told = page.text(".passage:has(strong) > bdi");
    assert!(
        told.contains("כותרת") && told.contains("removed: 2"),
        "{told}"
    );
    let named = page.attribute("meta[property='og:title']", "content");
    assert_eq!(named.as_deref(), Some("What changed in “כותרת (1)”"));
}

#[test]
fn a_headline_keeps_its_direction_to_itself_in_the_feed_of_corrections() {
    let correction = json!({ "date": "2025-05-19T10:00:00Z", "text": "It was two." });
    let publisher = publisher(json!({ "headline": HEBREW, "corrections": [correction] })).build();

    let feed = publisher.read("corrections/feed.xml");

    assert!(
        feed.contains(&format!(">Correction: {APART}</title>")),
        "{feed}"
    );
}

#[test]
fn a_date_keeps_its_direction_to_itself_beside_a_label() {
    let event = json!({ "date": HEBREW, "label": "Cable (2)", "title": "Under the Channel" });
    let timeline = json!({ "type": "timeline", "events": [event] });
    let publisher = publisher(json!({ "body": [timeline] })).build();

    let page = page(&publisher);

    assert_eq!(page.text(".timeline__date > bdi"), HEBREW);
    assert_eq!(page.text(".timeline__label[dir='auto']"), "Cable (2)");
}

#[test]
fn a_wide_colon_has_its_space_in_itself() {
    let caption = json!({ "text": "線", "credit": "エイダ" });
    let publisher = publisher(json!({
        "language": "ja", "authors": ["ada"],
        "body": [{ "type": "image", "src": "lead.svg", "alt": "線", "caption": caption }],
    }))
    .with_site(json!({ "languages": ["en-GB", "ar", "ja"] }))
    .build();

    let page = page(&publisher);

    assert_eq!(page.text(".byline"), "文：Ada");
    assert!(
        page.text(".story__body figcaption")
            .ends_with("画像：エイダ")
    );
}

#[test]
fn what_is_only_heard_has_no_invisible_characters() {
    let words = "Donau\u{ad}dampf\u{200b}schiff";
    let body = json!([
        { "type": "heading", "text": words },
        { "type": "audio", "src": "talk.mp3", "title": words },
        { "type": "video", "src": "film.mp4", "title": words },
        { "type": "gallery", "title": words, "pictures": [
            { "src": "lead.svg", "alt": words }, { "src": "desk.svg", "alt": words },
        ] },
        { "type": "table", "sortable": true, "columns": [{ "text": words }], "rows": [[{ "text": "1" }]] },
        { "type": "chart", "kind": "bar", "title": words, "alt": words, "columns": [{ "text": "A" }, { "text": "B" }],
          "rows": [["x", 1]] },
        { "type": "embed", "provider": "youtube", "title": words,
          "href": "https://www.youtube.com/watch?v=jNQXAC9IVRw" },
        { "type": "newsletter", "title": words, "text": "T", "href": "https://example.org/" },
    ]);
    let publisher = publisher(json!({ "body": body })).build();

    let page = page(&publisher);

    let labels = page.attributes("[aria-label]", "aria-label");
    let told: Vec<_> = labels.iter().filter(|one| one.contains("Donau")).collect();
    assert!(told.len() > 7, "{labels:?}");
    for label in told {
        assert!(label.contains("Donaudampfschiff"), "{label:?}");
    }
    assert_eq!(page.text(".story__body h2"), words);
}

#[test]
fn the_links_of_a_standfirst_are_in_the_feed() {
    let link = |href: &str| json!({ "text": [{ "type": "link", "href": href, "text": "More" }] });
    let items = json!([
        link("/science/plain/"),
        link("https://example.org/"),
        link("/world/draft/")
    ]);
    let standfirst = json!([
        { "type": "paragraph", "text": "First." },
        { "type": "list", "items": items },
    ]);
    let publisher = publisher(json!({ "standfirst": standfirst })).build();

    let (summary, text) = fed(&publisher);

    assert_eq!(summary, "First.\nMore\nMore\nMore");
    assert_eq!(text.text("ul"), "MoreMoreMore");
    assert_eq!(
        text.attributes("ul a", "href"),
        [
            "https://fixture.example/news/site/science/plain/",
            "https://example.org/"
        ]
    );
    assert_eq!(text.texts("p"), ["First.", "Words."]);
    let plain = publisher
        .with(
            FILE,
            story("2025-05-19T08:00:00Z", json!({ "standfirst": "First." })),
        )
        .build();
    assert_eq!(fed(&plain).1.texts("p"), ["Words."]);
}

#[test]
fn the_stars_of_a_review_stand_on_its_cards() {
    let reviewed = |stars: Value| {
        let mut review = json!({ "item": "A book" });
        if !stars.is_null() {
            review["stars"] = stars;
        }
        publisher(json!({ "kind": "review", "headline": "Read", "review": review }))
    };
    let card = ".card:has(a[href$='/world/told/'])";
    let labels =
        |page: &Document| page.attributes(&format!("{card} svg[role='img']"), "aria-label");

    let rated = reviewed(json!(3.5)).build();
    let unrated = reviewed(Value::Null).build();

    assert_eq!(labels(&rated.document("world/")), ["3.5 out of 5 stars"]);
    assert_eq!(labels(&unrated.document("world/")), [""; 0]);
    let story_card = json!({ "type": "story", "href": "/world/told/" });
    let leading = rated
        .with(
            "articles/world/leading.json",
            story("2025-05-19T09:00:00Z", json!({ "body": [story_card] })),
        )
        .build();
    let inside = leading.document("world/leading/");
    let heard = inside.attributes(".story-card svg", "aria-label");
    assert_eq!(heard, ["3.5 out of 5 stars"]);
}

#[test]
fn a_capital_i_with_a_dot_is_an_i_in_an_address() {
    let publisher = Publisher::new().with(
        "articles/world/places.json",
        story(
            "2025-05-19T08:00:00Z",
            json!({ "topics": ["İstanbul"], "body": [{ "type": "heading", "text": "İZMİR" }] }),
        ),
    );
    let output = publisher.run();
    let said = crate::support::publisher::said(&output);
    assert!(said.contains("write it as `istanbul`"), "{said}");
    let publisher = publisher.with(
        "articles/world/places.json",
        story(
            "2025-05-19T08:00:00Z",
            json!({ "body": [{ "type": "heading", "text": "İZMİR" }] }),
        ),
    );
    let ids = publisher.build().document("world/places/");
    assert_eq!(ids.attributes(".story__body h2", "id"), ["izmir"]);
}
