use std::fs;

use super::{app::App, file_error::FileError, output::Output};
use crate::{content::SCHEMAS, model::Publication};

/// Writes the files of the app's `public/`, at the site's root.
pub fn write_public(app: &App, output: &Output) -> Result<(), FileError> {
    app.public.iter().try_for_each(|file| {
        let bytes = fs::read(&file.path).map_err(FileError::at(&file.path))?;
        output.write(&file.name, &bytes)
    })
}

/// Writes the sounds, films, captions and documents of a publication, as they are.
pub fn write_media(publication: &Publication, output: &Output) -> Result<(), FileError> {
    publication
        .files
        .iter()
        .try_for_each(|(src, file)| output.copy(&file.path(src), &file.file))
}

/// Writes the JSON Schemas of the content's files, for editors and programs.
pub fn write_schemas(output: &Output) -> Result<(), FileError> {
    SCHEMAS.into_iter().try_for_each(|(name, schema)| {
        let text = format!("{:#}\n", schema());
        output.write(&format!("schema/{name}.json"), text.as_bytes())
    })
}
