use image::{DynamicImage, ImageBuffer, Pixel, Rgb, Rgba, RgbaImage};

/// `style/parts/picture.css` has a rule for each of so many lightnesses, `l0` being the darkest.
const LIGHTNESSES: f64 = 8.0;
/// The step of Oklab's other axes that stands for 0; there are as many above it as below.
const MIDDLE: f64 = 2.0;
/// How far two steps of such an axis are apart.
const STEP: f64 = 0.06;

/// What stands for the tint of a picture that is to be seen on a light plate, at night too.
pub const PLATE: &str = "plate";

/// The mean colour as three words for [`Picture::tint`](crate::page::Picture::tint). Where something shines
/// through it is [`PLATE`] if dark lines would not be seen at night, else none.
pub fn of(image: &DynamicImage) -> Option<String> {
    match image {
        DynamicImage::ImageRgba8(image) if image.pixels().any(|Rgba([.., a])| *a < u8::MAX) => {
            has_dark_lines(image).then(|| PLATE.to_owned())
        }
        DynamicImage::ImageRgba8(image) => Some(mean(image)),
        _ => Some(mean(image.as_rgb8()?)),
    }
}

/// Whether one of two hundred visible pixels, or more, is darker than what can be told from a night page.
fn has_dark_lines(image: &RgbaImage) -> bool {
    /// Of 255.
    const DARK: u32 = 110;
    let (mut seen, mut dark) = (0, 0);
    for Rgba([r, g, b, alpha]) in image.pixels() {
        let [r, g, b] = [*r, *g, *b].map(u32::from);
        // How light it seems (Rec. 601).
        let light = (299 * r + 587 * g + 114 * b) / 1000;
        seen += u64::from(*alpha);
        dark += if light < DARK { u64::from(*alpha) } else { 0 };
    }
    dark * 200 > seen
}

fn mean<P: Pixel<Subpixel = u8>>(image: &ImageBuffer<P, Vec<u8>>) -> String {
    // Some ten thousand pixels tell as much as all of them.
    let step = (f64::from(image.width()) * f64::from(image.height()) / 10_000.0).sqrt();
    let step = step.ceil().max(1.0) as usize;
    let rows = image.rows().step_by(step);
    let (mut sum, mut count) = ([0.0; 3], 0.0);
    for pixel in rows.flat_map(|row| row.step_by(step)) {
        let color = oklab(&pixel.to_rgb());
        sum.iter_mut()
            .zip(color)
            .for_each(|(sum, part)| *sum += part);
        count += 1.0;
    }
    let [l, a, b] = sum.map(|sum| sum / count);
    let lightness = (l * LIGHTNESSES).floor().clamp(0.0, LIGHTNESSES - 1.0);
    let axis = |part: f64| (part / STEP + MIDDLE).round().clamp(0.0, 2.0 * MIDDLE);
    format!("l{lightness} a{} b{}", axis(a), axis(b))
}

/// sRGB in Oklab (CSS Color 4, section 10).
fn oklab(Rgb(channels): &Rgb<u8>) -> [f64; 3] {
    let [r, g, b] = channels.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}
