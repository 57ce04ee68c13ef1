//! No word of a text is lost: it is in the story, or the report has it.

use serde_json::{Value, json};

use super::{export, lexical, mobiledoc, of_story, tides};
use crate::import::{
    Import,
    words::{Chance, generated, missing, written},
};

/// The words of a text of either editor, in the order of its values: its names are no words, and HTML in it
/// is read as a browser would.
fn words(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|it| words(it, found)),
        Value::Object(fields) => {
            // How a thing looks, and what machines are told.
            const SILENT: [&str; 28] = [
                "type",
                "direction",
                "mode",
                "style",
                "listType",
                "tag",
                "rel",
                "cardWidth",
                "alignment",
                "backgroundColor",
                "embedType",
                "mimeType",
                "layout",
                "size",
                "language",
                "memberSegment",
                "src",
                "url",
                "href",
                "buttonUrl",
                "productUrl",
                "productImageSrc",
                "icon",
                "thumbnail",
                "thumbnailSrc",
                "segment",
                "author_name",
                "version",
            ];
            let fields = fields
                .iter()
                .filter(|(name, _)| !SILENT.contains(&name.as_str()));
            fields.for_each(|(_, it)| words(it, found));
        }
        _ => {}
    }
}

/// The words of texts that neither a story nor the report has.
fn lost(texts: &[String], import: &Import) -> Vec<String> {
    let lost = texts.iter().flat_map(|text| missing(text, import));
    // Signs of Markdown are no words.
    lost.filter(|word| word.contains(char::is_alphanumeric) && !word.contains(['#', '|', '*', '^']))
        .collect()
}

#[test]
fn every_word_of_the_export_is_in_a_story_or_in_the_report() {
    let import = tides(&[]);
    for post in export()["db"][0]["data"]["posts"]
        .as_array()
        .expect("posts")
    {
        for form in ["lexical", "mobiledoc"] {
            let Some(text) = post[form].as_str() else {
                continue;
            };
            let mut texts = Vec::new();
            words(&serde_json::from_str(text).expect("JSON"), &mut texts);
            // Names of the form itself, and addresses.
            texts.retain(|text| !["soft-return", "href", "0.3.1"].contains(&text.as_str()));
            texts.retain(|text| !text.starts_with("__GHOST_URL__"));
            let lost = lost(&texts, &import);
            assert!(lost.is_empty(), "{lost:?} of {}", post["slug"]);
        }
    }
}

/// A run of words of the editor since version 5, each told apart.
fn inline(chance: &mut Chance, level: usize, count: &mut usize) -> Value {
    let nodes: Vec<_> = (0..1 + chance.below(4))
        .map(|_| {
            let kind = chance.below(6);
            if kind > 1 {
                *count += 1;
            }
            let text = format!(" word{count}end ");
            match kind {
                0 if level < 3 => {
                    let url = ["https://e.example/", "/gone/", "", "#x", "javascript:x"][chance.below(5)];
                    json!({ "type": "link", "url": url, "children": inline(chance, level + 1, count) })
                }
                0 | 1 => json!({ "type": "linebreak" }),
                2 => json!({ "type": "tk", "text": text }),
                _ => json!({ "type": "extended-text", "text": text, "format": chance.below(2048) }),
            }
        })
        .collect();
    nodes.into()
}

/// A block of the editor since version 5, with what may stand in it and what may not.
fn block(chance: &mut Chance, level: usize, count: &mut usize) -> Value {
    const NAMES: [&str; 9] = [
        "paragraph",
        "heading",
        "extended-heading",
        "quote",
        "extended-quote",
        "aside",
        "list",
        "listitem",
        "sidebar",
    ];
    let name = NAMES[chance.below(NAMES.len())];
    let mut children = inline(chance, 0, count).as_array().expect("nodes").clone();
    if level < 4 {
        children.extend((0..chance.below(3)).map(|_| block(chance, level + 1, count)));
    }
    if name == "list" {
        let items = children.into_iter();
        children = items
            .map(|it| json!({ "type": "listitem", "children": [it] }))
            .collect();
    }
    let tag = ["h1", "h6", "ol"][chance.below(3)];
    json!({ "type": name, "tag": tag, "children": children })
}

