use std::{
    io::Cursor,
    path::{Path, PathBuf},
};

use image::{
    ImageDecoder, ImageFormat, ImageReader, Limits, codecs::webp::WebPDecoder,
    metadata::Orientation,
};

use super::{Complaint, colors, ends, frames, kinds, profile, svg};
use crate::{
    hash::{SHORT, sha256_hex_of},
    model::{Format, Media, MediaKind},
};

/// Goes into the hash of pixels. To be changed whenever other bytes are made of the same pixels, since
/// a published name is kept for ever and must not come to mean another file.
const PIXELS_VERSION: &[u8] = b"2";

/// The same for pictures whose colours were passed over before, so that all others keep their names.
const COLORS_VERSION: &[u8] = b"3";

/// The same for drawings, which are hashed as they are published.
const DRAWING_VERSION: &[u8] = b"1";

/// In pixels: every picture that is decoded has fewer.
const LARGEST: u64 = 100_000_000;

/// In bytes: what a header may take in memory.
pub const HEADER: u64 = 64_000_000;

/// In bytes: the pixels of the largest picture in the deepest format, which is 8 bytes a pixel.
pub const MEMORY: u64 = LARGEST * 8;

/// In bytes: what a file may have.
const LONGEST: u64 = 200_000_000;

/// How names end, by what is in the file.
const ENDINGS: [(ImageFormat, &str, &[&str]); 4] = [
    (ImageFormat::Jpeg, "JPEG", &["jpg", "jpeg"]),
    (ImageFormat::Png, "PNG", &["png", "apng"]),
    (ImageFormat::Gif, "GIF", &["gif"]),
    (ImageFormat::WebP, "WebP", &["webp"]),
];

/// Whether a file's length is one that a picture can have; no other file is opened.
pub fn check_length(bytes: u64) -> Result<(), Complaint> {
    match bytes {
        0 => complain("is empty: it has 0 bytes", "put the picture there again"),
        _ if bytes > LONGEST => complain(
            format!("has {} MB, and a picture can have 200", bytes / 1_000_000),
            "make it smaller",
        ),
        _ => Ok(()),
    }
}

/// What a picture is, by the header and the end of its file.
///
/// # Errors
/// Why it can't be published, as a sentence without its subject.
pub fn inspect(file: PathBuf, bytes: &[u8]) -> Result<Media, Complaint> {
    kinds::check_pointer(bytes)?;
    let (kind, (width, height), hash) = match image::guess_format(bytes) {
        Ok(format) => {
            let (kind, size, version) = pixels(&file, format, bytes)?;
            (kind, size, sha256_hex_of(&[version, bytes], SHORT))
        }
        Err(_) => {
            // As it is published, since a later version may leave out more of it.
            let (drawn, size) = svg::read(&drawing(&file, bytes)?)?;
            let kind = if svg::moves(&drawn) {
                MediaKind::MovingDrawing
            } else {
                MediaKind::Drawing
            };
            (
                kind,
                size,
                sha256_hex_of(&[DRAWING_VERSION, drawn.as_bytes()], SHORT),
            )
        }
    };
    Ok(Media {
        file,
        hash,
        width,
        height,
        kind,
    })
}

fn drawing(file: &Path, bytes: &[u8]) -> Result<String, Complaint> {
    let text = svg::text(bytes).filter(|text| text.contains("<svg"));
    let Some(text) = text else {
        return Err(kinds::of_another_kind(bytes));
    };
    if ends_in(file, &["svg"]) {
        Ok(text)
    } else {
        misnamed(file, "an SVG", "svg")
    }
}

/// The kind of a picture, its width and height, and the version of what is made of it.
type Look = (MediaKind, (u32, u32), &'static [u8]);

/// What a picture of pixels is, if it can be published.
fn pixels(file: &Path, format: ImageFormat, bytes: &[u8]) -> Result<Look, Complaint> {
    let known = ENDINGS.iter().find(|(known, ..)| *known == format);
    let Some((_, name, endings)) = known else {
        return match format {
            ImageFormat::Avif => complain(
                "is an AVIF, which is made when publishing and can't be read",
                "put the original there, as JPEG or PNG: the AVIF is made of it",
            ),
            _ => complain(format!("is of a kind that is not read, {format:?}"), USE),
        };
    };
    if !ends_in(file, endings) {
        return misnamed(file, &format!("a {name}"), endings[0]);
    }
    colors::check(format, bytes)?;
    let broken = |error: image::ImageError| {
        Complaint::new(
            format!("is a broken {name}: {error}"),
            "save it again from the original",
        )
    };
    let ends::Mended { bytes, had_end } = ends::mended(format, bytes);
    let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(HEADER);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if !had_end && !ends::has_all_pixels(format, &bytes) {
        return complain(
            format!("ends too early: it is a part of a {name}"),
            "copy it again from where it came from",
        );
    }
    if !ends::is_sound(format, &bytes) {
        return complain(
            format!("is a {name} that was damaged on its way: its pixels can't be read"),
            "copy it again from where it came from",
        );
    }
    // Before any of it is made: who publishes reads the same pixels.
    if had_end && !ends::is_filled(format, &bytes) {
        return complain(
            "has pixels that can't be read to their end",
            "save it again from the original",
        );
    }
    let conversion = profile::conversion(format, &bytes, &mut decoder)?;
    let version = match conversion {
        Some(conversion) if conversion.is_new => COLORS_VERSION,
        _ => PIXELS_VERSION,
    };
    let alpha = decoder.color_type().has_alpha();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let moving = match format {
        ImageFormat::Gif => frames::is_moving_gif(&bytes),
        ImageFormat::Png => frames::is_moving_png(&bytes),
        ImageFormat::WebP => WebPDecoder::new(Cursor::new(&bytes))
            .map_err(broken)?
            .has_animation(),
        _ => false,
    };
    let own = match format {
        ImageFormat::Jpeg => Format::Jpeg,
        ImageFormat::WebP if !alpha => Format::Jpeg,
        _ => Format::Png,
    };
    let kind = if moving {
        MediaKind::Moving(own)
    } else {
        MediaKind::Still(own)
    };
    // Only a still is turned upright when it is published.
    let size = if turned && !moving {
        (height, width)
    } else {
        (width, height)
    };
    Ok((kind, size, version))
}

/// Whether a picture has as many pixels as one can have.
fn check_size(width: u32, height: u32) -> Result<(), Complaint> {
    match u64::from(width) * u64::from(height) {
        0 => complain(format!("has no pixels: {width} × {height}"), USE),
        number if number >= LARGEST => complain(
            format!(
                "has {width} × {height} pixels, {} million",
                number / 1_000_000
            ),
            "make it smaller than 100 million pixels; no screen shows more than 2560 across",
        ),
        _ => Ok(()),
    }
}

pub const USE: &str = "use JPEG, PNG, WebP, GIF or SVG";

fn is_turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

fn misnamed<T>(file: &Path, kind: &str, ending: &str) -> Result<T, Complaint> {
    let renamed = file.with_extension(ending);
    let name = renamed.file_name().unwrap_or_default().to_string_lossy();
    complain(
        format!("is {kind} by another name"),
        format!("rename it to `{name}`"),
    )
}

fn complain<T>(what: impl Into<String>, mend: impl Into<String>) -> Result<T, Complaint> {
    Err(Complaint::new(what, mend))
}
