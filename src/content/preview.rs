//! Addresses that nobody can guess: made of a story's section and slug and of a key that is kept
//! beside the drafts, and so is as secret as they are. An address stays while a draft is edited.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::{
    Edition,
    entry::Content,
    ignored,
    problem::suggestion,
    story_names::{NoStory, StoryNames},
};
use crate::{
    hash::{hex, sha256_hex_of},
    model::{Live, Preview, Slug, StoryName},
};

/// The key's file in the content folder.
pub const KEY: &str = ".preview-key";

/// Of the key: 256 bits, so that no one finds it by trying.
const KEY_BYTES: usize = 32;

/// Of an address: 128 bits, for the same reason.
const TOKEN_BYTES: usize = 16;

/// Why a story can't be previewed.
#[derive(Debug, Error)]
pub enum PreviewError {
    /// No story has that name, or several have it.
    #[error("{what}: {mend}")]
    NoStory {
        /// What is wrong with the name that was asked for.
        what: String,
        /// What may have been meant.
        mend: String,
    },
    /// The key can't be read or made.
    #[error("the key of previews in `{}` can't be used: {error}", .folder.display())]
    Key {
        /// The content folder.
        folder: PathBuf,
        /// What was wrong.
        error: io::Error,
    },
}

/// The stories that are to be previewed, each once, the newest post of a live blog first. One that is
/// published by now is left out with a warning, so that it doesn't keep the others from being published.
pub fn previews(content: &Content, edition: &Edition) -> Result<Vec<Preview>, PreviewError> {
    let mut previews: Vec<Preview> = Vec::new();
    let names = StoryNames::new(content);
    for wanted in &edition.previews {
        let wanted = StoryName(wanted.clone());
        let entry = match names.find(&wanted) {
            Ok(entry) if edition.holds(&entry.value) => {
                crate::say::err!("warning: `{}` is published, so it has no preview", wanted.0);
                continue;
            }
            Ok(entry) => entry,
            Err(none) => return Err(no_story(&wanted, &none, content, edition)),
        };
        let key = key(&content.root).map_err(|error| PreviewError::Key {
            folder: content.root.clone(),
            error,
        })?;
        let token = token(&key, &entry.value.section, &entry.slug);
        if previews.iter().all(|preview| preview.token != token) {
            let mut story = entry.value.clone();
            story.live.iter_mut().for_each(Live::sort);
            previews.push(Preview {
                slug: entry.slug.clone(),
                story,
                token,
            });
        }
    }
    Ok(previews)
}

fn no_story(
    name: &StoryName,
    none: &NoStory,
    content: &Content,
    edition: &Edition,
) -> PreviewError {
    let slugs: Vec<_> = content
        .articles
        .iter()
        .filter(|entry| !edition.holds(&entry.value))
        .map(|entry| entry.slug.as_str())
        .collect();
    PreviewError::NoStory {
        what: match none {
            NoStory::Unknown => format!("{} to preview", none.what(name)),
            NoStory::Several(_) => none.what(name),
        },
        mend: none.mend(|| suggestion(&name.0, slugs)),
    }
}

/// The key, made anew where there is none, and kept out of version control.
fn key(content: &Path) -> io::Result<String> {
    let file = content.join(KEY);
    match fs::read_to_string(&file) {
        Ok(text) if text.trim().len() >= 2 * KEY_BYTES => return Ok(text.trim().to_owned()),
        Ok(_) => {
            return Err(io::Error::other(format!(
                "`{KEY}` is damaged: bring back a copy, or remove it, and every preview gets another address"
            )));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut random = [0; KEY_BYTES];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    let key = hex(&random);
    // Before the key is there to be committed.
    ignored::leave_alone(content, KEY)?;
    fs::write(file, format!("{key}\n"))?;
    Ok(key)
}

/// The last segment of a preview's address.
fn token(key: &str, section: &Slug, slug: &Slug) -> String {
    let story = format!("{section}/{slug}");
    sha256_hex_of(&[key.as_bytes(), story.as_bytes()], TOKEN_BYTES)
}