fn with_html(chance: &mut Chance, count: &mut usize) -> [(&'static str, Value); 9] {
    let mut html = || generated(chance, 3, count);
    let card = |name, value: Value| (name, value);
    [
        card("html", json!({ "html": html() })),
        card(
            "callout",
            json!({ "calloutText": html(), "calloutEmoji": "⚓" }),
        ),
        card("toggle", json!({ "heading": html(), "content": html() })),
        card(
            "product",
            json!({ "productTitle": html(), "productDescription": html() }),
        ),
        card("header", json!({ "header": html(), "subheader": html() })),
        card(
            "image",
            json!({ "src": "/content/images/a.png", "alt": "", "caption": html() }),
        ),
        card("email", json!({ "html": html() })),
        card("signup", json!({ "header": html(), "disclaimer": html() })),
        card("starfish", json!({ "arms": [html(), { "mouth": html() }] })),
    ]
}

#[test]
fn every_word_of_any_text_is_in_a_story_or_in_the_report() {
    let mut chance = Chance(11);
    for _ in 0..12 {
        let mut count = 0;
        let mut nodes: Vec<_> = (0..6).map(|_| block(&mut chance, 0, &mut count)).collect();
        let cards = with_html(&mut chance, &mut count);
        nodes.extend(cards.iter().map(|(name, card)| {
            let mut node = card.clone();
            node["type"] = (*name).into();
            node
        }));
        let import = of_story(json!({ "lexical": lexical(nodes.into()) }));
        import.checks();
        let all = written(&import);
        let lost: Vec<_> = (1..=count)
            .map(|number| format!("word{number}end"))
            .filter(|word| !all.contains(word))
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

#[test]
fn every_word_of_any_text_of_the_editor_before_is_in_a_story_or_in_the_report() {
    let mut chance = Chance(13);
    for _ in 0..12 {
        let mut count = 0;
        let cards = with_html(&mut chance, &mut count);
        let mut sections: Vec<_> = (0..cards.len()).map(|index| json!([10, index])).collect();
        let mut line = |chance: &mut Chance| {
            let markers = (0..1 + chance.below(5)).map(|_| {
                count += 1;
                let opened: Vec<_> = (0..chance.below(3)).map(|_| chance.below(6)).collect();
                json!([0, opened, chance.below(4), format!(" word{count}end ")])
            });
            Value::from(markers.collect::<Vec<_>>())
        };
        for _ in 0..8 {
            let name = ["p", "h2", "blockquote", "aside", "pull-quote", "odd"][chance.below(6)];
            sections.push(json!([1, name, line(&mut chance)]));
            let items = [line(&mut chance), line(&mut chance)];
            let name = ["ul", "ol"][chance.below(2)];
            sections.push(json!([3, name, items]));
        }
        let markups = json!([
            ["a", ["href", "https://e.example/"]],
            ["strong"],
            ["em"],
            ["a"],
            ["u"]
        ]);
        let cards: Vec<_> = cards
            .iter()
            .map(|(name, card)| json!([name, card]))
            .collect();
        let text = mobiledoc(json!({
            "version": "0.3.1", "atoms": [], "cards": cards, "markups": markups, "sections": sections
        }));
        let import = of_story(json!({ "mobiledoc": text }));
        import.checks();
        let all = written(&import);
        let lost: Vec<_> = (1..=count)
            .map(|number| format!("word{number}end"))
            .filter(|word| !all.contains(word))
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

#[test]
fn every_word_of_any_html_and_markdown_is_in_a_story_or_in_the_report() {
    let mut chance = Chance(17);
    for round in 0..8 {
        let mut count = 0;
        let html: String = (0..6)
            .map(|_| generated(&mut chance, 0, &mut count))
            .collect();
        let form = ["html", "markdown"][round % 2];
        let cards = "<div class=\"kg-card kg-callout-card\"><div>\u{2693}</div><p>Apart</p></div>\
                     <div class=\"kg-card kg-file-card\"><a href=\"/x\"><b>1 kB</b></a></div>";
        let html = if form == "html" { html + cards } else { html };
        let import = of_story(json!({ form: html }));
        import.checks();
        let mut lost = missing(&html, &import);
        // Elements that stand in what browsers take for words have another form here.
        lost.retain(|word| word.starts_with("word"));
        assert!(lost.is_empty(), "{lost:?} of {html}");
    }
}
