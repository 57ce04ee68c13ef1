//! What grows faster than its source: none of these may.

use std::time::{Duration, Instant};

use super::{
    Import,
    export::{blog, post},
};

/// In bytes.
const SIZE: usize = 1_000_000;

/// The publisher of the tests is not optimised, and its machine is not alone; what grows by the square takes
/// minutes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Imports one story of so many bytes.
fn takes(what: &str, text: &str) -> Import {
    let import = Import::new();
    let export = blog().with(&[post(10, "winter").category("news").text(text)]);
    let began = Instant::now();
    import.exports(&[&export]);
    let took = began.elapsed();
    println!("{took:?}  {what}");
    assert!(took < PATIENCE, "{what}: {took:?}");
    import
}

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len())
}

#[test]
fn brackets_are_read_once() {
    for part in ["[", "[[a", "[a \"", "[a", "[a=", "[a]", "[caption]"] {
        takes(part, &repeated(part));
    }
}

#[test]
fn many_names_in_brackets_are_read_once() {
    let names: String = (0..SIZE / 12)
        .map(|index| format!("[name_{index}]"))
        .collect();
    takes("[name_…]", &names);
}

#[test]
fn elements_that_stand_in_one_another_are_read_once() {
    for part in [
        "<div>",
        "<b>",
        "<div></b>",
        "<p><b>",
        "<i><p>",
        "<div/>",
        "<table>",
    ] {
        let import = takes(part, &format!("{}Deep water.", repeated(part)));
        let story = import.json("articles/news/winter.md").to_string();
        assert!(story.contains("Deep water."), "{part}");
    }
}

#[test]
fn attributes_of_an_element_are_read_once() {
    let names: String = (0..SIZE / 8).map(|index| format!(" a{index}")).collect();
    takes("<div a0 a1 …>", &format!("<div{names}>Deep water.</div>"));
}

#[test]
fn addresses_of_uploads_are_read_once() {
    let text = format!("http://x{}", repeated("/uploads/"));
    let import = Import::new();
    let export = blog().with(&[post(10, "winter").category("news").text(&text)]);
    let file = import.publisher.folder.path().join("export.xml");
    std::fs::write(&file, export).expect("an export");
    let began = Instant::now();
    import.must_run(&[&file], &["--media", "fetch"]);
    let took = began.elapsed();
    println!("{took:?}  uploads");
    assert!(took < PATIENCE, "{took:?}");
}
