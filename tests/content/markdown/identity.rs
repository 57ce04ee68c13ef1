//! What is written as Markdown is read as the same.

use std::{fs, path::Path};

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use standfirst::content::markdown::{normal, read, write};

/// What Markdown, YAML or HTML may take for more than words, and what is hard to see.
const PIECES: [&str; 74] = [
    "word",
    "Two words",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "*",
    "**",
    "_",
    "__",
    "snake_case",
    "`",
    "``",
    "[",
    "]",
    "[^a]",
    "](",
    "!",
    "![",
    "<b>",
    "</b>",
    "<",
    ">",
    "<!--",
    "-->",
    "&amp;",
    "&",
    "&#32;",
    "\\",
    "\\\\",
    "$",
    "$5",
    "$$",
    "#",
    "# ",
    "## ",
    "- ",
    "+ ",
    "1. ",
    "1986. ",
    "1)",
    "> ",
    ":::",
    ":::info-box",
    "::embed",
    ":word:",
    ": ",
    "---",
    "***",
    "===",
    "|",
    "| a |",
    "~~~",
    "```",
    "{",
    "}",
    "{a=b}",
    "https://example.org/?a=1&b=2",
    "…",
    "“",
    "’",
    "\u{a0}",
    "\u{ad}",
    "\u{200c}",
    "\u{200f}",
    "\u{feff}",
    "\u{2028}",
    "\u{7f}",
    "سلام",
    "日本",
    "😀",
    "no",
    "2024",
];

fn stories(content: &str) -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(content);
    let mut found = Vec::new();
    for folder in ["articles", "pages"] {
        for entry in walkdir::WalkDir::new(root.join(folder)) {
            let path = entry.expect("a folder that can be read").into_path();
            let Some(ending) = path.extension() else {
                continue;
            };
            let text = fs::read_to_string(&path).expect("a file that can be read");
            let value = if ending == "md" {
                read(&text).value
            } else {
                serde_json::from_str(&text).expect("JSON")
            };
            found.push((path.display().to_string(), value));
        }
    }
    found
}

#[test]
fn every_story_of_the_demo_is_the_same_in_markdown() {
    let stories = [stories("content"), stories("tests/fixtures/publication")].concat();
    assert!(stories.len() > 40, "{}", stories.len());
    for (path, story) in stories {
        let written = write(&story);
        let read = read(&written);
        assert_eq!(read.troubles, [], "{path}\n{written}");
        assert_eq!(read.value, normal(&story), "{path}\n{written}");
    }
}

#[test]
fn words_of_the_demo_are_written_as_markdown_and_not_in_yaml() {
    for (path, story) in stories("content") {
        let written = write(&story);
        for name in ["paragraph", "heading", "list", "quote", "image", "code"] {
            // Markdown has no sign for a list that counts down.
            if name == "list" && written.contains("reversed: true") {
                continue;
            }
            let raw = format!(":::{name}\n---\n");
            assert!(!written.contains(&raw), "{path}: {written}");
        }
    }
}

/// Numbers that follow from a first one.
struct Dice(u64);

impl Dice {
    /// Below a bound (splitmix64).
    fn roll(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize % bound.max(1)
    }

    fn words(&mut self) -> String {
        let count = self.roll(6);
        (0..count)
            .map(|_| PIECES[self.roll(PIECES.len())])
            .collect()
    }

