//! What earlier imports have written, as the content folder keeps it.

use std::{collections::BTreeMap, fs, io, path::Path};

/// The file in the content folder.
const NAME: &str = "import.lock";

/// With what a line on a story begins. Those on files begin with the digits of a hash.
const STORY: &str = "story\t";

/// Files and stories that were written.
#[derive(Debug, Default)]
pub struct Lock {
    /// The hash of each file, by its path.
    pub files: BTreeMap<String, String>,
    /// The file of each story, without its ending, by what the source knows the story by.
    pub stories: BTreeMap<String, String>,
}

impl Lock {
    /// That of a content folder; an empty one where nothing was imported before.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(root.join(NAME)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let mut lock = Self::default();
        for line in text.lines() {
            if let Some(story) = line.strip_prefix(STORY) {
                let story = story.split_once('\t');
                let story = story.map(|(stem, key)| (key.to_owned(), stem.to_owned()));
                lock.stories.extend(story);
            } else if let Some((hash, path)) = line.split_once("  ") {
                lock.files.insert(path.to_owned(), hash.to_owned());
            }
        }
        Ok(lock)
    }

    /// Adds what another one knows and this one does not.
    pub fn fill(&mut self, other: Self) {
        for (path, hash) in other.files {
            self.files.entry(path).or_insert(hash);
        }
        for (key, stem) in other.stories {
            self.stories.entry(key).or_insert(stem);
        }
    }

    /// The name of the file, and what it says.
    pub fn written(&self) -> (&'static str, String) {
        let files = self.files.iter();
        let files = files.map(|(path, hash)| format!("{hash}  {path}\n"));
        let stories = self.stories.iter();
        let stories = stories.map(|(key, stem)| format!("{STORY}{stem}\t{key}\n"));
        (NAME, files.chain(stories).collect())
    }
}
