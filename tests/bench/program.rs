//! The publisher as a publisher of thousands of stories has it, and what it takes.

use std::{
    fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

/// How often the memory is looked at.
const STEP: Duration = Duration::from_millis(20);

/// The publisher that `make publisher` has made, where it is there.
pub fn fast_publisher() -> Command {
    let ship = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ship/standfirst");
    if ship.exists() {
        Command::new(ship)
    } else {
        println!("this publisher is not optimised: `make publisher` makes one that is");
        Command::new(env!("CARGO_BIN_EXE_standfirst"))
    }
}

/// Runs a command, which must succeed. Gives how long it took, in seconds, and its most memory, in megabytes, where
/// the system tells it.
pub fn timed(command: &mut Command) -> (f64, f64) {
    let began = Instant::now();
    let mut child = command.spawn().expect("a start");
    let mut most = 0;
    let status = loop {
        most = most.max(memory(child.id()));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        thread::sleep(STEP);
    };
    let time = began.elapsed().as_secs_f64();
    assert!(status.success());
    (time, most as f64 / 1000.0)
}

/// The most memory that a process has had so far, in kilobytes.
fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|it| it.parse().ok()).unwrap_or_default()
}
