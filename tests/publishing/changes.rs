//! What has changed: that it is told, by the ledger, and what is no change.

use std::fs;

use serde_json::json;

use super::bridge::{BRIDGE, bridge, edited, texts, with_ledger};
use crate::support::publisher::{Publisher, tree};

#[test]
fn an_edit_is_told_on_a_page_of_its_own() {
    let publisher = with_ledger(bridge()).build();
    assert!(!publisher.site("science/bridge/changes").exists());

    let publisher = publisher
        .with(BRIDGE, edited())
        .now("2025-05-21T10:00:00Z")
        .build();

    let page = publisher.document("science/bridge/changes/");
    assert_eq!(page.text("h1"), "What changed in “The bridge”");
    let times = page.attributes("main time", "datetime");
    assert!(
        times.contains(&"2025-05-21T12:00:00+02:00".to_owned()),
        "{times:?}"
    );
    let robots = page.attribute("meta[name=robots]", "content");
    assert_eq!(robots.as_deref(), Some("noindex"));
    let told = texts(&publisher.page("science/bridge/changes/"));
    assert_eq!(
        told[1..],
        [
            " added: A second bridge is planned.",
            "It is  removed: 400 added: 410 metres long from end to end.",
        ]
    );
    let story = publisher.document("science/bridge/");
    let link = story.text("a[href='/news/site/science/bridge/changes/']");
    assert_eq!(link, "What changed");
    // Nothing of the ledger is published.
    assert!(
        !tree(&publisher.site(""))
            .keys()
            .any(|name| name.contains("jsonl"))
    );
}

#[test]
fn a_build_later_on_tells_the_same() {
    let publisher = with_ledger(bridge())
        .build()
        .with(BRIDGE, edited())
        .now("2025-05-21T10:00:00Z");
    let publisher = publisher.build();
    let (site, content) = (tree(&publisher.site("")), tree(&publisher.content("")));

    let publisher = publisher.now("2025-05-22T10:00:00Z").build();

    assert_eq!(tree(&publisher.content("")), content);
    assert_eq!(tree(&publisher.site("")), site);
    // And as of the time before the edit, it isn't told of it.
    let publisher = publisher.now("2025-05-21T09:00:00Z").build();
    assert_eq!(tree(&publisher.content("")), content);
}

#[test]
fn white_space_and_marks_are_no_change() {
    let publisher = with_ledger(bridge()).build();
    let before = tree(&publisher.content(".history"));
    let mut story = bridge();
    story["body"][0]["text"] =
        json!(["It  was ", { "type": "emphasis", "text": "opened" }, "\nin spring, with music. "]);

    let publisher = publisher
        .with(BRIDGE, story)
        .now("2025-05-21T10:00:00Z")
        .build();

    assert!(!publisher.site("science/bridge/changes").exists());
    assert_eq!(tree(&publisher.content(".history")), before);
}

#[test]
fn what_only_editors_see_is_no_history() {
    let recorded = |publisher: &Publisher| {
        tree(&publisher.content(""))
            .keys()
            .any(|name| name.starts_with(".history"))
    };
    assert!(!recorded(&with_ledger(bridge()).with_drafts().build()));
    assert!(!recorded(
        &with_ledger(bridge()).with_preview("draft").build()
    ));
    assert!(!recorded(&Publisher::new().with(BRIDGE, bridge()).build()));

    let publisher = with_ledger(bridge()).build();
    let names: Vec<_> = tree(&publisher.content(".history")).into_keys().collect();
    assert!(
        names.contains(&"science/bridge.jsonl".to_owned()),
        "{names:?}"
    );
    for hidden in ["world/draft.jsonl", "world/embargo.jsonl"] {
        assert!(!names.contains(&hidden.to_owned()), "{names:?}");
    }
}

#[test]
fn a_story_can_keep_its_history_back() {
    let mut edited = edited();
    edited["history"] = json!(false);
    let publisher = with_ledger(bridge()).build().with(BRIDGE, edited);
    let publisher = publisher.now("2025-05-21T10:00:00Z").build();

    assert!(!publisher.site("science/bridge/changes").exists());
    assert!(
        !publisher
            .read("science/bridge/index.html")
            .contains("What changed")
    );
}

#[test]
fn a_damaged_ledger_is_no_obstacle() {
    let publisher = with_ledger(bridge()).build();
    let ledger = publisher.content(".history/science/bridge.jsonl");
    let text = fs::read_to_string(&ledger).expect("a ledger");
    fs::write(&ledger, format!("{{\"hash\n\u{0}\n{text}{}", &text[..20]))
        .expect("a damaged ledger");

    let publisher = publisher
        .with(BRIDGE, edited())
        .now("2025-05-21T10:00:00Z")
        .build();

    assert!(publisher.site("science/bridge/changes/index.html").exists());
}

#[test]
fn without_its_commits_the_content_is_published_all_the_same() {
    let publisher = Publisher::new().with_site(json!({ "history": "git" }));

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("warning: no story shows what has changed"),
        "{said}"
    );
}
