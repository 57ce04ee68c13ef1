//! The frames of a picture that moves, for what it is to stand on.

use std::{
    fs,
    io::{BufRead, Cursor, Seek},
    panic,
};

use image::{
    AnimationDecoder, Frames, ImageDecoder, ImageFormat, ImageResult, Limits,
    codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder},
};

use super::tint;
use crate::{
    content::media::{MEMORY, mended},
    model::Media,
};

/// How many pixels are looked at, in all frames together.
const PIXELS: u64 = 50_000_000;

/// How many frames are looked at.
const FRAMES: u64 = 500;

/// What shows through any frame may be dark: the first may be empty. None where none is to stand on
/// anything, and where frames can't be read.
pub fn tint(media: &Media) -> Option<String> {
    let bytes = fs::read(&media.file).ok()?;
    let pixels = u64::from(media.width) * u64::from(media.height);
    let most = (PIXELS / pixels.max(1)).clamp(1, FRAMES);
    // What a decoder does with a hostile file may be a panic.
    let tint = panic::catch_unwind(|| {
        let format = image::guess_format(&bytes).ok()?;
        let mended = mended(format, &bytes);
        let frames = frames(format, Cursor::new(&*mended.bytes)).ok()??;
        let frames = frames.take(usize::try_from(most).ok()?).flatten();
        let mut tints = frames.filter_map(|frame| tint::of(&frame.into_buffer().into()));
        tints.find(|tint| tint == tint::PLATE)
    });
    tint.ok().flatten()
}

fn frames<'a>(
    format: ImageFormat,
    bytes: impl BufRead + Seek + 'a,
) -> ImageResult<Option<Frames<'a>>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    Ok(match format {
        ImageFormat::Gif => {
            let mut decoder = GifDecoder::new(bytes)?;
            decoder.set_limits(limits)?;
            Some(decoder.into_frames())
        }
        ImageFormat::Png => Some(
            PngDecoder::with_limits(bytes, limits)?
                .apng()?
                .into_frames(),
        ),
        ImageFormat::WebP => {
            let mut decoder = WebPDecoder::new(bytes)?;
            decoder.set_limits(limits)?;
            Some(decoder.into_frames())
        }
        _ => None,
    })
}
