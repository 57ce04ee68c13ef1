//! Whether a picture moves, and the parts of a GIF.
//!
//! By hand, since a GIF is published without its leftovers and otherwise byte for byte: decoders tell
//! its frames, and not where in the file they are.

use std::{iter, ops::Range};

use super::parts::png_chunks;

/// What a frame begins with (GIF89a, section 20).
const FRAME: u8 = 0x2c;

/// A part of a GIF (GIF89a); ranges are in bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GifBlock {
    /// Header and palette, a frame, or how it is to be shown.
    Picture {
        /// Where it is.
        range: Range<usize>,
        /// Whether it is a frame.
        frame: bool,
    },
    /// How often the frames are repeated.
    Repeat(Range<usize>),
    /// Comments and what programs leave behind.
    Leftover,
    /// The trailer, after which nothing follows.
    End,
}

/// Whether a GIF has a second frame.
pub fn is_moving_gif(bytes: &[u8]) -> bool {
    let is_frame = |block: &GifBlock| matches!(block, GifBlock::Picture { frame: true, .. });
    gif_blocks(bytes).filter(is_frame).nth(1).is_some()
}

/// Whether a PNG says before its pixels that there are more (PNG 3, section 11.3.6.1).
pub fn is_moving_png(bytes: &[u8]) -> bool {
    png_chunks(bytes)
        .take_while(|(kind, _)| kind != b"IDAT")
        .filter(|(kind, _)| kind == b"acTL")
        .filter_map(|(_, contents)| contents.first_chunk::<4>())
        .any(|frames| u32::from_be_bytes(*frames) > 1)
}

/// Where the last whole part of a GIF ends that has no trailer, in bytes; none where a frame breaks off. What
/// begins no part ends it, as in browsers.
pub fn end_of_gif(bytes: &[u8]) -> Option<usize> {
    let mut at = head(bytes)?.1;
    while let Some((_, end)) = block(bytes, at) {
        at = end;
    }
    (bytes.get(at) != Some(&FRAME)).then_some(at)
}

/// The parts of a GIF up to its trailer, or to where it breaks off.
pub fn gif_blocks(bytes: &[u8]) -> impl Iterator<Item = GifBlock> {
    let mut at = Some(0);
    iter::from_fn(move || {
        let start = at?;
        let (block, end) = match start {
            0 => head(bytes)?,
            _ => block(bytes, start)?,
        };
        at = (block != GifBlock::End).then_some(end);
        Some(block)
    })
}

/// How long the palette is that these flags announce, in bytes.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

fn head(bytes: &[u8]) -> Option<(GifBlock, usize)> {
    let end = 13 + palette(*bytes.get(10)?);
    bytes.get(end - 1)?;
    Some((picture(0..end, false), end))
}

fn picture(range: Range<usize>, frame: bool) -> GifBlock {
    GifBlock::Picture { range, frame }
}

/// The block that begins there, and where it ends.
fn block(bytes: &[u8], start: usize) -> Option<(GifBlock, usize)> {
    match *bytes.get(start)? {
        0x3b => Some((GifBlock::End, start + 1)),
        FRAME => {
            let data = start + 10 + palette(*bytes.get(start + 9)?) + 1;
            let end = after_data(bytes, data)?;
            Some((picture(start..end, true), end))
        }
        0x21 => {
            let label = *bytes.get(start + 1)?;
            let end = after_data(bytes, start + 2)?;
            let name = bytes.get(start + 3..start + 14);
            let repeats = [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0"];
            let block = match label {
                0xf9 => picture(start..end, false),
                0xff if name.is_some_and(|name| repeats.contains(&name)) => {
                    GifBlock::Repeat(start..end)
                }
                _ => GifBlock::Leftover,
            };
            Some((block, end))
        }
        _ => None,
    }
}

/// Where a run of sub-blocks ends.
fn after_data(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
