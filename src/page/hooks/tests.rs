use std::fs;

use walkdir::WalkDir;

use super::*;

/// All that stands in the files of a folder but in those of the reader, and here.
fn text(folder: &str) -> String {
    WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + folder)
        .into_iter()
        .flatten()
        .filter(|entry| !entry.path().to_string_lossy().contains("src/reader"))
        .filter(|entry| !entry.path().to_string_lossy().contains("page/hooks"))
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .collect()
}

/// Whether a text has a name that does not go on.
fn names(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(name)
        .any(|(at, found)| !text[at + found.len()..].starts_with(is_part))
}

#[test]
fn each_is_known_to_the_markup_or_to_the_styles() {
    let (styles, markup) = (text("style"), text("src"));
    let mut module = "";
    for line in include_str!("../hooks.rs").lines() {
        if let Some(name) = line.strip_prefix("pub mod ") {
            module = name.trim_end_matches(" {");
        }
        let constant = line.trim_start().strip_prefix("pub const ");
        let Some((constant, value)) = constant.and_then(|line| line.split_once(": Hook = ")) else {
            continue;
        };
        let selector = value.split('"').nth(1).unwrap_or_default();
        assert!(
            names(&styles, selector.trim_end_matches(']'))
                || names(&markup, &format!("{module}::{constant}"))
                // In a view the name of an attribute can't be taken from here.
                || markup.contains(&format!(" {}=", selector.trim_matches(['[', ']']))),
            "{module}::{constant} is known to the reader alone"
        );
    }
}

#[test]
fn the_loader_spells_them_as_they_are_spelled_here() {
    let loader = include_str!("../../reader/boot.js");
    for written in [
        format!("\"script{}\"", document::WASM.selector),
        format!(
            "\"{} > *, {}\"",
            document::APP.selector,
            frame::MAIN.selector
        ),
        format!("querySelector(\"{}\")", frame::MAIN.name),
    ] {
        assert!(loader.contains(&written), "{written}");
    }
    let read = loader
        .lines()
        .find(|line| line.ends_with("= loader.dataset;"));
    let read = read.expect("a line that reads the attributes");
    for attribute in [
        document::BASE,
        document::PATH,
        document::STRINGS,
        document::WASM,
    ] {
        let name = attribute.name.trim_start_matches("data-");
        assert!(names(read, name), "{name}");
    }
}

#[test]
fn a_name_is_its_selector_without_what_is_of_css() {
    assert_eq!(hook(".embed").name, "embed");
    assert_eq!(hook("#live-posts").name, "live-posts");
    assert_eq!(hook("[data-src]").name, "data-src");
}
