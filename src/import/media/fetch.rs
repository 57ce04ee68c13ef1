//! Uploads by HTTP: a few at once, each bounded, and none from a network that is not open to everyone.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};
use ureq::{Agent, unversioned::transport::DefaultConnector};
use url::Url;

use super::{
    look::{KINDS, kind, look_as},
    name::{self, Scheme},
    place::Place,
    public::PublicResolver,
};

/// How many files are fetched at a time: a host that someone else pays for is not to be overrun.
const AT_ONCE: usize = 4;

/// How many files are fetched in one import.
const MOST: usize = 200_000;

/// In bytes: what one file may have.
const LONGEST: u64 = 500_000_000;

/// In bytes: what all of them may have.
const ALL: u64 = 50_000_000_000;

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// How long all of them may take.
const PATIENCE_FOR_ALL: Duration = Duration::from_secs(6 * 3600);

/// How many times one address may lead on to another.
const REDIRECTS: u32 = 5;

/// What has become of each upload: its path under the media folder and whether it was fetched now, or why it
/// has none.
pub type Fetched = HashMap<String, Result<(String, bool), String>>;

/// Fetches into the media folder what is not there: uploads by their paths, and pictures of other hosts by their
/// addresses.
pub fn all(
    keys: BTreeMap<String, Url>,
    scheme: Scheme,
    place: Place,
    allows_private: bool,
) -> Fetched {
    // All sizes of a picture are one task, since they may come to be the same file.
    let mut wanted: BTreeMap<String, BTreeMap<String, Url>> = BTreeMap::new();
    for (key, url) in keys {
        let whole = if is_address(&key) {
            key.clone()
        } else {
            scheme.whole(&key)
        };
        wanted.entry(whole).or_default().insert(key, url);
    }
    let bar = ProgressBar::new(wanted.len() as u64);
    let style =
        ProgressStyle::with_template("{wide_bar} {pos} of {len} pictures and files, {eta} to go");
    let bar = match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    };
    let fetcher = Fetcher {
        agent: agent(allows_private),
        scheme,
        place,
        start: Instant::now(),
        bytes: AtomicU64::new(0),
        done: Mutex::new(HashMap::new()),
    };
    let queue = Mutex::new(wanted.into_iter().enumerate());
    let done = Mutex::new(Fetched::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((index, (_, sizes))) = next(&queue) {
                    for (path, url) in sizes {
                        let fetched = if index < MOST {
                            fetcher.fetch(&path, &url)
                        } else {
                            Err(format!("no more than {MOST} files are fetched at once"))
                        };
                        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                        done.insert(path, fetched);
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Whether it is known by its address, and is no upload.
fn is_address(key: &str) -> bool {
    key.contains("://")
}

fn next<T>(queue: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).next()
}

fn agent(allows_private: bool) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(REDIRECTS)
        .user_agent(concat!("standfirst/", env!("CARGO_PKG_VERSION")))
        // A proxy would look names up by itself.
        .proxy(None)
        .http_status_as_error(true)
        .build();
    let resolver = PublicResolver::new(allows_private);
    Agent::with_parts(config, DefaultConnector::default(), resolver)
}

struct Fetcher<'a> {
    agent: Agent,
    scheme: Scheme,
    place: Place<'a>,
    start: Instant,
    /// How many were read so far.
    bytes: AtomicU64,
    /// Where the files are that were fetched, by the paths that they were to have: several sizes may be one file.
    done: Mutex<HashMap<String, String>>,
}

