//! What a story's parts do while it is read, and that all of it reads without that.

mod author_posts;
mod comparison;
mod embeds;
mod lightbox;
mod moving;
mod nested;
mod notes;
mod paper;
mod plain;
mod plates;
mod returning;
mod sounds;
mod tables;

use std::fs;

use serde_json::{Value, json};

use crate::support::{Browser, Site, publisher::Publisher, story, with};

/// A story with everything in it that does something, and the same from right to left.
pub const STORY: &str = "world/acts/";
pub const RIGHT_TO_LEFT: &str = "world/rtl/";
const HEADING: &str = "What blocks do";

/// Whether a picture stands over the page.
pub const OPEN: &str = "document.querySelector('.lightbox')?.open ?? false";
const SHOWN: &str = "document.querySelector('.lightbox__picture img')?.alt";

/// A WAV file (RIFF, "WAVE") of so many seconds of silence, eight bits at 8 kHz.
fn silence(seconds: u32) -> Vec<u8> {
    let length = seconds * 8000;
    let mut bytes = Vec::new();
    bytes.extend(b"RIFF");
    bytes.extend((36 + length).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16u32.to_le_bytes());
    bytes.extend([1, 0, 1, 0]);
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend(8000u32.to_le_bytes());
    bytes.extend([1, 0, 8, 0]);
    bytes.extend(b"data");
    bytes.extend(length.to_le_bytes());
    bytes.resize(44 + length as usize, 128);
    bytes
}

/// Of a size and colour of its own.
fn drawing(width: u32, height: u32, fill: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='100%' height='100%' fill='{fill}'/>\
         <circle cx='50%' cy='50%' r='20%' fill='#fff'/></svg>"
    )
}

fn picture(src: &str, alt: &str) -> Value {
    json!({
        "src": src,
        "alt": alt,
        "caption": { "text": format!("About {alt}"), "credit": "The Fixture" },
    })
}

fn body() -> Value {
    let words =
        "Words that fill a line or two of the story, so that there is something to scroll. ";
    let text = || json!({ "type": "paragraph", "text": words.repeat(6) });
    let chapters = json!([
        { "at": "0:00", "title": "The start" },
        { "at": "0:20", "title": "The middle" },
        { "at": "0:40", "title": "The end" },
    ]);
    json!([
        { "type": "paragraph", "text": [
            "A claim",
            { "type": "note", "note": "why" },
            " and a ",
            { "type": "term", "term": "quire", "text": "quire" },
            "."
        ] },
        image("wide.svg", "a wide one"),
        text(),
        { "type": "gallery", "title": "Three of them", "pictures": [
            picture("high.svg", "a high one"), picture("wide.svg", "it again"), picture("lead.svg", "a line"),
        ] },
        text(),
        {
            "type": "comparison",
            "before": { "src": "wide.svg", "alt": "the harbour then" },
            "after": { "src": "later.svg", "alt": "the harbour now" },
            "caption": { "text": "The harbour" },
        },
        text(),
        { "type": "audio", "src": "one.wav", "title": "The first", "chapters": chapters,
          "transcript": [{ "type": "paragraph", "text": "All that is said." }] },
        { "type": "audio", "src": "two.wav", "title": "The second" },
        text(),
        {
            "type": "embed", "provider": "youtube", "href": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "title": "A film", "text": "What it shows.", "author": "Somebody", "date": "9 May 2025",
            "picture": { "src": "wide.svg", "alt": "" },
        },
        text(),
        {
            "type": "embed", "provider": "mastodon", "href": "https://mastodon.social/@somebody/12345",
            "title": "A post", "text": "What it says.", "author": "Somebody",
        },
        text(),
        { "type": "glossary", "items": [
            { "id": "quire", "term": "Quire", "text": "Twenty-four or twenty-five sheets of paper." },
        ] },
    ])
}

fn image(src: &str, alt: &str) -> Value {
    with(picture(src, alt), json!({ "type": "image" }))
}

/// In this language, with a lead.
fn telling(language: &str) -> Value {
    let note =
        json!(["Because of ", { "type": "link", "href": "/science/plain/", "text": "this" }, "."]);
    let fields = json!({
        "headline": HEADING,
        "language": language,
        "authors": ["desk"],
        "related": ["plain"],
        "lead": picture("lead.svg", "a rising line"),
        "body": body(),
        "notes": [{ "id": "why", "text": note }],
    });
    story("2025-05-10T18:30:00+02:00", fields)
}

fn publisher() -> Publisher {
    let alone = json!({ "headline": "One picture", "body": [image("wide.svg", "the only one")] });
    let publisher = Publisher::new()
        .with("articles/world/acts.json", telling("en-GB"))
        .with("articles/world/rtl.json", telling("ar"))
        .with(
            "articles/world/alone.json",
            story("2025-05-10T18:30:00+02:00", alone),
        );
    let media = publisher.content("media");
    for (name, file) in [
        ("wide.svg", drawing(1200, 800, "#1d4f76")),
        ("later.svg", drawing(1200, 800, "#7a4a05")),
        ("high.svg", drawing(600, 900, "#1c6045")),
    ] {
        fs::write(media.join(name), file).expect("a drawing");
    }
    for (name, seconds) in [("one.wav", 60), ("two.wav", 30)] {
        fs::write(media.join(name), silence(seconds)).expect("a sound");
    }
    publisher
}

pub fn site(base: &'static str) -> Site {
    Site::of(publisher(), base)
}

#[track_caller]
fn expect_picture<'a>(browser: &'a Browser, alt: &str, fragment: &str) -> &'a Browser {
    browser
        .expect("the lightbox", OPEN, true)
        .expect("the picture", SHOWN, alt)
        .expect("the fragment", "location.hash", fragment)
}
