//! Cards as files.

use std::collections::BTreeSet;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use resvg::tiny_skia::Pixmap;

/// Of 100: where letters over a photograph have clean edges.
const QUALITY: u8 = 86;

type Rgb = [u8; 3];

/// For flat colours, of which few cards have more than a palette has room for; none where it can't be written.
pub fn png(pixels: &Pixmap) -> Option<Vec<u8>> {
    let colors = rgb(pixels);
    let palette: Vec<Rgb> = colors
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_compression(png::Compression::Balanced);
    let data = if palette.len() <= 256 {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        // In neighbouring numbers there is nothing to be found.
        encoder.set_filter(png::Filter::NoFilter);
        let number = |color| palette.binary_search(color).unwrap_or_default() as u8;
        colors.iter().map(number).collect()
    } else {
        encoder.set_color(png::ColorType::Rgb);
        colors.concat()
    };
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// For photographs; none where it can't be written.
pub fn jpeg(pixels: &Pixmap) -> Option<Vec<u8>> {
    let side = |length: u32| u16::try_from(length).ok();
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    let colors = rgb(pixels).concat();
    encoder
        .encode(&colors, width, height, ColorType::Rgb)
        .ok()?;
    Some(bytes)
}

/// Nothing shines through a card.
fn rgb(pixels: &Pixmap) -> Vec<Rgb> {
    let pixels = pixels.pixels().iter();
    pixels
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect()
}
