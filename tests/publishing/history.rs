//! What a story said before, and that nothing is told which was never public.

use std::{fs, process::Command};

use serde_json::{Value, json};
use standfirst::content::markdown::write;

use super::bridge::{BRIDGE, with_ledger};
use crate::support::{
    publisher::{Publisher, tree},
    story, with,
};

const CHANGES: &str = "science/bridge/changes/";
const REVISION: &str = "h2[id^=revision-]";

/// The story with these paragraphs.
fn telling(paragraphs: &[&str]) -> Value {
    let paragraphs = paragraphs.iter();
    let body: Value = paragraphs
        .map(|words| json!({ "type": "paragraph", "text": words }))
        .collect();
    let fields = json!({ "headline": "The bridge", "section": "science", "body": body });
    story("2025-05-10T08:00:00Z", fields)
}

fn commit(publisher: &Publisher, time: &str) {
    for arguments in [
        &["init", "-q"][..],
        &["add", "-A", "."],
        &["commit", "-q", "-m", "x"],
    ] {
        let status = Command::new("git")
            .args([
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgSign=false",
            ])
            .args(arguments)
            .current_dir(publisher.content(""))
            .env("GIT_COMMITTER_DATE", time)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .status();
        assert!(status.expect("git is there").success());
    }
}

/// A publication whose story was committed in these steps.
fn committed(steps: impl IntoIterator<Item = (Value, &'static str)>) -> Publisher {
    let publisher = Publisher::new().with_site(json!({ "history": "git" }));
    steps
        .into_iter()
        .fold(publisher, |publisher, (story, time)| {
            let publisher = publisher.with(BRIDGE, story);
            commit(&publisher, time);
            publisher
        })
}

/// Whether any file of the site has these words.
fn tells(publisher: &Publisher, words: &str) -> bool {
    let files = tree(&publisher.site(""));
    files
        .values()
        .any(|bytes| String::from_utf8_lossy(bytes).contains(words))
}

#[test]
fn the_commits_of_a_file_are_its_history() {
    let headline = |words: &str| with(telling(&["One."]), json!({ "headline": words }));
    let draft = with(headline("A working title"), json!({ "draft": true }));
    let publisher = committed([
        (draft, "2025-05-09T10:00:00Z"),
        (
            headline("A title before it was out"),
            "2025-05-10T07:00:00Z",
        ),
        (telling(&["One."]), "2025-05-10T07:30:00Z"),
        (telling(&["One.", "Two."]), "2025-05-12T10:00:00Z"),
    ]);
    let content = tree(&publisher.content("articles"));

    let publisher = publisher.build();

    let page = publisher.document(CHANGES);
    assert_eq!(page.count(REVISION), 1);
    let times = page.attributes("main time", "datetime");
    assert!(
        times.contains(&"2025-05-12T12:00:00+02:00".to_owned()),
        "{times:?}"
    );
    assert!(!tells(&publisher, "working title") && !tells(&publisher, "before it was out"));
    assert_eq!(tree(&publisher.content("articles")), content);
    assert!(!publisher.content(".history").exists());
}

#[test]
fn a_change_of_form_is_no_change_of_words() {
    let publisher = committed([
        (telling(&["One."]), "2025-05-10T08:00:00Z"),
        (telling(&["One.", "Two."]), "2025-05-12T10:00:00Z"),
    ]);
    let markdown = publisher.content(BRIDGE).with_extension("md");
    let text = write(&telling(&["One.", "Two."]));
    fs::remove_file(publisher.content(BRIDGE)).expect("removed");
    fs::write(&markdown, &text).expect("written");
    commit(&publisher, "2025-05-13T10:00:00Z");
    fs::write(&markdown, text + "\nThree.\n").expect("written");
    commit(&publisher, "2025-05-14T10:00:00Z");

    let publisher = publisher.build();

    let page = publisher.document(CHANGES);
    assert_eq!(page.count(REVISION), 2);
    let times = page.attributes("main time", "datetime");
    for day in ["2025-05-12T12", "2025-05-14T12"] {
        assert!(times.iter().any(|time| time.starts_with(day)), "{times:?}");
    }
    assert!(!times.iter().any(|time| time.starts_with("2025-05-13")));
}

#[test]
fn a_commit_that_was_replaced_before_its_time_is_no_history() {
    let early = || (telling(&["One.", "A secret."]), "2025-05-01T10:00:00Z");
    let late = json!({ "published": "2025-05-15T08:00:00Z" });
    let draft = with(telling(&["One."]), json!({ "draft": true }));
    let publishers = [
        committed([
            early(),
            (with(telling(&["One."]), late), "2025-05-05T10:00:00Z"),
        ]),
        committed([
            early(),
            (draft, "2025-05-05T10:00:00Z"),
            (telling(&["One."]), "2025-05-12T10:00:00Z"),
        ]),
    ];
    for publisher in publishers {
        assert!(!tells(&publisher.build(), "secret"));
    }
}

#[test]
fn a_file_that_was_removed_before_its_time_is_no_history() {
    let publisher = committed([(telling(&["A secret."]), "2025-05-01T10:00:00Z")]);
    fs::remove_file(publisher.content(BRIDGE)).expect("a story");
    commit(&publisher, "2025-05-05T10:00:00Z");
    let publisher = publisher.with(BRIDGE, telling(&["One."]));
    commit(&publisher, "2025-05-12T10:00:00Z");

    assert!(!tells(&publisher.build(), "secret"));
}

#[test]
fn the_newest_twenty_revisions_are_shown_and_each_is_as_old_as_its_words() {
    let mut steps = Vec::new();
    for day in 11..=19 {
        // The last two differ by white space, which nobody reads.
        for (hour, words) in [
            ("08", "one"),
            ("10", "two"),
            ("12", "a third"),
            ("14", "a  third"),
        ] {
            let words = format!("On the {day}th, {words}.");
            let time = format!("2025-05-{day}T{hour}:00:00Z");
            steps.push((telling(&[&words]), &*time.leak()));
        }
    }

    let publisher = committed(steps).build();

    let page = publisher.document(CHANGES);
    assert_eq!(page.count(REVISION), 19);
    let times = page.attributes("main time", "datetime");
    assert!(
        times.contains(&"2025-05-19T14:00:00+02:00".to_owned()),
        "{times:?}"
    );
    assert!(!times.contains(&"2025-05-19T16:00:00+02:00".to_owned()));
}

#[test]
fn an_edition_of_a_day_to_come_is_not_written_down() {
    let publisher = with_ledger(telling(&["One."])).build();
    let before = tree(&publisher.content(".history"));

    let publisher = publisher
        .with(BRIDGE, telling(&["One.", "Two."]))
        .now("9000-01-01T00:00:00Z")
        .build();

    assert!(publisher.site(CHANGES).exists());
    assert_eq!(tree(&publisher.content(".history")), before);
}

#[test]
fn a_ledger_that_cannot_be_read_stops_the_build_and_stays() {
    let publisher = with_ledger(telling(&["One."]));
    let ledger = publisher.content(".history/science/bridge.jsonl");
    fs::create_dir_all(&ledger).expect("a folder in place of the ledger");

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("]: what this story said before can't be read"));
    assert!(ledger.is_dir());
}

