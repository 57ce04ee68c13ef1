//! What `standfirst check` prints and mends, and what `build` keeps for it.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    process::Output,
};

use serde_json::{Value, json};

use super::WHEN;
use crate::support::{
    publisher::{Publisher, fixture, said, tree},
    story,
};

pub(super) fn broken(case: &str) -> Publisher {
    Publisher::new().overlay(&fixture("broken").join(case))
}

pub(super) fn check(publisher: &Publisher, arguments: &[&str]) -> Output {
    let mut command = publisher.command("check");
    command.args(arguments).output().expect("a start")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn warnings_are_refused_when_asked_for() {
    let publisher = broken("every_link_says_where_it_leads");

    assert_eq!(check(&publisher, &[]).status.code(), Some(0));
    let denied = check(&publisher, &["--deny", "warnings"]);
    assert_eq!(denied.status.code(), Some(1));
    let good = check(&Publisher::new(), &["--deny", "warnings"]);
    assert_eq!(good.status.code(), Some(0));
}

#[test]
fn of_a_rule_the_first_hundred_places_are_printed_for_people_and_all_for_programs() {
    let mut publisher = Publisher::new();
    for number in 0..120 {
        let path = format!("articles/world/n{number}.json");
        publisher = publisher.with(&path, story(WHEN, json!({ "section": "nowhere" })));
    }
    let rule = "every-story-has-a-known-section";
    let few = said(&check(&publisher, &[]));
    let lines = |said: &str| said.matches(&format!("error[{rule}]")).count();
    assert_eq!(lines(&few), 100);
    let more = format!("and 20 more of {rule}: `standfirst check --all` shows them\n");
    assert!(few.contains(&more), "{few}");
    assert!(few.contains("\n120 problems in the content\n"), "{few}");
    assert_eq!(lines(&said(&check(&publisher, &["--all"]))), 120);
    let all: Value =
        serde_json::from_str(&printed(&check(&publisher, &["--format", "json"]))).expect("JSON");
    assert_eq!(all.as_array().map(Vec::len), Some(120));
}

#[test]
fn a_build_counts_warnings_and_goes_on() {
    let publisher = broken("every_link_says_where_it_leads").build();

    let said = said(&publisher.run());

    assert!(
        said.contains("2 warnings: `standfirst check` shows them"),
        "{said}"
    );
    assert!(publisher.site("world/broken/index.html").exists());
}

#[test]
fn the_site_file_says_how_grave_a_rule_is() {
    let set = |severity: &str| {
        let check = json!({ "check": { "every-link-says-where-it-leads": severity } });
        broken("every_link_says_where_it_leads").with_site(check)
    };

    let refused = set("error").run();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("error[every-link-says-where-it-leads]"));
    let off = check(&set("off"), &[]);
    assert_eq!(printed(&off), "content: no problems\n");
}