    /// A value that the schema allows, so that no field of any block is left out.
    fn value(&mut self, schema: &Value, node: &Value, depth: usize) -> Value {
        if let Some(path) = node["$ref"].as_str() {
            let inside = schema.pointer(&path[1..]).expect("a definition");
            return self.value(schema, inside, depth);
        }
        if let Some(value) = node.get("const") {
            return value.clone();
        }
        for key in ["enum", "anyOf", "oneOf"] {
            if let Some(choices) = node[key].as_array() {
                let choice = &choices[self.roll(choices.len())];
                return match key {
                    "enum" => choice.clone(),
                    _ => self.value(schema, choice, depth),
                };
            }
        }
        let kind = match &node["type"] {
            Value::Array(kinds) => &kinds[self.roll(kinds.len())],
            kind => kind,
        };
        match kind.as_str() {
            Some("string") => self.words().into(),
            Some("integer") => (self.roll(40)).into(),
            Some("number") => json!(self.roll(1000) as f64 / 8.0),
            Some("boolean") => (self.roll(2) == 0).into(),
            Some("array") => {
                let most = if depth > 7 { 1 } else { 4 };
                let count = self.roll(most);
                let items = (0..count).map(|_| self.value(schema, &node["items"], depth + 1));
                items.collect()
            }
            Some("object") => {
                let mut fields = Map::new();
                let required = node["required"].as_array().cloned().unwrap_or_default();
                for (name, inside) in node["properties"].as_object().into_iter().flatten() {
                    let is_required = required.iter().any(|one| one == name);
                    if is_required || depth < 6 && self.roll(3) == 0 {
                        fields.insert(name.clone(), self.value(schema, inside, depth + 1));
                    }
                }
                fields.into()
            }
            _ => Value::Null,
        }
    }

    fn text(&mut self, depth: usize) -> Value {
        const MARKS: [&str; 4] = ["emphasis", "strong", "sub", "code"];
        if depth > 3 || self.roll(3) == 0 {
            return self.words().into();
        }
        let count = 1 + self.roll(4);
        let spans = (0..count).map(|_| match self.roll(8) {
            0..3 => self.words().into(),
            3 => json!({ "type": "link", "href": self.words(), "text": self.text(depth + 1) }),
            4 => json!({ "type": "line-break" }),
            5 => json!({ "type": "formula", "latex": self.words() }),
            _ => {
                let mark = MARKS[self.roll(MARKS.len())];
                json!({ "type": mark, "text": self.text(depth + 1) })
            }
        });
        spans.collect()
    }
}

fn article_schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/schema/article.json");
    serde_json::from_str(&fs::read_to_string(path).expect("the schema")).expect("JSON")
}

fn is_the_same(story: &Value) {
    let written = write(story);
    let read = read(&written);
    assert_eq!(read.troubles, [], "{story:#}\n{written}");
    assert_eq!(read.value, normal(story), "{written}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_story_with_any_blocks_is_the_same_in_markdown(seed in any::<u64>()) {
        let schema = article_schema();
        let mut dice = Dice(seed);
        let mut story = dice.value(&schema, &schema["properties"]["lead"], 0);
        let body: Value = (0..4).map(|_| dice.value(&schema, &json!({ "$ref": "#/$defs/Block" }), 0)).collect();
        story = json!({ "headline": dice.words(), "lead": story, "body": body });
        is_the_same(&story);
    }

    #[test]
    fn a_story_with_any_words_is_the_same_in_markdown(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut blocks = Vec::new();
        for _ in 0..6 {
            let text = dice.text(0);
            blocks.push(match dice.roll(6) {
                0 => json!({ "type": "heading", "text": text }),
                1 => json!({ "type": "quote", "text": text, "attribution": dice.words() }),
                2 => json!({ "type": "list", "items": [{ "text": text }, { "text": dice.text(1), "items": [{ "text": dice.text(2) }] }] }),
                3 => json!({ "type": "table", "columns": [{ "text": text }, { "text": dice.text(1) }], "rows": [[{ "text": dice.text(1) }, { "text": dice.text(2) }]] }),
                4 => json!({ "type": "code", "text": dice.words(), "language": dice.words() }),
                _ => json!({ "type": "paragraph", "text": text }),
            });
        }
        let notes = json!([{ "id": "a", "text": dice.text(0) }]);
        is_the_same(&json!({ "headline": dice.words(), "standfirst": dice.text(0), "body": blocks, "notes": notes }));
    }

    #[test]
    fn no_text_makes_the_reader_stumble(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)) {
        let text = pieces.concat();
        read(&text);
        read(&format!("---\n{text}\n---\n"));
        read(&format!("+++\n{text}\n+++\n"));
        read(&format!("---\nheadline: A\n---\n{text}"));
        read(&format!("---\n---\n:::info-box\n---\n{text}\n---\n{text}\n:::\n{text}"));
    }
}
