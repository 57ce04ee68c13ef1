//! Whether a file is there to its end. Decoders show the half of a picture that they have; a reader
//! should not see it.

use image::ImageFormat;

use super::frames;

pub fn is_whole(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg(bytes).is_some(),
        ImageFormat::Png => png(bytes).is_some(),
        ImageFormat::Gif => frames::gif_blocks(bytes).is_some(),
        ImageFormat::WebP => webp(bytes).is_some(),
        _ => true,
    }
}

/// From segment to segment to the picture's own data, which an end-of-image marker must follow (ITU
/// T.81, B.1.1); one in the preview that a camera embeds is none.
fn jpeg(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    loop {
        match *bytes.get(at..at + 2)? {
            [0xff, 0xff] => at += 1,
            [0xff, 0xda] => break,
            [0xff, 0x01 | 0xd0..=0xd7] => at += 2,
            [0xff, _] => {
                let length: [u8; 2] = bytes.get(at + 2..at + 4)?.try_into().ok()?;
                at += 2 + usize::from(u16::from_be_bytes(length));
            }
            _ => return None,
        }
    }
    let data = &bytes[at..];
    data.windows(2)
        .any(|pair| pair == [0xff, 0xd9])
        .then_some(())
}

/// From chunk to chunk to the last (PNG, section 5).
fn png(bytes: &[u8]) -> Option<()> {
    let mut at = 8;
    loop {
        let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        at = at.checked_add(usize::try_from(u32::from_be_bytes(length)).ok()?)?;
        at = at.checked_add(12)?;
        bytes.get(at - 1)?;
        if kind == b"IEND" {
            return Some(());
        }
    }
}

/// As long as its first chunk says (RIFF).
fn webp(bytes: &[u8]) -> Option<()> {
    let length: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    (bytes.len() >= length.checked_add(8)?).then_some(())
}
