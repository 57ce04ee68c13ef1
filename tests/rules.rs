//! Content that is wrong, and what the publisher says of it.

use std::fs;

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
        assert_eq!(code, Some(1), "{case}");
    }
}

#[test]
fn every_rule_has_a_broken_fixture() {
    let cases = cases();
    for rule in standfirst::content::RULES {
        assert!(
            cases.iter().any(|case| case == rule.name),
            "{} has no broken fixture",
            rule.name
        );
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
        .arg("--json")
        .output()
        .expect("the publisher starts");

    let problems: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let first = &problems[0];
    assert_eq!(first["file"], "content/articles/world/broken.json");
    assert_eq!(
        (first["line"].as_u64(), first["column"].as_u64()),
        (Some(14), Some(15))
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_folder_without_a_site_file_gets_a_sentence() {
    let publisher = Publisher::new();

    let output = publisher
        .command("check")
        .args(["--content", "nowhere"])
        .output()
        .expect("a start");

    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with("nowhere/site.json: there is no content folder"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
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
