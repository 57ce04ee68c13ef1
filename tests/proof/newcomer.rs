//! What a newcomer has after a clone.

use std::process::Command;

/// Trunk starts only where all that it is told to watch, or not to, is there.
#[test]
fn a_fresh_clone_has_all_that_trunk_asks_for() {
    let settings = include_str!("../../Trunk.toml");
    let watch = settings.split("[watch]").nth(1).unwrap_or_default();
    let watch = watch.split("\n[").next().unwrap_or_default();
    let named: Vec<&str> = watch.split('"').skip(1).step_by(2).collect();
    assert!(named.contains(&"content"), "{watch}");
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
