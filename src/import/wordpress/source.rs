//! The files of an export, whatever their form.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    chunks::Chunks,
    encoding,
    item::{self, Head, Item, ItemTerm},
    redirects, rest, wxr,
};
use crate::import::ImportError;

/// In bytes: how much of a file tells what it is.
const START: u64 = 1 << 16;

/// A file of an export.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    /// As the report calls it.
    pub name: Rc<str>,
    /// How long it is.
    pub bytes: u64,
    form: Form,
}

/// How a file is written.
#[derive(Debug, Clone)]
enum Form {
    /// XML, which says of the site what there is to say.
    Export,
    /// JSON, with what all files of its folder say of the site.
    Rest(Rc<(Head, HashMap<u64, ItemTerm>)>),
    /// A table of redirects.
    Table(Rc<Head>),
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
            match path.extension().and_then(OsStr::to_str) {
                Some("json") => sources.extend(json_files(vec![path.clone()])?),
                Some("csv") => {
                    let mut head = Head::default();
                    redirects::add_csv(path, &mut head).map_err(ImportError::file(path))?;
                    sources.push(Self::new(path, Form::Table(Rc::new(head)))?);
                }
                _ => sources.push(Self::new(path, Form::Export)?),
            }
        }
        // Items are told apart by the names of their files.
        let mut counts: HashMap<Rc<str>, usize> = HashMap::new();
        for source in &sources {
            *counts.entry(source.name.clone()).or_default() += 1;
        }
        for source in &mut sources {
            if counts.get(&source.name).is_some_and(|count| *count > 1) {
                source.name = source.path.display().to_string().into();
            }
        }
        Ok(sources)
    }

    fn new(path: &Path, form: Form) -> Result<Self, ImportError> {
        let bytes = fs::metadata(path).map_err(ImportError::file(path))?.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Self {
            path: path.to_owned(),
            name: name.into(),
            bytes,
            form,
        })
    }

    /// Calls `act` with each piece of the file.
    ///
    /// # Errors
    /// Where it can't be read, or `act` fails.
    pub fn read(
        &self,
        mut act: impl FnMut(Piece) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        match &self.form {
            Form::Export => self.read_export(act),
            Form::Rest(rest) => self.read_rest(&rest.0, &rest.1, act),
            Form::Table(head) => act(Piece {
                head: Some(Head::clone(head)),
                ..Piece::default()
            }),
        }
    }

    fn read_export(
        &self,
        mut act: impl FnMut(Piece) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let wrong = || ImportError::file(&self.path);
        let file = File::open(&self.path).map_err(wrong())?;
        let (file, encoding) = encoding::decoded(file).map_err(wrong())?;
        let mut chunks = Chunks::new(file);
        let mut is_first = true;
        let mut blog: Rc<str> = Rc::default();
        while let Some(chunk) = chunks.next_chunk().map_err(wrong())? {
            let read = chunk.byte;
            let mut piece = Piece {
                read,
                ..Piece::default()
            };
            if is_first {
                let mut head = wxr::head(chunk);
                head.flaws.extend(
                    encoding.map(|encoding| {
                        format!("it is in {encoding}: bytes are counted as in UTF-8")
                    }),
                );
                blog = head.blog();
                piece.head = Some(head);
            } else {
                let item = wxr::item(chunk, &self.name, &blog);
                if blog.is_empty() {
                    // A file without its start: its stories say where it stood.
                    blog = item::blog(&origin(&item.link));
                }
                let blog = blog.clone();
                piece.item = Some(Item { blog, ..item });
            }
            is_first = false;
            act(piece)?;
        }
        Ok(())
    }

    fn read_rest(
        &self,
        head: &Head,
        terms: &HashMap<u64, ItemTerm>,
        mut act: impl FnMut(Piece) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        act(Piece {
            head: Some(head.clone()),
            item: None,
            read: 0,
        })?;
        let mut answer = Ok(());
        let read = rest::each_item(&self.path, &self.name, terms, &head.blog(), |item| {
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
    let terms = rest::numbered_terms(&head);
    let form = Form::Rest(Rc::new((head, terms)));
    let sources = files.iter().map(|path| Source::new(path, form.clone()));
    sources.collect()
}

/// What to do where there is no story in files, by how they begin.
pub fn instead(paths: &[PathBuf]) -> &'static str {
    let starts = paths.iter().filter_map(|path| {
        let mut start = Vec::new();
        let file = File::open(path).ok()?;
        file.take(START).read_to_end(&mut start).ok()?;
        Some(start)
    });
    for start in starts {
        if start.starts_with(b"\x1f\x8b") || start.starts_with(b"PK") {
            return "it is packed: unpack it first";
        }
        let text = String::from_utf8_lossy(&start);
        let is_ghost = ["\"posts\"", "\"exported_on\"", "\"db\""];
        if text.trim_start().starts_with('{') && is_ghost.iter().any(|name| text.contains(name)) {
            return "it looks like one of Ghost: `standfirst import ghost` takes those";
        }
    }
    "export all content in WordPress, under Tools, Export"
}

/// Where the site of an address stands, if that is at the root of its host.
fn origin(link: &str) -> String {
    let url = url::Url::parse(link).ok();
    url.map(|url| format!("{}/", url.origin().ascii_serialization()))
        .unwrap_or_default()
}
