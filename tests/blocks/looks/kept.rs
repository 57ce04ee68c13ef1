//! The looks that are kept, and how far another is from one.

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

use image::{
    DynamicImage, ImageEncoder, Rgba, RgbaImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
    imageops,
};

use super::Screen;
use crate::support::{fixture, publisher::bless};

/// How far two colours may be apart and still be the same to an eye: a square of a distance in YIQ, of
/// which black and white have 35215.
const SAME: f32 = 88.0;

/// How many pixels may differ, since the smoothing of an edge is not always the same.
pub const ALLOWED: u32 = 8;

/// What neither of two looks has, where the other is larger.
const BEYOND: Rgba<u8> = Rgba([255, 0, 255, 255]);

/// How many pixels differ to an eye, and a picture of where.
pub fn difference(one: &RgbaImage, other: &RgbaImage) -> (u32, RgbaImage) {
    let width = one.width().max(other.width());
    let height = one.height().max(other.height());
    let [one, other] = [one, other].map(|look| {
        let mut whole = RgbaImage::from_pixel(width, height, BEYOND);
        imageops::replace(&mut whole, look, 0, 0);
        whole
    });
    if one == other {
        return (0, one);
    }
    let found = dify::diff::get_results(one, other, SAME, true, Some(0.2), &None, &None);
    let (pixels, picture) = found.expect("a picture where one is asked for");
    (pixels.unsigned_abs(), picture)
}

/// Holds a look against the one that is kept; an error says by how much they differ and where to see it.
pub(super) fn compare(name: &str, screen: Screen, look: &RgbaImage) -> Result<(), String> {
    let screen = screen.name();
    let file = fixture("looks").join(name).join(format!("{screen}.png"));
    compare_with(&file, name, &screen, look)
}

/// The same with a look that is kept anywhere.
pub fn compare_with(file: &Path, name: &str, screen: &str, look: &RgbaImage) -> Result<(), String> {
    let outcome = match image::open(file) {
        Ok(kept) => tell(name, screen, &kept.into_rgba8(), look),
        Err(error) => Err(format!("{name} at {screen}: {}: {error}", file.display())),
    };
    // What is alike stays as it is.
    if outcome.is_err() && bless() {
        save(look, file);
        return Ok(());
    }
    outcome
}

pub fn tell(name: &str, screen: &str, kept: &RgbaImage, look: &RgbaImage) -> Result<(), String> {
    let (pixels, difference) = difference(kept, look);
    if pixels <= ALLOWED {
        return Ok(());
    }
    let now = picture_of(name, screen);
    let beside = |what: &str| now.with_file_name(format!("{screen}-{what}.png"));
    save(look, &now);
    save(kept, &beside("kept"));
    save(&difference, &beside("difference"));
    let whole = difference.width() * difference.height();
    Err(format!(
        "{name} at {screen}: {pixels} of {whole} pixels differ: {}, {}",
        now.display(),
        beside("difference").display()
    ))
}

/// Where a look is written that is not as it was.
pub fn picture_of(name: &str, screen: &str) -> PathBuf {
    let looks = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/looks");
    looks.join(name).join(format!("{screen}.png"))
}

/// Expects that every look that is kept of a screen is of a block that there is.
pub(super) fn forget_others(screen: Screen, looks: &[(String, usize)]) {
    let folders = fs::read_dir(fixture("looks")).expect("the looks");
    for folder in folders.map(|folder| folder.expect("a folder").path()) {
        let file = folder.join(format!("{}.png", screen.name()));
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if file.exists() && !looks.iter().any(|(known, _)| *known == name) {
            assert!(bless(), "{} is of no block", file.display());
            fs::remove_file(file).expect("removed");
        }
    }
}

/// Without the channel for transparency, which no screen has, and as small as can be.
fn save(look: &RgbaImage, file: &Path) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let to = BufWriter::new(File::create(file).expect("a file"));
    let look = DynamicImage::from(look.clone()).into_rgb8();
    PngEncoder::new_with_quality(to, CompressionType::Best, FilterType::Adaptive)
        .write_image(
            &look,
            look.width(),
            look.height(),
            image::ExtendedColorType::Rgb8,
        )
        .expect("a PNG");
}
