//! Every kind of block and of story: that each is shown somewhere, checked, printed, and looks as it
//! did when someone last looked. The demo's page `specimen` holds each block once.

use std::{collections::BTreeSet, fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use image::{GrayImage, imageops::FilterType};
use serde_json::{Value, json};
use standfirst::model::{Block, Found, Parts, StaticPage};

use crate::support::{
    APP, Browser, Site,
    publisher::{Publisher, bless, fixture},
};

fn specimen() -> Value {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/content/pages/specimen.json");
    let page = fs::read_to_string(page).expect("the specimen");
    serde_json::from_str(&page).expect("JSON")
}

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

fn schema() -> Value {
    let schema = standfirst::content::SCHEMAS.iter();
    let (_, make) = schema
        .clone()
        .find(|(name, _)| *name == "article")
        .expect("the schema of articles");
    make()
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

#[test]
fn the_demo_tells_a_story_of_every_kind() {
    let mut told = BTreeSet::from(["report".to_owned()]);
    let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/content/articles");
    for (_, story) in crate::support::publisher::tree(Path::new(stories)) {
        let story: Value = serde_json::from_slice(&story).expect("JSON");
        told.extend(story["kind"].as_str().map(str::to_owned));
    }
    let schema = schema();
    let forms = schema["properties"]["kind"]["oneOf"].as_array();

    for form in forms.expect("the kinds of story") {
        let kind = form["const"].as_str().expect("a kind");
        assert!(
            told.contains(kind),
            "no story of the demo is of the kind {kind}"
        );
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

fn site() -> Site {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let publisher = Publisher::with_content(&content);
    let page = specimen();
    let mut arabic = page.clone();
    arabic["language"] = json!("ar");
    arabic["title"] = json!("Specimen, from right to left");
    let publisher = publisher.with("pages/specimen-ar.json", arabic);
    Site::of(publisher.now("2026-01-01T00:00:00Z"), "/", APP)
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

/// How far a block's picture may be from the one that was looked at, in shares of white: fonts and
/// their smoothing differ between machines.
const TOLERANCE: f64 = 0.04;

/// How wide the pictures are that are kept, in pixels.
const KEPT: u32 = 160;

#[test]
fn every_block_looks_as_it_did() {
    let site = site();
    let mut changed = Vec::new();
    for (path, width, theme) in [
        ("specimen/", 360, "light"),
        ("specimen/", 360, "dark"),
        ("specimen/", 1440, "light"),
        ("specimen/", 1440, "dark"),
        ("specimen-ar/", 360, "light"),
        ("specimen-ar/", 1440, "light"),
    ] {
        let browser = Browser::setup().size(width, 900).open(&site.url(path));
        browser
            .set_media(&[
                ("prefers-color-scheme", theme),
                ("prefers-reduced-motion", "reduce"),
            ])
            .wait_until_live();
        browser.set_in_boxes();
        browser.script(
            "document.querySelectorAll('[loading=lazy]').forEach(one => one.loading = 'eager')",
        );
        browser.wait_for(
            "[...document.images].every(one => one.complete)",
            "all pictures",
        );
        let side = if path.contains("-ar") { "-rtl" } else { "" };
        let folder = fixture("looks").join(format!("{width}-{theme}{side}"));
        let blocks = specimen();
        for (place, block) in blocks["body"]
            .as_array()
            .expect("a body")
            .iter()
            .enumerate()
        {
            let name = format!("{place:02}-{}", block["type"].as_str().unwrap_or_default());
            let look = look(&browser, place);
            let file = folder.join(format!("{name}.png"));
            if bless() {
                fs::create_dir_all(&folder).expect("a folder");
                look.save(&file).expect("a kept picture");
            }
            match image::open(&file) {
                Ok(kept) => {
                    let far = distance(&kept.into_luma8(), &look);
                    if far > TOLERANCE {
                        changed.push(format!("{}: {far:.3}", file.display()));
                    }
                }
                Err(error) => changed.push(format!("{}: {error}", file.display())),
            }
        }
    }

    assert!(
        changed.is_empty(),
        "look at these, then bless them:\n{}",
        changed.join("\n")
    );
}

/// A block as it stands on the page, small and without colours.
fn look(browser: &Browser, place: usize) -> GrayImage {
    let clip = browser.script(&format!(
        "const block = document.querySelector('.story__body').children[{place}];
         const box = block.getBoundingClientRect();
         return {{ x: box.x + scrollX, y: box.y + scrollY,
                   width: Math.max(1, box.width), height: Math.max(1, box.height), scale: 1 }}"
    ));
    let taken = browser.devtools(
        "Page.captureScreenshot",
        json!({ "format": "png", "clip": clip, "captureBeyondViewport": true }),
    );
    let bytes = BASE64_STANDARD
        .decode(taken["data"].as_str().expect("a picture"))
        .expect("base64");
    let taken = image::load_from_memory(&bytes).expect("a PNG").into_luma8();
    let height = (taken.height() * KEPT / taken.width()).max(1);
    image::imageops::resize(&taken, KEPT, height, FilterType::Triangle)
}

/// The mean difference of two pictures in shares of white, after both are blurred to a grid, since a
/// line that is broken one word earlier changes every pixel after it. 1 where their heights are far
/// apart.
fn distance(one: &GrayImage, other: &GrayImage) -> f64 {
    let (low, high) = (
        one.height().min(other.height()),
        one.height().max(other.height()),
    );
    if f64::from(high - low) > 6.0 + 0.12 * f64::from(high) {
        return 1.0;
    }
    let grid = |image| image::imageops::resize(image, 20, (low / 8).max(1), FilterType::Triangle);
    let (one, other) = (grid(one), grid(other));
    let differences = one.pixels().zip(other.pixels());
    let sum: f64 = differences
        .map(|(a, b)| f64::from(a.0[0].abs_diff(b.0[0])) / 255.0)
        .sum();
    sum / f64::from(one.width() * one.height())
}
