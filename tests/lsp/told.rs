//! What an editor is told of a name, and where it leads.

use std::fs;

use serde_json::Value;

use super::{
    client::{Editor, path},
    names::{complete, publication},
};

#[test]
fn what_a_value_names_is_told_and_found() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    let site = fs::read_to_string(publisher.content("site.json")).expect("the site file");
    let line_of = |words: &str| {
        site.lines()
            .position(|line| line.contains(words))
            .expect("a line")
    };
    complete(&mut editor, &file, r#"{ "section": "|" }"#);

    for (marked, told, name, line) in [
        (
            r#"{ "section": "wo|rld" }"#,
            "World\nWhat happens elsewhere",
            "site.json",
            line_of("\"world\""),
        ),
        (
            r#"{ "topics": ["pa|per"] }"#,
            "Paper & ink",
            "site.json",
            line_of("\"paper\""),
        ),
        (
            r#"{ "authors": ["de|sk"] }"#,
            "World desk\nReports from elsewhere.",
            "authors/desk.json",
            0,
        ),
        (
            r#"{ "related": ["world/pl|ain"] }"#,
            "A second plain story\nWorld · 2025-05-09\n\nNo *more*",
            "articles/world/plain.json",
            0,
        ),
        (
            r#"{ "href": "https://fixture.example/science/pl|ain#top" }"#,
            "A plain story\nScience · 2025-05-08",
            "articles/science/plain.json",
            0,
        ),
        (r#"{ "href": "/ab|out/" }"#, "About", "pages/about.json", 0),
        (
            r#"{ "lead": { "src": "lea|d.svg" } }"#,
            "1200 × 800 pixels\n1 KB",
            "media/lead.svg",
            0,
        ),
    ] {
        editor.change(&file, &marked.replace('|', ""));
        let hover = editor.ask("hover", &file, marked);
        let words = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(words.starts_with(told), "{marked}: {words}");
        let found = editor.ask("definition", &file, marked);
        assert_eq!(path(&found["uri"]), publisher.content(name), "{marked}");
        assert_eq!(found["range"]["start"]["line"], line, "{marked}");
    }
}

#[test]
fn of_a_name_that_nothing_has_nothing_is_told() {
    let publisher = publication();
    let file = publisher.content("articles/science/plain.json");
    let mut editor = Editor::of(&publisher);
    editor.open_as_it_is(&file);
    complete(&mut editor, &file, r#"{ "section": "|" }"#);

    for marked in [
        r#"{ "section": "no|where" }"#,
        r#"{ "href": "https://else.example/wo|rld/" }"#,
    ] {
        editor.change(&file, &marked.replace('|', ""));
        for method in ["hover", "definition"] {
            assert_eq!(editor.ask(method, &file, marked), Value::Null, "{marked}");
        }
    }
}
