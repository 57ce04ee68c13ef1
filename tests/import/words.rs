//! No word of a source is lost: it is in the story, or the report has it.

use std::collections::BTreeSet;

use super::Import;
use crate::support::fixture;

/// The words of HTML that a browser would show.
fn seen(html: &str) -> Vec<String> {
    let tree = scraper::Html::parse_fragment(html);
    let texts = tree.tree.root().descendants().filter(|node| {
        let parent = node.parent().and_then(|it| it.value().as_element());
        node.value().is_text() && !parent.is_some_and(|it| ["script", "style"].contains(&it.name()))
    });
    let texts = texts
        .filter_map(|node| node.value().as_text())
        .map(|text| text.to_string());
    let words = |text: String| {
        // Brackets are those of shortcodes, whose ends say nothing.
        let text = text.replace('[', " [").replace(']', "] ");
        let words = text
            .split_whitespace()
            .filter(|word| !word.starts_with("[/"));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    texts.flat_map(words).collect()
}

/// Every word that is written anywhere in a content folder, the report with it.
pub(super) fn written(import: &Import) -> String {
    let files = crate::support::publisher::tree(&import.publisher.content(""));
    let is_read = |name: &str| name.ends_with(".json") || name.ends_with(".md");
    let texts = files
        .into_iter()
        .filter(|(name, _)| is_read(name) && name != "import-report.md");
    let mut all = String::new();
    for (name, bytes) in texts {
        let value = super::value_of(&name, &String::from_utf8(bytes).expect("UTF-8"));
        gather(&value, &mut all);
    }
    all
}

fn gather(value: &serde_json::Value, all: &mut String) {
    match value {
        serde_json::Value::String(words) => {
            all.push_str(words);
            all.push('\u{1}');
        }
        serde_json::Value::Array(values) => values.iter().for_each(|it| gather(it, all)),
        serde_json::Value::Object(fields) => fields.values().for_each(|it| gather(it, all)),
        _ => {}
    }
}

pub(super) fn missing(html: &str, import: &Import) -> BTreeSet<String> {
    let all = written(import);
    let words = seen(html).into_iter();
    words.filter(|word| !all.contains(word.as_str())).collect()
}

fn bodies() -> Vec<String> {
    let export =
        std::fs::read_to_string(fixture("import/wordpress/tides.xml")).expect("the export");
    let parts = export.split("<content:encoded><![CDATA[").skip(1);
    parts
        .map(|part| {
            part.split("]]></content:encoded>")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

#[test]
fn every_word_of_the_export_is_in_a_story_or_in_the_report() {
    let import = Import::of(&["tides.xml"], &["--type", "event"]);
    for body in bodies().iter().filter(|body| *body != "Gone.") {
        let lost = missing(body, &import);
        assert!(lost.is_empty(), "{lost:?} of {body}");
    }
}

/// Numbers that look like chance and are the same in each run.
pub(super) struct Chance(pub u64);

impl Chance {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Elements that may stand in one another, and words that are told apart.
pub(super) fn generated(chance: &mut Chance, level: usize, count: &mut usize) -> String {
    const NAMES: [&str; 46] = [
        "p",
        "div",
        "b",
        "em",
        "a href='https://elsewhere.example/'",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "cite",
        "figure",
        "figcaption",
        "h1",
        "h4",
        "pre",
        "code",
        "span",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
        "section",
        "aside",
        "sup",
        "sub",
        "q",
        "del",
        "marquee",
        "form",
        "label",
        "button",
        "noscript",
        "iframe src='//x.example/'",
        "video src='/a.mp4'",
        "font",
        "a href='#x'",
        "address",
        "center",
        "svg",
        "footer",
    ];
    let mut html = String::new();
    for _ in 0..1 + chance.below(4) {
        *count += 1;
        html += &format!(" word{count}end ");
        if level < 5 {
            let name = NAMES[chance.below(NAMES.len())];
            let end = name.split(' ').next().unwrap_or_default();
            let lines = ["", "\n", "\n\n"][chance.below(3)];
            let inner = generated(chance, level + 1, count);
            html += &format!("{lines}<{name}>{inner}</{end}>");
        }
    }
    html
}

#[test]
fn every_word_of_any_html_is_in_a_story_or_in_the_report() {
    let export =
        std::fs::read_to_string(fixture("import/wordpress/tides.xml")).expect("the export");
    let mut chance = Chance(7);
    for _ in 0..12 {
        let mut count = 0;
        let html: String = (0..8)
            .map(|_| generated(&mut chance, 0, &mut count))
            .collect();
        let import = Import::of_bytes(export.replace("Cold.", &html).as_bytes());
        import.checks();
        let lost = missing(&html, &import);
        assert!(lost.is_empty(), "{lost:?} of {html}");
    }
}
