//! What a file says of its owner in texts: an XMP packet, or the text chunks of a PNG.

use image::{ImageDecoder, ImageFormat};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::text::{latin_1, text};
use crate::content::media::{Owner, parse_xml, png_chunks};

/// In bytes: a longer text is not read.
const LONGEST: usize = 4_000_000;

/// What each of a file's texts says.
pub fn read(decoder: &mut impl ImageDecoder, bytes: &[u8]) -> Vec<Owner> {
    if !matches!(image::guess_format(bytes), Ok(ImageFormat::Png)) {
        let packet = decoder.xmp_metadata().ok().flatten();
        return packet.iter().map(|packet| in_xmp(packet)).collect();
    }
    let packet = png_text(bytes, "XML:com.adobe.xmp").map(|packet| in_xmp(packet.as_bytes()));
    let plain = Owner {
        artist: png_text(bytes, "Author"),
        copyright: png_text(bytes, "Copyright"),
    };
    packet.into_iter().chain([plain]).collect()
}

fn in_xmp(packet: &[u8]) -> Owner {
    let packet = packet.get(..LONGEST).unwrap_or(packet);
    let packet = std::str::from_utf8(packet).unwrap_or_default();
    match parse_xml(packet.trim_matches(['\0', ' ', '\n'])) {
        Ok(document) => Owner::in_xml(&document),
        Err(_) => Owner::default(),
    }
}

/// The first text of that name (PNG, sections 11.3.3.2 to 11.3.3.4).
fn png_text(bytes: &[u8], key: &str) -> Option<String> {
    let (kind, rest) = png_chunks(bytes).find_map(|(kind, contents)| {
        let rest = contents.strip_prefix(key.as_bytes())?.strip_prefix(b"\0")?;
        matches!(&kind, b"tEXt" | b"zTXt" | b"iTXt").then_some((kind, rest))
    })?;
    match &kind {
        b"tEXt" => Some(text(rest)),
        b"zTXt" => Some(latin_1(&unpacked(rest.get(1..)?)?)),
        _ => {
            // Whether and how it is packed, its language, and the name in that language.
            let (&is_packed, rest) = rest.split_first()?;
            let mut parts = rest.get(1..)?.splitn(3, |byte| *byte == 0);
            let value = parts.nth(2)?;
            match is_packed {
                0 => String::from_utf8(value.to_vec()).ok(),
                _ => String::from_utf8(unpacked(value)?).ok(),
            }
        }
    }
}

fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    decompress_to_vec_zlib_with_limit(bytes, LONGEST).ok()
}
