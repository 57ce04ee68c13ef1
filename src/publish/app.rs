use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    style::{self, Needs, StyleError},
    template::{Template, TemplateError},
};

/// What a folder must hold to publish with it, without Trunk, Rust or Node: the shell, the loader,
/// the app, the two bundled stylesheets and the files of `public/`.
#[derive(Debug)]
pub struct App {
    pub template: Template,
    /// What stands inline in every page.
    pub css: String,
    /// What is a file of its own, for the pages that need it.
    pub more: File,
    pub needs: Needs,
    pub boot: File,
    pub glue: File,
    pub wasm: File,
    /// Copied as they are, by path from the site's root.
    pub public: Vec<File>,
}

/// A file of the app.
#[derive(Debug, Clone)]
pub struct File {
    /// From the app folder, with slashes.
    pub name: String,
    pub path: PathBuf,
}

/// Why a folder is no app folder.
#[derive(Debug)]
pub enum AppError {
    Missing(PathBuf),
    File(PathBuf, io::Error),
    Template(PathBuf, TemplateError),
    Style(StyleError),
}

const SHELL: &str = "index.html";
const STYLE: &str = "main.css";
const MORE: &str = "more.css";
const PUBLIC: &str = "public";

impl App {
    /// Reads an app folder. `reload` keeps Trunk's reload script in the shell.
    pub fn read(folder: &Path, reload: bool) -> Result<Self, AppError> {
        let shell = folder.join(SHELL);
        if !shell.exists() {
            return Err(AppError::Missing(folder.to_owned()));
        }
        let html = read(&shell)?;
        let template =
            Template::read(&html, reload).map_err(|error| AppError::Template(shell, error))?;
        let file = |address: &str| {
            // The shell may have been made for another base, so only the name counts.
            let name = address.rsplit('/').next().unwrap_or(address).to_owned();
            File {
                path: folder.join(&name),
                name,
            }
        };
        Ok(Self {
            css: read(&folder.join(STYLE))?,
            needs: Needs::of(&read(&folder.join(MORE))?).map_err(AppError::Style)?,
            more: file(MORE),
            boot: file(&template.boot),
            glue: file(&template.glue),
            wasm: file(&template.wasm),
            public: files(&folder.join(PUBLIC))?,
            template,
        })
    }
}

/// Keeps what Trunk has built as an app folder, with the styles that Trunk does not bundle.
pub fn keep(staging: &Path, style: &Path, folder: &Path) -> Result<(), AppError> {
    let bundle = |name| style::bundle(&style.join(name)).map_err(AppError::Style);
    let sheets = [(STYLE, bundle(STYLE)?), (MORE, bundle(MORE)?)];
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| AppError::File(path, error)
    };
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed(folder))?;
    }
    for file in files(staging)? {
        let target = folder.join(&file.name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::copy(&file.path, &target).map_err(failed(&target))?;
    }
    for (name, css) in sheets {
        let target = folder.join(name);
        fs::write(&target, css).map_err(failed(&target))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, AppError> {
    fs::read_to_string(path).map_err(|error| AppError::File(path.to_owned(), error))
}

/// Every file below a folder, in order; none where there is no folder.
fn files(folder: &Path) -> Result<Vec<File>, AppError> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found = found.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            AppError::File(path, error.into())
        })?;
        if found.file_type().is_file() {
            let path = found.into_path();
            let parts = path.strip_prefix(folder).unwrap_or(&path).components();
            let parts: Vec<_> = parts
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            files.push(File {
                name: parts.join("/"),
                path,
            });
        }
    }
    Ok(files)
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(folder) => write!(
                f,
                "there is no built app in `{}`: `make build` makes one in `target/app`; name another by --app",
                folder.display()
            ),
            Self::File(path, error) => write!(f, "`{}`: {error}", path.display()),
            Self::Template(path, error) => write!(f, "`{}`: {error}", path.display()),
            Self::Style(error) => error.fmt(f),
        }
    }
}
