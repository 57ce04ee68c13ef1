//! Parts in parts: as deep as `check` lets them stand, each is shown, by all who read a page.

use serde_json::{Value, json};

use crate::support::{
    Site,
    publisher::{Publisher, said},
    story,
};

/// How deep the rules let parts stand in one another, and marks.
const DEEPEST: usize = 6;

type Around = fn(Value) -> Value;

/// Each puts blocks into a block.
const AROUND: [(&str, Around); 5] = [
    (
        "expander",
        |body| json!({ "type": "expander", "title": "More", "body": body }),
    ),
    (
        "box",
        |body| json!({ "type": "info-box", "title": "More", "body": body }),
    ),
    (
        "questions",
        |body| json!({ "type": "questions", "items": [{ "text": "Why?", "answer": body }] }),
    ),
    (
        "timeline",
        |body| json!({ "type": "timeline", "events": [{ "date": "Then", "body": body }] }),
    ),
    (
        "transcript",
        |body| json!({ "type": "audio", "src": "one.wav", "title": "A", "transcript": body }),
    ),
];

/// A paragraph with as many marks in one another as there may be, and a formula as deep as can be set.
fn innermost(words: &str) -> Value {
    let marked = (0..DEEPEST).fold(json!(words), |inside, level| {
        let kind = ["emphasis", "strong", "code"][level % 3];
        json!({ "type": kind, "text": [inside] })
    });
    let formula = json!({ "type": "formula", "latex": r"\sqrt".repeat(49) + " x" });
    json!({ "type": "paragraph", "text": [marked, " ", formula] })
}

fn list(depth: usize, words: &str) -> Value {
    let innermost = json!({ "text": innermost(words)["text"] });
    let item = (1..depth).fold(
        innermost,
        |inside, level| json!({ "text": "An item", "ordered": level % 2 == 0, "items": [inside] }),
    );
    json!({ "type": "list", "items": [item] })
}

/// Each kind of block in itself, all of them in turn, and lists, by themselves and in those.
fn deepest() -> Vec<(String, Value)> {
    let nested = |levels: usize, first: usize, step: usize, inner: Value| {
        (0..levels).fold(inner, |inside, level| {
            let (_, around) = AROUND[(first + step * level) % AROUND.len()];
            around(json!([inside]))
        })
    };
    let mut bodies = vec![("list".to_owned(), list(DEEPEST, "deep-list"))];
    for (first, (name, _)) in AROUND.iter().enumerate() {
        for (step, way) in [(0, "alike"), (1, "turns")] {
            let name = format!("{name}-{way}");
            let words = innermost(&format!("deep-{name}"));
            bodies.push((name, nested(DEEPEST - 1, first, step, words)));
            let name = format!("{}-list", bodies[bodies.len() - 1].0);
            let inner = list(DEEPEST - 3, &format!("deep-{name}"));
            bodies.push((name, nested(3, first, step, inner)));
        }
    }
    bodies
}

fn publisher() -> Publisher {
    let publisher = deepest()
        .into_iter()
        .fold(super::publisher(), |publisher, (name, body)| {
            let fields = json!({ "headline": name, "related": ["plain"], "body": [body] });
            publisher.with(
                &format!("articles/world/{name}.json"),
                story("2025-05-10T18:30:00+02:00", fields),
            )
        });
    let output = publisher.command("check").output().expect("it starts");
    assert!(output.status.success(), "{}", said(&output));
    publisher
}

#[test]
fn what_is_as_deep_as_it_may_be_is_in_the_page_its_data_and_the_feed() {
    let publisher = publisher().build();
    let feed = publisher.read("feed.xml");
    for (name, _) in deepest() {
        let words = format!("deep-{name}");
        let path = format!("world/{name}/");
        // As serde_json reads it, which follows 128 levels and no more.
        let data = publisher.page(&path).to_string();
        let page = publisher.read(&format!("{path}index.html"));
        for (what, text) in [("page", &page), ("data", &data), ("feed", &feed)] {
            assert!(text.contains(&words), "{words} is not in the {what}");
        }
    }
}

#[test]
fn what_is_as_deep_as_it_may_be_reads_on_a_phone_published_and_built() {
    let site = Site::of(publisher(), "/");
    let body = "document.querySelector('.story__body')";
    let open = "document.querySelectorAll('details').forEach(one => { one.open = true; })";
    for (name, _) in deepest() {
        let words = format!("deep-{name}");
        let path = format!("world/{name}/");
        let browser = site.open(&path);
        browser.resize(360, 740);
        let html = browser.script(&format!("return {body}.innerHTML"));
        browser
            .click_link("A plain story")
            .expect_heading("A plain story")
            .script(&format!(
                "const link = document.querySelector('.card__headline a') ?? document.querySelector('main a');
                 link.href = {:?}; link.click()",
                site.path(&path)
            ));
        browser.expect_heading(&name).expect_same_document().expect(
            "the body",
            &format!("{body}.innerHTML"),
            html,
        );
        browser.script(open);
        // Of the innermost block: its font's size, and how many of its letters a line has room for.
        let measured = format!(
            "(() => {{
                const leaf = [...{body}.querySelectorAll('p, li')].findLast(one => one.textContent.includes({words:?}));
                const size = parseFloat(getComputedStyle(leaf).fontSize);
                return [size, leaf.clientWidth / size, document.documentElement.scrollWidth];
            }})()"
        );
        let measured = browser.script(&format!("return {measured}"));
        let [size, ems, page] = [0, 1, 2].map(|at| measured[at].as_f64().expect("a number"));
        assert!(size >= 12.0 && ems >= 6.0, "{name}: {ems} em of {size} px");
        assert!(page <= 360.0, "{name}: the page is {page} px wide");
    }
}
