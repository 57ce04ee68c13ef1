//! How long ten thousand stories take to be checked.

use std::fs;

use serde_json::json;

use super::program::{fast_publisher, timed};
use crate::support::publisher::Publisher;

/// How many stories, of how many paragraphs each, of how many words each.
const STORIES: usize = 10_000;
const PARAGRAPHS: usize = 8;
const WORDS: usize = 70;

#[test]
#[ignore = "make bench runs it"]
fn ten_thousand_stories() {
    let publisher = Publisher::new();
    let folder = publisher.content("articles/archive");
    fs::create_dir_all(&folder).expect("a folder");
    let words = [
        "harbour", "the", "council", "of", "mended", "a", "bridge", "after",
    ];
    for story in 0..STORIES {
        let words = |from: usize| {
            let words = (0..WORDS).map(|word| words[(from * 5 + word * word) % words.len()]);
            words.collect::<Vec<_>>().join(" ")
        };
        let body = (0..PARAGRAPHS).map(|number| {
            let href = format!("/science/story-{}/", (story * 7 + number) % STORIES);
            let link =
                json!({ "type": "link", "href": href, "text": words(number).split_at(20).0 });
            json!({ "type": "paragraph", "text": [words(story + number), " ", link, "."] })
        });
        let story_file = folder.join(format!("story-{story}.json"));
        let value = json!({
            "headline": format!("Story {story}"),
            "section": "science",
            "published": "2025-05-10T08:00:00Z",
            "body": body.collect::<Vec<_>>()
        });
        fs::write(story_file, format!("{value:#}")).expect("a story");
    }

    for what in ["the first time", "again"] {
        let content = publisher.content("");
        let (time, most) = timed(fast_publisher().args(["check", "--content"]).arg(content));
        println!(
            "{time:>7.2} s, {most:>5.0} MB of memory at most: {STORIES} stories checked, {what}"
        );
    }
}
