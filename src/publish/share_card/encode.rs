//! Cards as files.

use std::collections::BTreeMap;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use resvg::tiny_skia::Pixmap;

/// Of 100: where letters over a photograph have clean edges.
const QUALITY: u8 = 86;

/// Red, green and blue, and that nothing shines through.
const CHANNELS: usize = 4;

/// For flat colours; none where it can't be written.
pub fn png(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_compression(png::Compression::Balanced);
    let data = match indexed(pixels) {
        Some((palette, numbers)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette);
            // The numbers of colours say nothing of those beside them.
            encoder.set_filter(png::Filter::NoFilter);
            numbers
        }
        None => {
            encoder.set_color(png::ColorType::Rgba);
            pixels.data().to_vec()
        }
    };
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The colours, and the number of each pixel's among them; none where there are more than a palette has room
/// for, as there may be on a sign.
fn indexed(pixels: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let width = pixels.width() as usize;
    let (mut palette, mut numbers) = (Vec::new(), Vec::new());
    let mut known: BTreeMap<&[u8], u8> = BTreeMap::new();
    let (mut last, mut last_row): (&[u8], &[u8]) = (&[], &[]);
    let mut number = 0;
    for row in pixels.data().chunks_exact(width * CHANNELS) {
        // Most rows are as those over them, and most pixels as those before them.
        if row == last_row {
            numbers.extend_from_within(numbers.len() - width..);
            continue;
        }
        last_row = row;
        for pixel in row.chunks_exact(CHANNELS) {
            if pixel != last {
                last = pixel;
                let next = known.len();
                number = match known.get(pixel) {
                    Some(number) => *number,
                    None => {
                        let next = u8::try_from(next).ok()?;
                        known.insert(pixel, next);
                        palette.extend_from_slice(&pixel[..3]);
                        next
                    }
                };
            }
            numbers.push(number);
        }
    }
    Some((palette, numbers))
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
    let written = encoder.encode(pixels.data(), width, height, ColorType::Rgba);
    written.ok()?;
    Some(bytes)
}
