use std::{
    io::Cursor,
    path::{Path, PathBuf},
};

use image::{
    ImageDecoder, ImageFormat, ImageReader, Limits, codecs::webp::WebPDecoder,
    metadata::Orientation,
};

use super::{Complaint, colors, ends, frames, svg};
use crate::{
    hash::{SHORT, sha256_hex_of},
    model::{Format, Media, MediaKind},
};

/// Goes into the hash of pixels. To be changed whenever other bytes are made of the same pixels, since
/// a published name is kept for ever and must not come to mean another file.
const PIXELS_VERSION: &[u8] = b"2";

/// The same for drawings, which are hashed as they are published.
const DRAWING_VERSION: &[u8] = b"1";

/// In pixels: every picture that is decoded has fewer.
pub const LARGEST: u64 = 100_000_000;

/// In bytes: what a header may take in memory.
pub const HEADER: u64 = 64_000_000;

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
    let (kind, (width, height), hash) = match image::guess_format(bytes) {
        Ok(format) => {
            let (kind, size) = pixels(&file, format, bytes)?;
            (kind, size, sha256_hex_of(&[PIXELS_VERSION, bytes], SHORT))
        }
        Err(_) => {
            let text = drawing(&file, bytes)?;
            let size = svg::check(text)?;
            // As it is published, since a later version may leave out more of it.
            let drawn = svg::without_leftovers(text);
            let kind = if svg::moves(text) {
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

fn drawing<'a>(file: &Path, bytes: &'a [u8]) -> Result<&'a str, Complaint> {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.contains("<svg"));
    let Some(text) = text else {
        return complain("is no picture", USE);
    };
    if ends_in(file, &["svg"]) {
        Ok(text)
    } else {
        misnamed(file, "an SVG", "svg")
    }
}

fn pixels(
    file: &Path,
    format: ImageFormat,
    bytes: &[u8],
) -> Result<(MediaKind, (u32, u32)), Complaint> {
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
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(HEADER);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let number = u64::from(width) * u64::from(height);
    if number >= LARGEST {
        let what = format!(
            "has {width} × {height} pixels, {} million",
            number / 1_000_000
        );
        return complain(
            what,
            "make it smaller than 100 million pixels; no screen shows more than 2560 across",
        );
    }
    if number == 0 {
        return complain(format!("has no pixels: {width} × {height}"), USE);
    }
    if !ends::is_whole(format, bytes) {
        return complain(
            format!("ends too early: it is a part of a {name}"),
            "copy it again from where it came from",
        );
    }
    let alpha = decoder.color_type().has_alpha();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let moving = match format {
        ImageFormat::Gif => frames::is_moving_gif(bytes),
        ImageFormat::Png => frames::is_moving_png(bytes),
        ImageFormat::WebP => WebPDecoder::new(Cursor::new(bytes))
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
    Ok((kind, size))
}

const USE: &str = "use JPEG, PNG, WebP, GIF or SVG";

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
