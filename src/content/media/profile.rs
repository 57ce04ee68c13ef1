//! Which colours the numbers of a picture's pixels mean, where they are not those of screens.

use std::panic;

use image::{ColorType, ImageDecoder, ImageFormat};
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace,
    Layout, MatrixCoefficients, ToneReprCurve, TransferCharacteristics, TransformOptions, XyY,
};

use super::{Complaint, colors, parts::png_chunks};

/// How the colours of a picture are to be converted to sRGB.
#[derive(Debug)]
pub struct Conversion {
    /// What they are, of three channels; gray ones have the same value in each.
    pub from: ColorProfile,
    /// Whether earlier versions of the publisher passed over it.
    pub is_new: bool,
}

/// What a picture says of its colours, in the order in which it counts (PNG 3, section 4.3); none where
/// they are those of screens.
///
/// # Errors
/// Where that can't be read, or means colours that screens don't have.
pub fn conversion(
    format: ImageFormat,
    bytes: &[u8],
    decoder: &mut impl ImageDecoder,
) -> Result<Option<Conversion>, Complaint> {
    let before_pixels = || png_chunks(bytes).take_while(|(kind, _)| kind != b"IDAT");
    let chunk = |wanted: &[u8; 4]| {
        let is_png = format == ImageFormat::Png;
        let mut chunks = before_pixels().filter(|(kind, _)| is_png && kind == wanted);
        chunks.next().map(|(_, contents)| contents)
    };
    if let Some(points) = chunk(b"cICP") {
        return code_points(points);
    }
    if colors::has_profile(format, bytes) {
        let profile = decoder.icc_profile().ok().flatten();
        return icc(profile.as_deref(), decoder.color_type());
    }
    if chunk(b"sRGB").is_some() {
        return Ok(None);
    }
    gamma(chunk(b"gAMA"), chunk(b"cHRM"))
}

fn icc(profile: Option<&[u8]>, pixels: ColorType) -> Result<Option<Conversion>, Complaint> {
    // A parser of what anybody may have written is not to end this program.
    let read = panic::catch_unwind(|| {
        let bytes = profile?;
        let length: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
        let is_whole = u32::from_be_bytes(length) as usize <= bytes.len();
        let profile = is_whole.then(|| ColorProfile::new_from_slice(bytes).ok())??;
        Some((usable(&profile)?, profile.color_space))
    });
    let Ok(Some((from, space))) = read else {
        return refuse("has a colour profile that can't be read");
    };
    let has_colors = pixels.has_color();
    if space == DataColorSpace::Gray && has_colors {
        return refuse("has a colour profile for gray, and has colours");
    }
    let is_new = !has_colors || is_deep(pixels);
    Ok(Some(Conversion { from, is_new }))
}

/// The profile with three channels, if colours can be converted by it.
fn usable(profile: &ColorProfile) -> Option<ColorProfile> {
    let from = match profile.color_space {
        DataColorSpace::Rgb => profile.clone(),
        DataColorSpace::Gray => with_curve(ColorProfile::new_srgb(), profile.gray_trc.clone()?),
        _ => return None,
    };
    let (rgb, options) = (Layout::Rgb, TransformOptions::default());
    let srgb = ColorProfile::new_srgb();
    let by = from.create_transform_8bit(rgb, &srgb, rgb, options).ok()?;
    by.transform(&[1, 2, 3], &mut [0; 3]).ok()?;
    Some(from)
}

/// 16 bits a channel or more.
pub fn is_deep(pixels: ColorType) -> bool {
    pixels.bytes_per_pixel() > pixels.channel_count()
}

fn with_curve(mut profile: ColorProfile, curve: ToneReprCurve) -> ColorProfile {
    profile.cicp = None;
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    profile
}

