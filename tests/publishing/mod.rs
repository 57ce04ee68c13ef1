//! What stands on each kind of page and in each file for others, and what does not.

pub mod bridge;
mod changes;
mod collections;
mod containers;
mod corrections;
mod feed_moves;
mod feeds;
mod followed;
mod forms;
mod front;
mod guests;
mod heads;
mod history;
mod hosting;
mod indexes;
mod interface;
mod kinds;
mod lists;
mod machines;
mod marks;
mod outline;
mod own_blocks;
mod own_styles;
mod pages;
mod parts_of_blocks;
pub mod podcasts;
mod previews;
mod related;
mod security;
mod sentences;
mod sitemaps;
mod stories;
mod structured;
mod theme;
mod times;
mod told;
mod translations;
mod uploads;
mod withdrawn;
mod words;
mod workers;

use std::{fs, ops::RangeInclusive};

use serde_json::{Value, json};

use crate::support::{publisher::Publisher, story};

/// A publication with nothing in it but its site file and authors.
fn empty() -> Publisher {
    let publisher = Publisher::new();
    for folder in ["articles", "pages"] {
        fs::remove_dir_all(publisher.content(folder)).expect("removed");
    }
    publisher
}

/// With stories `story-1` to `story-N` in the world section, a day apart.
fn with_stories(mut publisher: Publisher, days: RangeInclusive<u32>) -> Publisher {
    for day in days {
        let headline = format!("Story {day}");
        let file = format!("articles/world/story-{day}.json");
        let published = format!("2025-04-{day:02}T12:00:00+02:00");
        publisher = publisher.with(&file, story(&published, json!({ "headline": headline })));
    }
    publisher
}

fn headlines(cards: &Value) -> Vec<&str> {
    let cards = cards.as_array().expect("cards").iter();
    cards
        .map(|card| card["headline"].as_str().expect("a headline"))
        .collect()
}

fn listed(page: &Value, kind: &str) -> Vec<String> {
    let cards = &page["content"][kind]["listing"]["cards"];
    headlines(cards).into_iter().map(str::to_owned).collect()
}
