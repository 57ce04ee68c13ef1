//! What a newcomer has after a clone.

use std::process::Command;

use serde_json::Value;

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
