//! What `make fuzz` has found is tried from then on.

#[path = "fuzz/doors.rs"]
mod doors;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use doors::DOORS;

#[test]
fn every_door_takes_what_was_kept() {
    let mut tried = 0;
    for (name, door) in DOORS {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fuzz/kept")
            .join(name);
        let files = fs::read_dir(&kept).expect("files of the door");
        for file in files {
            let file = file.expect("a file of the door").path();
            let bytes = fs::read(&file).expect("what was kept");
            let began = Instant::now();
            door(&bytes);
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "{} takes too long",
                file.display()
            );
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} files");
}

#[test]
fn make_fuzz_knows_every_door() {
    let script = fs::read_to_string("tests/fuzz/run").expect("the script");
    for (name, _) in DOORS {
        assert!(script.contains(&format!("seeds_{name}=(")), "{name}");
    }
}
