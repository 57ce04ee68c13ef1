//! What one file names of the others is completed, explained and found.

use std::path::Path;

use serde_json::{Value, json};

use super::client::Editor;
use crate::support::{publisher::Publisher, story, until};

/// Two stories share a slug, and one author's file says nothing.
pub fn publication() -> Publisher {
    let day = "2025-05-09T18:30:00+01:00";
    let fields = json!({ "headline": "A second plain story", "standfirst": "No *more*" });
    Publisher::new().with("articles/world/plain.json", story(day, fields))
}

/// The labels of what is offered at `|`, and the text once the first of them with that label is taken.
pub fn complete(editor: &mut Editor, file: &Path, marked: &str) -> Vec<(String, String)> {
    let text = marked.replacen('|', "", 1);
    editor.change(file, &text);
    let offered = until(|| {
        // Before the first check has ended there is nothing to offer.
        let offered = editor.ask("completion", file, marked);
        let items = offered["items"].as_array().cloned().unwrap_or_default();
        if items.is_empty() {
            Err(format!("{marked}: {offered}"))
        } else {
            Ok(items)
        }
    });
    let offered = offered.unwrap_or_else(|offered| panic!("{offered}"));
    let taken = |item: &Value| {
        let label = item["label"].as_str().expect("a label").to_owned();
        (label, edited(&text, &item["textEdit"]))
    };
    offered.iter().map(taken).collect()
}

/// A text of ASCII after an edit.
fn edited(text: &str, edit: &Value) -> String {
    let offset = |place: &Value| {
        let lines = text.split_inclusive('\n');
        let line = place["line"].as_u64().expect("a line") as usize;
        let start: usize = lines.take(line).map(str::len).sum();
        start + place["character"].as_u64().expect("a column") as usize
    };
    let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
    let new = edit["newText"].as_str().expect("a text");
    format!("{}{new}{}", &text[..offset(start)], &text[offset(end)..])
}

#[test]
fn a_name_is_completed_in_the_place_of_what_is_there() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);

    for (marked, label, text) in [
        (
            r#"{ "section": "sci|x" }"#,
            "science",
            r#"{ "section": "science" }"#,
        ),
        (
            r#"{ "topics": ["whole", "|"] }"#,
            "paper",
            r#"{ "topics": ["whole", "paper"] }"#,
        ),
        (r#"{ "series": "|" }"#, "paper", r#"{ "series": "paper" }"#),
        (
            r#"{ "authors": ["|"] }"#,
            "desk",
            r#"{ "authors": ["desk"] }"#,
        ),
        (
            r#"{ "authors": [{ "author": "|", "role": "editor" }] }"#,
            "desk",
            r#"{ "authors": [{ "author": "desk", "role": "editor" }] }"#,
        ),
        (
            r#"{ "related": ["|"] }"#,
            "world/plain",
            r#"{ "related": ["world/plain"] }"#,
        ),
        (
            r#"{ "related": ["|"] }"#,
            "every-block",
            r#"{ "related": ["every-block"] }"#,
        ),
        (
            r#"{ "lead": { "src": "l|" } }"#,
            "lead.svg",
            r#"{ "lead": { "src": "lead.svg" } }"#,
        ),
        (
            r#"{ "body": [{ "text": [{ "type": "link", "href": "/sci|" }] }] }"#,
            "/science/plain/",
            r#"{ "body": [{ "text": [{ "type": "link", "href": "/science/plain/" }] }] }"#,
        ),
        (
            r#"{ "href": "/a|" }"#,
            "/about/",
            r#"{ "href": "/about/" }"#,
        ),
        (
            r#"{ "href": "/a|" }"#,
            "/author/desk/",
            r#"{ "href": "/author/desk/" }"#,
        ),
    ] {
        let offered = complete(&mut editor, &file, marked);
        let taken = offered.iter().find(|(name, _)| name == label);
        let names: Vec<_> = offered.iter().map(|(name, _)| name).collect();
        assert_eq!(
            taken.map(|(_, text)| text.as_str()),
            Some(text),
            "{marked}: {names:?}"
        );
    }
}

#[test]
fn names_are_completed_in_what_is_not_json_yet() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);

    for (marked, label, text) in [
        (
            "{\n \"section\": \"sc|\n \"topics\": [",
            "science",
            "{\n \"section\": \"science\"\n \"topics\": [",
        ),
        (
            "{\n \"section\": |\n",
            "science",
            "{\n \"section\": \"science\"\n",
        ),
        (
            "{ \"topics\": [\"whole\", pap|",
            "paper",
            "{ \"topics\": [\"whole\", \"paper\"",
        ),
        (
            "{ \"headline\": \"Not closed\n \"authors\": [\"|\"",
            "desk",
            "{ \"headline\": \"Not closed\n \"authors\": [\"desk\"",
        ),
    ] {
        let offered = complete(&mut editor, &file, marked);
        let taken = offered.iter().find(|(name, _)| name == label);
        assert_eq!(taken.map(|(_, text)| text.as_str()), Some(text), "{marked}");
    }
}

#[test]
fn nothing_is_offered_where_nothing_is_named() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let words = publisher.content("strings/de.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    complete(&mut editor, &file, r#"{ "section": "|" }"#);
    editor.open(&words, "");

    for (file, marked) in [
        (&file, r#"{ "headline": "|" }"#),
        (&file, r#"{ "sec|tion": "" }"#),
        (&file, "|"),
        (&words, r#"{ "strings": { "authors": "|" } }"#),
    ] {
        editor.change(file, &marked.replace('|', ""));
        assert_eq!(
            editor.ask("completion", file, marked),
            Value::Null,
            "{marked}"
        );
    }
}

#[test]
fn a_story_is_offered_with_its_headline_and_what_it_says() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    let marked = r#"{ "related": ["|"] }"#;
    complete(&mut editor, &file, marked);

    let offered = editor.ask("completion", &file, marked);
    let items = offered["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["label"] == "world/plain");
    let item = item.expect("the story");

    assert_eq!(item["detail"], "A second plain story");
    assert_eq!(
        item["documentation"]["value"],
        "World · 2025-05-09\n\nNo *more*"
    );
    assert_eq!(item["documentation"]["kind"], "plaintext");
}

#[test]
fn of_a_long_list_those_are_offered_that_have_what_is_typed() {
    let day = "2025-05-09T18:30:00+01:00";
    let mut publisher = Publisher::new();
    for number in 0..300 {
        let fields = json!({ "headline": format!("Number {number}") });
        publisher = publisher.with(
            &format!("articles/world/n{number}.json"),
            story(day, fields),
        );
    }
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);

    let few = complete(&mut editor, &file, r#"{ "related": ["number 29|"] }"#);
    assert_eq!(few.len(), 11, "{few:?}");
    let many = complete(&mut editor, &file, r#"{ "related": ["|"] }"#);
    assert_eq!(many.len(), 200);
}
