//! Pictures become files: each is read once, and what is made of it is kept for the next build.
//!
//! 1. [`renditions`](crate::resolve::renditions) says which files a publication needs, `cache` which are there.
//! 2. `decode` reads the pixels of the others' pictures, upright and in the colours of screens.
//! 3. `encode` crops, scales and writes them, with what `rights` keeps of their metadata.

mod broken;
pub mod cache;
mod decode;
mod encode;
mod frames;
mod make;
mod moving;
mod rights;
mod task;
mod tint;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use rayon::prelude::*;

use super::{error::PublishError, file_error::FileError, output::Output};
use crate::{
    content,
    model::{Media, MediaKind, Publication},
    resolve::{Index, Rendition, renditions, shown_renditions},
};
use broken::broken;
use cache::Cache;
pub use make::Made;

/// The pictures of a publication, made and not yet written.
#[derive(Debug)]
pub struct Pictures {
    /// What it took to make those that were not in the cache.
    pub made: Made,
    /// What each picture stands on until it is there, or where something shines through, by its name in the
    /// content: see [`Picture::tint`](crate::page::Picture::tint).
    pub tints: BTreeMap<String, String>,
    cache: Cache,
}

/// What a file is made of.
#[derive(Debug, Clone, Copy)]
enum Origin<'a> {
    /// Pixels of a picture, which are in the cache.
    Pixels,
    /// A picture as it stands still.
    Still(&'a Media),
    /// A picture as it is.
    Whole(&'a Media),
}

impl Pictures {
    /// Makes every file of every picture that is not in the cache at `folder`. The error names every
    /// picture that can't be read.
    pub fn make(publication: &Publication, folder: &Path) -> Result<Self, PublishError> {
        let cache = Cache::open(folder)?;
        let renditions = renditions(publication);
        let stills: BTreeMap<&str, &Media> = publication
            .media
            .iter()
            .filter(|(_, media)| media.kind.still().is_some())
            .map(|(src, media)| (src.as_str(), media))
            .collect();
        let made = make::missing(&renditions, &distinct(&stills), &cache)?;
        let tints = stills
            .iter()
            .filter_map(|(src, media)| Some(((*src).to_owned(), cache.tint(media)?)))
            .chain(plates(publication))
            .collect();
        Ok(Self { made, tints, cache })
    }

    /// Writes the files that pages show, and removes from the cache what no build has asked for in a long time.
    pub fn write(&self, index: &Index, output: &Output) -> Result<(), PublishError> {
        files(&shown_renditions(index))
            .par_iter()
            .try_for_each(|(path, origin)| {
                let bytes = self.contents(path, *origin)?;
                output.write(path, &bytes).map_err(PublishError::from)
            })?;
        self.cache.sweep();
        Ok(())
    }

    fn contents(&self, path: &str, origin: Origin) -> Result<Vec<u8>, PublishError> {
        let (Origin::Still(media) | Origin::Whole(media)) = origin else {
            return Ok(self.cache.get(path)?);
        };
        let bytes = fs::read(&media.file).map_err(FileError::at(&media.file))?;
        if media.kind.still().is_some() {
            let whole = moving::without_leftovers(&bytes);
            return Ok(whole.ok_or_else(|| broken(media, "its frames make no sense"))?);
        }
        let drawing = content::media::published_drawing(&bytes)
            .ok_or_else(|| broken(media, "it is no drawing any more"))?;
        Ok(match (origin, media.kind) {
            (Origin::Still(_), MediaKind::MovingDrawing) => {
                content::media::standing_still(&drawing).into_bytes()
            }
            _ => drawing.into_bytes(),
        })
    }
}

/// The drawings that have no colours for the night: they stand on what they were drawn for.
fn plates(publication: &Publication) -> impl Iterator<Item = (String, String)> {
    let media = publication.media.iter();
    let drawings = media.filter(|(_, media)| media.kind.still().is_none());
    drawings.filter_map(|(src, media)| {
        let text = content::media::published_drawing(&fs::read(&media.file).ok()?)?;
        let has_night = text.contains("prefers-color-scheme");
        (!has_night).then(|| (src.clone(), tint::PLATE.to_owned()))
    })
}

/// One of those with the same bytes, since a picture may have several names.
fn distinct<'a>(stills: &BTreeMap<&str, &'a Media>) -> Vec<&'a Media> {
    let mut seen = BTreeSet::new();
    stills
        .values()
        .copied()
        .filter(|media| seen.insert(media.hash.as_str()))
        .collect()
}

/// Every published file, once, though a picture may have it for several uses.
fn files<'a>(renditions: &[Rendition<'a>]) -> BTreeMap<String, Origin<'a>> {
    let mut files = BTreeMap::new();
    for rendition in renditions {
        for width in &rendition.widths {
            for format in rendition.formats() {
                files.insert(rendition.path(*width, format), Origin::Pixels);
            }
        }
        if rendition.widths.is_empty() {
            files.insert(rendition.drawing_path(), Origin::Still(rendition.media));
        }
        if let Some(path) = rendition.moving_path() {
            files.insert(path, Origin::Whole(rendition.media));
        }
    }
    files
}
