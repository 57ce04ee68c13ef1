//! The feeds of a publication, as a program that reads feeds has them.

use std::fs;

use atom_syndication::Feed;
use serde_json::{Value, json};

use crate::support::{
    Document, fixture,
    publisher::{Publisher, demo},
    story,
};

fn feed(publisher: &Publisher) -> Feed {
    Feed::read_from(publisher.read("feed.xml").as_bytes()).expect("an Atom feed")
}

fn content(feed: &Feed, headline: &str) -> String {
    let entries = feed.entries.iter();
    let entry = entries.clone().find(|entry| entry.title.value == headline);
    let content = entry.and_then(|entry| entry.content.clone());
    content.and_then(|content| content.value).expect("a story")
}

#[test]
fn the_newest_stories_are_told_in_full_and_no_draft() {
    let publisher = Publisher::new().build();

    let feed = feed(&publisher);

    let told: Vec<_> = feed
        .entries
        .iter()
        .map(|entry| entry.title.value.as_str())
        .collect();
    assert!(told.contains(&"Every block & every span"), "{told:?}");
    let text = publisher.read("feed.xml");
    for secret in ["draft", "embargo"] {
        let file = fixture("publication").join(format!("articles/world/{secret}.json"));
        let story: Value = serde_json::from_slice(&fs::read(file).expect("a story")).expect("JSON");
        let headline = story["headline"].as_str().expect("a headline");
        assert!(!text.contains(headline), "{headline}");
    }
    let dates: Vec<_> = feed
        .entries
        .iter()
        .filter_map(|entry| entry.published)
        .collect();
    assert!(dates.is_sorted_by(|one, other| one >= other), "{dates:?}");
    for entry in &feed.entries {
        let address = &entry.links[0].href;
        assert!(
            address.starts_with("https://fixture.example/news/site/"),
            "{address}"
        );
        // Feed readers know a story by the id that it came with.
        let is_plain = entry.title.as_str() == "A plain story";
        assert_eq!(
            entry.id == "https://old.example/?p=7",
            is_plain,
            "{address}"
        );
    }
    let page = publisher.document("");
    let feed = page.attributes("link[type='application/atom+xml']", "href");
    assert_eq!(feed, ["/news/site/feed.xml"]);
}

#[test]
fn a_publication_without_stories_has_a_feed_without_any() {
    let publisher = Publisher::with_content(&fixture("stress"));
    fs::remove_dir_all(publisher.content("articles")).expect("removed");
    let publisher = publisher.with_site(json!({ "front": null })).build();

    let feed = feed(&publisher);
    assert_eq!(feed.entries, []);
    assert_eq!(feed.updated.to_rfc3339(), "1970-01-01T00:00:00+00:00");
    assert_eq!(publisher.json("feed.json")["items"], json!([]));
}

#[test]
fn a_live_blog_is_told_by_its_posts_and_not_by_its_filter() {
    let post = json!({
        "id": "one", "published": "2025-05-12T09:00:00Z", "title": "The first",
        "body": [{ "type": "paragraph", "text": "It has begun." }],
    });
    let publisher = Publisher::new()
        .with(
            "articles/world/blog.json",
            story(
                "2025-05-12T08:00:00Z",
                json!({ "kind": "live", "headline": "As it happens", "live": { "posts": [post] } }),
            ),
        )
        .build();

    let html = content(&feed(&publisher), "As it happens");

    let blog = Document::fragment(&html);
    assert!(
        blog.texts("p").contains(&"It has begun.".to_owned()),
        "{html}"
    );
    assert_eq!(blog.count("[href*='filter=']"), 0, "{html}");
}

