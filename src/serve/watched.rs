use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::Duration,
};

use notify::{
    Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use crate::publish::is_cached;

/// How long nothing must have changed before what has is read: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// How often a folder is looked through, where the system does not tell what has changed.
const POLL: Duration = Duration::from_secs(1);

/// Folders of which is known when something in them changes.
pub struct Watched {
    changes: Receiver<()>,
    /// Tells as long as it is there.
    _watcher: Box<dyn Watcher + Send>,
}

impl Watched {
    /// Looks after folders and all in them. What can't be watched is looked through each second.
    pub fn new(folders: &[PathBuf]) -> Result<Self, String> {
        match Self::by::<RecommendedWatcher>(folders, Config::default()) {
            Ok(watched) => Ok(watched),
            Err(error) => {
                let config = Config::default().with_poll_interval(POLL);
                let watched = Self::by::<PollWatcher>(folders, config);
                let watched = watched.map_err(|error| error.to_string())?;
                crate::say::err!(
                    "the system does not tell what has changed ({error}), so the folders are looked through each second"
                );
                Ok(watched)
            }
        }
    }

    fn by<W: Watcher + Send + 'static>(
        folders: &[PathBuf],
        config: Config,
    ) -> notify::Result<Self> {
        let (tell, changes) = mpsc::channel();
        let hear = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event)) {
                // Nobody listens only at the end of the program.
                _ = tell.send(());
            }
        };
        let mut watcher = W::new(hear, config)?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self {
            changes,
            _watcher: Box::new(watcher),
        })
    }

    /// Waits for a change, and until no other follows. False where none can come any more.
    pub fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        loop {
            match self.changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}

/// Whether something was written. That a build reads the files is told too, and what version control and builds keep.
fn is_change(event: &Event) -> bool {
    let is_written = match event.kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let is_ours = |path: &PathBuf| !is_of_version_control(path) && !is_cached(path);
    is_written && (event.paths.is_empty() || event.paths.iter().any(is_ours))
}

fn is_of_version_control(path: &Path) -> bool {
    path.iter().any(|part| part == ".git")
}
