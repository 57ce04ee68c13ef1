//! When new posts are asked for: rarely, and only while someone looks.
//!
//! The answer is a file that a host sends anew only where it has changed (RFC 9110, 13.1.2
//! `If-None-Match`): the browser asks so by itself.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Math;
use leptos::{prelude::*, task::spawn_local, task::tick};

use super::{bar, data::LiveData, news};
use crate::reader::{Failure, Reader, cache::MaxAge, state::cloned, timer::Timer};

/// After failures a reader asks half as often each time, down to this many seconds.
const MAX_INTERVAL: u32 = 600;

/// The request that comes next.
#[derive(Default)]
pub struct Polling {
    timer: Timer,
    /// The time has come, but nobody looks or there is no network.
    is_due: Cell<bool>,
    /// The number of the latest request: what was asked for earlier is no longer of interest.
    latest: Cell<u32>,
}

impl Polling {
    /// Nothing is asked for any more.
    pub fn stop(&self) {
        self.latest.set(self.latest.get().wrapping_add(1));
        self.is_due.set(false);
        self.timer.clear();
    }
}

/// Someone looks again, or there is a network again.
pub fn wake(reader: &'static Reader) {
    if reader.live.polling.is_due.get() {
        request(reader);
    }
}

/// Asks in a while: after the time between two requests, divided by `divisor`.
pub fn schedule(reader: &'static Reader, divisor: u32) {
    let live = &reader.live;
    if !live.is_paused.get() {
        let delay = delay(live.interval.get(), live.failures.get(), Math::random()) / divisor;
        live.polling.timer.set(delay, move || request(reader));
    }
}

/// `interval` is in seconds, `random` from 0 to 1: readers must not all ask at once, so that each waits
/// up to 15 % more or less.
fn delay(interval: u32, failures: u32, random: f64) -> Duration {
    let seconds = interval.saturating_mul(1 << failures.min(16));
    let seconds = seconds.min(MAX_INTERVAL.max(interval));
    let thousandths = 850 + (random * 300.0) as u64;
    Duration::from_millis(u64::from(seconds) * thousandths)
}

/// Asks for new posts now, or as soon as someone looks.
pub fn request(reader: &'static Reader) {
    let (live, polling) = (&reader.live, &reader.live.polling);
    polling.stop();
    if document().hidden() || !window().navigator().on_line() {
        return polling.is_due.set(true);
    }
    let number = polling.latest.get();
    let address = cloned(&live.address);
    spawn_local(async move {
        let text = reader.cache.text(&address, MaxAge::REVALIDATE).await;
        if number != polling.latest.get() {
            return;
        }
        // A file that is just being written can't be read.
        let answer = text.and_then(|text| LiveData::read(&text));
        let failures = live.failures.get().saturating_add(1);
        live.failures.set(if answer.is_ok() { 0 } else { failures });
        let has_ended = match &answer {
            Ok(data) => data.has_ended,
            Err(failure) => *failure == Failure::OtherFormat,
        };
        let announcement = match answer {
            Ok(data) => news::arrive(reader, Rc::new(data)),
            Err(Failure::OtherFormat) => Some(news::renew(reader)),
            Err(_) => None,
        };
        if has_ended {
            bar::end();
        } else {
            schedule(reader, 1);
        }
        if let Some(words) = announcement {
            // The same words a second time are read out only where others were between.
            reader.screen.announcement.set(String::new());
            tick().await;
            reader.screen.announcement.set(words);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_make_the_time_between_two_requests_longer() {
        let seconds = |interval, failures| delay(interval, failures, 0.5).as_secs();
        assert_eq!(seconds(30, 0), 30);
        assert_eq!(seconds(30, 1), 60);
        assert_eq!(seconds(30, 3), 240);
        assert_eq!(seconds(30, 5), 600);
        assert_eq!(seconds(30, u32::MAX), 600);
        assert_eq!(
            seconds(900, 7),
            900,
            "as the newsroom says, if that is rarer"
        );
        delay(u32::MAX, u32::MAX, 1.0);
    }

    #[test]
    fn readers_ask_at_different_times() {
        assert_eq!(delay(100, 0, 0.0).as_secs(), 85);
        assert_eq!(delay(100, 0, 1.0).as_secs(), 115);
    }
}
