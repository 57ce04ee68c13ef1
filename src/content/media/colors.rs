//! Colours that screens don't have, and profiles of colours that no picture needs.

use image::ImageFormat;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::{
    Complaint,
    parts::{jpeg_segments, png_chunks, riff_chunks, webp_body},
};

/// In bytes: what a profile may have unpacked. The largest in use, those of printers, have less; one
/// that is made to do harm can be a thousand times as long as its file.
const LONGEST: usize = 4_000_000;

/// Ensures that colours can be converted to those of screens, in little memory.
pub fn check(format: ImageFormat, bytes: &[u8]) -> Result<(), Complaint> {
    let (for_print, too_long) = match format {
        ImageFormat::Jpeg => (is_for_print(bytes), jpeg_profile(bytes) > LONGEST),
        ImageFormat::Png => (false, has_long_profile(bytes)),
        ImageFormat::WebP => (false, webp_profile(bytes) > LONGEST),
        _ => (false, false),
    };
    if for_print {
        return Err(Complaint::new(
            "has the colours of print, CMYK, which would look wrong on screens",
            "save it in RGB",
        ));
    }
    if too_long {
        return Err(Complaint::new(
            "has a colour profile of more than 4 MB, or several",
            "convert it to sRGB, and save it again",
        ));
    }
    Ok(())
}

/// Whether a picture has a colour profile, readable or not.
pub fn has_profile(format: ImageFormat, bytes: &[u8]) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_profile(bytes) > 0,
        ImageFormat::Png => png_chunks(bytes)
            .take_while(|(kind, _)| kind != b"IDAT")
            .any(|(kind, _)| kind == *b"iCCP"),
        ImageFormat::WebP => webp_profile(bytes) > 0,
        _ => false,
    }
}

/// Four components in the header of its frame (ITU T.81, B.2.2).
fn is_for_print(bytes: &[u8]) -> bool {
    let is_frame = |marker| matches!(marker, 0xc0..=0xcf) && ![0xc4, 0xc8, 0xcc].contains(&marker);
    jpeg_segments(bytes)
        .any(|(marker, contents)| is_frame(marker) && contents.get(5).is_some_and(|&it| it == 4))
}

fn jpeg_profile(bytes: &[u8]) -> usize {
    jpeg_segments(bytes)
        .filter(|(marker, contents)| *marker == 0xe2 && contents.starts_with(b"ICC_PROFILE\0"))
        .map(|(_, contents)| contents.len())
        .sum()
}

fn webp_profile(bytes: &[u8]) -> usize {
    riff_chunks(webp_body(bytes).unwrap_or_default())
        .filter(|(kind, _)| kind == b"ICCP")
        .map(|(_, contents)| contents.len())
        .sum()
}

/// Whether a PNG has a profile that is too long, unpacked no further than it may be, or a second one,
/// which not every program reads the same way.
fn has_long_profile(bytes: &[u8]) -> bool {
    let mut profiles = png_chunks(bytes).filter(|(kind, _)| kind == b"iCCP");
    let Some((_, contents)) = profiles.next() else {
        return false;
    };
    // A name, a zero, and the way that it is packed.
    let name = contents.iter().position(|byte| *byte == 0);
    let packed = name.and_then(|end| contents.get(end + 2..));
    let unpacked = packed.map(|packed| decompress_to_vec_zlib_with_limit(packed, LONGEST));
    let is_long = |error: &TINFLStatus| *error == TINFLStatus::HasMoreOutput;
    profiles.next().is_some() || matches!(unpacked, Some(Err(error)) if is_long(&error.status))
}
