use std::{
    sync::Once,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A build that is over sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a long build has come, shown on a terminal and nowhere else.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
}

impl Progress {
    /// Of so many things; `what` names them in the plural.
    pub fn new(number: usize, what: &str) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(number.try_into().unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        let style = ProgressStyle::with_template(&format!(
            "{{wide_bar}} {{human_pos}} of {{human_len}} {what}, {{eta}} to go"
        ));
        Self {
            bar: match style {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            },
            start: Instant::now(),
            shown: Once::new(),
        }
    }

    /// One more of them is done.
    pub fn step(&self) {
        if self.start.elapsed() > PATIENCE {
            self.shown.call_once(|| {
                let target = ProgressDrawTarget::stderr_with_hz(5);
                self.bar.set_draw_target(target);
            });
        }
        self.bar.inc(1);
    }

    /// Takes the bar off the screen.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
