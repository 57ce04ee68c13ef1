use std::{borrow::Cow, panic};

use fast_image_resize::{ResizeOptions, Resizer};
use image::{
    DynamicImage, ImageEncoder, Rgb, Rgba,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use jpeg_encoder::{ColorType, Encoder as JpegEncoder, SamplingFactor};
use ravif::{BitDepth, Encoder as AvifEncoder, Img, RGBA8};

use super::{broken::broken, decode::Pixels, task::Task};
use crate::{
    content::Problem,
    model::{Format, Media},
    resolve::ImageCrop,
};

/// Of 100: where a photograph at the size that it is shown at shows no fault.
const JPEG_QUALITY: u8 = 80;
const AVIF_QUALITY: f32 = 66.0;

/// Of 10: the next slower one would make a file smaller by a tenth, and take half as long again.
const AVIF_SPEED: u8 = 10;

/// The files of a task, each with the path that it is published at.
pub fn make(
    media: &Media,
    pixels: &Pixels,
    task: &Task,
) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let made = panic::catch_unwind(|| {
        let image = scale(&pixels.image, task.crop, task.width)?;
        let rights = pixels.rights.as_deref();
        let files = task.files.iter().map(|(format, path)| {
            let bytes = match format {
                Format::Avif => avif(&image, rights),
                Format::Jpeg => jpeg(&image, rights),
                Format::Png => png(&image, rights),
            };
            bytes.map(|bytes| (path.clone(), bytes))
        });
        files.collect::<Result<Vec<_>, String>>()
    });
    match made {
        Ok(result) => result.map_err(|error| broken(media, error)),
        Err(_) => Err(broken(media, "it can't be scaled")),
    }
}

fn scale(
    image: &DynamicImage,
    crop: ImageCrop,
    width: u32,
) -> Result<Cow<'_, DynamicImage>, String> {
    let height = crop.height_at(width);
    let is_whole = (crop.width, crop.height) == (image.width(), image.height());
    if is_whole && width == image.width() {
        return Ok(Cow::Borrowed(image));
    }
    let mut scaled = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().crop(
        crop.left.into(),
        crop.top.into(),
        crop.width.into(),
        crop.height.into(),
    );
    match Resizer::new().resize(image, &mut scaled, &options) {
        Ok(()) => Ok(Cow::Owned(scaled)),
        Err(error) => Err(error.to_string()),
    }
}

fn avif(image: &DynamicImage, rights: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut encoder = AvifEncoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_bit_depth(BitDepth::Ten)
        // The file must not depend on the number of cores; they have other files to make.
        .with_num_threads(Some(1));
    if let Some(rights) = rights {
        encoder = encoder.with_exif(rights);
    }
    // Opaque pictures too: `encode_rgb` is inlined here, and its whole encoder compiled with this crate,
    // which the profile for editing doesn't optimise.
    let pixels: Vec<_> = match image {
        DynamicImage::ImageRgba8(image) => image
            .pixels()
            .map(|Rgba([r, g, b, a])| RGBA8::new(*r, *g, *b, *a))
            .collect(),
        _ => image
            .as_rgb8()
            .into_iter()
            .flat_map(|image| image.pixels())
            .map(|Rgb([r, g, b])| RGBA8::new(*r, *g, *b, u8::MAX))
            .collect(),
    };
    let made = encoder.encode_rgba(Img::new(&pixels, width, height));
    made.map(|made| made.avif_file)
        .map_err(|error| error.to_string())
}

fn jpeg(image: &DynamicImage, rights: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let side = |length: u32| u16::try_from(length).map_err(|error| error.to_string());
    let (width, height) = (side(image.width())?, side(image.height())?);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    if let Some(rights) = rights {
        // A block that is too long for a JPEG is left out.
        _ = encoder.add_exif_metadata(rights);
    }
    let color = match image {
        DynamicImage::ImageRgba8(_) => ColorType::Rgba,
        _ => ColorType::Rgb,
    };
    match encoder.encode(image.as_bytes(), width, height, color) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(error.to_string()),
    }
}

fn png(image: &DynamicImage, rights: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    if let Some(rights) = rights {
        _ = encoder.set_exif_metadata(rights.to_vec());
    }
    let color = image.color().into();
    match encoder.write_image(image.as_bytes(), image.width(), image.height(), color) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(error.to_string()),
    }
}