/// Coding-independent code points (ITU-T H.273) in a PNG: primaries, transfer, matrix, range.
fn code_points(points: &[u8]) -> Result<Option<Conversion>, Complaint> {
    const SRGB: [u8; 4] = [1, 13, 0, 1];
    if points == SRGB {
        return Ok(None);
    }
    let &[primaries, transfer, 0, 1] = points else {
        return refuse("has code points for its colours (`cICP`) that no picture of RGB has");
    };
    if let Some(name) = match transfer {
        16 => Some("PQ"),
        18 => Some("HLG"),
        _ => None,
    } {
        return Err(Complaint::new(
            format!("is brighter than most screens are: it is HDR, {name}"),
            "export it in sRGB, as a picture of standard range",
        ));
    }
    let known = CicpColorPrimaries::try_from(primaries)
        .ok()
        .zip(TransferCharacteristics::try_from(transfer).ok());
    let from = known.and_then(|(color_primaries, transfer_characteristics)| {
        let profile = ColorProfile::new_from_cicp(CicpProfile {
            color_primaries,
            transfer_characteristics,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        });
        // Those that say nothing of the kind leave it without curves.
        usable(&profile).filter(|profile| profile.red_trc.is_some())
    });
    match from {
        Some(from) => Ok(Some(Conversion { from, is_new: true })),
        None => refuse("has code points for its colours (`cICP`) that are not known"),
    }
}

/// The exponent of a PNG's values, and where its white and its primaries are (PNG 3, sections 11.3.2.1
/// and 11.3.2.2).
fn gamma(gamma: Option<&[u8]>, places: Option<&[u8]>) -> Result<Option<Conversion>, Complaint> {
    const SENSELESS: &str = "has a gamma or primaries that make no sense";
    /// The exponent of sRGB, as a PNG writes it. Browsers take what is within a twentieth for the same.
    const SRGB: u32 = 45_455;
    /// White, red, green and blue of sRGB, as a PNG writes them.
    const PLACES: [u32; 8] = [
        31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000,
    ];
    let numbers = |contents: &[u8]| -> Vec<u32> {
        let parts = contents.chunks_exact(4).flat_map(<[u8; 4]>::try_from);
        parts.map(u32::from_be_bytes).collect()
    };
    let exponent = gamma.map(numbers);
    let places = places.map(numbers);
    if exponent
        .as_deref()
        .is_some_and(|it| !matches!(it, [one] if *one > 0))
        || places.as_ref().is_some_and(|it| it.len() != PLACES.len())
    {
        return refuse(SENSELESS);
    }
    let exponent = exponent.and_then(|it| it.first().copied());
    let exponent = exponent.filter(|it| it.abs_diff(SRGB) > SRGB / 20);
    let places = places.filter(|it| {
        it.iter()
            .zip(PLACES)
            .any(|(one, its)| one.abs_diff(its) > 500)
    });
    if exponent.is_none() && places.is_none() {
        return Ok(None);
    }
    let mut from = ColorProfile::new_srgb();
    if let Some(places) = &places {
        let at = |index: usize| f64::from(places[index]) / 100_000.0;
        let (x, y) = (at(0), at(1));
        let primary = |index| Chromaticity {
            x: at(index) as f32,
            y: at(index + 1) as f32,
        };
        let (red, green, blue) = (primary(2), primary(4), primary(6));
        // Twice the area of the triangle between them.
        let area = (green.x - red.x) * (blue.y - red.y) - (blue.x - red.x) * (green.y - red.y);
        if y == 0.0 || area.abs() < 0.001 {
            return refuse(SENSELESS);
        }
        from.update_rgb_colorimetry(XyY { x, y, yb: 1.0 }, ColorPrimaries { red, green, blue });
    }
    if let Some(exponent) = exponent {
        let curve = ToneReprCurve::Parametric(vec![100_000.0 / exponent as f32]);
        from = with_curve(from, curve);
    }
    match usable(&from) {
        Some(from) => Ok(Some(Conversion { from, is_new: true })),
        None => refuse(SENSELESS),
    }
}

fn refuse<T>(what: &str) -> Result<T, Complaint> {
    Err(Complaint::new(
        what,
        "convert it to sRGB, and save it again",
    ))
}
