//! Pictures and files of the source, brought into the media folder.

mod fetch;
mod instead;
mod look;
pub mod name;
mod place;
mod public;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use url::Url;

pub use self::name::{Scheme, is_document};
use self::{fetch::Fetched, place::Place};
use super::there::HASH;
use crate::{content::media, hash::sha256_hex_from};

/// Where files are taken from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere: pictures are named in the report.
    #[default]
    Nowhere,
    /// A folder of uploads on this machine.
    Folder(PathBuf),
    /// Where the source says that they are.
    Network {
        /// Whether that may be an address of this machine or of a private network.
        allows_private: bool,
    },
}

/// Brings files into the media folder, each once.
#[derive(Debug)]
pub struct Media {
    origin: Origin,
    scheme: Scheme,
    /// `content/media`.
    folder: PathBuf,
    is_trial: bool,
    /// Paths under the media folder by those in the uploads, or why there is none.
    known: HashMap<(bool, String), Result<String, String>>,
    /// What was fetched, by path in the uploads.
    fetched: Fetched,
    /// The hosts whose uploads these are, without `www.`.
    hosts: BTreeSet<String>,
    /// The addresses that were asked for so far, while nothing is to be brought yet.
    asked: Option<BTreeSet<String>>,
    /// The hashes of the files that earlier imports have brought, by path in the content folder.
    before: BTreeMap<String, String>,
    /// The paths under the media folder of those whose source has changed since, and that are brought anew.
    renewed: BTreeSet<String>,
    /// How many files were brought.
    pub brought: usize,
    /// How many are missing.
    pub missing: usize,
}

impl Media {
    /// Into the media folder of a content folder; a trial brings nothing.
    pub fn new(origin: Origin, scheme: Scheme, content: &Path, is_trial: bool) -> Self {
        Self {
            origin,
            scheme,
            folder: content.join("media"),
            is_trial,
            known: HashMap::new(),
            fetched: Fetched::new(),
            hosts: BTreeSet::new(),
            asked: None,
            before: BTreeMap::new(),
            renewed: BTreeSet::new(),
            brought: 0,
            missing: 0,
        }
    }

    /// Knows which files earlier imports have brought: others of the same names are somebody's own.
    pub fn know(&mut self, before: &BTreeMap<String, String>) {
        self.before.clone_from(before);
    }

    /// The paths under the media folder of files that were brought anew, since their source has changed.
    pub fn renewed(&self) -> impl Iterator<Item = &String> {
        self.renewed.iter()
    }

