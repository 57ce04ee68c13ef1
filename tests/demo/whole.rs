//! That the demo and the content made to break the layout hold what they are meant to show.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use standfirst::content::markdown::read;

use crate::{
    blocks::schema,
    support::{
        fixture,
        publisher::{Publisher, demo, tree},
    },
};

#[test]
fn the_demo_is_a_whole_publication() {
    let publisher = Publisher::demo().build();

    let count = |folder: &str, ending: &str| {
        tree(&demo().join(folder))
            .keys()
            .filter(|name| name.ends_with(ending))
            .count()
    };
    assert!(count("articles", ".json") >= 24);
    assert!(count("articles", ".md") >= 12);
    assert!(count("media", ".jpg") >= 10);
    let site = publisher.page("");
    assert!(
        site["masthead"]["sections"]
            .as_array()
            .is_some_and(|sections| sections.len() >= 8)
    );
    let languages: BTreeSet<_> = tree(&publisher.site(""))
        .keys()
        .filter_map(|name| name.strip_suffix("index.json"))
        .filter_map(|path| {
            publisher.page(path)["head"]["language"]
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    let wanted = ["ar", "de", "en-GB", "fa", "ja"];
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), wanted);
    let related = publisher.page("international/xi-in-moscow/");
    let related = &related["content"]["article"]["related"];
    let reasons = related["cards"].as_array().expect("cards").iter();
    let reasons: Vec<_> = reasons.map(|card| card["reason"].clone()).collect();
    assert_eq!(related["title"], Value::Null);
    assert!(reasons.len() >= 2);
    assert!(
        reasons.contains(&json!("Also on gas and pipelines")),
        "{reasons:?}"
    );
}

#[test]
fn the_stress_fixture_is_published() {
    let publisher = Publisher::with_content(&fixture("stress")).build();

    let page = publisher.page("far/long/");
    let headline = page["content"]["article"]["headline"]
        .as_str()
        .unwrap_or_default();
    assert!(headline.chars().count() >= 180);
    assert_eq!(
        page["content"]["article"]["authors"]
            .as_array()
            .map(Vec::len),
        Some(6)
    );
}

#[test]
fn the_demo_tells_a_story_of_every_kind() {
    let mut told = BTreeSet::from(["report".to_owned()]);
    for (name, story) in tree(&demo().join("articles")) {
        let story: Value = if name.ends_with(".md") {
            read(&String::from_utf8(story).expect("UTF-8")).value
        } else {
            serde_json::from_slice(&story).expect("JSON")
        };
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
