//! The files of an export, whatever their form.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    chunks::Chunks,
    item::{Head, Item},
    rest, wxr,
};
use crate::import::ImportError;

/// A file of an export.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    /// As the report calls it.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// Of a folder: what all of its files say of the site.
    head: Option<Rc<Head>>,
}

/// What comes next in a file.
#[derive(Debug, Default)]
pub struct Piece {
    /// What it says of the whole site.
    pub head: Option<Head>,
    /// An item.
    pub item: Option<Item>,
    /// How much of the file has been read, in bytes.
    pub read: u64,
}

impl Source {
    /// The files that are named, and those in the folders that are.
    ///
    /// # Errors
    /// Where one is not there.
    pub fn all(paths: &[PathBuf]) -> Result<Vec<Self>, ImportError> {
        let mut sources = Vec::new();
        for path in paths {
            if path.is_dir() {
                sources.extend(folder(path)?);
                continue;
            }
            if path.extension().is_some_and(|ending| ending == "json") {
                sources.extend(json_files(vec![path.clone()])?);
                continue;
            }
            let bytes = fs::metadata(path).map_err(ImportError::file(path))?.len();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let path = path.clone();
            sources.push(Self {
                path,
                name,
                bytes,
                head: None,
            });
        }
        // Items are told apart by the names of their files.
        let names: Vec<_> = sources.iter().map(|source| source.name.clone()).collect();
        for source in &mut sources {
            if names.iter().filter(|name| **name == source.name).count() > 1 {
                source.name = source.path.display().to_string();
            }
        }
        Ok(sources)
    }

    /// Calls `act` with each piece of the file.
    ///
    /// # Errors
    /// Where it can't be read, or `act` fails.
    pub fn read(
        &self,
        mut act: impl FnMut(Piece) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        if let Some(head) = &self.head {
            return self.read_rest(head, act);
        }
        let file = File::open(&self.path).map_err(ImportError::file(&self.path))?;
        let mut chunks = Chunks::new(file);
        let mut is_first = true;
        while let Some(chunk) = chunks.next_chunk().map_err(ImportError::file(&self.path))? {
            let read = chunk.byte;
            let piece = if is_first {
                Piece {
                    head: Some(wxr::head(chunk)),
                    item: None,
                    read,
                }
            } else {
                Piece {
                    head: None,
                    item: Some(wxr::item(chunk, &self.name)),
                    read,
                }
            };
            is_first = false;
            act(piece)?;
        }
        Ok(())
    }

    fn read_rest(
        &self,
        head: &Head,
        mut act: impl FnMut(Piece) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        act(Piece {
            head: Some(head.clone()),
            item: None,
            read: 0,
        })?;
        let mut answer = Ok(());
        let read = rest::each_item(&self.path, &self.name, head, |item| {
            if answer.is_ok() {
                let read = item.byte;
                answer = act(Piece {
                    head: None,
                    item: Some(item),
                    read,
                });
            }
        });
        read.map_err(ImportError::file(&self.path))?;
        answer
    }
}

/// The files of a folder, in the order of their names, with what they say of the site.
fn folder(path: &Path) -> Result<Vec<Source>, ImportError> {
    let wrong = || ImportError::file(path);
    let entries = fs::read_dir(path).map_err(wrong())?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.map_err(wrong())?.path();
        if file.extension().is_some_and(|ending| ending == "json") {
            files.push(file);
        }
    }
    files.sort();
    json_files(files)
}

/// Files of JSON, each with what all of them say of the site.
fn json_files(files: Vec<PathBuf>) -> Result<Vec<Source>, ImportError> {
    let mut head = Head::default();
    for file in &files {
        rest::add_head(file, &mut head).map_err(ImportError::file(file))?;
    }
    rest::name_parents(&mut head);
    let head = Rc::new(head);
    let sources = files.into_iter().map(|path| {
        let bytes = fs::metadata(&path).map(|it| it.len()).unwrap_or_default();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Source {
            path,
            name,
            bytes,
            head: Some(head.clone()),
        }
    });
    Ok(sources.collect())
}
