//! What a theme is promised: that it is there, and that all of it is told.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};
use walkdir::WalkDir;

use super::markdown::root;
use crate::support::publisher::Publisher;

fn manual() -> String {
    fs::read_to_string(root().join("docs/theming.md")).expect("the manual")
}

/// What stands as code in the first cells of the tables of a part.
fn promised(part: &str) -> BTreeSet<String> {
    let manual = manual();
    let part = manual
        .split(&format!("### {part}\n"))
        .nth(1)
        .expect("a part");
    let part = part.split("\n### ").next().expect("a part");
    let cells = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = cells.filter_map(|row| row.split(" |").next());
    cells
        .flat_map(|cell| cell.split("`, `"))
        .map(|name| name.trim_matches('`').to_owned())
        .collect()
}

/// The custom properties that a stylesheet declares.
fn declared(css: &str) -> BTreeSet<String> {
    let names = css.split("--").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
        rest[end..]
            .starts_with(':')
            .then(|| format!("--{}", &rest[..end]))
    });
    names.collect()
}

fn styles() -> String {
    let files = WalkDir::new(root().join("style")).into_iter();
    let sheets = files.map(|file| file.expect("a file").into_path());
    let sheets = sheets.filter(|path| path.extension().is_some_and(|it| it == "css"));
    sheets
        .map(|path| fs::read_to_string(path).expect("CSS"))
        .collect()
}

#[test]
fn every_token_is_promised_and_every_promised_token_is_used() {
    let tokens = fs::read_to_string(root().join("style/tokens.css")).expect("the tokens");
    let promised = promised("Tokens");
    let untold: Vec<_> = declared(&tokens).difference(&promised).cloned().collect();
    assert_eq!(untold, Vec::<String>::new(), "docs/theming.md lacks these");
    // `--headline` is used where it is set, by the program.
    let styles = styles();
    for token in promised.iter().filter(|token| *token != "--headline") {
        assert!(
            styles.contains(&format!("var({token}")) || token == "--direction",
            "{token}"
        );
    }
}

#[test]
fn every_promised_hook_is_in_the_markup() {
    let publisher = crate::themes::dressed(Publisher::demo(), "local").with_optional_styles();
    let site = fs::read_to_string(publisher.content("site.json")).expect("the site file");
    let site: Value = serde_json::from_str(&site).expect("JSON");
    let mut front = site["front"].as_array().expect("a front").clone();
    let scrolled = json!({ "layout": "scroll", "query": { "sections": ["science"] } });
    front.insert(0, scrolled);
    fs::create_dir(publisher.content("slots")).expect("a folder");
    fs::write(publisher.content("slots/own.html"), "<p>Own</p>").expect("a slot");
    let publisher = publisher.with_site(json!({
        "front": front,
        "alert": { "text": "Polls close at ten", "until": "2099-01-01T00:00:00Z" },
        "navigation": [{ "name": "News", "items": ["international", "politics"] }, "science"],
        "foot": [{ "name": "The paper", "items": [{ "page": "about" }] }],
        "slots": { "after-masthead": { "file": "own.html" } },
    }));
    let publisher = publisher.build();
    let pages = crate::support::publisher::tree(&publisher.site(""));
    let markup: String = pages
        .iter()
        .filter(|(name, _)| name.ends_with("index.html"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect();
    let classes: BTreeSet<&str> = markup
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let hooks = promised("Hooks");
    assert!(hooks.len() > 40, "{hooks:?}");
    for hook in hooks {
        let is_there = match hook.strip_prefix('.') {
            Some(class) => classes.contains(class),
            None => markup.contains(&format!(" {}=\"", hook.trim_matches(['[', ']']))),
        };
        assert!(is_there, "{hook}");
    }
}

#[test]
fn the_layers_are_told_in_their_order() {
    let main = fs::read_to_string(root().join("style/main.css")).expect("the styles");
    let layers = main.split("@layer ").nth(1).expect("layers");
    let layers = layers.split(';').next().expect("layers");
    let told = layers.split(", ").map(|layer| format!("`{layer}`"));
    let told: Vec<_> = told.chain(["`theme`".to_owned()]).collect();
    let manual = manual().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(manual.contains(&told.join(", ")), "{told:?}");
}

/// The names and values of the colours in `style/tokens.css`, which the program repeats.
#[test]
fn the_colours_that_a_theme_is_judged_by_are_those_of_the_styles() {
    let tokens = fs::read_to_string(root().join("style/tokens.css")).expect("the tokens");
    for (name, light, dark) in standfirst::grammar::palette::USUAL {
        let both = format!("{name}: light-dark({light}, {dark});");
        let dark_of_kind = format!("-{both}");
        assert!(
            tokens.contains(&both) || tokens.contains(&dark_of_kind),
            "{both}"
        );
    }
}
