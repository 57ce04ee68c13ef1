//! Stories and pages that stand in a content folder before an import, whoever has written them.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    path::Path,
};

use jiff::Timestamp;
use serde_json::Value;
use walkdir::WalkDir;

use super::lock::Lock;
use crate::{content::markdown, hash::sha256_hex_of};

/// How many bytes of a hash are kept.
pub const HASH: usize = 16;

/// A story or a page that is there.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Whether it is as an import has written it.
    pub is_untouched: bool,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// The last part of its address.
    pub slug: String,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether it is not published.
    pub is_draft: bool,
    /// Addresses that lead on to it.
    pub aliases: Vec<String>,
}

/// All that is there.
#[derive(Debug, Default)]
pub struct There {
    /// By the file, without its ending.
    pub by_stem: BTreeMap<String, Standing>,
    /// Files by what feeds know their stories by.
    by_id: HashMap<String, String>,
    /// Files by what sources know their stories by.
    by_key: BTreeMap<String, String>,
    /// Files that a source knows.
    known: HashSet<String>,
}

/// Where a story of a source is.
#[derive(Debug, Clone)]
pub enum Earlier<'a> {
    /// It was never here.
    Never,
    /// It was written here, and somebody has removed it.
    Removed(&'a str),
    /// It stands there.
    Standing(&'a str, &'a Standing),
}

impl There {
    /// What stands in a content folder, of which imports know this.
    ///
    /// # Errors
    /// Where a folder or a file can't be read.
    pub fn read(root: &Path, lock: &Lock) -> io::Result<Self> {
        let mut there = Self {
            by_key: lock.stories.clone(),
            known: lock.stories.values().cloned().collect(),
            ..Self::default()
        };
        for folder in ["articles", "pages", "drafts"] {
            let from = root.join(folder);
            if !from.exists() {
                continue;
            }
            for entry in WalkDir::new(from).sort_by_file_name() {
                let entry = entry?;
                if let Ok(path) = entry.path().strip_prefix(root)
                    && entry.file_type().is_file()
                {
                    let path = path.to_string_lossy().replace('\\', "/");
                    there.add(&path, entry.path(), lock)?;
                }
            }
        }
        Ok(there)
    }

    fn add(&mut self, path: &str, file: &Path, lock: &Lock) -> io::Result<()> {
        let Some((stem, ending)) = path.rsplit_once('.') else {
            return Ok(());
        };
        if !matches!(ending, "md" | "json") {
            return Ok(());
        }
        let bytes = fs::read(file)?;
        let value = head(&bytes, ending).unwrap_or_default();
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let name = stem.rsplit('/').next().unwrap_or_default();
        let slug = value["slug"].as_str().unwrap_or(name).to_owned();
        let known = lock.files.get(path);
        let is_untouched =
            ending == "md" && known.is_some_and(|hash| *hash == sha256_hex_of(&[&bytes], HASH));
        let aliases = value["aliases"].as_array().into_iter().flatten();
        let standing = Standing {
            is_untouched: is_untouched && !self.by_stem.contains_key(stem),
            section: value["section"].as_str().map(str::to_owned),
            slug,
            published: text("published").parse().unwrap_or_default(),
            is_draft: value["draft"] == true || path.starts_with("drafts/"),
            aliases: aliases
                .filter_map(|alias| alias.as_str().map(str::to_owned))
                .collect(),
        };
        if let Some(id) = value["id"].as_str() {
            let stem = || stem.to_owned();
            self.by_id.entry(id.to_owned()).or_insert_with(stem);
        }
        self.by_stem.insert(stem.to_owned(), standing);
        Ok(())
    }

    /// Where the story is that its source knows by a key, and feeds by an id.
    pub fn find(&self, key: &str, id: &str) -> Earlier<'_> {
        let standing = |stem: &String| self.by_stem.get_key_value(stem.as_str());
        let known = self.by_key.get(key);
        let found = known.and_then(standing).or_else(|| {
            // Somebody has moved it, or what was written is not known any more.
            let moved = self.by_id.get(id)?;
            let is_free = !self.known.contains(moved);
            is_free.then(|| standing(moved)).flatten()
        });
        match (found, known) {
            (Some((stem, standing)), _) => Earlier::Standing(stem, standing),
            (None, Some(stem)) => Earlier::Removed(stem),
            (None, None) => Earlier::Never,
        }
    }

    /// What sources know their stories by, each with the file, without its ending, that was written.
    pub fn keys(&self) -> impl Iterator<Item = (&String, &String)> {
        self.by_key.iter()
    }

    /// The files, without their endings, that are there or were written here.
    pub fn stems(&self) -> impl Iterator<Item = &String> {
        self.by_stem.keys().chain(&self.known)
    }
}

/// The fields of a file but its text.
fn head(bytes: &[u8], ending: &str) -> Option<Value> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if ending == "json" {
        return serde_json::from_str(text).ok();
    }
    let fence = text.lines().next()?.trim_end();
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        if index > 0 && line.trim_end() == fence {
            break;
        }
    }
    Some(markdown::read(text.get(..length)?).value)
}
