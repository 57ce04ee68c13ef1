use std::{fs, io::Cursor, panic};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{broken::broken, rights};
use crate::{
    content::{
        Problem,
        media::{HEADER, LARGEST},
    },
    model::{Format, Media, MediaKind},
};

/// For the pixels of the largest picture in the deepest format, which is 8 bytes a pixel.
const MEMORY: u64 = LARGEST * 8;

/// A picture in memory.
#[derive(Debug)]
pub struct Pixels {
    /// Upright, in sRGB, eight bits a channel, with an alpha channel or without.
    pub image: DynamicImage,
    /// Whose it is, as an Exif block.
    pub rights: Option<Vec<u8>>,
}

/// Reads a picture, of several frames the first. What a decoder does with a hostile file may be a panic, but not this program's
/// end.
pub fn read(media: &Media) -> Result<Pixels, Problem> {
    let bytes = fs::read(&media.file).map_err(|error| broken(media, error))?;
    let keeps_alpha = media.kind.still() == Some(Format::Png);
    // Only a still is turned upright: its frames stay as they are.
    let is_still = matches!(media.kind, MediaKind::Still(_));
    match panic::catch_unwind(|| decode(&bytes, keeps_alpha, is_still)) {
        Ok(result) => result.map_err(|error| broken(media, error)),
        Err(_) => Err(broken(media, "its pixels make no sense")),
    }
}

fn decode(bytes: &[u8], keeps_alpha: bool, turns: bool) -> image::ImageResult<Pixels> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    // A PNG's is that of its header alone, in which a profile may be packed.
    limits.max_alloc = match reader.format() {
        Some(ImageFormat::Png) => Some(HEADER),
        _ => Some(MEMORY),
    };
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // Metadata that can't be read is metadata that is not there.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let rights = rights::of(&mut decoder, bytes);
    let mut image = DynamicImage::from_decoder(decoder)?;
    if let Some(profile) = profile {
        image = in_srgb(image, &profile);
    }
    image = if keeps_alpha && image.color().has_alpha() {
        image.into_rgba8().into()
    } else {
        image.into_rgb8().into()
    };
    if turns {
        image.apply_orientation(orientation);
    }
    Ok(Pixels {
        image,
        rights: rights.and_then(|owner| rights::block(&owner)),
    })
}

/// The same colours for screens that know no profiles. A profile that makes no sense is passed over.
fn in_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return image;
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    match profile.color_space {
        DataColorSpace::Rgb if image.color().has_alpha() => {
            let mut image = image.into_rgba8();
            let rgba = Layout::Rgba;
            if let Ok(by) = profile.create_transform_8bit(rgba, &srgb, rgba, options) {
                let row = image.width() as usize * 4;
                transform(&mut image, row, |from, to| by.transform(from, to).is_ok());
            }
            image.into()
        }
        DataColorSpace::Rgb => {
            let mut image = image.into_rgb8();
            let rgb = Layout::Rgb;
            if let Ok(by) = profile.create_transform_8bit(rgb, &srgb, rgb, options) {
                let row = image.width() as usize * 3;
                transform(&mut image, row, |from, to| by.transform(from, to).is_ok());
            }
            image.into()
        }
        _ => image,
    }
}

/// Row by row, so that no second picture is in memory.
fn transform(pixels: &mut [u8], row: usize, by: impl Fn(&[u8], &mut [u8]) -> bool) {
    let mut old = vec![0; row];
    for row in pixels.chunks_exact_mut(row.max(1)) {
        old.copy_from_slice(row);
        if !by(&old, row) {
            row.copy_from_slice(&old);
        }
    }
}
