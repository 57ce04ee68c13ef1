//! Pictures and files of a folder, brought into the media folder of the content.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use crate::{content::media, import::media::name};

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
    pub fn new(folder: &Path, content: &Path, brings: bool, is_trial: bool) -> Self {
        Self {
            folder: folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
            media: content.join("media"),
            brings,
            is_trial,
            known: HashMap::new(),
            taken: HashMap::new(),
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

    fn one(&mut self, file: &Path, is_picture: bool) -> Result<String, String> {
        if !self.brings {
            return Err("`--media none` leaves pictures and files out".to_owned());
        }
        let real = file.canonicalize().map_err(|error| error.to_string())?;
        let Ok(inside) = real.strip_prefix(&self.folder) else {
            return Err("it is a link that leads out of the folder".to_owned());
        };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let whole = parts.join("/");
        let short = PLAIN
            .iter()
            .find_map(|plain| whole.strip_prefix(plain))
            .unwrap_or(&whole);
        let is_free = |target: &String| self.taken.get(target).is_none_or(|other| *other == real);
        let target = [short, &whole]
            .map(name::in_media)
            .into_iter()
            .find(is_free);
        let target = target.unwrap_or_else(|| name::in_media(&whole));
        self.taken.insert(target.clone(), real.clone());
        if self.is_trial {
            return Ok(target);
        }
        let to = self.media.join(&target);
        let is_new = !to.exists();
        if is_new {
            let copied = to
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::copy(&real, &to));
            copied.map_err(|error| format!("`{whole}` can't be copied: {error}"))?;
        }
        let answer = if is_picture {
            media::picture(&self.media, &target).map(|_| ())
        } else {
            media::file(&self.media, &target).map(|_| ())
        };
        answer.map_err(|complaint| {
            if is_new {
                _ = fs::remove_file(&to);
            }
            complaint.what
        })?;
        Ok(target)
    }

    /// The paths under the media folder of all that was brought.
    pub fn paths(&self) -> BTreeSet<&str> {
        let found = self.known.values().filter_map(|it| it.as_deref().ok());
        found.collect()
    }
}
