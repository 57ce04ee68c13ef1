//! What becomes of the words and the cards of each editor.

use serde_json::{Value, json};

use super::{STORY, lexical, of_story, tides, with_uploads};
use crate::import::Import;

fn only(import: &Import, kind: &str) -> Value {
    let blocks = import.blocks(STORY, kind);
    assert_eq!(blocks.len(), 1, "{kind}: {blocks:?}");
    blocks[0].clone()
}

#[test]
fn words_keep_their_marks_and_links() {
    let import = tides(&[]);
    let first = &import.blocks(STORY, "paragraph")[0];
    assert_eq!(
        first["text"],
        json!([
            "The sea comes ",
            { "type": "strong", "text": ["and ", { "type": "emphasis", "text": "goes" }] },
            { "type": "emphasis", "text": " twice" },
            " a day, in ",
            { "type": "link", "href": "/blocks/", "text": [{ "type": "strong", "text": "most" }, " places"] },
            "; see ",
            { "type": "link", "href": "https://elsewhere.example/tables", "text": "elsewhere.example/tables" },
            "."
        ])
    );
    let second = import.blocks(STORY, "paragraph")[1].to_string();
    for kind in ["sub", "sup", "deletion", "code", "highlight", "line-break"] {
        assert!(
            second.contains(&format!("\"{kind}\"")),
            "{kind} in {second}"
        );
    }
}

#[test]
fn lists_in_lists_belong_to_the_item_before_them() {
    let list = only(&tides(&[]), "list");
    assert_eq!(
        list["items"],
        json!([
            { "text": "The moon", "ordered": true, "start": 3, "items": [{ "text": "pulls" }, { "text": "passes" }] },
            { "text": "The sun" }
        ])
    );
}

#[test]
fn quotes_headings_and_rules_are_blocks() {
    let import = tides(&[]);
    assert_eq!(import.blocks(STORY, "quote").len(), 2);
    assert_eq!(import.blocks(STORY, "divider").len(), 1);
    let headings = import.blocks(STORY, "heading");
    assert_eq!(headings[0]["text"], "Why it happens");
    assert_eq!(headings[1]["level"], 3);
}

#[test]
fn pictures_keep_captions_widths_and_their_full_size() {
    let import = with_uploads();
    let picture = &import.blocks(STORY, "image")[0];
    assert_eq!(picture["src"], "images/2024/01/pier.png");
    assert_eq!(picture["alt"], "A pier at low water");
    assert_eq!(picture["role"], "wide");
    assert_eq!(
        picture["caption"]["text"],
        json!(["The ", { "type": "emphasis", "text": "old" }, " pier"])
    );
    let gallery = only(&import, "gallery");
    assert_eq!(gallery["pictures"][1]["alt"], "The quay");
    assert_eq!(gallery["caption"]["text"], "Two views");
}

#[test]
fn sounds_films_and_files_are_brought() {
    let import = with_uploads();
    assert_eq!(only(&import, "audio")["title"], "Waves");
    let film = only(&import, "video");
    assert_eq!(film["src"], "media/2024/01/storm.mp4");
    assert_eq!(film["caption"]["text"], "A storm");
    let document = only(&import, "document");
    assert_eq!(document["title"], "Tide tables");
    assert_eq!(document["text"], "All ports");
}

#[test]
fn a_picture_that_is_missing_leaves_its_words() {
    let story = tides(&[]).json(STORY).to_string();
    for words in [
        "A pier at low water",
        "Two views",
        "Tide tables",
        "All ports",
    ] {
        assert!(story.contains(words), "{words}");
    }
}

#[test]
fn a_bookmark_is_a_link_with_its_words_or_the_card_of_a_story() {
    let import = tides(&[]);
    assert_eq!(
        only(&import, "bookmark"),
        json!({
            "type": "bookmark",
            "href": "https://elsewhere.example/moon",
            "title": "On the moon",
            "text": "How it pulls",
            "site": "Elsewhere"
        })
    );
    assert_eq!(only(&import, "story")["href"], "/blocks/");
}

#[test]
fn embeds_are_told_by_their_addresses() {
    let embeds = tides(&[]).blocks(STORY, "embed");
    assert_eq!(embeds[0]["provider"], "youtube");
    assert_eq!(embeds[0]["title"], "In 2013");
    assert_eq!(embeds[1]["provider"], "x");
    assert!(embeds[1]["text"].to_string().contains("High water at noon"));
}

#[test]
fn html_does_not_swallow_what_comes_after_it() {
    let import = tides(&[]);
    let story = import.json(STORY)["body"].to_string();
    assert!(story.contains("Written by"));
    assert!(!story.contains("track('me')"));
    let heading = import.blocks(STORY, "heading");
    assert!(
        heading.iter().any(|it| it["text"] == "Tables of tides"),
        "{heading:?}"
    );
}

