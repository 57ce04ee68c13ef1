//! In how many ways a story can say what it says: each is on the page, in the feed and in what machines
//! read.

use std::fs;

use atom_syndication::Feed;
use serde_json::{Value, json};

use crate::support::{
    Document,
    publisher::{Publisher, said},
    story,
};

pub(super) const FILE: &str = "articles/world/told.json";
const WHEN: &str = "2025-05-19T08:00:00Z";

pub(super) fn publisher(fields: Value) -> Publisher {
    let publisher = Publisher::new()
        .with("authors/ada.json", json!({ "name": "Ada" }))
        .with("authors/zoe.json", json!({ "name": "Zoë" }));
    for name in ["talk.mp3", "film.mp4"] {
        fs::write(publisher.content("media").join(name), b"sound").expect("a media file");
    }
    publisher.with(FILE, story(WHEN, fields))
}

pub(super) fn page(publisher: &Publisher) -> Document {
    publisher.document("world/told/")
}

/// What the feed says of the story: its summary and its text.
pub(super) fn fed(publisher: &Publisher) -> (String, Document) {
    let feed = Feed::read_from(publisher.read("feed.xml").as_bytes()).expect("an Atom feed");
    let mut entries = feed.entries.into_iter();
    let entry = entries.find(|entry| entry.links[0].href.ends_with("/world/told/"));
    let entry = entry.expect("the story");
    let content = entry.content.and_then(|content| content.value);
    let summary = entry.summary.map(|summary| summary.value);
    let text = Document::fragment(&content.expect("its text"));
    (summary.unwrap_or_default(), text)
}

/// What is wrong with a story.
pub(super) fn refused(fields: Value) -> String {
    let output = publisher(fields).run();
    assert!(!output.status.success(), "nothing is wrong with it");
    said(&output)
}

#[test]
fn a_line_ends_where_it_is_broken() {
    let address = json!(["1 Quay Street", { "type": "line-break" }, "Port"]);
    let publisher = publisher(json!({
        "standfirst": address,
        "body": [
            { "type": "paragraph", "text": address },
            {
                "type": "table",
                "columns": [{ "text": "Where" }],
                "rows": [[{ "text": address }]],
            },
        ],
    }))
    .build();

    let shown = page(&publisher);
    for place in [".story__standfirst p", ".story__body > p", "th[scope=row]"] {
        assert_eq!(shown.count(&format!("{place} br")), 1, "{place}");
    }
    let cell = shown.attribute("th[scope=row]", "data-value");
    assert_eq!(
        cell.as_deref(),
        Some("1 Quay Street Port"),
        "as it is copied"
    );
    let described = shown.attribute("meta[name=description]", "content");
    assert_eq!(described.as_deref(), Some("1 Quay Street Port"));
    let card = publisher.document("world/");
    let card = card.texts(".card__standfirst").remove(0);
    assert_eq!(card, "1 Quay StreetPort", "with the break between");
    let (summary, text) = fed(&publisher);
    assert_eq!(summary, "1 Quay Street\nPort");
    assert_eq!(text.count("p br"), 1);
}

#[test]
fn a_standfirst_has_several_paragraphs_and_a_list_of_links() {
    let publisher = publisher(json!({
                    "standfirst": [
                        { "type": "paragraph", "text": ["First", { "type": "note", "note": "n" }] },
                        { "type": "paragraph", "text": "\u{ad}" },
                        { "type": "paragraph", "text": "second" },
                        { "type": "list", "items": [
                            { "text": [{ "type": "link", "href": "/science/plain/", "text": "A plain story" }] },
                            { "text": [{ "type": "link", "href": "https://example.org/", "text": "Elsewhere" }] },
                        ] },
                    ],
                    "notes": [{ "id": "n", "text": "A note." }],
                }))
    .build();

    let shown = page(&publisher);
    let parts = shown.names(".story__standfirst > *");
    assert_eq!(parts, ["p", "p", "ul"], "and no empty paragraph");
    assert_eq!(
        shown.attributes(".story__standfirst li a", "href"),
        ["/news/site/science/plain/", "https://example.org/"]
    );
    assert_eq!(shown.count("#to-note-1"), 1);
    let described = shown.attribute("meta[name=description]", "content");
    assert_eq!(described.as_deref(), Some("First second"));
    let cards = publisher.document("world/").texts(".card__standfirst");
    assert_eq!(cards[0], "First second");
    assert!(fed(&publisher).0.starts_with("First"));
}

#[test]
fn a_mistake_in_a_standfirst_is_found_in_its_place() {
    for (standfirst, expected) in [
        (
            json!([{ "type": "paragraf", "text": "One" }]),
            "there is no type \"paragraf\" here",
        ),
        (
            json!([{ "type": "paragraph", "text": "One" }, { "type": "heading", "text": "Two" }]),
            "there is no type \"heading\" here",
        ),
        (
            json!([{ "type": "list", "items": [{ "text": [{ "type": "link", "href": "/nowhere/", "text": "x" }] }] }]),
            "there is no page `/nowhere/`",
        ),
    ] {
        let problem = refused(json!({ "standfirst": standfirst }));
        assert!(problem.contains(expected), "{problem}");
    }
}