impl Fetcher<'_> {
    fn fetch(&self, key: &str, url: &Url) -> Result<(String, bool), String> {
        if is_address(key) {
            self.of_other(url)
        } else {
            self.upload(key, url)
        }
    }

    /// An upload, in its full size where there is one.
    fn upload(&self, path: &str, url: &Url) -> Result<(String, bool), String> {
        let mut answer = Err(String::new());
        for candidate in self.scheme.fetched(path) {
            let target = name::in_media(&candidate);
            let done = || self.done.lock().unwrap_or_else(PoisonError::into_inner);
            let there = done().get(&target).cloned();
            if let Some(there) = there.or_else(|| self.place.brought(&target)) {
                return Ok((there, false));
            }
            let Some(url) = self.sibling(url, &candidate) else {
                continue;
            };
            answer = self
                .file(&url, &target)
                .and_then(|part| self.place.put(&part, &target));
            if let Ok((there, _)) = &answer {
                done().insert(target, there.clone());
                break;
            }
        }
        answer
    }

    /// A picture of another host. Such addresses say little of what is there: its bytes do.
    fn of_other(&self, url: &Url) -> Result<(String, bool), String> {
        let stem = name::of_other(url);
        let mut there = KINDS.iter().map(|kind| format!("{stem}.{kind}"));
        if let Some(there) = there.find_map(|target| self.place.brought(&target)) {
            return Ok((there, false));
        }
        let part = self.file(url, &stem)?;
        match kind(&part) {
            Ok(kind) => self.place.put(&part, &format!("{stem}.{kind}")),
            Err(why) => {
                _ = fs::remove_file(&part);
                Err(why)
            }
        }
    }

    /// The address of another upload of the same site.
    fn sibling(&self, url: &Url, path: &str) -> Option<Url> {
        let mut sibling = url.clone();
        let uploads = url.path().get(..self.scheme.start(url.path())?)?.to_owned();
        sibling.set_path(&format!("{uploads}{}", path.replace('%', "%25")));
        sibling.set_query(None);
        sibling.set_fragment(None);
        Some(sibling)
    }

    /// Fetches a file that is to have that path. Gives where it is so far.
    fn file(&self, url: &Url, target: &str) -> Result<PathBuf, String> {
        if self.start.elapsed() > PATIENCE_FOR_ALL {
            return Err("the time for all files is over: run it again".to_owned());
        }
        let part = self.place.folder.join(format!("{target}.part"));
        let in_words = |error: io::Error| error.to_string();
        if let Some(folder) = part.parent() {
            fs::create_dir_all(folder).map_err(in_words)?;
        }
        let there = fs::metadata(&part).map(|it| it.len()).unwrap_or_default();
        let mut request = self.agent.get(url.as_str());
        if there > 0 {
            request = request.header("range", format!("bytes={there}-"));
        }
        let mut response = match request.call() {
            // There is no more of it than is there.
            Err(ureq::Error::StatusCode(416)) if there > 0 => {
                return fs::remove_file(&part).map_err(in_words).and_then(|()| {
                    Err("it has changed since a part of it was fetched: run it again".to_owned())
                });
            }
            answer => answer.map_err(|error| error.to_string())?,
        };
        let goes_on = response.status() == 206
            && response
                .headers()
                .get("content-range")
                .and_then(|range| range.to_str().ok())
                .is_some_and(|range| range.starts_with(&format!("bytes {there}-")));
        let mut file = open(&part, goes_on).map_err(in_words)?;
        let before = if goes_on { there } else { 0 };
        let length = response.body().content_length();
        let read = self.copy(response.body_mut().as_reader(), &mut file, before)?;
        if length.is_some_and(|length| length != read) {
            return Err("it broke off: run it again".to_owned());
        }
        drop(file);
        look_as(&part, target).inspect_err(|_| _ = fs::remove_file(&part))?;
        Ok(part)
    }

    /// Writes what is read, up to the bounds. Gives how much it was.
    fn copy(&self, mut from: impl Read, file: &mut File, before: u64) -> Result<u64, String> {
        let mut buffer = vec![0; 64 * 1024];
        let mut sum = 0;
        loop {
            let read = from.read(&mut buffer).map_err(|error| error.to_string())?;
            if read == 0 {
                return Ok(sum);
            }
            sum += read as u64;
            let all = self.bytes.fetch_add(read as u64, Ordering::Relaxed);
            if before + sum > LONGEST {
                return Err(format!("it has more than {} MB", LONGEST / 1_000_000));
            }
            if all > ALL {
                return Err(format!(
                    "all files together have more than {} GB",
                    ALL / 1_000_000_000
                ));
            }
            file.write_all(&buffer[..read])
                .map_err(|error| error.to_string())?;
        }
    }
}

fn open(part: &Path, goes_on: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true);
    if goes_on {
        options.append(true);
    } else {
        options.write(true).truncate(true);
    }
    options.open(part)
}
