//! What a newcomer has after a clone.

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::publisher::said;

/// Trunk starts only where all that it is told to watch, or not to, is there.
#[test]
fn a_fresh_clone_has_all_that_trunk_asks_for() {
    let settings = include_str!("../../Trunk.toml");
    let settings: Value = toml::from_str(settings).expect("TOML");
    let lists = settings["watch"].as_object().into_iter().flatten();
    let paths = lists.flat_map(|(_, paths)| paths.as_array().into_iter().flatten());
    let named: Vec<&str> = paths.filter_map(Value::as_str).collect();
    assert!(named.contains(&"content"), "{named:?}");
    for path in named {
        let tracked = Command::new("git")
            .args(["ls-files", "--", path])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("git");
        assert!(
            !tracked.stdout.is_empty(),
            "{path} is not in the repository"
        );
    }
}

/// What a target of the Makefile would run.
fn make(arguments: &[&str]) -> Output {
    let mut command = Command::new("make");
    command.arg("--dry-run").args(arguments);
    command
        .env_remove("STANDFIRST_CONTENT")
        .env_remove("MAKEFLAGS");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.output().expect("make")
}

#[test]
fn another_publication_is_watched_in_the_place_of_the_demo() {
    let served = said(&make(&["serve", "CONTENT=../my gazette"]));
    let settings = include_str!("../../Trunk.toml");
    let settings: Value = toml::from_str(settings).expect("TOML");
    let paths = settings["watch"]["watch"].as_array().expect("a list");
    for path in paths.iter().filter_map(Value::as_str) {
        let is_watched = served.contains(&format!("--watch {path} "));
        assert_eq!(is_watched, path != "content", "{path}: {served}");
    }
    assert!(
        served.contains("--watch \"$STANDFIRST_CONTENT\""),
        "{served}"
    );
    assert!(!said(&make(&["serve"])).contains("--watch"));
}

#[test]
fn whoever_names_the_content_to_trunk_is_told_how_it_is_named() {
    for target in ["serve", "build"] {
        let output = make(&[target, "ARGS=--content gazette"]);
        let said = said(&output);
        assert!(!output.status.success(), "{said}");
        assert!(
            said.contains(&format!("make {target} CONTENT=gazette")),
            "{said}"
        );
    }
}
