use std::{
    io::Cursor,
    path::{Path, PathBuf},
};

use image::{
    ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::png::PngDecoder,
    codecs::webp::WebPDecoder, metadata::Orientation,
};

use super::{Complaint, ends, frames, svg};
use crate::{
    model::{Format, Media, MediaKind},
    resolve::short_hash,
};

/// Changes whenever the bytes change that are made of the same picture, so that no name that is kept
/// for ever comes to mean something else.
const RECIPE: &[u8] = b"1";

/// In pixels: what a decoder may be asked for.
pub const LARGEST: u64 = 100_000_000;

/// In bytes: what a header may take in memory, since a profile in it may be packed.
const HEADER: u64 = 64_000_000;

/// In bytes: what a file may have.
const LONGEST: u64 = 200_000_000;

/// How names end, by what is in the file.
const ENDINGS: [(ImageFormat, &str, &[&str]); 4] = [
    (ImageFormat::Jpeg, "JPEG", &["jpg", "jpeg"]),
    (ImageFormat::Png, "PNG", &["png", "apng"]),
    (ImageFormat::Gif, "GIF", &["gif"]),
    (ImageFormat::WebP, "WebP", &["webp"]),
];

/// A file that is too long is not even opened.
pub fn length(bytes: u64) -> Result<(), Complaint> {
    match bytes {
        0 => complain("is empty: it has 0 bytes", "put the picture there again"),
        _ if bytes > LONGEST => complain(
            format!("has {} MB, and a picture can have 200", bytes / 1_000_000),
            "make it smaller",
        ),
        _ => Ok(()),
    }
}

/// What a file is, by its header and its end.
pub fn at(file: PathBuf, bytes: &[u8]) -> Result<Media, Complaint> {
    let (kind, (width, height)) = match image::guess_format(bytes) {
        Ok(format) => pixels(&file, format, bytes)?,
        Err(_) => (MediaKind::Drawing, drawing(&file, bytes)?),
    };
    Ok(Media {
        file,
        hash: short_hash(&[RECIPE, bytes]),
        width,
        height,
        kind,
        tint: None,
    })
}

fn drawing(file: &Path, bytes: &[u8]) -> Result<(u32, u32), Complaint> {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.contains("<svg"));
    let Some(text) = text else {
        return complain("is no picture", USE);
    };
    if !ends_in(file, &["svg"]) {
        return misnamed(file, "an SVG", "svg");
    }
    svg::check(text)
}

fn pixels(
    file: &Path,
    format: ImageFormat,
    bytes: &[u8],
) -> Result<(MediaKind, (u32, u32)), Complaint> {
    let known = ENDINGS.iter().find(|(known, ..)| *known == format);
    let Some((_, name, endings)) = known else {
        let what = match format {
            ImageFormat::Avif => {
                "is an AVIF, which is made when publishing and can't be read".to_owned()
            }
            _ => format!("is of a kind that is not read, {format:?}"),
        };
        return complain(what, USE);
    };
    if !ends_in(file, endings) {
        return misnamed(file, &format!("a {name}"), endings[0]);
    }
    let broken = |error: image::ImageError| {
        (
            format!("is a broken {name}: {error}"),
            "save it again from the original".to_owned(),
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
    if is_for_print(decoder.original_color_type()) {
        return complain(
            "has the colours of print, CMYK, which would look wrong on screens",
            "save it in RGB",
        );
    }
    let alpha = decoder.color_type().has_alpha();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let moving = match format {
        ImageFormat::Gif => frames::is_moving_gif(bytes),
        ImageFormat::Png => PngDecoder::new(Cursor::new(bytes))
            .and_then(|decoder| decoder.is_apng())
            .map_err(broken)?,
        ImageFormat::WebP => WebPDecoder::new(Cursor::new(bytes))
            .map_err(broken)?
            .has_animation(),
        _ => false,
    };
    let kind = match format {
        _ if moving => MediaKind::Moving,
        ImageFormat::Jpeg => MediaKind::Still(Format::Jpeg),
        ImageFormat::WebP if !alpha => MediaKind::Still(Format::Jpeg),
        _ => MediaKind::Still(Format::Png),
    };
    // Frames are published as they are, on their side if they are so.
    let size = match turned && !moving {
        true => (height, width),
        false => (width, height),
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

fn is_for_print(color: ExtendedColorType) -> bool {
    matches!(color, ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16)
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

fn misnamed<T>(file: &Path, kind: &str, ending: &str) -> Result<T, Complaint> {
    let name = file.with_extension(ending);
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    complain(
        format!("is {kind} by another name"),
        format!("rename it to `{name}`"),
    )
}

fn complain<T>(what: impl Into<String>, mend: impl Into<String>) -> Result<T, Complaint> {
    Err((what.into(), mend.into()))
}
