use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    error::PublishError,
    file_error::FileError,
    output::Output,
    style_needs::Needs,
    template::{Template, TemplateError},
};
use crate::{
    content::unusable_styles,
    grammar::Base,
    hash::{SHORT, sha256_hex_of},
    model::Site,
    styles::{self, Linked, MORE, PUBLIC, Sheet, Styles},
};

/// What a site is published with: the shell, the loader, the app, the styles of the program and of the
/// publication, and what is copied to the site's root. The app folder has the program's part of it, so that
/// neither Trunk nor Rust nor Node is needed.
#[derive(Debug)]
pub struct App {
    /// The shell, `index.html`.
    pub template: Template,
    /// The stylesheet that stands inline in every page.
    pub css: String,
    /// Those that stand inline after it where they style something, each with which pages need it.
    pub kinds: Vec<(String, Needs)>,
    /// The stylesheet that is a file of its own.
    pub more: Linked,
    /// Which pages need that file.
    pub needs: Needs,
    /// What the stylesheets name.
    pub linked: Vec<Linked>,
    /// The loader, `boot.js`.
    pub boot: AppFile,
    /// The JavaScript that wasm-bindgen wrote.
    pub glue: AppFile,
    /// The WebAssembly module.
    pub wasm: AppFile,
    /// Copied as they are; named by their path from the site's root. A publication's own goes before the
    /// program's.
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
        "there is no built app in `{}`: the download of version {} has one, `app`, which is found beside the program; \
         in the repository `make build` makes one in `target/app`; name another by --app",
        .0.display(), env!("CARGO_PKG_VERSION")
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
    /// The styles that few pages need can't be read again.
    #[error("the styles can't be read: {0}")]
    Style(String),
}

const SHELL: &str = "index.html";

/// The folder of stylesheets.
pub const STYLES: &str = "style";

/// The file of an app folder that says where the styles and fixed files are that it was made with, as a path
/// from that folder on. They are taken from there as they are now.
pub const SOURCES: &str = "sources";

impl App {
    /// Every text of styles that may stand in a page.
    pub fn inline_styles(&self) -> Vec<&str> {
        let kinds = self.kinds.iter().map(|(css, _)| css.as_str());
        std::iter::once(self.css.as_str()).chain(kinds).collect()
    }

    /// Reads an app folder, and what a content folder has besides. `keeps_reload` leaves in the shell the script
    /// by which a bundler reloads the page.
    pub fn read(
        folder: &Path,
        keeps_reload: bool,
        content: &Path,
        site: &Site,
        base: &Base,
    ) -> Result<Self, PublishError> {
        let template = template(folder, keeps_reload)?;
        let sources = sources(folder);
        let styles = Styles {
            program: &sources.join(STYLES),
            content,
            site,
        };
        let href = |path: &str| base.href(path);
        let inline = styles.inline(&href).map_err(unusable)?;
        let rest = styles.rest(&href).map_err(unusable)?;
        let file = |address: &str| {
            // The shell may have been made for another base, so only the name counts.
            let name = address.rsplit('/').next().unwrap_or(address).to_owned();
            AppFile {
                path: folder.join(&name),
                name,
            }
        };
        let few = styles.few(&href).map_err(unusable)?;
        let needs = Needs::of(&few.css).map_err(AppError::Style)?;
        let mut linked = inline.linked;
        linked.extend(rest.linked);
        let mut kinds = Vec::new();
        for Sheet { css, .. } in styles.kinds(&href).map_err(unusable)? {
            let needs = Needs::of(&css).map_err(AppError::Style)?;
            kinds.push((css, needs));
        }
        Ok(Self {
            css: inline.css,
            kinds,
            needs,
            more: Linked {
                path: format!("/assets/{}", hashed(MORE, rest.css.as_bytes())),
                bytes: rest.css.into_bytes(),
            },
            linked,
            boot: file(&template.boot),
            glue: file(&template.glue),
            wasm: file(&template.wasm),
            public: public(&[content.join(PUBLIC), sources.join(PUBLIC)])?,
            template,
        })
    }

    /// Tells of the fixed files whose place a file of the site's own has taken.
    pub fn warn_of_taken(&self, output: &Output) {
        let taken = output.written_twice();
        for file in self.public.iter().filter(|file| taken.contains(&file.name)) {
            crate::say::err!(
                "warning: `{}` is not on the site, which has a file of its own there\n    give it another name",
                file.path.display()
            );
        }
    }
}

/// All styles of an app folder and a content folder, in the order in which layers are told apart.
///
/// # Errors
/// In words, where they can't be read.
pub fn all_styles(folder: &Path, content: &Path) -> Result<String, String> {
    let text = fs::read_to_string(content.join("site.json")).map_err(|error| error.to_string())?;
    let site = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let styles = Styles {
        program: &sources(folder).join(STYLES),
        content,
        site: &site.map_err(|error| error.to_string())?,
    };
    let href = str::to_owned;
    let sheets = styles
        .inline(&href)
        .and_then(|sheet| Ok(sheet.css + &styles.rest(&href)?.css));
    sheets.map_err(|faults| {
        let faults = unusable_styles(faults);
        faults
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

fn unusable(faults: Vec<styles::Fault>) -> PublishError {
    PublishError::Content(unusable_styles(faults))
}

fn template(folder: &Path, keeps_reload: bool) -> Result<Template, AppError> {
    let shell = folder.join(SHELL);
    if !shell.exists() {
        return Err(AppError::Missing(folder.to_owned()));
    }
    let html = fs::read_to_string(&shell).map_err(FileError::at(&shell))?;
    Template::read(&html, keeps_reload).map_err(|error| AppError::Template { shell, error })
}

/// The folder that has the styles and fixed files of an app: where they are edited, else the app folder itself.
pub fn sources(folder: &Path) -> PathBuf {
    let named = fs::read_to_string(folder.join(SOURCES)).ok();
    let named = named.map(|path| folder.join(path.trim()));
    let found = named.filter(|path| path.join(STYLES).join(styles::STYLE).is_file());
    let Some(found) = found else {
        return folder.to_owned();
    };
    // As who edits it would name it.
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    match (here, found.canonicalize()) {
        (Ok(here), Ok(real)) => real.strip_prefix(here).map_or(found, Path::to_owned),
        _ => found,
    }
}

/// The files of several folders, in order of their names. Of two with the same name the first counts.
fn public(folders: &[PathBuf]) -> Result<Vec<AppFile>, FileError> {
    let mut all: Vec<AppFile> = Vec::new();
    for folder in folders {
        for file in files(folder)? {
            let is_hidden = |part: &str| part.starts_with('.') && part != ".well-known";
            let is_new = all.iter().all(|known| known.name != file.name);
            if is_new && !file.name.split('/').any(is_hidden) {
                all.push(file);
            }
        }
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
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

/// `name.hash.extension`
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = sha256_hex_of(&[bytes], SHORT);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}
