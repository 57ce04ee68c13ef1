use std::{error::Error, fs, io::Cursor, panic};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};
use moxcms::{CmsError, ColorProfile, Layout, TransformOptions};

use super::{broken::broken, rights};
use crate::{
    content::{
        Problem,
        media::{HEADER, MEMORY, conversion, is_deep, mended},
    },
    model::{Format, Media, MediaKind},
};

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

fn decode(bytes: &[u8], keeps_alpha: bool, turns: bool) -> Result<Pixels, Box<dyn Error>> {
    let format = image::guess_format(bytes)?;
    let bytes = &mended(format, bytes).bytes;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // A PNG's is that of its header alone, in which a profile may be packed.
    limits.max_alloc = match format {
        ImageFormat::Png => Some(HEADER),
        _ => Some(MEMORY),
    };
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // Metadata that can't be read is metadata that is not there.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let conversion = conversion(format, bytes, &mut decoder)?;
    let rights = rights::of(&mut decoder, bytes);
    let mut image = DynamicImage::from_decoder(decoder)?;
    if let Some(conversion) = conversion {
        image = in_srgb(image, &conversion.from)?;
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

/// The same colours for screens that know no profiles. Deep pixels are converted as deep as they are,
/// since dark ones would be told apart no longer.
fn in_srgb(image: DynamicImage, from: &ColorProfile) -> Result<DynamicImage, CmsError> {
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let has_alpha = image.color().has_alpha();
    let (rgb, rgba) = (Layout::Rgb, Layout::Rgba);
    Ok(if is_deep(image.color()) {
        let mut image = image.into_rgba16();
        let by = from.create_transform_16bit(rgba, &srgb, rgba, options)?;
        let row = image.width() as usize * 4;
        rows(&mut image, row, |from, to| by.transform(from, to))?;
        let image = DynamicImage::from(image);
        if has_alpha {
            image
        } else {
            image.into_rgb8().into()
        }
    } else if has_alpha {
        let mut image = image.into_rgba8();
        let by = from.create_transform_8bit(rgba, &srgb, rgba, options)?;
        let row = image.width() as usize * 4;
        rows(&mut image, row, |from, to| by.transform(from, to))?;
        image.into()
    } else {
        let mut image = image.into_rgb8();
        let by = from.create_transform_8bit(rgb, &srgb, rgb, options)?;
        let row = image.width() as usize * 3;
        rows(&mut image, row, |from, to| by.transform(from, to))?;
        image.into()
    })
}

/// Row by row, so that no second picture is in memory.
fn rows<T: Copy + Default>(
    pixels: &mut [T],
    row: usize,
    by: impl Fn(&[T], &mut [T]) -> Result<(), CmsError>,
) -> Result<(), CmsError> {
    let mut old = vec![T::default(); row];
    for row in pixels.chunks_exact_mut(row.max(1)) {
        old.copy_from_slice(row);
        by(&old, row)?;
    }
    Ok(())
}
