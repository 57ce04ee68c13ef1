//! How long ten thousand stories take to be checked.

use std::{fs, time::Instant};

use serde_json::json;

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
        let began = Instant::now();
        let output = publisher.command("check").output().expect("a start");
        let time = began.elapsed().as_secs_f64();
        assert!(output.status.success());
        println!("{time:>7.2} s  {STORIES} stories checked, {what}");
    }
}