/// What stands in the text anyway, what is a picture of figures that follow, and what an app does.
#[test]
fn every_block_has_a_form_for_feeds() {
    let page = fs::read(demo().join("pages/specimen.json")).expect("the specimen");
    let page: Value = serde_json::from_slice(&page).expect("JSON");
    let publisher = Publisher::demo()
        .with(
            "articles/culture/all-of-them.json",
            story(
                "2025-12-31T00:00:00Z",
                json!({
                    "headline": "All of them", "section": "culture",
                    "body": page["body"], "notes": page["notes"],
                }),
            ),
        )
        .build();

    let html = content(&feed(&publisher), "All of them");

    let story = Document::fragment(&html);
    let text = story.text("html") + &story.attributes("abbr", "title").concat();
    let text = flat(&text);
    for block in page["body"].as_array().expect("a body") {
        let kind = block["type"].as_str().unwrap_or_default();
        // Its words stand in the text.
        if kind == "pull-quote" {
            continue;
        }
        let mut words = Vec::new();
        gather(block, &mut words);
        // Their titles are for those who hear the page.
        words.retain(|one| !["gallery", "video"].contains(&kind) || block["title"] != **one);
        let missing: Vec<_> = words
            .iter()
            .filter(|one| !text.contains(&flat(one)))
            .collect();
        assert!(missing.is_empty(), "{kind}: {missing:?} is not in\n{text}");
    }
    for (kind, form) in [
        ("divider", "hr"),
        ("formula", "math"),
        ("image", "img"),
        ("audio", "audio"),
        ("video", "video"),
        ("document", "a[href*=hundred-year-flood]"),
        ("table", "table:not([class])"),
    ] {
        assert!(story.count(form) > 0, "{kind}: no {form}");
    }
    for wrong in [
        "[class]",
        "[style]",
        "svg",
        "button",
        "script",
        "[href^='/']",
        "[src^='/']",
        "[href^='#']",
    ] {
        assert_eq!(story.count(wrong), 0, "{wrong} in\n{html}");
    }
}

/// The words that a block holds under `text`, `title` and `headline`.
fn gather(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("text" | "title" | "headline", Value::String(one)) => words.push(one.clone()),
                    _ => gather(value, words),
                }
            }
        }
        _ => {}
    }
}

/// White space is a matter of markup.
fn flat(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn names_in_a_feed_keep_their_direction_to_themselves() {
    let fields = json!({
        "headline": "כותרת (1)", "authors": ["hebrew"], "byline": "{} at the stadium",
    });
    let publisher = Publisher::new()
        .with("authors/hebrew.json", json!({ "name": "אבי\u{ad} (1)" }))
        .with(
            "articles/world/names.json",
            story("2025-05-12T08:00:00Z", fields),
        )
        .build();

    let html = content(&feed(&publisher), "כותרת (1)");

    assert!(
        html.contains("<p>\u{2068}אבי (1)\u{2069} at the stadium</p>"),
        "{html}"
    );
}

#[test]
fn each_line_of_a_standfirst_stands_for_itself_in_a_summary() {
    let line = |text: &str| json!({ "text": text });
    let fields = json!({
        "headline": "Lines",
        "standfirst": [
            { "type": "paragraph", "text": "Before." },
            { "type": "list", "items": [line("One"), line("Two")] },
        ],
    });
    let publisher = Publisher::new()
        .with(
            "articles/world/lines.json",
            story("2025-05-12T08:00:00Z", fields),
        )
        .build();

    let feed = feed(&publisher);

    let entry = feed
        .entries
        .iter()
        .find(|entry| entry.title.value == "Lines");
    let summary = entry.and_then(|entry| entry.summary.clone());
    assert_eq!(summary.expect("a summary").value, "Before.\nOne\nTwo");
}

#[test]
fn what_joins_letters_stays_beside_markup_and_what_breaks_lines_goes() {
    let text =
        json!(["می\u{200c}", { "type": "strong", "text": "خواهم\u{ad}" }, " Donau\u{200b}dampf"]);
    let fields = json!({
        "headline": "Joined", "language": "fa", "standfirst": text,
        "body": [{ "type": "paragraph", "text": text }],
        "corrections": [{ "date": "2025-05-12T09:00:00Z", "text": text }],
    });
    let publisher = Publisher::new()
        .with_site(json!({ "languages": ["en-GB", "ar", "fa"] }))
        .with(
            "articles/world/joined.json",
            story("2025-05-12T08:00:00Z", fields),
        )
        .build();

    let feed = feed(&publisher);
    let html = content(&feed, "Joined");
    let entry = feed
        .entries
        .iter()
        .find(|entry| entry.title.value == "Joined");
    let summary = entry.and_then(|entry| entry.summary.clone());
    let joined = "می\u{200c}<strong>خواهم</strong> Donaudampf";
    let told = "می\u{200c}خواهم Donaudampf";

    assert!(html.contains(joined), "{html}");
    assert_eq!(summary.expect("a summary").value, told);
    let corrections = publisher.read("corrections/feed.xml");
    assert!(corrections.contains(&html_escaped(joined)), "{corrections}");
    let page = publisher.document("world/joined/");
    let described = page.attribute("meta[name='description']", "content");
    assert_eq!(described.as_deref(), Some(told));
    let data = page.main_subject();
    assert_eq!(data["description"], told);
    assert_eq!(data["correction"][0]["text"], told);
}

fn html_escaped(html: &str) -> String {
    html.replace('<', "&lt;").replace('>', "&gt;")
}
