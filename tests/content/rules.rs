//! Content that is wrong, and what the publisher says of it.

use std::{
    fs,
    process::Command,
    time::{Duration, Instant},
};

use crate::support::publisher::{Publisher, bless, fixture};

fn cases() -> Vec<String> {
    let entries = fs::read_dir(fixture("broken")).expect("the broken fixtures");
    let mut names: Vec<_> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.ends_with(".txt"))
        .collect();
    names.sort();
    names
}

/// What `standfirst check` says of the fixture publication with a broken file laid over it.
fn complaint(case: &str) -> (String, Option<i32>) {
    let publisher = Publisher::new().overlay(&fixture("broken").join(case));
    if case == "there_is_a_site_file" {
        fs::remove_file(publisher.content("site.json")).expect("a site file");
    }
    let output = publisher
        .command("check")
        .output()
        .expect("the publisher starts");
    (
        String::from_utf8_lossy(&output.stderr).into_owned(),
        output.status.code(),
    )
}

#[test]
fn every_mistake_is_told_with_its_place_and_its_mend() {
    for case in cases() {
        let (said, code) = complaint(&case);
        let expected = fixture("broken").join(format!("{case}.txt"));
        if bless() {
            fs::write(&expected, &said).expect("a blessed file");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(said, expected, "{case}");
        let is_refused = said.contains(": error[");
        assert_eq!(code, Some(i32::from(is_refused)), "{case}");
    }
}

#[test]
fn every_rule_has_a_broken_fixture() {
    for rule in standfirst::content::all_rules() {
        let case = format!("{}.txt", rule.name.replace('-', "_"));
        let said = fs::read_to_string(fixture("broken").join(case)).unwrap_or_default();
        let is_told = said.contains(&format!("[{}]: ", rule.name));
        assert!(is_told, "{} has no broken fixture", rule.name);
    }
}

#[test]
fn content_with_a_mistake_publishes_nothing() {
    let broken = fixture("broken").join("every_story_has_a_known_section");
    let publisher = Publisher::new().overlay(&broken);

    let output = publisher.run();

    assert_eq!(output.status.code(), Some(1));
    assert!(!publisher.site("").exists());
}

#[test]
fn a_mistake_leaves_the_last_site_as_it_was() {
    let publisher = Publisher::new().build();
    let before = publisher.read("index.html");

    fs::write(publisher.content("site.json"), "{").expect("a broken site file");

    assert_eq!(publisher.run().status.code(), Some(1));
    assert_eq!(publisher.read("index.html"), before);
}

#[test]
fn good_content_has_no_problems() {
    let publisher = Publisher::new();

    let output = publisher
        .command("check")
        .output()
        .expect("the publisher starts");

    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "content: no problems\n"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_demo_has_no_problems() {
    let publisher = Publisher::new();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/content");

    let output = publisher
        .command("check")
        .args(["--content", demo])
        .output()
        .expect("a start");

    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn problems_come_as_json_for_machines() {
    let publisher = Publisher::new().overlay(&fixture("broken").join("every_link_leads_somewhere"));

    let output = publisher
        .command("check")
        .args(["--format", "json"])
        .output()
        .expect("the publisher starts");

    let problems: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let first = &problems[0];
    assert_eq!(first["file"], "content/articles/world/broken.json");
    assert_eq!(
        (first["line"].as_u64(), first["column"].as_u64()),
        (Some(14), Some(15))
    );
    assert_eq!(first["severity"], "error");
    assert_eq!(first["rule"], "every-link-leads-somewhere");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_folder_that_is_not_there_is_told_of_and_is_wrong_usage() {
    let publisher = Publisher::new();

    let output = publisher
        .command("check")
        .args(["--content", "nowhere"])
        .output()
        .expect("a start");

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with(
            "nowhere/site.json: error[there-is-a-site-file]: there is no content folder"
        ),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_missing_app_names_the_command_that_makes_one() {
    let publisher = Publisher::new().with_app("nowhere".as_ref());

    let output = publisher.run();

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("`make build` makes one"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn hostile_json_is_an_error_and_not_a_crash() {
    for hostile in [
        "[".repeat(100_000),
        "{\"a\":".repeat(50_000),
        "\u{0}".to_owned(),
        String::new(),
    ] {
        let publisher = Publisher::new();
        fs::write(publisher.content("articles/world/hostile.json"), hostile)
            .expect("a written file");

        let output = publisher
            .command("check")
            .output()
            .expect("the publisher starts");

        assert_eq!(
            output.status.code(),
            Some(1),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// A story whose body is this one, checked with little memory; what is said of it, and how soon.
fn checked(body: serde_json::Value) -> (String, Option<i32>, Duration) {
    let publisher = Publisher::new().with(
        "articles/world/hostile.json",
        serde_json::json!({
            "headline": "A story",
            "section": "world",
            "published": "2025-05-10T08:00:00Z",
            "body": body
        }),
    );
    let start = Instant::now();
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 4000000; exec \"$0\" check"])
        .arg(env!("CARGO_BIN_EXE_standfirst"))
        .current_dir(publisher.folder.path())
        .output()
        .expect("the publisher starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (said, output.status.code(), start.elapsed())
}

#[test]
fn a_mistake_at_the_bottom_of_nested_parts_is_found_at_once() {
    let wrong = serde_json::json!({ "type": "bold", "text": "x" });
    let spans = (0..12).fold(
        wrong,
        |inside, _| serde_json::json!({ "type": "emphasis", "text": [inside] }),
    );
    let paragraph = serde_json::json!({ "type": "paragraph", "text": [spans] });
    let blocks = (0..8).fold(
        paragraph,
        |inside, _| serde_json::json!({ "type": "expander", "title": "More", "body": [inside] }),
    );

    let (said, code, time) = checked(serde_json::json!([blocks]));

    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("there is no type \"bold\" here"), "{said}");
    assert!(time < Duration::from_secs(30), "{time:?}");
}

#[test]
fn a_mistake_in_each_of_ten_thousand_rows_is_told_soon_and_not_ten_thousand_times() {
    let row = serde_json::json!([{ "text": "one" }, { "text": "two" }]);
    let table = serde_json::json!({
        "type": "table",
        "columns": [{ "text": "One" }],
        "rows": vec![row; 10_000]
    });
    let link = serde_json::json!({ "type": "link", "href": "/nowhere/", "text": "x" });
    let links = serde_json::json!({ "type": "paragraph", "text": vec![link; 10_000] });

    let (said, code, time) = checked(serde_json::json!([table, links]));

    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said.matches("this row has 2 cells").count(), 20);
    assert_eq!(
        said.matches("and 9980 more like those").count(),
        2,
        "{said}"
    );
    assert!(time < Duration::from_secs(30), "{time:?}");
}