#[test]
fn annotations_are_escaped() {
    let publisher = Publisher::new().with(
        "articles/world/a,b.json",
        story(WHEN, json!({ "section": "100%\r\n" })),
    );

    let output = check(&publisher, &["--format", "github"]);

    let printed = printed(&output);
    assert!(
        printed.contains("::error file=content/articles/world/a%2Cb.json,"),
        "{printed}"
    );
    assert!(printed.contains("::`100%25%0D%0A` is no slug"), "{printed}");
    assert!(
        printed.lines().all(|line| line.starts_with("::")),
        "{printed}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_sarif_log_has_each_result_with_its_rule_and_a_relative_place() {
    let publisher = broken("every_own_link_is_short");
    let odd = publisher.content("articles/world/Ein Weg.json");
    fs::write(odd, "{}").expect("a file");

    let output = check(&publisher, &["--format", "sarif"]);

    let log: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    for rule in rules {
        let words = rule["fullDescription"]["text"].as_str().expect("words");
        assert!(words.len() > 20, "{rule}");
    }
    let of = |rule: &str| {
        let found = results.iter().find(|result| result["ruleId"] == rule);
        found.unwrap_or_else(|| panic!("{rule}: {log:#}"))
    };
    let place = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let named = place(of("a-file-name-is-a-slug"));
    assert_eq!(
        named["artifactLocation"]["uri"],
        "content/articles/world/Ein%20Weg.json"
    );
    assert!(named["region"].is_null());
    let link = of("every-own-link-is-short");
    assert_eq!(link["level"], "warning");
    assert_eq!(place(link)["region"]["startLine"], 12);
    let replacement = &link["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "/science/plain/");
}

#[test]
fn a_rule_is_explained_and_all_are_listed() {
    let publisher = Publisher::new();
    let explain = |arguments: &[&str]| {
        let mut command = publisher.command("explain");
        command.args(arguments).output().expect("a start")
    };

    let list = printed(&explain(&[]));
    for rule in standfirst::content::all_rules() {
        let line = format!("{:8} {}\n", rule.severity.as_str(), rule.name);
        assert!(list.contains(&line), "{}", rule.name);
        let about = explain(&[rule.name]);
        assert!(about.status.success(), "{}", rule.name);
        let about = printed(&about);
        assert!(about.starts_with(&format!("{}\n\n", rule.name)) && about.contains("For example"));
    }
    let unknown = explain(&["every-link-leads-somewher"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("did you mean `every-link-leads-somewhere`?"));
}

#[test]
fn a_mend_changes_its_place_and_nothing_else() {
    let publisher = broken("every_word_is_of_the_house_style");
    let file = publisher.content("articles/world/broken.json");
    let text = "\u{feff}{\r\n\t\"headline\" :\"A \\u0065-mail \\ud83d\\ude00 e-mail\",\r\n  \"section\": \"world\", \"published\": \"2025-05-10T08:00:00Z\",\r\n  \"body\": [{ \"type\": \"paragraph\", \"text\": \"To utilise \\\"e-mail\\\"\\nutilises.\" }]}";
    fs::write(&file, text).expect("a story");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");

    let output = check(&publisher, &["--fix"]);

    let mended = text
        .replace("\\u0065-mail", "email")
        .replace("e-mail", "email")
        .replace("utilise ", "use ");
    let now = fs::read_to_string(&file).expect("the story");
    assert_eq!(now, mended, "{}", said(&output));
    assert_eq!(
        fs::metadata(&file).expect("the story").mode() & 0o777,
        0o640
    );
    assert!(
        said(&output).contains("content: 4 places mended"),
        "{}",
        said(&output)
    );
    let left: Vec<_> = fs::read_dir(publisher.content("articles/world"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let before = tree(&publisher.content(""));
    check(&publisher, &["--fix"]);
    assert_eq!(before, tree(&publisher.content("")));
}

#[test]
fn every_mend_leaves_content_that_breaks_the_rule_no_more() {
    for case in ["every_own_link_is_short", "no_space_stands_twice"] {
        let publisher = broken(case);

        let mended = said(&check(&publisher, &["--fix"]));

        let rule = format!("[{}]", case.replace('_', "-"));
        assert!(
            mended.contains("places mended") || mended.contains("place mended"),
            "{mended}"
        );
        assert!(!mended.contains(&rule), "{case}: {mended}");
    }
}

#[test]
fn an_address_is_kept_when_published_and_missed_when_it_is_gone() {
    let home = Publisher::new().at("https://fixture.example/");
    let elsewhere = Publisher::new().build();
    assert!(!elsewhere.content("addresses.lock").exists());
    let drafts = Publisher::new()
        .at("https://fixture.example/")
        .with_drafts()
        .build();
    assert!(!drafts.content("addresses.lock").exists());

    let publisher = home.build();

    let lock = publisher.content("addresses.lock");
    let kept = fs::read_to_string(&lock).expect("the addresses");
    let addresses: Vec<_> = kept.lines().filter(|line| line.starts_with('/')).collect();
    assert!(
        addresses.contains(&"/science/plain/") && addresses.is_sorted(),
        "{kept}"
    );
    assert!(
        !kept.contains("draft") && !kept.contains("embargo"),
        "{kept}"
    );
    assert_eq!(printed(&check(&publisher, &[])), "content: no problems\n");

    // Another branch has published too, and the merge is not resolved yet.
    let merged = kept.replace(
        "/science/plain/\n",
        "<<<<<<< one\n/science/plain/\n=======\n/science/gone/\n>>>>>>> two\n",
    );
    fs::write(&lock, merged).expect("a merge");
    fs::rename(
        publisher.content("articles/science/plain.json"),
        publisher.content("articles/world/plain.json"),
    )
    .expect("a story that moves");
    let story = publisher.content("articles/world/plain.json");
    let text = fs::read_to_string(&story).expect("the story");
    fs::write(&story, text.replace("\"science\"", "\"world\"")).expect("another section");
    let said = said(&check(&publisher, &[]));
    assert!(
        said.contains("`/science/plain/` has been published, and nothing is there now"),
        "{said}"
    );
    assert!(said.contains("`/world/plain/`"), "{said}");
    assert!(
        said.contains("`/science/gone/` has been published"),
        "{said}"
    );
}

#[test]
fn who_stops_reading_what_is_printed_does_no_harm() {
    let publisher = broken("every_link_says_where_it_leads");
    for args in [["--format", "json"], ["--format", "human"]] {
        let mut command = publisher.command("check");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let errors = writer.try_clone().expect("the same pipe");
        let status = command.args(args).stdout(writer).stderr(errors).status();
        assert_eq!(status.expect("a start").code(), Some(0), "{args:?}");
    }
}
