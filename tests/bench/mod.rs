//! How long a reader waits, and how long a newsroom does. `make bench` prints it; nothing here fails
//! for being slow. Milliseconds carry over to no other machine, ratios within a run do.

mod check;
mod clicks;
mod import;
mod pictures;
mod program;
mod start;
mod trace;

use std::{env, path::PathBuf, sync::LazyLock};

use crate::support::{APP, Site, publisher::Publisher};

/// How often each time is taken, in turns with the others, so that all meet the same noise: `ROUNDS` says
/// otherwise.
static ROUNDS: LazyLock<usize> = LazyLock::new(|| {
    let rounds = env::var("ROUNDS").ok();
    rounds.map_or(9, |it| it.parse().expect("ROUNDS is a number"))
});

/// How many times slower than here scripts run: about as on a cheap phone.
const SLOWDOWN: u32 = 4;

/// The same content as this version publishes it and, where `BESIDE` names a folder that has the
/// publisher `standfirst` and the app folder `app` of another version, as that one does.
fn sites(content: impl Fn() -> Publisher) -> Vec<(&'static str, Site)> {
    let mut sites = vec![("", Site::with_app(content(), "/", APP))];
    if let Some(folder) = env::var_os("BESIDE") {
        let folder = PathBuf::from(folder);
        let publisher = content().run_by(&folder.join("standfirst"));
        let app = folder.join("app");
        let app = app.to_str().expect("a path in UTF-8");
        sites.push(("beside: ", Site::with_app(publisher, "/", app)));
    }
    sites
}

/// What one thing took, again and again.
#[derive(Default)]
struct Samples(Vec<f64>);

impl Samples {
    fn add(&mut self, sample: f64) {
        self.0.push(sample);
    }

    /// The least that this share of the samples does not exceed.
    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[((sorted.len() - 1) as f64 * share).round() as usize]
    }

    fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The median, and the 10th and the 90th percentile.
    fn in_words(&self) -> String {
        let (low, median, high) = (self.at(0.1), self.median(), self.at(0.9));
        format!("{median:>7.1} ms ({low:.1} to {high:.1})")
    }
}
