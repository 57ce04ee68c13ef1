//! What HTML and shortcodes say is told apart, and what can't be said here is reported.

use std::{fs, process::Output};

use serde_json::{Value, json};

use super::{
    Import,
    export::{blog, post},
};
use crate::support::publisher::said;

const STORY: &str = "articles/news/low-water.md";

/// Imports one story of that text, which is sound.
fn of_text(text: &str) -> Import {
    let import = Import::new();
    import.posts(&[post(1, "low-water").category("news").text(text)]);
    import.checks();
    import
}

fn body(import: &Import) -> Value {
    import.json(STORY)["body"].clone()
}

#[test]
fn words_of_tabs_and_forms_are_not_joined() {
    let tabs =
        "[tabs][tab title=\"A\"]Inside first[/tab][tab title=\"B\"]Inside second[/tab][/tabs]";
    let import = of_text(tabs);
    let texts: Vec<_> = import.blocks(STORY, "paragraph");
    assert_eq!(texts[0]["text"], "Inside first", "{texts:?}");
    assert_eq!(texts[1]["text"], "Inside second", "{texts:?}");
    let import = of_text("[dropcap]W[/dropcap]ater is [big]low[/big].");
    assert_eq!(body(&import)[0]["text"], "Water is low.");
    let import = of_text("<form><label>Name</label><input name=\"n\"><button>Send</button></form>");
    assert_eq!(body(&import)[0]["text"], "Name Send");
}

#[test]
fn a_column_of_numbers_stands_at_the_right_and_another_is_reported() {
    let table = "<table><thead><tr><th>Day</th><th align=\"right\">Metres</th>\
                 <th style=\"text-align: right\">Wind</th></tr></thead>\
                 <tbody><tr><td>One</td><td align=\"right\">1.5</td><td>south</td></tr>\
                 <tr><td>Two</td><td align=\"right\">−2</td><td>north</td></tr></tbody></table>";
    let import = of_text(table);
    let table = &import.blocks(STORY, "table")[0];
    let numeric: Vec<_> = table["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|it| it["numeric"] == true)
        .collect();
    assert_eq!(numeric, [false, true, false]);
    let reported = import.reported("alignment of columns");
    assert!(
        reported[0]["detail"].to_string().contains("1 columns"),
        "{reported:?}"
    );
}

#[test]
fn a_reading_stands_over_its_words() {
    let import = of_text(
        "<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby> is a city.</p>",
    );
    assert_eq!(
        body(&import)[0]["text"],
        json!([
            { "type": "ruby", "text": "東", "reading": "とう" },
            { "type": "ruby", "text": "京", "reading": "きょう" },
            " is a city.",
        ])
    );
}

#[test]
fn what_a_quote_cannot_hold_is_reported() {
    let import =
        of_text("<blockquote><h3>Heard</h3><ul><li>One</li><li>Two</li></ul></blockquote>");
    assert_eq!(body(&import)[0]["type"], "quote");
    for construct in ["heading in a quote", "list in a quote"] {
        assert_eq!(import.reported(construct).len(), 1, "{construct}");
    }
    assert!(
        of_text("<blockquote><p>One</p><p>Two</p></blockquote>")
            .reported("list in a quote")
            .is_empty()
    );
}

/// What is said of a file that is no export of the system.
fn refused(system: &'static str, name: &str, bytes: &[u8]) -> String {
    let import = Import::from(system);
    let file = import.publisher.folder.path().join(name);
    fs::write(&file, bytes).expect("a file");
    let output: Output = import.run(&[&file], &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    said(&output)
}

#[test]
fn a_file_of_another_kind_is_told_what_to_do_with() {
    let packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc";
    for (system, name) in [
        ("wordpress", "export.xml.gz"),
        ("wordpress", "export.xml"),
        ("ghost", "export.json.gz"),
    ] {
        let told = refused(system, name, packed);
        assert!(told.contains("it is packed: unpack it first"), "{told}");
    }
    let ghost = json!({ "db": [{ "meta": {}, "data": { "posts": [{ "title": "A" }] } }] });
    let told = refused("wordpress", "export.json", ghost.to_string().as_bytes());
    assert!(told.contains("`standfirst import ghost`"), "{told}");
    let xml = blog().with(&[post(1, "low-water")]);
    let told = refused("ghost", "export.json", xml.as_bytes());
    assert!(told.contains("`standfirst import wordpress`"), "{told}");
    let told = refused("wordpress", "export.xml", b"<rss></rss>");
    assert!(told.contains("export all content in WordPress"), "{told}");
}
