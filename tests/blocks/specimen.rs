//! What the specimen and the schema hold, and what of it is printed or unknown.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};
use standfirst::model::{Block, Found, Parts, StaticPage};

use super::{schema, site, specimen};
use crate::support::Browser;

/// As JSON names a variant.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(letter.to_lowercase());
    }
    kebab
}

#[test]
fn the_specimen_holds_every_block() {
    let page = specimen();
    let body = page["body"].as_array().expect("a body");
    let shown: BTreeSet<_> = body
        .iter()
        .filter_map(|block| block["type"].as_str())
        .collect();

    for name in Block::NAMES {
        let name = kebab(name);
        assert!(shown.contains(&*name), "{name} is not in the specimen");
    }
}

#[test]
fn the_schema_knows_every_block() {
    let schema = schema();
    let forms = schema["$defs"]["Block"]["oneOf"].as_array();
    let forms = forms.expect("the forms of a block");

    for name in Block::NAMES {
        let name = kebab(name);
        let known = |form: &Value| form["properties"]["type"]["const"] == *name;
        let form = forms.iter().find(|form| known(form));
        let form = form.unwrap_or_else(|| panic!("{name} is not in the schema"));
        assert_eq!(form["additionalProperties"], json!(false), "{name}");
    }
}

/// What a rule is to look after is found by the types, and here by the JSON alone.
#[test]
fn spans_stand_under_the_key_text_and_are_all_looked_after() {
    let mut page = specimen();
    page.as_object_mut().expect("an object").remove("$schema");
    let mut in_json = BTreeSet::new();
    gather(&page["body"], "/body", &mut in_json);
    let page: StaticPage = serde_json::from_value(page).expect("a page");
    let mut found = Found::default();
    page.body.find("/body", &mut found);
    let by_types: BTreeSet<_> = found.texts.into_iter().map(|(at, _)| at).collect();

    assert_eq!(by_types, in_json);
}

/// The pointers of all lists of spans, and of strings that stand for one.
fn gather(value: &Value, at: &str, texts: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => {
            let spans = values.iter().any(Value::is_string)
                && values
                    .iter()
                    .all(|one| one.is_string() || one["type"].is_string());
            assert!(!spans, "spans under another key than `text`: {at}");
            for (place, value) in values.iter().enumerate() {
                // The cells of a chart are figures and names.
                if !value.is_string() && !at.contains("/rows/") || value.is_object() {
                    gather(value, &format!("{at}/{place}"), texts);
                }
            }
        }
        Value::Object(fields) => {
            let raw = ["code", "preformatted"].contains(
                &fields
                    .get("type")
                    .map_or("", |kind| kind.as_str().unwrap_or_default()),
            );
            for (name, value) in fields {
                let at = format!("{at}/{name}");
                match name.as_str() {
                    "text" if !raw => drop(texts.insert(at)),
                    "geometry" => {}
                    _ => gather(value, &at, texts),
                }
            }
        }
        _ => {}
    }
}

/// A pull quote's words stand in the text, and nobody signs up on paper.
const NOT_PRINTED: &[&str] = &["pull-quote", "newsletter"];

#[test]
fn every_block_is_printed() {
    let site = site();
    let browser = Browser::open(&site.url("specimen/"));
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let hidden = browser.script(
        "return [...document.querySelector('.story__body').children]
            .map((block, place) => [place, block.getBoundingClientRect().height])
            .filter(([, height]) => height < 1).map(([place]) => place)",
    );
    let page = specimen();
    let hidden: Vec<_> = hidden
        .as_array()
        .expect("places")
        .iter()
        .map(|place| {
            let place = place.as_u64().expect("a place") as usize;
            page["body"][place]["type"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();

    assert_eq!(hidden, NOT_PRINTED);

    browser.expect(
        "what is folded, unfolded",
        "[...document.querySelectorAll('.expander p')].every(words =>
            words.getBoundingClientRect().height > 0)",
        true,
    );
}

#[test]
fn a_block_that_an_app_does_not_know_keeps_its_words() {
    let site = site();
    let file = site.publisher.site("specimen/index.json");
    let mut page: Value = serde_json::from_slice(&fs::read(&file).expect("a page")).expect("JSON");
    let body = page["content"]["page"]["body"].as_array_mut();
    body.expect("a body").splice(
        0..0,
        [
            json!(["hologram", { "depth": "3" }, "One ", ["x-layer", "two"], " three."]),
            json!(["script", { "onload": "alert(1)" }, "four"]),
            json!({ "type": "of another world", "text": "five" }),
        ],
    );
    fs::write(&file, page.to_string()).expect("a written page");

    let browser = Browser::open(&site.url("about/"));
    browser.wait_until_live().script(
        "const link = document.createElement('a'); link.href = '/specimen/'; link.id = 'there';
         link.textContent = 'there'; document.querySelector('main').prepend(link)",
    );
    browser
        .click("#there")
        .expect_heading("Specimen")
        .expect(
            "the words",
            "document.querySelector('.story__body').textContent.startsWith('One two three.four')",
            true,
        )
        .expect_count("script[onload]", 0)
        .assert_silent();
}
