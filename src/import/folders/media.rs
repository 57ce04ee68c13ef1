//! Pictures and files of a folder, brought into the media folder of the content.

use std::{
    collections::{BTreeSet, HashMap},
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    content::media,
    hash::sha256_hex_from,
    import::{lock::Lock, media::name, there::HASH},
};

/// What was brought from the same folder before.
#[derive(Debug, Default)]
pub struct Earlier {
    /// Paths in the media folder, by those in the folder that is imported.
    names: HashMap<String, String>,
    /// Hashes of what was written there.
    hashes: HashMap<String, String>,
}

impl Earlier {
    /// As a content folder knows it. `source` is that with which the keys of the folder begin.
    pub fn of(lock: &Lock, source: &str) -> Self {
        let mut earlier = Self::default();
        for (key, path) in &lock.stories {
            let Some((whole, name)) = key.strip_prefix(source).zip(path.strip_prefix("media/"))
            else {
                continue;
            };
            earlier.names.insert(whole.to_owned(), name.to_owned());
            let hash = lock.files.get(path).cloned();
            earlier
                .hashes
                .extend(hash.map(|hash| (name.to_owned(), hash)));
        }
        earlier
    }
}

/// How many names are tried for a file whose own are taken.
const NAMES: usize = 1000;

/// Brings files, each once.
#[derive(Debug)]
pub struct Files {
    /// The folder that is imported, as the system names it.
    folder: PathBuf,
    /// `content/media`.
    media: PathBuf,
    brings: bool,
    is_trial: bool,
    known: HashMap<(bool, PathBuf), Result<String, String>>,
    /// Which file has taken a name in the media folder.
    taken: HashMap<String, PathBuf>,
    earlier: Earlier,
    /// The first file of each name, by the name in small letters, once it is asked for.
    names: Option<HashMap<String, String>>,
    /// Files in the media folder that stand in the place of what was brought before.
    renewed: BTreeSet<String>,
    /// How many were brought.
    pub brought: usize,
    /// How many are missing.
    pub missing: usize,
}

/// Folders that say nothing of what is in them.
const PLAIN: [&str; 7] = [
    "static/",
    "public/",
    "assets/",
    "content/",
    "src/content/",
    "src/assets/",
    "src/",
];

impl Files {
    /// Of a folder, for a content folder. `brings` is whether files are copied at all.
    pub fn new(
        folder: &Path,
        content: &Path,
        (brings, is_trial): (bool, bool),
        earlier: Earlier,
    ) -> Self {
        Self {
            folder: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
            media: content.join("media"),
            brings,
            is_trial,
            known: HashMap::new(),
            taken: HashMap::new(),
            earlier,
            names: None,
            renewed: BTreeSet::new(),
            brought: 0,
            missing: 0,
        }
    }

