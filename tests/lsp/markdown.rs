//! A story in Markdown is completed and explained as one in JSON is.

use std::fs;

use serde_json::{Value, json};

use super::{
    client::{Editor, path},
    names::{complete, publication},
};

const STORY: &str = "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";

/// A publication with a story in Markdown, which is open.
fn open() -> (
    crate::support::publisher::Publisher,
    std::path::PathBuf,
    Editor,
) {
    let publisher = publication();
    let file = publisher.content("articles/science/told.md");
    fs::write(&file, STORY).expect("a story");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    (publisher, file, editor)
}

#[test]
fn names_are_completed_in_front_matter_and_in_the_story() {
    let (_publisher, file, mut editor) = open();
    for (marked, label, text) in [
        ("---\nsection: sc|\n", "science", "---\nsection: science\n"),
        (
            "---\ntopics: [whole, |\nkicker: A\n---\n",
            "paper",
            "---\ntopics: [whole, paper\nkicker: A\n---\n",
        ),
        (
            "---\nauthors:\n  - |\n---\n",
            "desk",
            "---\nauthors:\n  - desk\n---\n",
        ),
        (
            "---\nrelated: [\"pl|\"]\n---\n",
            "world/plain",
            "---\nrelated: [\"world/plain\"]\n---\n",
        ),
        (
            "---\nlead:\n  src: l|\n---\n",
            "lead.svg",
            "---\nlead:\n  src: lead.svg\n---\n",
        ),
        (
            "+++\nsection = |\n+++\n",
            "science",
            "+++\nsection = \"science\"\n+++\n",
        ),
        (
            "---\na: b\n---\nA [b](/sci|\n",
            "/science/plain/",
            "---\na: b\n---\nA [b](/science/plain/)\n",
        ),
        (
            "---\na: b\n---\n![b](|)\n",
            "lead.svg",
            "---\na: b\n---\n![b](lead.svg)\n",
        ),
        (
            "---\na: b\n---\n::story-card {href=/a|}\n",
            "/about/",
            "---\na: b\n---\n::story-card {href=/about/}\n",
        ),
        ("---\nheadl|\n---\n", "headline", "---\nheadline: \n---\n"),
        (
            "---\nlead:\n  |\n---\n",
            "alt",
            "---\nlead:\n  alt: \n---\n",
        ),
        (
            "---\na: b\n---\n\n:::info|\n",
            "info-box",
            "---\na: b\n---\n\n:::info-box\n",
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
fn a_block_of_the_publications_own_is_completed_with_its_fields() {
    let publisher = publication().with(
        "templates/blocks/fact.json",
        json!({ "properties": { "label": { "type": "string" }, "text": {} } }),
    );
    let template = publisher.content("templates/blocks/fact.html");
    fs::write(template, "<p>{{ label }} {{ text }}</p>").expect("a template");
    let file = publisher.content("articles/science/told.md");
    fs::write(&file, STORY).expect("a story");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    complete(&mut editor, &file, "---\nsection: |\n");
    for (marked, name) in [
        ("---\na: b\n---\n\n:::x-f|\n", "x-fact"),
        ("---\na: b\n---\n\n:::x-fact\n---\nla|\n---\n:::\n", "label"),
    ] {
        let offered = complete(&mut editor, &file, marked);
        let names: Vec<_> = offered.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&name), "{marked}: {names:?}");
    }
}

#[test]
fn what_a_story_in_markdown_names_is_told_and_found() {
    let (publisher, file, mut editor) = open();
    complete(&mut editor, &file, "---\nsection: |\n");
    for (marked, told, name) in [
        ("---\nsection: wo|rld\n---\n", "World\n", "site.json"),
        (
            "---\nauthors: [de|sk]\n---\n",
            "World desk",
            "authors/desk.json",
        ),
        (
            "---\nrelated:\n- world/pl|ain\n---\n",
            "A second plain story",
            "articles/world/plain.json",
        ),
        (
            "---\na: b\n---\nA [b](/science/pl|ain/#c).\n",
            "A plain story",
            "articles/science/plain.json",
        ),
        (
            "---\na: b\n---\n[b]: /ab|out/\n",
            "About",
            "pages/about.json",
        ),
        (
            "---\na: b\n---\n![b](lea|d.svg)\n",
            "1200 × 800",
            "media/lead.svg",
        ),
    ] {
        editor.change(&file, &marked.replacen('|', "", 1));
        let hover = editor.ask("hover", &file, marked);
        let words = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(words.starts_with(told), "{marked}: {hover}");
        let found = editor.ask("definition", &file, marked);
        assert_eq!(path(&found["uri"]), publisher.content(name), "{marked}");
    }
}

#[test]
fn where_a_story_in_markdown_names_nothing_nothing_is_offered() {
    let (_publisher, file, mut editor) = open();
    complete(&mut editor, &file, "---\nsection: |\n");
    for marked in [
        "---\nheadline: |\n---\n",
        "---\na: b\n---\nWords |\n",
        "---\na: b\n---\n```\n[a](/|)\n```\n",
    ] {
        editor.change(&file, &marked.replacen('|', "", 1));
        assert_eq!(
            editor.ask("completion", &file, marked),
            Value::Null,
            "{marked}"
        );
    }
}

#[test]
fn half_written_lists_of_any_letters_are_read_on() {
    let (_publisher, file, mut editor) = open();
    for marked in [
        "---\nauthors: [\"café|]\n---\n",
        "---\nauthors: ['é|",
        "---\nauthors: {a: \"ä|\n---\n",
        "+++\nauthors = [\"ö|\n+++\n",
    ] {
        editor.change(&file, &marked.replacen('|', "", 1));
        editor.ask("completion", &file, marked);
    }
    let offered = complete(&mut editor, &file, "---\nauthors: [\"de|]\n---\n");
    let text = "---\nauthors: [\"desk\"]\n---\n".to_owned();
    assert!(offered.contains(&("desk".to_owned(), text)), "{offered:?}");
}