#[test]
fn a_caption_has_a_heading() {
    let caption = json!({ "title": "The wall", "text": "At noon.", "credit": "Ada" });
    let figures = json!({ "title": "Heights", "credit": "The survey" });
    let publisher = publisher(json!({
        "lead": { "src": "lead.svg", "alt": "A line", "caption": caption },
        "body": [
            { "type": "image", "src": "lead.svg", "alt": "A line", "caption": caption },
            { "type": "table", "caption": figures, "columns": [{ "text": "a" }], "rows": [[{ "text": "1" }]] },
        ],
    }))
    .build();

    let shown = page(&publisher);
    let expected = "The wall At noon. Picture: Ada";
    assert_eq!(shown.texts(".figure figcaption"), [expected, expected]);
    assert_eq!(
        shown.texts(".figure figcaption strong"),
        ["The wall", "The wall"]
    );
    assert_eq!(shown.text("caption"), "Heights Source: The survey");
    let label = shown.attribute(".table", "aria-label");
    assert_eq!(label.as_deref(), Some("Heights"));
    let (_, text) = fed(&publisher);
    assert_eq!(text.texts("figcaption"), [expected, expected]);
    assert_eq!(text.text("caption"), "Heights Source: The survey");
}

#[test]
fn a_cell_reaches_over_columns_and_rows() {
    let cell = |text: &str| json!({ "text": text });
    let table = json!({
        "type": "table",
        "columns": [{ "text": "Where" }, { "text": "When" }, { "text": "Sum", "numeric": true }],
        "rows": [
            [{ "text": "North", "rowspan": 2 }, cell("May"), cell("1")],
            [cell("June"), cell("2")],
            [{ "text": "All of it", "colspan": 2 }, cell("3")],
        ],
    });
    let publisher = publisher(json!({ "body": [table] })).build();

    for shown in [page(&publisher), fed(&publisher).1] {
        assert_eq!(shown.texts("tbody th"), ["North", "All of it"]);
        assert_eq!(shown.texts("tbody td"), ["May", "1", "June", "2", "3"]);
        assert_eq!(shown.text("[rowspan='2']"), "North");
        assert_eq!(shown.text("[colspan='2']"), "All of it");
        assert_eq!(shown.count("[rowspan='1'], [colspan='1']"), 0);
    }
    let ends = page(&publisher).texts("tbody [data-num]");
    assert_eq!(ends, ["1", "2", "3"], "by the column that each stands in");
}

#[test]
fn a_byline_has_words_around_its_names() {
    let fields = json!({
        "authors": ["ada", { "author": "zoe", "role": "photographer" }, "zoe"],
        "byline": "{} in Kyiv and {} at the Liberty Stadium",
    });
    let publisher = publisher(fields).build();

    let shown = page(&publisher);
    assert_eq!(
        shown.texts(".byline"),
        [
            "Ada in Kyiv and Zoë at the Liberty Stadium",
            "Pictures by Zoë"
        ]
    );
    assert_eq!(
        shown.texts(".byline:first-child a[rel=author]"),
        ["Ada", "Zoë"]
    );
    let data = shown.main_subject();
    assert_eq!(data["author"][1]["name"], "Zoë");
    let (_, text) = fed(&publisher);
    assert_eq!(
        text.texts("p")[0],
        "\u{2068}Ada\u{2069} in Kyiv and \u{2068}Zoë\u{2069} at the Liberty Stadium"
    );

    let problem = refused(json!({ "authors": ["ada"], "byline": "{} with {}" }));
    assert!(problem.contains("this has 2 `{}`"), "{problem}");
}

#[test]
fn a_film_a_sound_or_what_stands_elsewhere_leads_a_story() {
    let picture = json!({ "src": "lead.svg", "alt": "A line" });
    for (lead, player, told) in [
        (
            json!({ "type": "video", "src": "film.mp4", "title": "The match", "poster": picture }),
            "video",
            "video",
        ),
        (
            json!({ "type": "audio", "src": "talk.mp3", "title": "The talk", "picture": picture }),
            "audio",
            "audio",
        ),
        (
            json!({
                "type": "embed", "provider": "youtube", "title": "At the zoo", "picture": picture,
                "href": "https://www.youtube.com/watch?v=jNQXAC9IVRw",
            }),
            ".embed",
            "a[href^='https://www.youtube.com/']",
        ),
    ] {
        let publisher = publisher(json!({ "lead": lead })).build();
        let shown = page(&publisher);
        assert_eq!(
            shown.count(&format!(".story__before {player}")),
            1,
            "{lead}"
        );
        assert_eq!(shown.count(".story__lead"), 0, "{lead}");
        let card = publisher.document("world/");
        assert!(card.count(".card__picture img") > 0, "{lead}");
        assert!(fed(&publisher).1.count(told) > 0, "{lead}");
        let policy = publisher.read("_headers");
        let frames = policy.contains("frame-src https://www.youtube-nocookie.com");
        assert_eq!(frames, player == ".embed", "{policy}");
    }
    for (lead, expected) in [
        (
            json!({ "type": "gallery", "pictures": [picture] }),
            "there is no type \"gallery\" here",
        ),
        (
            json!({ "type": "audio", "src": "lead.svg", "title": "No sound" }),
            "is of no kind that every browser knows",
        ),
        (json!({ "src": "lead.svg" }), "`alt` is missing"),
    ] {
        let problem = refused(json!({ "lead": lead }));
        assert!(problem.contains(expected), "{problem}");
    }
}
