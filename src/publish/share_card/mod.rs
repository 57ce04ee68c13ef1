//! The pictures that are drawn for pages without a photograph, and kept for the next build: a card's file is
//! named by what is on it and how it looks, so one that is there is right.
//!
//! 1. `text` takes each character from one of the `faces`, and gives its glyphs in the order of their line.
//! 2. `lines` finds the size at which a headline has room, and where it is broken.
//! 3. `draw` sets words, stripe and sign on a `canvas`, in the colours of the `look`.
//! 4. `encode` writes the file.

mod canvas;
mod draw;
mod encode;
mod faces;
mod lines;
mod look;
mod text;

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use resvg::tiny_skia::Pixmap;

use super::{
    app::App, error::PublishError, file_error::FileError, media::cache::Cache, output::Output,
};
use crate::resolve::ShareCard;
use draw::{Drawn, draw};
use look::Look;

/// The share cards of a site.
#[derive(Debug)]
pub struct ShareCards {
    look: Look,
    cache: Cache,
    /// The paths of those that are written: many pages may have the same.
    written: Mutex<BTreeSet<String>>,
    drawn: AtomicUsize,
    /// The characters that no typeface has, with a headline of each.
    left_out: Mutex<BTreeMap<String, String>>,
}

impl ShareCards {
    /// Reads how they look. The cache is at `folder`.
    pub fn open(app: &App, folder: &Path) -> Result<Self, FileError> {
        Ok(Self {
            look: Look::of(app)?,
            cache: Cache::open(folder)?,
            written: Mutex::default(),
            drawn: AtomicUsize::new(0),
            left_out: Mutex::default(),
        })
    }

    /// The hash of how they look.
    pub fn look(&self) -> &str {
        &self.look.hash
    }

    /// How many were not in the cache.
    pub fn drawn(&self) -> usize {
        self.drawn.load(Ordering::Relaxed)
    }

    /// Writes a card, and draws it first if it is not in the cache.
    pub fn write(&self, card: &ShareCard, output: &Output) -> Result<(), PublishError> {
        let path = card.path(&self.look.hash);
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if !written.insert(path.clone()) {
            return Ok(());
        }
        drop(written);
        let kept = path.trim_start_matches("/media/");
        if !self.cache.has(kept) {
            self.cache.keep(kept, &self.draw(card)?)?;
        }
        Ok(output.write(&path, &self.cache.get(kept)?)?)
    }

    fn draw(&self, card: &ShareCard) -> Result<Vec<u8>, PublishError> {
        let photo = match &card.photo {
            Some(path) => photo(&self.cache.get(path)?),
            None => None,
        };
        // What shaping does with a strange text may be a panic, but not this program's end.
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(card, &self.look, photo.as_ref())));
        let failed = || PublishError::ShareCard(card.headline.clone());
        let Drawn { pixels, left_out } = drawn.ok().flatten().ok_or_else(failed)?;
        self.drawn.fetch_add(1, Ordering::Relaxed);
        let mut all = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        for characters in left_out {
            all.entry(characters)
                .or_insert_with(|| card.headline.clone());
        }
        drop(all);
        let bytes = match card.photo {
            Some(_) => encode::jpeg(&pixels),
            None => encode::png(&pixels),
        };
        bytes.ok_or_else(failed)
    }

    /// Tells, of the cards that were drawn, what is not on them.
    pub fn warn(&self) {
        let left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, headline)) = left_out.first_key_value() else {
            return;
        };
        let all: Vec<_> = left_out.keys().map(String::as_str).collect();
        crate::say::err!(
            "warning: share cards leave out what no typeface here has: {}, such as in `{headline}`",
            all.join(" ")
        );
    }
}

/// A published photograph, cut to the shape of a card.
fn photo(bytes: &[u8]) -> Option<Pixmap> {
    let (width, height) = ShareCard::SIZE;
    let image = image::load_from_memory(bytes).ok()?.into_rgb8();
    let image = image::DynamicImage::from(image);
    // A published picture is at least as large; of 16:9 a strip is cut off.
    let (left, top) = (
        image.width().saturating_sub(width) / 2,
        image.height().saturating_sub(height) / 2,
    );
    let pixels = image.crop_imm(left, top, width, height).into_rgba8();
    let size = resvg::tiny_skia::IntSize::from_wh(width, height)?;
    Pixmap::from_vec(pixels.into_raw(), size)
}
