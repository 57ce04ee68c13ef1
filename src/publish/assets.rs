use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{
    app::{App, AppFile, hashed},
    file_error::FileError,
    icons::{Icons, LARGE},
    output::Output,
    share_card::ShareCards,
};
use crate::{grammar::Base, locales::Locales, styles::Linked};

/// The files under `/assets/`. Their names change with their bytes, so that browsers can keep them for
/// ever; everything else that is published names them by these addresses.
#[derive(Debug)]
pub struct Assets {
    /// The address of the loader, base included.
    pub boot: String,
    /// The address of the JavaScript that wasm-bindgen wrote, base included.
    pub glue: String,
    /// The address of the WebAssembly module, base included.
    pub wasm: String,
    /// The address of the stylesheet that few pages need, base included.
    pub more: String,
    /// The interface strings: paths from the site's root, by language tag.
    pub strings: BTreeMap<String, String>,
    /// The publication's sign in several sizes, which keep their names at the site's root.
    pub icons: Icons,
    /// What is drawn for pages without a photograph, when the pages are written.
    pub cards: ShareCards,
    /// The folder in which the index of the search is kept between builds.
    pub search: PathBuf,
    files: Vec<Asset>,
}

/// A file and its path from the site's root.
#[derive(Debug)]
struct Asset {
    path: String,
    bytes: Cow<'static, [u8]>,
}

impl Asset {
    fn of(linked: &Linked) -> Self {
        Self {
            path: linked.path.clone(),
            bytes: linked.bytes.clone().into(),
        }
    }
}

impl Assets {
    /// Reads the app's files, makes those that are made of nothing else, and names them. What is drawn is
    /// kept between builds in the folder `kept`.
    pub fn read(app: &App, base: &Base, locales: &Locales, kept: &Path) -> Result<Self, FileError> {
        let named = app.linked.iter().chain([&app.more]);
        let mut files: Vec<_> = named.map(Asset::of).collect();
        let mut add = |name: &str, bytes: Cow<'static, [u8]>| {
            let path = format!("/assets/{}", hashed(name, &bytes));
            files.push(Asset {
                path: path.clone(),
                bytes,
            });
            path
        };
        let mut read = |file: &AppFile| {
            let bytes = fs::read(&file.path).map_err(FileError::at(&file.path))?;
            Ok(base.href(&add(&file.name, bytes.into())))
        };
        Ok(Self {
            boot: read(&app.boot)?,
            glue: read(&app.glue)?,
            wasm: read(&app.wasm)?,
            more: base.href(&app.more.path),
            strings: locales
                .files()
                .map(|(language, json)| {
                    let path = add(&format!("{language}.json"), json.as_bytes().to_vec().into());
                    (language.to_owned(), path)
                })
                .collect(),
            icons: Icons::draw(app)?,
            cards: ShareCards::open(app, &kept.join("pictures"))?,
            search: kept.join("search"),
            files,
        })
    }

    /// The path of the publication's logo from the site's root; none where there is none.
    pub fn logo(&self) -> Option<&'static str> {
        self.icons.has(LARGE).then_some(LARGE)
    }

    /// Writes all of them.
    pub fn write(&self, output: &Output) -> Result<(), FileError> {
        self.icons.write(output)?;
        self.files
            .iter()
            .try_for_each(|asset| output.write(&asset.path, &asset.bytes))
    }
}