#[test]
fn markdown_has_tables_and_notes() {
    let import = tides(&[]);
    assert_eq!(only(&import, "table")["rows"][0][0]["text"], "Quay");
    assert_eq!(
        import.json(STORY)["notes"],
        json!([{ "id": "1", "text": ["From the ", { "type": "emphasis", "text": "almanac" }, "."] }])
    );
}

#[test]
fn boxes_are_boxes() {
    let import = tides(&[]);
    let code = only(&import, "code");
    assert_eq!(code["text"], "if tide < 2:\n    print(\"<low>\")");
    assert_eq!(code["language"], "python");
    assert_eq!(code["caption"]["text"], "A program");
    let callout = only(&import, "info-box");
    assert_eq!(callout["title"], "Note");
    assert_eq!(
        callout["body"][0]["text"],
        json!([{ "type": "strong", "text": "Mind" }, " the gap."])
    );
    assert_eq!(import.reported("callout card")[0]["text"], "💡");
    let toggle = only(&import, "expander");
    assert_eq!(toggle["title"], "How deep?");
    assert_eq!(toggle["body"][1]["type"], "list");
    let review = only(&import, "review");
    assert_eq!(review["item"], "A lamp");
    assert_eq!(review["stars"], 4.0);
    let labels: Vec<_> = import
        .blocks(STORY, "button")
        .iter()
        .map(|it| it["label"].clone())
        .collect();
    assert_eq!(labels, ["About us", "Go there", "Buy it", "Give"]);
}

#[test]
fn what_was_only_for_letters_or_members_is_in_no_story() {
    let import = tides(&[]);
    let story = import.json(STORY)["body"].to_string();
    for (card, words) in [
        ("email card", "only by letter"),
        ("email-cta card", "Letters only"),
        ("html card", "For members only."),
        ("signup card", "Sign up here"),
    ] {
        assert!(!story.contains(words), "{words}");
        let told = import.reported(card);
        assert!(told[0]["text"].to_string().contains(words), "{told:?}");
    }
}

#[test]
fn a_card_that_is_not_known_is_named_and_leaves_its_words() {
    let import = tides(&[]);
    assert!(import.json(STORY)["body"].to_string().contains("At the "));
    let told = import.reported("weather-map card");
    assert_eq!(told[0]["outcome"], "downgraded");
    assert_eq!(told[0]["text"], "stormy");
}

#[test]
fn links_inside_the_site_are_rewritten() {
    let body = tides(&[]).json(STORY)["body"].to_string();
    assert!(body.contains(r#""href":"/topic/harbours/""#), "{body}");
    assert!(body.contains("a page that is gone") && !body.contains("/gone/"));
    assert!(!body.contains("__GHOST_URL__"));
}

#[test]
fn texts_of_the_editor_before_are_read() {
    let import = with_uploads();
    const OLD: &str = "articles/coast/blocks.md";
    let words = &import.blocks(OLD, "paragraph")[0]["text"];
    assert_eq!(
        *words,
        json!([
            "The harbour wall is ",
            { "type": "strong", "text": ["old, and ", { "type": "emphasis", "text": "stands" }] },
            "; see ",
            { "type": "link", "href": "/tides/", "text": "the tides" },
            { "type": "line-break" },
            "on a new line, glitter and an empty link"
        ])
    );
    assert_eq!(
        import.blocks(OLD, "image")[0]["src"],
        "images/2024/01/pier.png"
    );
    assert_eq!(import.blocks(OLD, "embed")[0]["provider"], "vimeo");
    assert_eq!(import.blocks(OLD, "code").len(), 2);
    assert_eq!(
        import.blocks(OLD, "bookmark")[0]["title"],
        "elsewhere.example"
    );
    assert_eq!(import.reported("lighthouse card").len(), 1);
}

#[test]
fn html_alone_is_read_with_its_cards() {
    let import = with_uploads();
    const RENDERED: &str = "articles/about-2/rendered.md";
    assert_eq!(import.blocks(RENDERED, "bookmark")[0]["site"], "Pub");
    assert_eq!(import.blocks(RENDERED, "info-box").len(), 1);
    assert_eq!(import.blocks(RENDERED, "image").len(), 1);
    assert!(import.json(RENDERED).to_string().contains("In a card"));
}

#[test]
fn what_an_embed_is_called_besides_its_caption_is_reported() {
    let embed = json!({
        "type": "embed", "embedType": "video", "html": "", "caption": "In 2013",
        "url": "https://www.youtube.com/watch?v=jNQXAC9IVRw",
        "metadata": { "title": "Me at the zoo", "author_name": "jawed" },
    });
    let import = of_story(json!({ "lexical": lexical(json!([embed])) }));
    let reported = |construct: &str| import.reported(construct)[0]["text"].clone();
    assert_eq!(reported("title of an embed"), "Me at the zoo");
    assert_eq!(reported("author of an embed"), "jawed");
}