    /// The path under the media folder of the first of these files that is there; they are named from the folder
    /// that is imported. `src` is as it was written.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn bring(
        &mut self,
        candidates: &[String],
        src: &str,
        is_picture: bool,
    ) -> Result<String, String> {
        let inside = candidates.iter().filter(|path| name::is_inside(path));
        let found = inside
            .map(|path| self.folder.join(path))
            .find(|path| path.is_file());
        let Some(found) = found else {
            self.missing += 1;
            return Err(format!("there is no file `{src}`"));
        };
        let key = (is_picture, found);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let brought = self.one(&key.1, is_picture);
        match &brought {
            Ok(_) => self.brought += 1,
            Err(_) => self.missing += 1,
        }
        self.known.insert(key, brought.clone());
        brought
    }

    /// The path of a file of that name, wherever it is in the folder.
    pub fn named(&mut self, name: &str) -> Option<String> {
        let folder = &self.folder;
        let names = self.names.get_or_insert_with(|| {
            let is_seen = |entry: &DirEntry| {
                let name = entry.file_name().to_string_lossy();
                entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
            };
            let walk = WalkDir::new(folder).sort_by_file_name();
            let mut names = HashMap::new();
            for entry in walk.into_iter().filter_entry(is_seen).flatten() {
                if let Ok(path) = entry.path().strip_prefix(folder)
                    && entry.file_type().is_file()
                {
                    let name = entry.file_name().to_string_lossy().to_lowercase();
                    names.entry(name).or_insert_with(|| shown(path));
                }
            }
            names
        });
        names.get(&name.to_lowercase()).cloned()
    }

    fn one(&mut self, file: &Path, is_picture: bool) -> Result<String, String> {
        if !self.brings {
            return Err("`--media none` leaves pictures and files out".to_owned());
        }
        let real = file.canonicalize().map_err(|error| error.to_string())?;
        let Ok(inside) = real.strip_prefix(&self.folder) else {
            return Err("it is a link that leads out of the folder".to_owned());
        };
        let whole = shown(inside);
        let short = PLAIN
            .iter()
            .find_map(|plain| whole.strip_prefix(plain))
            .unwrap_or(&whole);
        let target = self
            .target(&whole, short, &real)
            .map_err(|error| format!("`{whole}` can't be copied: {error}"))?;
        self.taken.insert(target.clone(), real.clone());
        if self.is_trial {
            return Ok(target);
        }
        let copied = self.copy(&real, &target);
        let before = copied.map_err(|error| format!("`{whole}` can't be copied: {error}"))?;
        let answer = if is_picture {
            media::picture(&self.media, &target).map(|_| ())
        } else {
            media::file(&self.media, &target).map(|_| ())
        };
        answer.map_err(|complaint| {
            let to = self.media.join(&target);
            match before {
                Copied::Not => {}
                Copied::New => _ = fs::remove_file(&to),
                Copied::Over(bytes) => {
                    _ = fs::write(&to, bytes);
                    self.renewed.remove(&target);
                }
            }
            complaint.what
        })?;
        Ok(target)
    }

    /// The path in the media folder for a file: the one that it had, or else the first that is nothing else's.
    fn target(&self, whole: &str, short: &str, real: &Path) -> io::Result<String> {
        if let Some(name) = self.earlier.names.get(whole) {
            return Ok(name.clone());
        }
        let long = name::in_media(whole);
        let (stem, ending) = long.rsplit_once('.').unwrap_or((&long, ""));
        let numbered = (2..NAMES).map(|number| format!("{stem}-{number}.{ending}"));
        let names = [name::in_media(short), long.clone()];
        for target in names.into_iter().chain(numbered) {
            if let Some(other) = self.taken.get(&target) {
                if other == real {
                    return Ok(target);
                }
                continue;
            }
            let to = self.media.join(&target);
            if !to.exists() || hash(&to)? == hash(real)? {
                return Ok(target);
            }
        }
        Err(io::Error::other("all names for it are taken"))
    }

    /// Copies a file where it is not there yet, or where it was brought before and nobody has changed it.
    fn copy(&mut self, real: &Path, target: &str) -> io::Result<Copied> {
        let to = self.media.join(target);
        if !to.exists() {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::copy(real, &to)?;
            return Ok(Copied::New);
        }
        let there = hash(&to)?;
        let is_ours = self.earlier.hashes.get(target) == Some(&there);
        if !is_ours || hash(real)? == there {
            return Ok(Copied::Not);
        }
        let before = fs::read(&to)?;
        fs::copy(real, &to)?;
        self.renewed.insert(target.to_owned());
        Ok(Copied::Over(before))
    }

    /// All that was brought: the path in the folder that is imported, that in the media folder, and whether it
    /// stands in the place of another version of it.
    pub fn all(&self) -> impl Iterator<Item = (String, &str, bool)> {
        let found = self.known.iter();
        let found = found.filter_map(|((_, file), it)| Some((file, it.as_deref().ok()?)));
        found.filter_map(|(file, target)| {
            let real = file.canonicalize().ok()?;
            let whole = shown(real.strip_prefix(&self.folder).ok()?);
            Some((whole, target, self.renewed.contains(target)))
        })
    }

    /// Whether a file of the folder was brought before.
    pub fn was_brought(&self, whole: &str) -> bool {
        self.earlier.names.contains_key(whole)
    }

    /// The paths under the media folder of all that was brought.
    pub fn paths(&self) -> BTreeSet<&str> {
        let found = self.known.values().filter_map(|it| it.as_deref().ok());
        found.collect()
    }
}

/// What was done to have a file in its place.
enum Copied {
    /// Nothing.
    Not,
    /// It was not there.
    New,
    /// It stands in the place of these bytes.
    Over(Vec<u8>),
}

fn hash(file: &Path) -> io::Result<String> {
    sha256_hex_from(File::open(file)?, HASH)
}

fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
