//! The font files that the theme names.

use std::{
    fs,
    path::{Component, Path},
};

use super::PUBLIC;
use crate::{
    grammar::font::{self, FontError},
    model::{FontFacts, Theme},
};

/// Why a font can't be published.
#[derive(Debug, thiserror::Error)]
pub enum FontTrouble {
    /// It is not in the folder.
    #[error("is not there")]
    Missing,
    /// It lies elsewhere.
    #[error("is not written from the folder `public/` on")]
    Outside,
    /// It is no font for the web.
    #[error(transparent)]
    Font(#[from] FontError),
}

/// Every font file that the theme names, by its JSON pointer and its path under `public/`.
pub fn fonts<'a>(
    root: &Path,
    theme: &'a Theme,
) -> impl Iterator<Item = (String, &'a str, Result<FontFacts, FontTrouble>)> {
    let folder = root.join(PUBLIC);
    theme.fonts.all().flat_map(move |(name, font)| {
        let folder = folder.clone();
        let files = font.files.iter().enumerate();
        files.map(move |(index, file)| {
            let pointer = format!("/theme/fonts/{name}/files/{index}");
            (pointer, file.as_str(), facts(&folder, file))
        })
    })
}

fn facts(folder: &Path, file: &str) -> Result<FontFacts, FontTrouble> {
    let mut parts = Path::new(file).components();
    if !parts.all(|part| matches!(part, Component::Normal(_))) {
        return Err(FontTrouble::Outside);
    }
    let bytes = fs::read(folder.join(file)).map_err(|_| FontTrouble::Missing)?;
    Ok(font::facts(&bytes)?)
}
