//! Whether a file is there to its end. Decoders show as much of a picture as they have, and half a
//! picture must not be published. One of which nothing but the mark of its end is missing, or that has
//! stray bytes between its parts, is shown by every browser.

use std::{borrow::Cow, io::Cursor, panic};

use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    codecs::gif::GifDecoder,
};

use super::{
    frames::{GifBlock, end_of_gif, gif_blocks, is_moving_png},
    look::MEMORY,
    parts::{SCAN, jpeg_segments, png_chunks, summed_png_chunks, webp_body},
};

/// The last two bytes of a JPEG (ITU T.81, B.1.1).
const END_OF_IMAGE: [u8; 2] = [0xff, 0xd9];

/// The last chunk of a PNG, which is always the same.
const IEND: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// A picture's file as it should be.
#[derive(Debug)]
pub struct Mended<'a> {
    /// Without stray bytes, and with the mark of its end.
    pub bytes: Cow<'a, [u8]>,
    /// Whether that mark was there.
    pub had_end: bool,
}

/// Mends what is no matter to browsers.
pub fn mended(format: ImageFormat, bytes: &[u8]) -> Mended<'_> {
    let had_end = has_end(format, bytes);
    let mut bytes = Cow::Borrowed(bytes);
    match format {
        ImageFormat::Jpeg => {
            let size = |(_, contents): (u8, &[u8])| contents.len() + 4;
            let parts: usize = jpeg_segments(&bytes).map(size).sum();
            // The pixels' own data begin with their marker, and the file with its own.
            let has_stray = parts + 2 < bytes.len() + 4;
            if has_stray && jpeg_segments(&bytes).any(|(marker, _)| marker == SCAN) {
                bytes = Cow::Owned(without_stray(&bytes));
            }
            if !had_end {
                bytes.to_mut().extend(END_OF_IMAGE);
            }
        }
        ImageFormat::Png => {
            let chunks = png_chunks(&bytes).map(|(_, contents)| contents.len() + 12);
            let end = 8 + chunks.sum::<usize>();
            let rest = bytes.get(end..).unwrap_or_default();
            // A part of it may be there.
            if had_end {
                if !rest.is_empty() {
                    bytes.to_mut().truncate(end);
                }
            } else if IEND.starts_with(rest) {
                let bytes = bytes.to_mut();
                bytes.truncate(end);
                bytes.extend(IEND);
            }
        }
        ImageFormat::Gif if !had_end => {
            if let Some(end) = end_of_gif(&bytes) {
                let bytes = bytes.to_mut();
                bytes.truncate(end);
                bytes.push(0x3b);
            }
        }
        _ => {}
    }
    Mended { bytes, had_end }
}

fn has_end(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        // One in the preview that a camera embeds is none.
        ImageFormat::Jpeg => jpeg_segments(bytes).any(|(marker, data)| {
            marker == SCAN && data.windows(2).any(|pair| pair == END_OF_IMAGE)
        }),
        ImageFormat::Png => png_chunks(bytes).any(|(kind, _)| kind == *b"IEND"),
        ImageFormat::Gif => gif_blocks(bytes).any(|block| block == GifBlock::End),
        ImageFormat::WebP => webp_body(bytes).is_some(),
        _ => true,
    }
}

fn without_stray(bytes: &[u8]) -> Vec<u8> {
    let mut kept = vec![0xff, 0xd8];
    for (marker, contents) in jpeg_segments(bytes) {
        if marker == SCAN {
            kept.extend_from_slice(contents);
        } else {
            let length = u16::try_from(contents.len() + 2).unwrap_or(u16::MAX);
            kept.extend([0xff, marker]);
            kept.extend(length.to_be_bytes());
            kept.extend_from_slice(contents);
        }
    }
    kept
}

/// Whether every pixel is there of a picture whose end was missing. Its pixels are read for that, which
/// is seldom.
pub fn has_all_pixels(format: ImageFormat, mended: &[u8]) -> bool {
    match format {
        // What follows the last pixel changes none; where pixels are missing it is taken for them.
        ImageFormat::Jpeg => {
            let data = mended.strip_suffix(&END_OF_IMAGE).unwrap_or(mended);
            let noise = [0x5a, 0xc3, 0x1e, 0x97].repeat(4096);
            let other = [data, &noise, &END_OF_IMAGE].concat();
            let pixels = decoded(format, mended);
            pixels.is_some() && pixels == decoded(format, &other)
        }
        // The pixels that are read are those of the first frame.
        ImageFormat::Png => {
            let is_cut = is_moving_png(mended) && !has_end(format, mended);
            !is_cut && decoded(format, mended).is_some()
        }
        // Every part of it says how long it is.
        ImageFormat::Gif => {
            let ends = gif_blocks(mended).any(|block| block == GifBlock::End);
            let is_frame = |block| matches!(block, GifBlock::Picture { frame: true, .. });
            ends && gif_blocks(mended).any(is_frame)
        }
        _ => false,
    }
}

/// Whether what stands between beginning and end is what was saved, as far as that can be told soon: chunks of a
/// PNG have checksums, and of a GIF, which is seldom large, the frames are read. Decoders of the others show
/// whatever is there.
pub fn is_sound(format: ImageFormat, mended: &[u8]) -> bool {
    match format {
        ImageFormat::Png => {
            let mut chunks = summed_png_chunks(mended);
            chunks.all(|(kind, contents, sum)| {
                // Chunks that begin with a small letter may be passed over (PNG, section 5.4).
                let mut own = crc32fast::Hasher::new();
                own.update(&kind);
                own.update(contents);
                let may_be_wrong = !kind[0].is_ascii_uppercase() || kind == *b"IEND";
                may_be_wrong || own.finalize() == sum
            })
        }
        ImageFormat::Gif => has_readable_frames(mended),
        _ => true,
    }
}

/// Whether a file that is whole by its parts holds every pixel that its header announces: the chunks of a PNG may
/// be right while what is packed in them ends early.
pub fn is_filled(format: ImageFormat, mended: &[u8]) -> bool {
    format != ImageFormat::Png || decoded(format, mended).is_some()
}

/// Whether the frames of a GIF can be read: the first, and of those after it as many as are soon read.
fn has_readable_frames(mended: &[u8]) -> bool {
    /// In pixels of all frames together: about a second.
    const MOST: u64 = 200_000_000;
    let read = panic::catch_unwind(|| {
        let mut decoder = GifDecoder::new(Cursor::new(mended)).ok()?;
        let (width, height) = decoder.dimensions();
        let most = MOST / (u64::from(width) * u64::from(height)).max(1);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        decoder.set_limits(limits).ok()?;
        let mut frames = decoder.into_frames();
        frames.next()?.ok()?;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        frames.take(most).all(|frame| frame.is_ok()).then_some(())
    });
    read.ok().flatten().is_some()
}

fn decoded(format: ImageFormat, bytes: &[u8]) -> Option<DynamicImage> {
    panic::catch_unwind(|| {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        reader.decode().ok()
    })
    .ok()
    .flatten()
}
