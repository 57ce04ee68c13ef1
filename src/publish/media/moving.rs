use image::ImageFormat;
use img_parts::{Bytes, png::Png, webp::WebP};

use crate::content::media::gif_blocks;

/// What an animation is made of, and whose it is; comments, places and devices are left out. None for
/// a file that is not what it was when the content was checked.
pub fn without_leftovers(bytes: Vec<u8>) -> Option<Vec<u8>> {
    match image::guess_format(&bytes).ok()? {
        ImageFormat::Gif => gif(&bytes),
        ImageFormat::Png => png(bytes),
        ImageFormat::WebP => webp(bytes),
        _ => None,
    }
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    for range in gif_blocks(bytes)?
        .into_iter()
        .filter_map(|block| block.kept())
    {
        kept.extend_from_slice(bytes.get(range)?);
    }
    kept.push(0x3b);
    Some(kept)
}

/// Chunks that change how it looks (PNG 3, section 11.3).
fn png(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut image = Png::from_bytes(Bytes::from(bytes)).ok()?;
    let gone = [*b"eXIf", *b"zTXt", *b"iTXt", *b"tIME"];
    image.chunks_mut().retain(|chunk| {
        let is_right = ["Copyright\0", "Author\0"]
            .iter()
            .any(|key| chunk.contents().starts_with(key.as_bytes()));
        !gone.contains(&chunk.kind()) && (chunk.kind() != *b"tEXt" || is_right)
    });
    Some(image.encoder().bytes().to_vec())
}

fn webp(bytes: Vec<u8>) -> Option<Vec<u8>> {
    const EXIF_AND_XMP: u8 = 0b1100;
    let mut image = WebP::from_bytes(Bytes::from(bytes)).ok()?;
    for gone in [*b"EXIF", *b"XMP "] {
        image.remove_chunks_by_id(gone);
    }
    let mut bytes = image.encoder().bytes().to_vec();
    // The first chunk says what follows (WebP container, "Extended File Format").
    if bytes.get(12..16) == Some(b"VP8X".as_slice()) {
        *bytes.get_mut(20)? &= !EXIF_AND_XMP;
    }
    Some(bytes)
}
