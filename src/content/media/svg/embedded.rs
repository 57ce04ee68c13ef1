//! Pictures inside of drawings. They are published as they are.

use data_url::DataUrl;
use image::ImageFormat;

use super::{EMBED, Fault};
use crate::content::media::parts::{jpeg_segments, png_chunks, riff_chunks, webp_body};

/// What is wrong with an address: it must be a part of the same drawing, or pixels in it that say
/// nothing of themselves.
pub fn address_fault(address: &str, of: &str) -> Option<Fault> {
    const PIXELS: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return None;
    }
    let read = DataUrl::process(address).ok();
    let is_pixels = read.as_ref().is_some_and(|read| {
        let kind = read.mime_type();
        kind.type_ == "image" && PIXELS.contains(&kind.subtype.as_str())
    });
    if !is_pixels {
        return Some((format!("{of} that leads out of it"), EMBED));
    }
    let bytes = read.and_then(|read| Some(read.decode_to_vec().ok()?.0));
    match bytes {
        None => Some((format!("{of} with a picture that can't be read"), EMBED)),
        Some(bytes) if has_metadata(&bytes) => Some((
            format!("{of} with a picture that may say where and by whom it was taken"),
            "save that picture without Exif, IPTC and XMP, and embed it again",
        )),
        Some(_) => None,
    }
}

fn has_metadata(bytes: &[u8]) -> bool {
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => {
            jpeg_segments(bytes).any(|(marker, _)| [0xe1, 0xed].contains(&marker))
        }
        Ok(ImageFormat::Png) => png_chunks(bytes).any(|(kind, contents)| {
            let is_packed = matches!(&kind, b"eXIf" | b"iTXt" | b"zTXt");
            is_packed || (kind == *b"tEXt" && contents.starts_with(b"Raw profile type"))
        }),
        Ok(ImageFormat::WebP) => riff_chunks(webp_body(bytes).unwrap_or_default())
            .any(|(kind, _)| matches!(&kind, b"EXIF" | b"XMP ")),
        Ok(ImageFormat::Gif) => holds(b"XMP DataXMP"),
        _ => holds(b"Exif") || holds(b"application/rdf+xml"),
    }
}
