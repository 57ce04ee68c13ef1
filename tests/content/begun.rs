//! `standfirst new`.

use std::{fs, process::Output};

use serde_json::{Value, json};

use crate::support::publisher::{Publisher, said};

fn begin(publisher: &Publisher, arguments: &[&str]) -> Output {
    let mut command = publisher.command("new");
    command
        .args(arguments)
        .output()
        .expect("the publisher starts")
}

#[test]
fn a_new_story_is_a_draft_that_check_accepts() {
    let publisher = Publisher::new();
    for (headline, name) in [
        ("A dam, and  how it works", "a-dam-and-how-it-works"),
        ("Öl / Gas", "öl-gas"),
        ("خبر تازه", "خبر-تازه"),
        ("速報\u{200b}", "速報"),
        ("plain", "plain-2"),
        ("Up & down\n", "up-down"),
    ] {
        let output = begin(&publisher, &[headline, "--section", "science", "--json"]);
        let said = said(&output);
        assert!(output.status.success(), "{headline}: {said}");
        let path = format!("articles/science/{name}.json");
        assert!(said.starts_with(&format!("content/{path}\n")), "{said}");
        let text = fs::read_to_string(publisher.content(&path)).expect("the story");
        let story: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(story["draft"], json!(true), "{headline}");
        assert!(
            !story["headline"]
                .as_str()
                .expect("a headline")
                .contains("  ")
        );
    }
    let checked = publisher
        .command("check")
        .output()
        .expect("the publisher starts");
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn the_address_that_a_new_story_is_told_to_have_is_that_of_its_page() {
    let publisher = Publisher::new().with_drafts();
    let output = begin(&publisher, &["A dam", "--section", "world"]);
    let address = "will stand at https://fixture.example/world/a-dam/";
    assert!(said(&output).contains(address), "{}", said(&output));
    assert!(
        publisher
            .now("9999-01-01T00:00:00Z")
            .build()
            .site("world/a-dam/index.html")
            .exists()
    );
}

#[test]
fn no_file_is_overwritten_by_a_new_story() {
    let publisher = Publisher::new();
    let file = |number: &str| publisher.content(&format!("articles/world/a-dam{number}.md"));
    begin(&publisher, &["A dam", "--section", "world"]);
    fs::write(file(""), "{").expect("written");
    begin(&publisher, &["A dam", "--section", "world"]);
    assert_eq!(fs::read_to_string(file("")).expect("the first"), "{");
    assert!(file("-2").exists());
}

#[test]
fn a_section_has_to_be_named_where_there_are_several() {
    let publisher = Publisher::new();
    for (arguments, expected) in [
        (&["A dam"][..], "`world`, `science`, `empty`"),
        (&["A dam", "--section", "sience"], "did you mean `science`?"),
        (&["?!", "--section", "science"], "write one with a letter"),
    ] {
        let output = begin(&publisher, arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(expected), "{}", said(&output));
    }
    let alone =
        json!({ "sections": [{ "slug": "world", "name": "World" }], "navigation": ["world"] });
    let publisher = publisher.with_site(alone);
    assert!(begin(&publisher, &["A dam"]).status.success());
}

#[test]
fn a_headline_longer_than_a_file_name_is_cut_at_a_word() {
    let publisher = Publisher::new();
    for headline in ["long words ".repeat(60), "長".repeat(300)] {
        let output = begin(&publisher, &[&headline, "--section", "world"]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let checked = publisher
        .command("check")
        .output()
        .expect("the publisher starts");
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn a_new_story_names_its_schema_which_stands_beside_it_in_the_version_of_today() {
    let publisher = Publisher::new();
    let schema = publisher.content("schema/article.json");
    for before in [None, Some("{}")] {
        if let Some(before) = before {
            fs::write(&schema, before).expect("an old schema");
        } else {
            _ = fs::remove_dir_all(publisher.content("schema"));
        }
        let output = begin(&publisher, &["A dam", "--section", "science", "--json"]);
        assert!(output.status.success(), "{}", said(&output));
        let path = said(&output).lines().next().unwrap_or_default().to_owned();
        let path = publisher.folder.path().join(path);
        let story = fs::read_to_string(&path).expect("the story");
        let story: Value = serde_json::from_str(&story).expect("JSON");
        let named = story["$schema"].as_str().expect("a schema");
        let named = path.parent().expect("a folder").join(named);
        let found = fs::read_to_string(named).expect("the schema");
        let found: Value = serde_json::from_str(&found).expect("JSON");
        assert_eq!(found, (standfirst::content::SCHEMAS[0].1)());
    }
    assert!(publisher.content("schema/site.json").is_file());
}