    /// The media folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes the hosts of these addresses for those of the site's own uploads: where others have a file of the
    /// same path, it is another one.
    pub fn own<'a>(&mut self, urls: impl Iterator<Item = &'a str>) {
        self.hosts.extend(urls.filter_map(name::host));
    }

    /// Whether an address is one of the site's own hosts.
    pub fn is_own(&self, url: &str) -> bool {
        self.hosts.is_empty() || name::host(url).is_none_or(|host| self.hosts.contains(&host))
    }

    /// Remembers from now on what is asked for, and brings nothing.
    pub fn ask(&mut self) {
        self.asked = Some(BTreeSet::new());
    }

    /// Fetches what was asked for, and brings from now on.
    pub fn fetch_asked(&mut self) {
        let asked = self.asked.take().unwrap_or_default();
        self.fetch(asked.iter().map(String::as_str));
    }

    /// Fetches what stands at these addresses, where files come from the network.
    pub fn fetch<'a>(&mut self, urls: impl Iterator<Item = &'a str>) {
        if let Origin::Network { allows_private } = self.origin
            && !self.is_trial
        {
            let mut wanted = BTreeMap::new();
            for address in urls {
                let own = self.upload(address);
                if let Ok(url) = Url::parse(address)
                    && (own.is_some() || self.takes_others())
                {
                    let key = own.unwrap_or_else(|| address.to_owned());
                    wanted.entry(key).or_insert(url);
                }
            }
            let place = Place {
                folder: &self.folder,
                before: &self.before,
            };
            self.fetched = fetch::all(wanted, self.scheme, place, allows_private);
        }
    }

    /// The path in the uploads of what has that address; none for what is no upload of the site.
    fn upload(&self, url: &str) -> Option<String> {
        let path = self.scheme.after_uploads(url);
        path.filter(|_| self.is_own(url))
    }

    /// Whether pictures of other hosts are fetched too: stories of Ghost show them from there.
    fn takes_others(&self) -> bool {
        self.scheme == Scheme::Ghost
    }

    /// The path under the media folder of what has that address.
    ///
    /// # Errors
    /// Why it is not there, in words.
    pub fn bring(&mut self, url: &str, is_picture: bool) -> Result<String, String> {
        let own = self.upload(url);
        let is_other = self.takes_others() && is_picture && url.starts_with("http");
        let wanted = match own {
            Some(path) => path,
            None if is_other && matches!(self.origin, Origin::Network { .. }) => url.to_owned(),
            None if is_other => {
                return Err("it stands on another host: `--media fetch` brings it".to_owned());
            }
            None => return Err("it is none of the site's uploads".to_owned()),
        };
        if let Some(asked) = &mut self.asked {
            asked.insert(url.to_owned());
            return Ok(name::in_media(&wanted));
        }
        let key = (is_picture, wanted);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let brought = self.bring_one(&key.1, is_picture);
        match &brought {
            Ok(_) => self.brought += 1,
            Err(_) => self.missing += 1,
        }
        self.known.insert(key, brought.clone());
        brought
    }

    /// The paths under the media folder of all that was brought.
    pub fn paths(&self) -> BTreeSet<&str> {
        let found = self.known.values().filter_map(|it| it.as_deref().ok());
        found.collect()
    }

    fn bring_one(&mut self, wanted: &str, is_picture: bool) -> Result<String, String> {
        let uploads = match &self.origin {
            Origin::Folder(uploads) => uploads,
            Origin::Nowhere => return Err("`--media` names no uploads".to_owned()),
            Origin::Network { .. } => {
                let missing = || Err("it was not fetched".to_owned());
                let fetched = self.fetched.get(wanted).cloned();
                let (target, is_new) = fetched.unwrap_or_else(missing)?;
                let checked = self.check(&target, is_picture);
                if checked.is_err() && is_new && is_picture {
                    // It is asked for again the next time.
                    _ = fs::remove_file(self.folder.join(&target));
                }
                return checked.map(|()| target);
            }
        };
        let candidates = self.scheme.originals(wanted);
        let is_file = |path: &&String| uploads.join(path).is_file();
        let Some(found) = candidates.iter().find(is_file) else {
            return Err(format!("there is no `{wanted}` in the uploads"));
        };
        let source = uploads.join(found);
        let inside = source
            .canonicalize()
            .and_then(|real| Ok((real, uploads.canonicalize()?)));
        if !inside.is_ok_and(|(real, root)| real.starts_with(root)) {
            return Err(format!("`{found}` leads out of the uploads"));
        }
        let target = name::in_media(found);
        if self.is_trial {
            return Ok(target);
        }
        let error = |error| format!("`{found}` can't be copied: {error}");
        let (target, state) = self.name_for(&source, target).map_err(error)?;
        if state != State::There {
            copy(&source, &self.folder.join(&target)).map_err(error)?;
        }
        self.check(&target, is_picture).inspect_err(|_| {
            if state == State::Missing {
                _ = fs::remove_file(self.folder.join(&target));
            }
        })?;
        if state == State::Old {
            self.renewed.insert(target.clone());
        }
        Ok(target)
    }

    /// Under which name a file is brought, and what stands there: under one with a hash, where somebody's own
    /// file has the name.
    fn name_for(&self, source: &Path, target: String) -> io::Result<(String, State)> {
        let there = self.folder.join(&target);
        if !there.exists() {
            return Ok((target, State::Missing));
        }
        let wanted = sha256_hex_from(fs::File::open(source)?, HASH)?;
        let hash = sha256_hex_from(fs::File::open(&there)?, HASH)?;
        match self.before.get(&format!("media/{target}")) {
            _ if hash == wanted => Ok((target, State::There)),
            Some(before) if *before == hash => Ok((target, State::Old)),
            // Somebody has edited what was brought.
            Some(_) => Ok((target, State::There)),
            None => {
                let numbered = name::with_hash(&target, &wanted);
                let is_there = self.folder.join(&numbered).exists();
                let state = if is_there {
                    State::There
                } else {
                    State::Missing
                };
                Ok((numbered, state))
            }
        }
    }

    /// Whether the site could publish it.
    fn check(&self, target: &str, is_picture: bool) -> Result<(), String> {
        let answer = if is_picture {
            media::picture(&self.folder, target).map(|_| ())
        } else {
            media::file(&self.folder, target).map(|_| ())
        };
        answer.map_err(|complaint| complaint.what)
    }
}

/// What stands where a file is to be brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing.
    Missing,
    /// What is to stay.
    There,
    /// What was brought before and is another one in the source now.
    Old,
}

/// Copies a file, with its folder.
fn copy(source: &Path, target: &Path) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(source, target).map(|_| ())
}
