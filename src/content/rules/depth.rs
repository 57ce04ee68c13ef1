//! How far parts may stand in one another.

use super::{Problem, Source, Survey};
use crate::model::{Block, Item, Text};

/// Blocks in blocks and lists in lists, all of them counted: each takes something off the width of the
/// line, and a phone has to have some of it left.
const PARTS: usize = 6;

/// Marks in marks, which nobody can tell from each other long before.
const MARKS: usize = 6;

/// Ensure that blocks, lists and marks stand in one another no further than a page can show. Each level
/// takes something off the width of the line, until no word has room on a phone.
pub(super) fn nothing_is_nested_too_deep(content: &Survey, problems: &mut Vec<Problem>) {
    for (source, found, _) in content.documents() {
        let blocks = found.blocks.iter();
        let depths = depths(blocks.map(|(at, _)| at.as_str()));
        for ((at, block), depth) in found.blocks.iter().zip(depths) {
            if depth == PARTS + 1 {
                problems.push(too_many_parts(source, at));
            }
            if let Block::List(list) = block {
                find_lists(&list.items, at, depth, source, problems);
            }
        }
        for (at, text) in &found.texts {
            find_marks(text, at, source, problems);
        }
    }
    for author in &content.authors {
        let biography = &author.value.biography;
        find_marks(biography, "/biography", &author.source, problems);
    }
}

/// How many stand around each and itself, by JSON pointers of which the outer come before the inner.
fn depths<'a>(pointers: impl Iterator<Item = &'a str>) -> impl Iterator<Item = usize> {
    let mut around: Vec<&str> = Vec::new();
    pointers.map(move |at| {
        let holds = |outer: &str| {
            at.strip_prefix(outer)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        while around.last().is_some_and(|outer| !holds(outer)) {
            around.pop();
        }
        around.push(at);
        around.len()
    })
}

fn find_lists(
    items: &[Item],
    at: &str,
    depth: usize,
    source: &Source,
    problems: &mut Vec<Problem>,
) {
    for (index, item) in items.iter().enumerate() {
        let at = format!("{at}/items/{index}");
        match depth {
            _ if item.items.is_empty() => {}
            PARTS => problems.push(too_many_parts(source, &format!("{at}/items"))),
            _ if depth < PARTS => find_lists(&item.items, &at, depth + 1, source, problems),
            // That was said where it began.
            _ => {}
        }
    }
}

fn find_marks(text: &Text, at: &str, source: &Source, problems: &mut Vec<Problem>) {
    let marks = text.marks(at);
    let depths = depths(marks.iter().map(|(at, _)| at.as_str()));
    for ((at, _), depth) in marks.iter().zip(depths) {
        if depth == MARKS + 1 {
            problems.push(source.problem(
                at,
                format!(
                    "this stands in {MARKS} other marks, which is as many as can be told apart"
                ),
                "leave out those that change nothing",
            ));
        }
    }
}

fn too_many_parts(source: &Source, at: &str) -> Problem {
    source.problem(
        at,
        format!("this stands in {PARTS} other lists and blocks, and a phone has no room for it"),
        "move it out of some of them, or make a part of its own of it",
    )
}
