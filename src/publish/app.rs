use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    file_error::FileError,
    style::StyleError,
    style_needs::Needs,
    template::{Template, TemplateError},
};

/// What a folder must hold to publish with it, without Trunk, Rust or Node: the shell, the loader,
/// the app, the two bundled stylesheets and the files of `public/`.
#[derive(Debug)]
pub struct App {
    /// The shell, `index.html`.
    pub template: Template,
    /// The stylesheet that stands inline in every page.
    pub css: String,
    /// The stylesheet that is a file of its own.
    pub more: AppFile,
    /// Which pages need that file.
    pub needs: Needs,
    /// The loader, `boot.js`.
    pub boot: AppFile,
    /// The JavaScript that wasm-bindgen wrote.
    pub glue: AppFile,
    /// The WebAssembly module.
    pub wasm: AppFile,
    /// Copied as they are; named by their path from the site's root.
    pub public: Vec<AppFile>,
}

/// A file of the app.
#[derive(Debug, Clone)]
pub struct AppFile {
    /// Its path from the folder that it was looked for in, with slashes.
    pub name: String,
    /// Where it is read from.
    pub path: PathBuf,
}

/// Why a folder is no app folder.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// It has no shell.
    #[error(
        "there is no built app in `{}`: `make build` makes one in `target/app`; name another by --app",
        .0.display()
    )]
    Missing(PathBuf),
    /// A file of it can't be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// Its shell is none.
    #[error("`{}`: {error}", .shell.display())]
    Template {
        /// The path of the shell.
        shell: PathBuf,
        /// What is wrong with it.
        error: TemplateError,
    },
    /// Its stylesheets can't be read.
    #[error(transparent)]
    Style(#[from] StyleError),
}

const SHELL: &str = "index.html";
/// The name of the stylesheet that stands inline, and of its source.
pub const STYLE: &str = "main.css";
/// The name of the stylesheet that is a file of its own, and of its source.
pub const MORE: &str = "more.css";
const PUBLIC: &str = "public";

impl App {
    /// Reads an app folder. `keeps_reload` leaves in the shell the script by which a bundler reloads
    /// the page.
    pub fn read(folder: &Path, keeps_reload: bool) -> Result<Self, AppError> {
        let shell = folder.join(SHELL);
        if !shell.exists() {
            return Err(AppError::Missing(folder.to_owned()));
        }
        let html = read(&shell)?;
        let template = Template::read(&html, keeps_reload)
            .map_err(|error| AppError::Template { shell, error })?;
        let file = |address: &str| {
            // The shell may have been made for another base, so only the name counts.
            let name = address.rsplit('/').next().unwrap_or(address).to_owned();
            AppFile {
                path: folder.join(&name),
                name,
            }
        };
        Ok(Self {
            css: read(&folder.join(STYLE))?,
            needs: Needs::of(&read(&folder.join(MORE))?)?,
            more: file(MORE),
            boot: file(&template.boot),
            glue: file(&template.glue),
            wasm: file(&template.wasm),
            public: files(&folder.join(PUBLIC))?,
            template,
        })
    }
}

fn read(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(FileError::at(path))
}

/// Every file below a folder, in order of their names; none where there is no folder.
pub fn files(folder: &Path) -> Result<Vec<AppFile>, FileError> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found = found.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            FileError::at(&path)(error.into())
        })?;
        if found.file_type().is_file() {
            let path = found.into_path();
            let parts: Vec<_> = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            files.push(AppFile {
                name: parts.join("/"),
                path,
            });
        }
    }
    Ok(files)
}
