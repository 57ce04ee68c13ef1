use std::fs;

use super::{app::App, file_error::FileError, output::Output};
use crate::{content::schema_files, model::Publication};

/// Writes the files of the app's `public/`, at the site's root.
pub fn write_public(app: &App, output: &Output) -> Result<(), FileError> {
    app.public.iter().try_for_each(|file| {
        let bytes = fs::read(&file.path).map_err(FileError::at(&file.path))?;
        output.write(&file.name, &bytes)
    })
}

/// The names that service workers have by custom: by hand and by Workbox, by frameworks, and by the
/// plugins for notices and for offline pages that content systems use.
const WORKERS: [&str; 8] = [
    "sw.js",
    "service-worker.js",
    "serviceworker.js",
    "worker.js",
    "ngsw-worker.js",
    "firebase-messaging-sw.js",
    "superpwa-sw.js",
    "OneSignalSDKWorker.js",
];

/// Writes, where the site asks for it, what takes the place of an earlier site's service worker. A file
/// of that name in `public/` is kept.
pub fn write_retired_workers(
    publication: &Publication,
    app: &App,
    output: &Output,
) -> Result<(), FileError> {
    if !publication.site.removes_service_workers {
        return Ok(());
    }
    let is_free = |name: &&&str| !app.public.iter().any(|file| file.name == **name);
    WORKERS
        .iter()
        .filter(is_free)
        .try_for_each(|name| output.write(name, include_bytes!("retired_worker.js")))
}

/// Writes the sounds, films, captions and documents of a publication, as they are.
pub fn write_media(publication: &Publication, output: &Output) -> Result<(), FileError> {
    publication
        .files
        .iter()
        .try_for_each(|(src, file)| output.copy(&file.path(src), &file.file))
}

/// Writes the JSON Schemas of the content's files, for editors and programs.
pub fn write_schemas(publication: &Publication, output: &Output) -> Result<(), FileError> {
    schema_files(&publication.templates)
        .try_for_each(|(name, text)| output.write(&name, text.as_bytes()))
}
