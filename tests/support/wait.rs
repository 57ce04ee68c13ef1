//! Waiting for what is to happen, and the one way to give time to what is not.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

/// How long what a test expects may take: far longer than it does on a machine with nothing else to do.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// From one look to the next.
const PAUSE: Duration = Duration::from_millis(20);

/// Tries until it works; the last reason once patience ends.
pub fn until<T>(mut attempt: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let end = Instant::now() + PATIENCE;
    loop {
        match attempt() {
            Err(_) if Instant::now() < end => sleep(PAUSE),
            outcome => return outcome,
        }
    }
}

/// Tries until the outcome has been the same for so long, and returns it.
pub fn until_still<T: PartialEq>(
    still: Duration,
    mut attempt: impl FnMut() -> T,
) -> Result<T, String> {
    let end = Instant::now() + PATIENCE;
    let mut outcome = attempt();
    let mut since = Instant::now();
    while since.elapsed() < still {
        sleep(PAUSE);
        let next = attempt();
        if next != outcome {
            (outcome, since) = (next, Instant::now());
            if since > end {
                return Err(format!("it still changes after {} s", PATIENCE.as_secs()));
            }
        }
    }
    Ok(outcome)
}

/// Expects that something does not happen within a time in which it would have. Whatever needs such a
/// time goes through here, and fails as soon as it happens.
#[track_caller]
pub fn assert_never(what: &str, within: Duration, mut happens: impl FnMut() -> bool) {
    let end = Instant::now() + within;
    loop {
        assert!(!happens(), "{what} happened");
        if Instant::now() > end {
            break;
        }
        sleep(PAUSE);
    }
}
