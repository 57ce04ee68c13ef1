//! Where in Markdown a problem stands, and that a mend changes nothing else.

use std::fs;

use serde_json::json;

use super::super::checked;
use crate::support::publisher::{Publisher, said};

/// A house with two words of its own, and every rule on how words are set.
fn house() -> Publisher {
    let words = json!({ "words": [
        { "wrong": "e-mail", "right": "email" },
        { "wrong": "utilise", "right": "use" },
        { "wrong": "colon", "right": "a: b" },
        { "wrong": "starred", "right": "a *b* c" },
        { "wrong": "quoted", "right": "\"q\"" },
    ] });
    let rules = json!({ "check": { "no-space-stands-twice": "warning" } });
    Publisher::new().with("style.json", words).with_site(rules)
}

fn with_story(text: &str) -> Publisher {
    let publisher = house();
    let file = publisher.content("articles/world/told.md");
    fs::write(file, text).expect("a story");
    publisher
}

/// What the file says after `check --fix`.
fn mended(text: &str) -> String {
    let publisher = with_story(text);
    let mut command = publisher.command("check");
    let output = command.arg("--fix").output().expect("a start");
    let file = publisher.content("articles/world/told.md");
    let mended = fs::read_to_string(file).expect("the story");
    assert!(!mended.is_empty(), "{}", said(&output));
    mended
}

const YAML: &str = "---\nheadline: A\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n";

#[test]
fn a_problem_in_a_paragraph_stands_at_its_word() {
    for (body, places) in [
        ("One\ntwo  three e-mail\n", ["told.md:7:4", "told.md:7:12"]),
        (
            "> One\n> two  three e-mail\n",
            ["told.md:7:6", "told.md:7:14"],
        ),
        ("- a *b  c* e-mail\n", ["told.md:6:7", "told.md:6:12"]),
        (
            "&amp; \\* a  b &eacute; e-mail\n",
            ["told.md:6:11", "told.md:6:24"],
        ),
        (
            "| a |\n| - |\n| b  c e-mail |\n",
            ["told.md:8:4", "told.md:8:8"],
        ),
        ("[b  c](/world/) e-mail\n", ["told.md:6:3", "told.md:6:17"]),
        ("![b  c e-mail](lead.svg)\n", ["told.md:6:4", "told.md:6:8"]),
        (
            ":::info-box {title=\"b  c\"}\nA e-mail\n:::\n",
            ["told.md:6:22", "told.md:7:3"],
        ),
    ] {
        let told = checked(&with_story(&format!("{YAML}{body}")));
        for place in places {
            assert!(
                told.contains(&format!("{place}: ")),
                "{body}{place}\n{told}"
            );
        }
    }
}

#[test]
fn a_problem_in_front_matter_stands_at_its_word() {
    let front = YAML.replace(
        "headline: A",
        "headline: 'It''s  e-mail'\nkicker: \"\\u00e9 e-mail\"",
    );
    let told = checked(&with_story(&front));
    for place in ["told.md:2:17", "told.md:2:19", "told.md:3:17"] {
        assert!(told.contains(&format!("{place}: ")), "{place}\n{told}");
    }
}

#[test]
fn a_mend_changes_its_word_and_nothing_else() {
    for (before, after) in [
        (
            "---\nheadline: A  b # e-mail  too\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n<!-- e-mail  -->\nAn e-mail  and\ntwo.\n",
            "---\nheadline: A b # e-mail  too\nsection: world\npublished: 2025-05-09T18:30:00+02:00\n---\n<!-- e-mail  -->\nAn email and\ntwo.\n",
        ),
        (
            "\u{feff}+++\r\nheadline = \"A \\\"e-mail\\\"\"\r\nsection = 'world' # e-mail\r\npublished = 2025-05-09T18:30:00+02:00\r\n+++\r\n`e-mail  x` e-mail\r\n\r\n* * *\r\n",
            "\u{feff}+++\r\nheadline = \"A \\\"email\\\"\"\r\nsection = 'world' # e-mail\r\npublished = 2025-05-09T18:30:00+02:00\r\n+++\r\n`e-mail  x` email\r\n\r\n* * *\r\n",
        ),
    ] {
        assert_eq!(mended(before), after);
    }
    for (before, after) in [
        ("utilise utilise\n", "use use\n"),
        (
            "| a |\n|-|\n|  b  c utilise|\n",
            "| a |\n|-|\n|  b c use|\n",
        ),
        ("> a\n> b  utilise\n", "> a\n> b use\n"),
        ("a &nbsp;  utilise\n", "a &nbsp; use\n"),
        ("starred\n", "a \\*b\\* c\n"),
        (
            "![quoted](lead.svg){caption=\"quoted\"}\n",
            "![\"q\"](lead.svg){caption=\"\\\"q\\\"\"}\n",
        ),
        (
            "[a](https://fixture.example/world/) <https://fixture.example/world/>\n",
            "[a](/world/) <https://fixture.example/world/>\n",
        ),
        (
            "[a][b] c\n\n[b]: https://fixture.example/world/ 'x'\n",
            "[a][b] c\n\n[b]: https://fixture.example/world/ 'x'\n",
        ),
    ] {
        assert_eq!(mended(&format!("{YAML}{before}")), format!("{YAML}{after}"));
    }
}

#[test]
fn a_mend_that_would_read_otherwise_is_left_to_people() {
    // Unquoted words of YAML hold no colon, and words on a line of their own would be a heading.
    let front = YAML.replace("headline: A", "headline: A colon");
    assert_eq!(mended(&front), front);
    let quoted = YAML.replace("headline: A", "headline: \"A colon\"");
    assert_eq!(mended(&quoted), quoted.replace("colon", "a: b"));
}

#[test]
fn every_place_of_a_long_story_is_mended_at_once() {
    let body = "They utilise it.\n\n".repeat(150);
    let mended = mended(&format!("{YAML}{body}"));
    assert_eq!(mended.matches("They use it.").count(), 150);
}

#[test]
fn the_address_of_a_link_by_name_is_mended_where_it_is_written_out() {
    let plain = "https://fixture.example/science/plain/";
    for (written, expected) in [
        (
            format!("A [story][its *address*] here.\n\n[Its  *Address*]: {plain}\n"),
            "A [story][its *address*] here.\n\n[Its  *Address*]: /science/plain/\n",
        ),
        (
            format!("A [story] here.\n\n[story]: <{plain}>\n"),
            "A [story] here.\n\n[story]: </science/plain/>\n",
        ),
    ] {
        assert_eq!(
            mended(&format!("{YAML}{written}")),
            format!("{YAML}{expected}")
        );
    }
    // Another link would be led elsewhere too.
    let two = format!("{YAML}[One][a], [two][a].\n\n[a]: {plain}\n");
    assert_eq!(mended(&two), two);
}