#[test]
fn lines_of_the_ledger_that_are_not_understood_are_kept() {
    let publisher = with_ledger(telling(&["One."])).build();
    let ledger = publisher.content(".history/science/bridge.jsonl");
    let damaged = b"{\"hash\xff\n{\"format\":2}\n".to_vec();
    let known = fs::read(&ledger).expect("a ledger");
    fs::write(&ledger, [&*damaged, &*known].concat()).expect("a ledger");

    let publisher = publisher
        .with(BRIDGE, telling(&["One.", "Two."]))
        .now("2025-05-21T10:00:00Z")
        .build();

    let written = fs::read(&ledger).expect("a ledger");
    let before = [&*damaged, &*known].concat();
    assert!(written.starts_with(&before) && written.len() > before.len());
    assert!(publisher.site(CHANGES).exists());
}

/// What leads to a story that is not out is told nowhere, in whatever block it stands.
#[test]
fn what_is_said_of_a_story_under_embargo_is_told_nowhere() {
    let embargoed = with(
        telling(&["Nothing."]),
        json!({ "headline": "Later", "published": "2025-06-10T08:00:00Z" }),
    );
    let cards = json!([
        { "type": "bookmark", "href": "/science/later/", "title": "A secret", "text": "A secret." },
        { "type": "newsletter", "href": "/science/later/", "title": "A secret", "text": "A secret." },
        { "type": "read-more", "items": [{ "href": "/science/later/", "title": "A secret" }] },
        { "type": "story", "href": "/science/later/" },
        { "type": "expander", "title": "More", "body": [
            { "type": "bookmark", "href": "/science/later/", "title": "A secret", "text": "A secret." },
            { "type": "paragraph", "text": "Open words." }
        ] }
    ]);
    let live = json!({
        "summary": [{ "text": "In short." }],
        "posts": [{ "id": "one", "published": "2025-05-10T08:30:00Z", "body": cards }]
    });
    let publisher = with_ledger(with(telling(&[]), json!({ "body": cards })))
        .with("articles/science/later.json", embargoed)
        .with(
            "articles/science/now.json",
            with(telling(&["Now."]), json!({ "kind": "live", "live": live })),
        )
        .build();
    assert!(!tells(&publisher, "secret"));
    let head = publisher.page("science/bridge/")["head"]["description"].clone();
    assert_eq!(head, "Open words.");

    let publisher = publisher
        .with(BRIDGE, telling(&["One."]))
        .now("2025-05-21T10:00:00Z")
        .build();

    assert!(publisher.site(CHANGES).exists());
    assert!(!tells(&publisher, "secret"));
}
