//! An animation is published as it is, but for its metadata: only its owner is kept, and neither where
//! nor with what it was made.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};
use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};

use super::rights;
use crate::content::media::{GifBlock, HEADER, Owner, gif_blocks, mended, riff_chunks, webp_body};

/// The bytes of an animation without its leftovers; none for a file that is not what it was when the
/// content was checked.
pub fn without_leftovers(bytes: &[u8]) -> Option<Vec<u8>> {
    let format = image::guess_format(bytes).ok()?;
    let bytes = &mended(format, bytes).bytes;
    let owner = owner(format, bytes);
    let block = owner.as_ref().and_then(rights::block);
    match format {
        ImageFormat::Gif => gif(bytes, owner.as_ref()),
        ImageFormat::Png => png(bytes, block),
        ImageFormat::WebP => webp(bytes, block),
        _ => None,
    }
}

fn owner(format: ImageFormat, bytes: &[u8]) -> Option<Owner> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(HEADER);
    reader.limits(limits);
    rights::of(&mut reader.into_decoder().ok()?, bytes)
}

/// GIF has no Exif: there it is a comment.
fn gif(bytes: &[u8], owner: Option<&Owner>) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    for block in gif_blocks(bytes) {
        match block {
            GifBlock::Picture { range, .. } | GifBlock::Repeat(range) => {
                kept.extend_from_slice(bytes.get(range)?);
            }
            GifBlock::Leftover => {}
            GifBlock::End => {
                if let Some(owner) = owner {
                    kept.extend(comment(&owner.line()));
                }
                kept.push(0x3b);
                return Some(kept);
            }
        }
    }
    None
}

fn comment(text: &str) -> Vec<u8> {
    let mut comment = vec![0x21, 0xfe];
    for part in text.as_bytes().chunks(255) {
        comment.extend(u8::try_from(part.len()));
        comment.extend_from_slice(part);
    }
    comment.push(0);
    comment
}

/// Chunks that change how it looks (PNG 3, section 11), and no others.
fn png(bytes: &[u8], rights: Option<Vec<u8>>) -> Option<Vec<u8>> {
    const SEEN: [&[u8; 4]; 17] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT", b"tRNS", b"cHRM", b"gAMA",
        b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"pHYs",
    ];
    let mut image = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let chunks = image.chunks_mut();
    chunks.retain(|chunk| SEEN.contains(&&chunk.kind()));
    if let Some(rights) = rights {
        chunks.insert(
            chunks.len().min(1),
            PngChunk::new(*b"eXIf", Bytes::from(rights)),
        );
    }
    Some(image.encoder().bytes().to_vec())
}

/// Chunks that change how it looks, and no others ("WebP Container Specification").
fn webp(bytes: &[u8], rights: Option<Vec<u8>>) -> Option<Vec<u8>> {
    const EXIF: u8 = 0b1000;
    const XMP: u8 = 0b100;
    const PIXELS: [&[u8; 4]; 3] = [b"VP8 ", b"VP8L", b"ALPH"];
    let mut body = b"WEBP".to_vec();
    for (kind, contents) in riff_chunks(webp_body(bytes)?) {
        match &kind {
            // It says which chunks follow.
            b"VP8X" => {
                let mut contents = contents.to_vec();
                let flags = contents.first_mut()?;
                *flags = (*flags & !(EXIF | XMP)) | if rights.is_some() { EXIF } else { 0 };
                put(&mut body, kind, &contents)?;
            }
            b"ANMF" => {
                let (header, pixels) = contents.split_at_checked(16)?;
                let mut frame = header.to_vec();
                for (kind, contents) in riff_chunks(pixels) {
                    if PIXELS.contains(&&kind) {
                        put(&mut frame, kind, contents)?;
                    }
                }
                put(&mut body, kind, &frame)?;
            }
            b"ICCP" | b"ANIM" => put(&mut body, kind, contents)?,
            kind if PIXELS.contains(&kind) => put(&mut body, *kind, contents)?,
            _ => {}
        }
    }
    if let Some(rights) = rights {
        put(&mut body, *b"EXIF", &rights)?;
    }
    let mut image = Vec::with_capacity(body.len() + 8);
    put(&mut image, *b"RIFF", &body)?;
    Some(image)
}

/// Appends a chunk, padded to an even number of bytes.
fn put(to: &mut Vec<u8>, kind: [u8; 4], contents: &[u8]) -> Option<()> {
    to.extend(kind);
    to.extend(u32::try_from(contents.len()).ok()?.to_le_bytes());
    to.extend_from_slice(contents);
    to.resize(to.len() + contents.len() % 2, 0);
    Some(())
}
