//! What the files of pictures are made of, part by part, up to the end or to where one breaks off.
//!
//! By hand, since a file that breaks off is looked at too, to say what is wrong with it, and since no
//! part is copied, however large the file.

use std::iter;

/// Marker of the last segment, whose contents are the pixels and all that follows.
pub const SCAN: u8 = 0xda;

/// Marker and contents of each segment of a JPEG up to its pixels (ITU T.81, B.1.1).
pub fn jpeg_segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = Some(2);
    iter::from_fn(move || {
        loop {
            let start = at?;
            match *bytes.get(start..start + 2)? {
                [0xff, 0xff] => at = Some(start + 1),
                [0xff, 0x00 | 0x01 | 0xd0..=0xd7] => at = Some(start + 2),
                [0xff, SCAN] => {
                    at = None;
                    return Some((SCAN, bytes.get(start..)?));
                }
                [0xff, marker] => {
                    let length: [u8; 2] = bytes.get(start + 2..start + 4)?.try_into().ok()?;
                    let end = start + 2 + usize::from(u16::from_be_bytes(length));
                    at = Some(end);
                    return Some((marker, bytes.get(start + 4..end)?));
                }
                // Stray, between two segments: passed over, as browsers do.
                _ => at = Some(start + 1),
            }
        }
    })
}

/// Kind and contents of each chunk of a PNG (PNG, section 5).
pub fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    summed_png_chunks(bytes).map(|(kind, contents, _)| (kind, contents))
}

/// The same, each with the checksum that the file has of it.
pub fn summed_png_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8], u32)> {
    let mut rest = bytes.get(8..);
    iter::from_fn(move || {
        let (length, after) = rest?.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (contents, after) = after.split_at_checked(length)?;
        let (sum, after) = after.split_first_chunk::<4>()?;
        rest = (kind != b"IEND").then_some(after);
        Some((*kind, contents, u32::from_be_bytes(*sum)))
    })
}

/// What a WebP holds, as long as its first chunk says (RIFF).
pub fn webp_body(bytes: &[u8]) -> Option<&[u8]> {
    let length: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    bytes.get(12..length.checked_add(8)?)
}

/// Kind and contents of each chunk of a WebP's body, or of one of its frames.
pub fn riff_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = bytes;
    iter::from_fn(move || {
        let (kind, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (contents, after) = after.split_at_checked(length)?;
        // Chunks begin at even places; the last one's padding may be missing.
        rest = after.get(length % 2..).unwrap_or_default();
        Some((*kind, contents))
    })
}
