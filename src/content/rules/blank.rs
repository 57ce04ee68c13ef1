//! Rules for parts of which readers would see nothing, or nothing but their frame.

use serde_json::Value;

use super::{Problem, Source, Survey};
use crate::{
    content::tidy::{is_empty_table, shows_nothing},
    grammar::words::is_visible,
    model::{Block, Event, Timeline},
};

/// Ensure that something stands where a title, a date or a caption says that it does.
pub(super) fn every_part_that_is_announced_is_there(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            for (at, what, mend) in missing(source, at, block) {
                problems.push(source.problem(&at, what, mend));
            }
        }
    }
    for entry in &content.articles {
        let posts = entry.value.live.iter().flat_map(|live| &live.posts);
        for (index, post) in posts.enumerate() {
            let at = format!("/live/posts/{index}");
            let is_titled = post.title.as_deref().is_some_and(is_visible);
            if !is_titled && is_blank(&entry.source, &at, "body") {
                let what = "the post says nothing";
                let mend = "write a `title` or a `body`, or take the post out";
                problems.push(entry.source.problem(&at, what, mend));
            }
        }
    }
}

/// What is not there in a block: where, what is wrong, and how to mend it.
fn missing(source: &Source, at: &str, block: &Block) -> Vec<(String, &'static str, &'static str)> {
    match block {
        Block::Questions(questions) => {
            let what = "the question has no answer that can be seen";
            let mend = "write what the answer is, or take the question out";
            let items = (0..questions.items.len()).map(|index| format!("{at}/items/{index}"));
            let items = items.filter(|at| is_blank(source, at, "answer"));
            items.map(|at| (at + "/answer", what, mend)).collect()
        }
        Block::Definitions(definitions) => {
            let what = "no meaning of this word has words of its own";
            let mend = "write what it means, or take the word out";
            let items = (0..definitions.items.len()).map(|index| format!("{at}/items/{index}"));
            let items = items.filter(|at| is_blank(source, at, "meanings"));
            items.map(|at| (at + "/meanings", what, mend)).collect()
        }
        Block::Recipe(_) => half_a_recipe(source, at),
        Block::Timeline(timeline) => {
            let what = "the event has a date and says nothing of it";
            let mend = "write a `title` or a `body`, or take the event out";
            let events = events(timeline, at).into_iter();
            let mute = events.filter(|(at, event)| {
                let mut words = [&event.title, &event.label].into_iter().flatten();
                !words.any(|words| is_visible(words)) && is_blank(source, at, "body")
            });
            mute.map(|(at, _)| (at, what, mend)).collect()
        }
        Block::Table(_) => {
            let table = source.value().pointer(at).and_then(Value::as_object);
            let is_framed = table.is_some_and(|table| {
                let caption = table.get("caption").and_then(|it| it.get("text"));
                caption.is_some() && is_empty_table(table)
            });
            let what = "no cell of this table can be seen";
            let mend = "write what its columns are and what its cells say, or take it out";
            is_framed
                .then(|| (at.to_owned(), what, mend))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A recipe of which either half is there: one without both is left out.
fn half_a_recipe(source: &Source, at: &str) -> Vec<(String, &'static str, &'static str)> {
    let halves = [
        ("ingredients", "no ingredient of this recipe can be seen"),
        ("method", "no step of this recipe can be seen"),
    ];
    let blank = halves.map(|(field, _)| is_blank(source, at, field));
    let missing = halves
        .into_iter()
        .zip(blank)
        .filter(|(_, is_blank)| *is_blank);
    if blank == [true, true] {
        return Vec::new();
    }
    missing
        .map(|((field, what), _)| {
            (
                format!("{at}/{field}"),
                what,
                "write it, or take the recipe out",
            )
        })
        .collect()
}

fn events<'a>(timeline: &'a Timeline, at: &str) -> Vec<(String, &'a Event)> {
    let listed = |events: &'a [Event], at: String| {
        let events = events.iter().enumerate();
        events.map(move |(index, event)| (format!("{at}/events/{index}"), event))
    };
    let periods = timeline.periods.iter().enumerate();
    let periods =
        periods.flat_map(|(index, period)| listed(&period.events, format!("{at}/periods/{index}")));
    listed(&timeline.events, at.to_owned())
        .chain(periods)
        .collect()
}

/// Whether nothing of a list in the object at that place can be seen.
fn is_blank(source: &Source, at: &str, list: &str) -> bool {
    let values = source.value().pointer(&format!("{at}/{list}"));
    values.is_none_or(|values| shows_nothing(values, list))
}
