//! Whether a file is there to its end. Decoders show as much of a picture as they have, and half a
//! picture must not be published.

use image::ImageFormat;

use super::{
    frames::{GifBlock, gif_blocks},
    parts::{SCAN, jpeg_segments, png_chunks, webp_body},
};

/// Whether the file of a picture goes to the end that its format has.
pub fn is_whole(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_segments(bytes).any(is_ended_scan),
        ImageFormat::Png => png_chunks(bytes).any(|(kind, _)| kind == *b"IEND"),
        ImageFormat::Gif => gif_blocks(bytes).any(|block| block == GifBlock::End),
        ImageFormat::WebP => webp_body(bytes).is_some(),
        _ => true,
    }
}

/// An end-of-image marker must follow the picture's own data (ITU T.81, B.1.1); one in the preview
/// that a camera embeds is none.
fn is_ended_scan((marker, data): (u8, &[u8])) -> bool {
    marker == SCAN && data.windows(2).any(|pair| pair == [0xff, 0xd9])
}
