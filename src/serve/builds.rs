use std::{
    fs,
    path::PathBuf,
    process,
    sync::Arc,
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::Timestamp;
use tokio::sync::watch::Sender;

use super::{Order, watched::Watched};
use crate::{
    content::{self, Edition},
    publish::{self, PublishError, Report, SHOWN, Trouble},
};

/// How long it waits for a folder that is gone.
const PAUSE: Duration = Duration::from_secs(1);

/// What came of the last build.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Names the last site that was published; empty while there is none.
    pub site: String,
    /// Names the last build.
    pub build: String,
    /// The path that the site stands at, from slash to slash.
    pub base: String,
    /// Why that build published nothing; empty where it did.
    pub trouble: Arc<Vec<Trouble>>,
}

/// Publishes the site again whenever its content changes.
pub struct Builder {
    order: Order,
    out: PathBuf,
    /// What tells the builds of this program from those of others.
    start: u128,
}

impl Builder {
    /// The site is written to `out`.
    pub fn new(order: Order, out: PathBuf) -> Self {
        let start = SystemTime::now().duration_since(UNIX_EPOCH);
        let start = start.map_or(0, |time| time.as_nanos()) ^ u128::from(process::id());
        Self { order, out, start }
    }

    /// Builds, and does so again at each change, until nobody wants to know.
    pub fn work(&self, states: &Sender<State>) {
        let mut number = 0_u64;
        let mut told = String::new();
        let mut watched = self.watch(&mut told);
        let mut folder = self.folder();
        loop {
            number += 1;
            let state = self.build(number, &states.borrow());
            let is_published = state.trouble.is_empty();
            if states.send(state).is_err() {
                return;
            }
            // That it is gone, the next build says. What takes its place is another folder to the system.
            if self.folder() != folder {
                if self.folder().is_none() && is_published {
                    continue;
                }
                while self.folder().is_none() {
                    if states.is_closed() {
                        return;
                    }
                    thread::sleep(PAUSE);
                }
                folder = self.folder();
                watched = self.watch(&mut told);
                continue;
            }
            while !watched.as_ref().is_some_and(Watched::wait) {
                thread::sleep(PAUSE);
                watched = self.watch(&mut told);
            }
        }
    }

    /// When the content folder was made, by which it is told from one that takes its place; none where there is none.
    fn folder(&self) -> Option<SystemTime> {
        let found = fs::metadata(&self.order.content).ok()?;
        found
            .is_dir()
            .then(|| found.created().unwrap_or(UNIX_EPOCH))
    }

    /// `told` is what was said last of why changes go unnoticed, and not said again.
    fn watch(&self, told: &mut String) -> Option<Watched> {
        let mut folders = vec![self.order.content.clone()];
        folders.extend(self.order.app.is_dir().then(|| self.order.app.clone()));
        let sources = publish::sources(&self.order.app);
        let watched = ["style", "public"].map(|name| sources.join(name));
        folders.extend(watched.into_iter().filter(|path| path.is_dir()));
        let watched = Watched::new(&folders);
        if let Err(error) = &watched
            && error != told
        {
            crate::say::err!("changes go unnoticed: {error}");
            error.clone_into(told);
        }
        watched.ok()
    }

    fn build(&self, number: u64, last: &State) -> State {
        let build = format!("{:x}-{number}", self.start);
        let order = publish::Order {
            content: self.order.content.clone(),
            out: self.out.clone(),
            app: self.order.app.clone(),
            base_url: self.order.base_url.clone(),
            edition: Edition {
                now: self.order.now.unwrap_or_else(Timestamp::now),
                drafts: self.order.drafts,
                previews: Vec::new(),
            },
            staging: None,
            is_trial: true,
            precompress: false,
            changes: None,
        };
        match publish::publish(&order) {
            Ok(report) => published(build, &report, last),
            Err(error) => State {
                build,
                trouble: Arc::new(trouble(&error)),
                ..last.clone()
            },
        }
    }
}

fn published(build: String, report: &Report, last: &State) -> State {
    crate::say::out!("{report}");
    let base = report.base.clone();
    let is_new = report.is_changed() || last.site.is_empty() || last.base != base;
    State {
        site: if is_new {
            build.clone()
        } else {
            last.site.clone()
        },
        build,
        base,
        trouble: Arc::default(),
    }
}

/// Says in the terminal why nothing was published, and gives it to the open page.
fn trouble(error: &PublishError) -> Vec<Trouble> {
    match error {
        PublishError::Content(problems) => {
            let words = content::in_words(problems, SHOWN, "; the site stays as it was");
            crate::say::text(std::io::stderr(), &words);
        }
        error => crate::say::err!("error: {error}"),
    }
    Trouble::of(error)
}
